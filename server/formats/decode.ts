import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { UserError } from '../errors.ts';
import { checkText, MAX_BYTES, tooLarge } from './check-text.ts';
import { legacyEncodings } from './legacy-encodings.ts';

export { checkText, MAX_BYTES } from './check-text.ts';

/** A file as text. */
export interface Decoded {
  /** Without byte order mark. */
  text: string;
  /** What the bytes were in: its IANA name, such as `UTF-8`, `UTF-16LE`, `windows-1251`. */
  encoding: string;
  /** For the person who uploaded it, where the bytes were not UTF-8: i18n key and its values. */
  note?: { key: string; params: Record<string, unknown> };
}

/** How files of formats that people take for text begin. */
const SIGNATURES: readonly (readonly [bytes: string, format: string])[] = [
  ['%PDF-', 'PDF'],
  ['{\\rtf', 'RTF'],
  ['PK\x03\x04', 'ZIP'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'Microsoft Office'],
  ['\x89PNG\r\n', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['\x1f\x8b', 'gzip'],
  ['\x7fELF', 'ELF'],
];
/** Names inside a ZIP archive that tell which kind of document it is. */
const ARCHIVES: readonly (readonly [name: string, format: string])[] = [
  ['word/', 'Microsoft Word'],
  ['mimetypeapplication/vnd.oasis.opendocument', 'OpenDocument'],
  ['mimetypeapplication/epub', 'EPUB'],
];

/** Share of control bytes above which bytes are no text in any single-byte or multi-byte encoding. */
const BINARY_SHARE = 0.02;
/** And so many may stand in a short text, for which telling their line helps more. */
const FEW_CONTROLS = 3;
/** Share of control bytes that UTF-16 has at least where its bytes are valid UTF-8 as well. */
const UTF16_SHARE = 1 / 8;
/** Bytes of a file that detection looks at. */
const SAMPLE = 64 * 1024;
/** Decoded text may have this share of unlikely neighbours and still be the right reading. */
const TOLERABLE = 0.06;
/** What the stated language is worth beside the confidence of detection, which goes from 0 to 1. */
const LANGUAGE_BONUS = 0.35;
const ODDITY_WEIGHT = 6;

/**
 * Turns the bytes of a file into text. UTF-8 is taken as it is; UTF-16 and UTF-32 are known by their
 * byte order mark, UTF-16 also without; any other encoding is detected by letter frequency, the stated
 * language helping, and noted.
 *
 * @param language BCP 47: what the text is said to be written in
 * @param field form field the file was uploaded in
 * @throws UserError 413 over 5 MB; 415 for binary and other formats; 422 for an empty file, for bytes
 *   that are no text in any known encoding, and for whatever `checkText` finds
 */
export function decode(bytes: Uint8Array, language?: string, field?: string): Decoded {
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length, field);
  if (bytes.length === 0) throw new UserError('import:error.empty', {}, 422, field);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = formatOf(buffer);
  if (format) throw new UserError('import:error.otherFormat', { format }, 415, field);

  const decoded =
    byMark(buffer) ?? asUtf8(buffer) ?? asUtf16(buffer) ?? asLegacy(buffer, language, field);
  const [problem] = checkText(decoded.text, field);
  if (problem) throw problem;
  if (decoded.encoding !== 'UTF-8') {
    decoded.note = { key: 'import:note.converted', params: { encoding: decoded.encoding } };
  }
  return decoded;
}

function formatOf(buffer: Buffer): string | undefined {
  const start = buffer.toString('latin1', 0, 4096);
  const format = SIGNATURES.find(([signature]) => start.startsWith(signature))?.[1];
  if (format !== 'ZIP') return format;
  return ARCHIVES.find(([name]) => start.includes(name))?.[1] ?? format;
}

function byMark(buffer: Buffer): Decoded | undefined {
  const start = buffer.toString('hex', 0, 4);
  if (start === 'fffe0000') return withIconv(buffer, 'UTF-32LE');
  if (start === '0000feff') return withIconv(buffer, 'UTF-32BE');
  if (start.startsWith('fffe')) return withIconv(buffer, 'UTF-16LE');
  if (start.startsWith('feff')) return withIconv(buffer, 'UTF-16BE');
  return undefined;
}

function withIconv(buffer: Buffer, encoding: string): Decoded {
  return { text: iconv.decode(buffer, encoding), encoding };
}

function asUtf8(buffer: Buffer): Decoded | undefined {
  // NUL is valid UTF-8, but about every other byte of an ASCII text in UTF-16 is one.
  const sample = buffer.subarray(0, SAMPLE);
  if (countControls(sample) > sample.length * UTF16_SHARE && asUtf16(buffer)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    const tolerable = Math.max(buffer.length * BINARY_SHARE, FEW_CONTROLS);
    if (countControls(buffer) > tolerable) return undefined;
    return { text, encoding: 'UTF-8' };
  } catch {
    return undefined;
  }
}

function asUtf16(buffer: Buffer): Decoded | undefined {
  if (buffer.length % 2 === 1 || buffer.length < 4) return undefined;
  const readings = ['UTF-16LE', 'UTF-16BE'].map((encoding) => {
    const { text } = withIconv(buffer.subarray(0, SAMPLE), encoding);
    return { encoding, likely: likelihoodOfUtf16(text) };
  });
  const best = readings.reduce((a, b) => (b.likely > a.likely ? b : a));
  return best.likely > 0 ? withIconv(buffer, best.encoding) : undefined;
}

/** Above 0 for a text, by the marks every script has: bytes read in pairs by chance hardly give any. */
function likelihoodOfUtf16(text: string): number {
  if (/[\p{Cn}\p{Co}\p{Cs}\0]/u.test(text.slice(0, -1))) return 0;
  const common = text.match(/[ \n\r.,。、，…]/gu)?.length ?? 0;
  const odd = text.match(/[\p{Cc}]/gu)?.filter((char) => !/[\t\n\r]/u.test(char)).length ?? 0;
  return odd > 0 ? 0 : common / text.length - 0.01;
}

function asLegacy(buffer: Buffer, language: string | undefined, field?: string): Decoded {
  const sample = buffer.subarray(0, SAMPLE);
  // In these encodings a control byte is a control character, except for the escapes of ISO 2022.
  if (countControls(sample) > sample.length * BINARY_SHARE) {
    throw new UserError('import:error.binary', {}, 415, field);
  }
  const expected = legacyEncodings(language);
  const found = new Map<string, number>(expected.map((encoding) => [encoding, LANGUAGE_BONUS]));
  for (const { name, confidence } of analyse(sample)) {
    const encoding = SUPERSETS[name] ?? name;
    if (!iconv.encodingExists(encoding) || /^UTF-/u.test(encoding)) continue;
    const bonus = expected.includes(encoding) ? LANGUAGE_BONUS : 0;
    found.set(encoding, Math.max(found.get(encoding) ?? 0, confidence / 100 + bonus));
  }
  let best: { decoded: Decoded; score: number } | undefined;
  for (const [encoding, likely] of found) {
    const decoded = withIconv(buffer, encoding);
    const oddity = oddityOf(decoded.text.slice(0, SAMPLE));
    const score = likely - ODDITY_WEIGHT * oddity;
    if (oddity <= TOLERABLE && (!best || score > best.score)) best = { decoded, score };
  }
  if (!best) throw new UserError('import:error.notDecodable', {}, 422, field);
  return best.decoded;
}

/** What is declared as the first is in practice the second, which only adds to it (as browsers do). */
const SUPERSETS: Record<string, string> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'EUC-KR': 'cp949',
};

/**
 * Share of characters that stand oddly in a text, 0 to 1: unknown ones, small letters followed by
 * capitals, letters of two scripts side by side, and signs within words. 1 where the bytes do not fit
 * the encoding at all.
 */
function oddityOf(text: string): number {
  if (text.includes('\ufffd') || /[\u0080-\u0084\u0086-\u009f\p{Co}]/u.test(text)) return 1;
  let odd = 0;
  for (const pattern of ODD) odd += text.match(pattern)?.length ?? 0;
  return odd / Math.max(text.match(/[^\p{ASCII}]/gu)?.length ?? 1, 1);
}

const ODD = [
  /\p{Ll}\p{Lu}/gu,
  /\p{Lu}{2}\p{Ll}/gu,
  /\p{Script=Latin}(?=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])/gu,
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}](?=\p{Script=Latin})/gu,
  /\p{L}[\p{S}¡-¿](?=\p{L})/gu,
  /[\u2500-\u259f¤¦¬¨¸¯]/gu,
  /\p{Script=Han}(?=[\p{Script=Latin}\p{Script=Cyrillic}])/gu,
];

function countControls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) count++;
  return count;
}

/** Tab, line breaks, and the escape character of ISO 2022. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
