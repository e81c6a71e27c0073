import { UserError } from '../errors.ts';

/** Largest text or file taken in, in bytes (of UTF-8, where it is text). */
export const MAX_BYTES = 5_000_000;

/** Control characters (ISO 6429) but for tab and line breaks, and the two noncharacters XML forbids. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Anything that leaves a mark on paper. */
const VISIBLE = /[^\s\p{Cf}\p{Cc}\p{Cs}]/u;

/**
 * What makes a text unfit to be stored and shown, everything at once: nothing in it, too large, NUL,
 * half of a surrogate pair, other control characters. The messages say in which line.
 *
 * @param field form field the text was typed or uploaded in
 */
export function checkText(text: string, field?: string): UserError[] {
  if (Buffer.byteLength(text) > MAX_BYTES) return [tooLarge(Buffer.byteLength(text), field)];
  const problems: UserError[] = [];
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    problems.push(new UserError('import:error.nul', { line: lineOf(text, nul) }, 422, field));
  }
  const surrogate = text.search(LONE_SURROGATE);
  if (surrogate >= 0) {
    problems.push(
      new UserError('import:error.loneSurrogate', { line: lineOf(text, surrogate) }, 422, field),
    );
  }
  const control = nul < 0 ? text.search(CONTROL) : -1;
  if (control >= 0) {
    const code = `U+${text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0')}`;
    const params = { code, line: lineOf(text, control) };
    problems.push(new UserError('import:error.controlCharacter', params, 422, field));
  }
  if (problems.length === 0 && !VISIBLE.test(text)) {
    problems.push(new UserError('import:error.empty', {}, 422, field));
  }
  return problems;
}

/** The refusal of a text or file of so many bytes. */
export function tooLarge(bytes: number, field?: string): UserError {
  // Rounded up, so that a file barely too large does not read "5 MB, and 5 MB is the most".
  const size = Math.ceil(bytes / 100_000) / 10;
  return new UserError('import:error.tooLarge', { size, limit: MAX_BYTES / 1_000_000 }, 413, field);
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n?|\n/u).length;
}
