import { hunks } from '../revisions/delta.ts';
import { closeDiff } from '../revisions/diff.ts';
import { anchors } from '../revisions/diff-anchors.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { joinSentences } from '../text/language.ts';
import { isWord, words } from '../text/words.ts';

/** What segments are known by. */
export interface Pair {
  source: string;
  machine: string;
}

/** Neighbouring segments of the old and the new article that are one; either side may be empty. */
export interface Match {
  /** Indices: the first one, and the one after the last. */
  old: readonly [from: number, to: number];
  new: readonly [from: number, to: number];
}

/** Sizes of groups whose text is the same but cut elsewhere, which a person may have done. */
const CUT_OTHERWISE: readonly (readonly [old: number, fresh: number])[] = [
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [3, 3],
  [1, 4],
  [4, 1],
];
/** Those of them looked for also where the text has changed. */
const CUT_AND_CHANGED = CUT_OTHERWISE.slice(0, 2);

/** Share of the text two segments must have in common to be the same one, changed. */
const SIMILAR = 0.5;
/** And what they must have in common where one of them is several. */
const SIMILAR_GROUP = 0.6;
/** Share of its text that a group must be the better for, to be none of single segments. */
const GROUP_COST = 0.1;
/** Words of two texts that have less in common than this need not be compared in order. */
const HOPELESS = 0.35;
/** More cells than this are searched in parts. */
const CELLS = 600_000;
/** Segments of a part. */
const PART = 600;

/** A text with what comparing it often needs. */
interface Item {
  text: string;
  isSource: boolean;
  /** The text without white space, which says nothing. */
  bare: string;
  words: Map<string, number>;
  /** Code units of the words. */
  length: number;
}

/**
 * Finds in a new version of an article the segments of the old one: those with the same original
 * first, between them those with a similar one, by an alignment that never crosses. A segment
 * without an original is known by its machine text.
 *
 * @returns matches in order; together they hold every segment of both sides once
 */
export function matchSegments(
  old: readonly Pair[],
  fresh: readonly Pair[],
  languages: LanguagePair,
): Match[] {
  const matcher = new Matcher(
    old.map((pair) => itemOf(pair, languages)),
    fresh.map((pair) => itemOf(pair, languages)),
    languages,
  );
  return matcher.match();
}

/** A text without its white space. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

function itemOf({ source, machine }: Pair, languages: LanguagePair): Item {
  const isSource = source !== '';
  const text = isSource ? source : machine;
  const counts = new Map<string, number>();
  let length = 0;
  for (const word of words(text, isSource ? languages.source : languages.target)) {
    if (!isWord(word)) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
    length += word.length;
  }
  return { text, isSource, bare: bare(text), words: counts, length };
}

class Matcher {
  readonly #old: readonly Item[];
  readonly #new: readonly Item[];
  readonly #languages: LanguagePair;
  readonly #matches: Match[] = [];

  constructor(old: readonly Item[], fresh: readonly Item[], languages: LanguagePair) {
    this.#old = old;
    this.#new = fresh;
    this.#languages = languages;
  }

  match(): Match[] {
    const keys = (items: readonly Item[]) =>
      items.map(({ bare, isSource }) => (isSource ? bare : `\0${bare}`));
    const [old, fresh] = [keys(this.#old), keys(this.#new)];
    let [i, j] = [0, 0];
    for (const { before, after, length } of exactRuns(old, fresh)) {
      this.#search(i, before, j, after);
      for (let at = 0; at < length; at++) this.#add(before + at, after + at);
      [i, j] = [before + length, after + length];
    }
    this.#search(i, old.length, j, fresh.length);
    return this.#matches;
  }

  #add(i: number, j: number, sizes: readonly [number, number] = [1, 1]): void {
    this.#matches.push({ old: [i, i + sizes[0]], new: [j, j + sizes[1]] });
  }

  /** Matches what lies between two places where both sides are the same. */
  #search(i: number, iEnd: number, j: number, jEnd: number): void {
    const [rows, columns] = [iEnd - i, jEnd - j];
    if (rows * columns > CELLS) {
      // An article this long that was rewritten as a whole: in proportion, part by part.
      const parts = Math.ceil(Math.max(rows, columns) / PART);
      for (let part = 0; part < parts; part++) {
        const at = (from: number, size: number, n: number) => from + Math.floor((size * n) / parts);
        this.#search(
          at(i, rows, part),
          at(i, rows, part + 1),
          at(j, columns, part),
          at(j, columns, part + 1),
        );
      }
      return;
    }
    const width = columns + 1;
    // Of the text from a place to the end: the best there is to be had, and the step that begins it.
    const best = new Float64Array((rows + 1) * width);
    const steps = new Array<readonly [number, number]>((rows + 1) * width);
    for (let row = rows; row >= 0; row--) {
      for (let column = columns; column >= 0; column--) {
        const here = row * width + column;
        let score = -1;
        const consider = (gain: number, step: readonly [number, number]): void => {
          const total = gain + (best[here + step[0] * width + step[1]] as number);
          if (total <= score) return;
          score = total;
          steps[here] = step;
        };
        if (row < rows && column < columns) {
          this.#eachStep(i + row, iEnd, j + column, jEnd, consider);
        }
        if (row < rows) consider(0, [1, 0]);
        if (column < columns) consider(0, [0, 1]);
        best[here] = Math.max(score, 0);
      }
    }
    let [row, column] = [0, 0];
    while (row < rows || column < columns) {
      const step = steps[row * width + column] as readonly [number, number];
      this.#add(i + row, j + column, step);
      row += step[0];
      column += step[1];
    }
  }

  #eachStep(
    i: number,
    iEnd: number,
    j: number,
    jEnd: number,
    consider: (gain: number, step: readonly [number, number]) => void,
  ): void {
    const fits = ([a, b]: readonly [number, number]) => i + a <= iEnd && j + b <= jEnd;
    const one = this.#old[i] as Item;
    const other = this.#new[j] as Item;
    const same = one.bare === other.bare;
    if (same) consider(one.text.length + 1, [1, 1]);
    else {
      const alike = this.#similarity([one], [other]);
      if (alike >= SIMILAR) consider((alike * (one.text.length + other.text.length)) / 2, [1, 1]);
    }
    for (const step of CUT_OTHERWISE) {
      if (!fits(step)) continue;
      const [olds, news] = [this.#old.slice(i, i + step[0]), this.#new.slice(j, j + step[1])];
      if (!isOneSide(olds, news)) continue;
      const length = (lengthOf(olds) + lengthOf(news)) / 2;
      if (hasSameText(olds, news)) {
        consider(length, step);
      } else if (!same && CUT_AND_CHANGED.includes(step)) {
        const alike = this.#similarity(olds, news);
        if (alike >= SIMILAR_GROUP) consider((alike - GROUP_COST) * length, step);
      }
    }
  }

  /** Share of two texts that they have in common, word by word and in order. */
  #similarity(one: readonly Item[], other: readonly Item[]): number {
    if (!isOneSide(one, other)) return 0;
    const [first, second] = [lengthOf(one), lengthOf(other)];
    if (first === 0 || second === 0) return 0;
    if (Math.min(first, second) / Math.max(first, second) < HOPELESS / (2 - HOPELESS)) return 0;
    if (sharedWords(one, other) < HOPELESS) return 0;
    const language = one[0]?.isSource ? this.#languages.source : this.#languages.target;
    const text = joinSentences(
      one.map((item) => item.text),
      language,
    );
    const changed = joinSentences(
      other.map((item) => item.text),
      language,
    );
    let gone = 0;
    for (const { deleted, inserted } of hunks(closeDiff(text, changed, language))) {
      gone += deleted.length + inserted.length;
    }
    return 1 - gone / (text.length + changed.length);
  }
}

/** Runs of segments that are the same on both sides, between them whatever is not sure. */
function exactRuns(old: readonly string[], fresh: readonly string[]) {
  const runs: { before: number; after: number; length: number }[] = [];
  const add = (before: number, after: number, length: number): void => {
    if (length > 0) runs.push({ before, after, length });
  };
  const shortest = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shortest && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < shortest - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) {
    end++;
  }
  add(0, 0, start);
  const found = anchors(
    old.slice(start, old.length - end),
    fresh.slice(start, fresh.length - end),
    1,
  );
  for (const { before, after, length } of found) add(before + start, after + start, length);
  add(old.length - end, fresh.length - end, end);
  return runs;
}

/** Whether all of them are known by their original, or none is. */
function isOneSide(one: readonly Item[], other: readonly Item[]): boolean {
  const [first] = one;
  return [...one, ...other].every(({ isSource }) => isSource === first?.isSource);
}

function lengthOf(items: readonly Item[]): number {
  return items.reduce((sum, { text }) => sum + text.length, 0);
}

function hasSameText(one: readonly Item[], other: readonly Item[]): boolean {
  const length = (items: readonly Item[]) => items.reduce((sum, { bare }) => sum + bare.length, 0);
  if (length(one) !== length(other)) return false;
  const text = (items: readonly Item[]) => items.map(({ bare }) => bare).join('');
  return text(one) === text(other);
}

/** Share of the words of two texts that are in both, in any order. */
function sharedWords(one: readonly Item[], other: readonly Item[]): number {
  const total = [...one, ...other].reduce((sum, { length }) => sum + length, 0);
  if (total === 0) return 1;
  const words = (items: readonly Item[]): Map<string, number> => {
    const [first] = items;
    if (first && items.length === 1) return first.words;
    const all = new Map<string, number>();
    for (const item of items) {
      for (const [word, count] of item.words) all.set(word, (all.get(word) ?? 0) + count);
    }
    return all;
  };
  const [first, second] = [words(one), words(other)];
  let shared = 0;
  for (const [word, count] of first) {
    shared += Math.min(count, second.get(word) ?? 0) * word.length;
  }
  return (2 * shared) / total;
}
