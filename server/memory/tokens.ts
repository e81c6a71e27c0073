import { words } from '../text/words.ts';

/** What a token is, which says how much a difference in it counts. */
export type TokenKind = 'word' | 'number' | 'mark' | 'tag';

/** A word, number, mark or tag of a text; white space is none. */
export interface Token {
  text: string;
  /** UTF-16 offsets. */
  start: number;
  end: number;
  kind: TokenKind;
  /** The text as it is compared, case aside. */
  key: string;
}

/** Tags and placeholders as they stand in plain text: `<b>`, `{name}`, `%s`, `%1$d`. */
const LITERAL_TAG = /<\/?\p{L}[^<>]*>|\{[^{}\s]*\}|%(?:\d+\$)?[sd@]/gu;
/** Inline codes: characters of the last private-use plane (see `formats/inline.ts`). */
const CODE = /^[\u{100000}-\u{102fff}]/u;
const NUMBER = /^\p{Nd}+(?:[.,٫٬'’·]\p{Nd}+)*$/u;

/**
 * The tokens of a text, in order.
 *
 * @param language BCP 47
 */
export function tokensOf(text: string, language: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(LITERAL_TAG)) {
    addWords(tokens, text.slice(end, match.index), end, language);
    end = match.index + match[0].length;
    tokens.push({ text: match[0], start: match.index, end, kind: 'tag', key: match[0] });
  }
  addWords(tokens, text.slice(end), end, language);
  return tokens;
}

function addWords(tokens: Token[], text: string, offset: number, language: string): void {
  let start = offset;
  for (const word of words(text, language)) {
    const end = start + word.length;
    if (word.trim() !== '') {
      const kind = kindOf(word);
      const key = kind === 'word' ? word.normalize('NFC').toLocaleLowerCase(language) : word;
      tokens.push({ text: word, start, end, kind, key });
    }
    start = end;
  }
}

function kindOf(word: string): TokenKind {
  if (CODE.test(word)) return 'tag';
  if (NUMBER.test(word)) return 'number';
  return /[\p{L}\p{N}]/u.test(word) ? 'word' : 'mark';
}
