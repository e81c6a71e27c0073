import type { Model } from './search.ts';

/** What the writing of one side says about its sentences, apart from their words. */
export interface Seams {
  /** How surely the text goes on from sentence k-1 to sentence k, 0 to 1, at k; 0 at both ends. */
  open: Float64Array;
  /** 1 for a sentence without a letter or a digit: a rule of asterisks, dirt read by a scanner. */
  wordless: Uint8Array;
}

/** A sentence ends inside a bead where the writing goes on. */
const INSIDE = 1.6;
/** One side goes on where the other starts anew, and a bead begins there. */
const TORN = 1.2;
/** Part of a sentence is left without a partner. */
const FRAGMENT_ALONE = 1.6;
/** A line without words stands alone, and stands in a bead with lines that have words. */
const WORDLESS_ALONE = 1.5;
const WORDLESS_INSIDE = -1.5;

/**
 * Seams as soft evidence: a line that ends in a comma, or one that begins with a small letter, was
 * cut out of a sentence (subtitles, wrapped lines, lists after a colon) and wants to be in the bead
 * of its neighbour, unless the other side is cut at the same place.
 */
export function seamEvidence(source: Seams, target: Seams): NonNullable<Model['extra']> {
  return (i, j, a, b) => {
    if (a === 0) return lone(target, j - 1);
    if (b === 0) return lone(source, i - 1);
    const left = source.open[i - a] as number;
    const right = target.open[j - b] as number;
    return (
      inside(source, i, a, a + b > 2) +
      inside(target, j, b, a + b > 2) -
      TORN * Math.abs(left - right)
    );
  };
}

function lone({ open, wordless }: Seams, sentence: number): number {
  if (wordless[sentence] === 1) return WORDLESS_ALONE;
  return -FRAGMENT_ALONE * Math.max(open[sentence] as number, open[sentence + 1] as number);
}

function inside({ open, wordless }: Seams, end: number, count: number, isLarge: boolean): number {
  let score = 0;
  for (let at = end - count; at < end; at++) {
    if (at > end - count) score += INSIDE * (open[at] as number);
    if (isLarge && wordless[at] === 1) score += WORDLESS_INSIDE;
  }
  return score;
}

const COMMA = /[,，、،]["'”’»)\]」』]*$/u;
const HALF = /[;；؛:：–—-]["'”’»)\]」』]*$/u;
const CLOSED = /[.!?。！？؟۔…]["'”’»)\]」』]*$/u;
const SMALL = /^[^\p{L}\p{N}]{0,4}\p{Ll}/u;

/** Reads the seams between sentences off their marks and first letters. */
export function readSeams(sentences: readonly string[]): Seams {
  const open = new Float64Array(sentences.length + 1);
  const wordless = new Uint8Array(sentences.length);
  sentences.forEach((sentence, index) => {
    if (!/[\p{L}\p{N}]/u.test(sentence)) wordless[index] = 1;
    if (index > 0) open[index] = openness(sentences[index - 1] as string, sentence);
  });
  return { open, wordless };
}

function openness(before: string, after: string): number {
  const isSmall = SMALL.test(after);
  if (COMMA.test(before)) return isSmall ? 1 : 0.7;
  if (HALF.test(before)) return isSmall ? 0.5 : 0.25;
  if (!isSmall) return 0;
  return CLOSED.test(before) ? 0.5 : 1;
}
