const LETTER = /\p{L}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const LOWER = /\p{Ll}/u;
const DIGIT = /\p{Nd}/u;
const MARK = /\p{M}/u;
const SPACE = /\s/;

/** What a character is to the splitter. */
export type CharacterKind = 'upper' | 'lower' | 'uncased' | 'digit' | 'mark' | 'space' | 'other';

/** Kinds of the characters of the first plane met so far: judging one takes several patterns. */
const KINDS: (CharacterKind | undefined)[] = new Array(0x10000).fill(undefined);

/** Kind of the character at an offset; "other" at the text's end and for a lone surrogate. */
export function kindAt(text: string, at: number): CharacterKind {
  const code = text.codePointAt(at);
  if (code === undefined) return 'other';
  if (code > 0xffff) return judge(code);
  KINDS[code] ??= judge(code);
  return KINDS[code];
}

/** Kind of the character that ends before an offset. */
export function kindBefore(text: string, at: number): CharacterKind {
  return at > 0 ? kindAt(text, previous(text, at)) : 'other';
}

/** Offset of the character that ends at `at`. */
export function previous(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  const isPair =
    code >= 0xdc00 && code <= 0xdfff && at > 1 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
  return isPair ? at - 2 : at - 1;
}

/** Offset after the character that begins at `at`. */
export function following(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** Whether the kind is a letter's. */
export function isLetter(kind: CharacterKind): boolean {
  return kind === 'upper' || kind === 'lower' || kind === 'uncased';
}

function judge(code: number): CharacterKind {
  const character = String.fromCodePoint(code);
  if (SPACE.test(character)) return 'space';
  if (UPPER.test(character)) return 'upper';
  if (LOWER.test(character)) return 'lower';
  if (LETTER.test(character)) return 'uncased';
  if (DIGIT.test(character)) return 'digit';
  return MARK.test(character) ? 'mark' : 'other';
}
