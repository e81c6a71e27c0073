import iconv from 'iconv-lite';
import { FormatError } from './problem.ts';

/** Byte order marks (Unicode, chapter 23.8), the longer ones first. */
const MARKS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['fffe0000', 'UTF-32LE'],
  ['0000feff', 'UTF-32BE'],
  ['efbbbf', 'UTF-8'],
  ['fffe', 'UTF-16LE'],
  ['feff', 'UTF-16BE'],
];
/** `<?` in UTF-16 without a mark. */
const UNMARKED: readonly (readonly [bytes: string, encoding: string])[] = [
  ['3c003f00', 'UTF-16LE'],
  ['003c003f', 'UTF-16BE'],
];

/**
 * The text of a file of XML, in the encoding that its byte order mark or its declaration says, UTF-8
 * where there is neither (XML 1.0, 4.3.3 and appendix F).
 *
 * @throws FormatError `unknown-encoding`, or `wrong-encoding` for bytes that are not in the one declared
 */
export function decodeXml(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const found = [...MARKS, ...UNMARKED].find(([signature]) => start.startsWith(signature))?.[1];
  const encoding = found ?? declaredEncoding(bytes) ?? 'UTF-8';
  if (!iconv.encodingExists(encoding)) {
    throw refused('unknown-encoding', `No encoding is called ${encoding}.`);
  }
  if (!/^utf-?8$/iu.test(encoding)) {
    const text = iconv.decode(Buffer.from(bytes), encoding);
    if (text.includes('\ufffd')) throw wrongEncoding(encoding);
    return text;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw wrongEncoding('UTF-8');
  }
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[A-Za-z][\w.-]*)["']/u.exec(start)?.groups
    ?.name;
}

function wrongEncoding(encoding: string): FormatError {
  return refused(
    'wrong-encoding',
    `The file is not in ${encoding}, which it says or has to be in.`,
  );
}

function refused(rule: string, message: string): FormatError {
  return new FormatError([{ rule, line: 1, message }]);
}
