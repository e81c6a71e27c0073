import iconv from 'iconv-lite';
import { FormatError } from './problem.ts';

/** Largest XML file that is taken in, in bytes: the tree of one takes some ten times as much. */
export const MOST_XML_BYTES = 32_000_000;

/** An XML file as text, with what turns it into bytes again. */
export interface XmlText {
  /** With its byte order mark, where it has one. */
  text: string;
  /** As `iconv-lite` names it. */
  encoding: string;
}

/** How a file begins in encodings that a declaration cannot be read without, in hexadecimal. */
const STARTS: readonly (readonly [start: string, encoding: string])[] = [
  ['0000feff', 'utf-32be'],
  ['fffe0000', 'utf-32le'],
  ['feff', 'utf-16be'],
  ['fffe', 'utf-16le'],
  ['efbbbf', 'utf-8'],
  ['0000003c', 'utf-32be'],
  ['3c000000', 'utf-32le'],
  ['003c', 'utf-16be'],
  ['3c00', 'utf-16le'],
];
/** The beginning of a file in any encoding that has ASCII in it, up to the name of the encoding. */
const DECLARATION = /^<\?xml\s+version\s*=\s*["'][^"']*["']\s+encoding\s*=\s*["']([\w.:-]+)["']/;
/** Longest declaration that is looked for, in bytes. */
const DECLARATION_BYTES = 256;

/**
 * Turns the bytes of an XML file into text: in the encoding of its byte order mark, else in the one it
 * declares, else in UTF-8 (XML 1.0, appendix F).
 *
 * @throws FormatError `too-large`, `empty-file`, `unknown-encoding`, or `wrong-encoding` with the line
 *   where the bytes are no text
 */
export function decodeXml(bytes: Uint8Array): XmlText {
  if (bytes.length > MOST_XML_BYTES) {
    const size = Math.ceil(bytes.length / 1_000_000);
    fail(
      'too-large',
      1,
      `The file has ${size} MB, and ${MOST_XML_BYTES / 1_000_000} are the most.`,
    );
  }
  if (bytes.length === 0) fail('empty-file', 1, 'The file is empty.');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(buffer);
  if (!iconv.encodingExists(encoding)) {
    fail(
      'unknown-encoding',
      1,
      `The file declares the encoding "${encoding}", which is not known.`,
    );
  }
  if (encoding === 'utf-8') return { text: decodeUtf8(buffer), encoding };
  const text = iconv.decode(buffer, encoding, { stripBOM: false });
  const wrong = text.indexOf('\ufffd');
  if (wrong >= 0) {
    fail('wrong-encoding', lineAt(text, wrong), `There are bytes that are no text in ${encoding}.`);
  }
  return { text, encoding };
}

/**
 * The bytes of a text that was decoded and changed.
 *
 * @returns undefined where the encoding has no way to write it
 */
export function encodeXml({ text, encoding }: XmlText): Uint8Array | undefined {
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytes = iconv.encode(text, encoding);
  return iconv.decode(bytes, encoding, { stripBOM: false }) === text ? bytes : undefined;
}

function encodingOf(buffer: Buffer): string {
  const start = buffer.toString('hex', 0, 4);
  const marked = STARTS.find(([bytes]) => start.startsWith(bytes))?.[1];
  if (marked) return marked;
  const declared = DECLARATION.exec(buffer.toString('latin1', 0, DECLARATION_BYTES))?.[1];
  const name = declared?.toLowerCase() ?? 'utf-8';
  // Sixteen bits a character it cannot be in, or its declaration would not have been read.
  return /^(?:utf-?8|us-ascii|ascii|(?:utf|ucs|iso-10646-ucs)-?(?:16|2|4|32).*)$/.test(name)
    ? 'utf-8'
    : name;
}

function decodeUtf8(buffer: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer);
  } catch {
    const text = buffer.toString('utf8');
    const wrong = text.indexOf('\ufffd');
    return fail(
      'wrong-encoding',
      lineAt(text, wrong),
      'There are bytes that are no text in UTF-8.',
    );
  }
}

function lineAt(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function fail(rule: string, line: number, message: string): never {
  throw new FormatError([{ rule, line, message }]);
}
