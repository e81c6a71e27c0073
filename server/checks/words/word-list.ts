/**
 * Words of one meaning in a language, as a native writes them down: separated by white space, `_` for a
 * space within, `*` for any ending, and for any beginning where it stands first.
 */
export type WordList = string;

const cache = new Map<WordList, RegExp>();

/** A pattern for the words of a list, whole and in any case. */
export function wordPattern(list: WordList): RegExp {
  let pattern = cache.get(list);
  if (pattern === undefined) {
    pattern = new RegExp(sourceOf(list), 'giu');
    cache.set(list, pattern);
  }
  pattern.lastIndex = 0;
  return pattern;
}

function sourceOf(list: WordList): string {
  const spaced: string[] = [];
  const unspaced: string[] = [];
  for (const form of list.split(/\s+/u).filter(Boolean)) {
    const body = form
      .replace(/[.+?^${}()|[\]\\]/gu, '\\$&')
      .replace(/_/gu, '[\\s\\u00a0]+')
      .replace(/^\*/u, '[\\p{L}\\p{M}]+')
      .replace(/\*$/u, '[\\p{L}\\p{M}]*');
    (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(form)
      ? unspaced
      : spaced
    ).push(body);
  }
  const parts: string[] = [];
  if (spaced.length > 0) parts.push(`(?<![\\p{L}\\p{M}])(?:${spaced.join('|')})(?![\\p{L}\\p{M}])`);
  if (unspaced.length > 0) parts.push(`(?:${unspaced.join('|')})`);
  return parts.length > 0 ? parts.join('|') : '(?!)';
}

/** Where the words of a list stand in a text. */
export function* wordsOfList(
  text: string,
  list: WordList,
): Generator<{ from: number; to: number; text: string }> {
  for (const match of text.matchAll(wordPattern(list))) {
    yield { from: match.index, to: match.index + match[0].length, text: match[0] };
  }
}

/** Whether a text has a word of a list. */
export function hasWordOf(text: string, list: WordList): boolean {
  return wordPattern(list).test(text);
}
