/**
 * Inline markup inside texts. Every code (the beginning or end of a span, or something that stands
 * alone) is one character of the last private-use plane, so that nothing can break one in two: not an
 * editor, not a diff, not a split. What it stands for is kept beside the text.
 */

/** Whether a code opens a span, closes one, or stands alone. */
export type CodeKind = 'open' | 'close' | 'standalone';

/** What a code means to a reader, where the format says so. */
export type CodeType =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'superscript'
  | 'subscript'
  | 'code'
  | 'link'
  | 'image'
  | 'break'
  | 'footnote'
  | 'placeholder'
  | 'other';

/** What one code in a text stands for. */
export interface InlineCode {
  kind: CodeKind;
  /**
   * From 1 to `MOST_CODES`: what opens a span and what closes it have the same one. A number stands for
   * one span or one standalone code of the text.
   */
  number: number;
  type: CodeType;
  /** What the format writes in its place, such as `<a href="/baku">`. */
  data: string;
  /** Of a link or an image: its address. */
  address?: string;
  /** What stands for it where only text can: an image's alternative text, a footnote's mark. */
  equivalent?: string;
  /** The format's own identifier. */
  id?: string;
  /** Whether whoever edits the text may leave it out; where undefined, not. */
  canDelete?: boolean;
}

/** Most spans, and most standalone codes, that a text can have. */
export const MOST_CODES = 4096;

const FIRST: Record<CodeKind, number> = {
  open: 0x100000,
  close: 0x101000,
  standalone: 0x102000,
};
const KINDS: readonly CodeKind[] = ['open', 'close', 'standalone'];

/** Any code, to be used with the flags `g` or `y` only through `matchAll`, `replace` and `split`. */
const CODE = /[\u{100000}-\u{102fff}]/gu;

/** A code found in a text. */
export interface FoundCode {
  kind: CodeKind;
  number: number;
  /** Where it stands, in UTF-16 code units; it is two of them long. */
  index: number;
}

/**
 * The character that stands for a code.
 *
 * @throws RangeError when the number is not between 1 and `MOST_CODES`
 */
export function codeCharacter(kind: CodeKind, number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > MOST_CODES) {
    throw new RangeError(`There is no inline code ${number}.`);
  }
  return String.fromCodePoint(FIRST[kind] + number - 1);
}

/** The codes of a text, in order. */
export function findCodes(text: string): FoundCode[] {
  return Array.from(text.matchAll(CODE), (match) => ({
    ...readCode(match[0]),
    index: match.index,
  }));
}

/** Whether there is any code in a text. */
export function hasCodes(text: string): boolean {
  return text.search(CODE) >= 0;
}

/** The text without its codes, or with something in their place. */
export function withoutCodes(text: string, replacement?: (code: FoundCode) => string): string {
  return text.replace(CODE, (character, index: number) =>
    replacement ? replacement({ ...readCode(character), index }) : '',
  );
}

/** The text as it reads without its markup: a break is a space, an image its alternative text. */
export function readableText(text: string, codes: readonly InlineCode[] = []): string {
  return withoutCodes(text, ({ kind, number }) => {
    const code = codes.find((one) => one.kind === kind && one.number === number);
    return code?.type === 'break' ? ' ' : (code?.equivalent ?? '');
  });
}

/** A text cut at its codes: words as strings, codes as what they are. Joined it is the text again. */
export function splitAtCodes(text: string): (string | FoundCode)[] {
  const parts: (string | FoundCode)[] = [];
  let end = 0;
  for (const code of findCodes(text)) {
    if (code.index > end) parts.push(text.slice(end, code.index));
    parts.push(code);
    end = code.index + 2;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

function readCode(character: string): Omit<FoundCode, 'index'> {
  const point = character.codePointAt(0) ?? 0;
  const kind = KINDS[(point - FIRST.open) >> 12] as CodeKind;
  return { kind, number: point - FIRST[kind] + 1 };
}
