import { following, isLetter, kindAt, kindBefore } from './characters.ts';
import type { Enclosure } from './enclosures.ts';

/**
 * A place where a sentence may end. `from` is the sentence's start as known so far, `mark` to
 * `markEnd` the terminators, `end` is after the closing marks that belong to them, `next` is where
 * text goes on after white space, and `word` where its first word does, after opening marks.
 */
export interface Candidate {
  from: number;
  mark: number;
  markEnd: number;
  end: number;
  next: number;
  word: number;
  /** Whether a quotation or a parenthesis closes between `markEnd` and `end`. */
  closes: Enclosure | undefined;
}

/** Offset of the first character at or after `at` that is no white space. */
export function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && kindAt(text, next) === 'space') next++;
  return next;
}

/** The word that begins at an offset, letters and marks only, at most 40 units of it. */
export function wordAt(text: string, at: number): string {
  const limit = Math.min(text.length, at + 40);
  let end = at;
  while (end < limit) {
    const kind = kindAt(text, end);
    if (!isLetter(kind) && kind !== 'mark') break;
    end = following(text, end);
  }
  return text.slice(at, end);
}

/** The word that ends before an offset, up to white space or an opening mark, at most 40 units. */
export function tokenBefore(text: string, end: number): string {
  const limit = Math.max(0, end - 40);
  let from = end;
  while (from > limit) {
    const kind = kindBefore(text, from);
    if (kind === 'space') break;
    if (kind === 'other' && !`.'’-_/@°№&‪‬`.includes(text[from - 1] as string)) break;
    from--;
  }
  return text.slice(from, end);
}
