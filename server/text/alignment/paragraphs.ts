import type { Model } from './search.ts';

/** A bead runs across a paragraph break on one side. */
const CROSSING = -1.5;
/** Paragraphs begin on both sides where a bead begins, or on one only. */
const TOGETHER = 1.5;
const ALONE = -0.8;

/**
 * Paragraph breaks as soft evidence: beads should begin where paragraphs begin on both sides and not
 * run across breaks. It counts as far as the two sides have about as many paragraphs.
 */
export function paragraphEvidence(
  sources: number,
  targets: number,
  sourceStarts: readonly number[] | undefined,
  targetStarts: readonly number[] | undefined,
): Model['extra'] {
  if (!sourceStarts || !targetStarts || sourceStarts.length < 2 || targetStarts.length < 2)
    return undefined;
  const source = marks(sources, sourceStarts);
  const target = marks(targets, targetStarts);
  const worth =
    Math.min(sourceStarts.length, targetStarts.length) /
    Math.max(sourceStarts.length, targetStarts.length);
  return (i, j, a, b) => {
    let score = 0;
    for (let at = i - a + 1; at < i; at++) score += CROSSING * (source[at] as number);
    for (let at = j - b + 1; at < j; at++) score += CROSSING * (target[at] as number);
    if (a > 0 && b > 0) {
      const starts = (source[i - a] as number) + (target[j - b] as number);
      if (starts === 2) score += TOGETHER;
      else if (starts === 1) score += ALONE;
    }
    return score * worth;
  };
}

function marks(size: number, starts: readonly number[]): Uint8Array {
  const marked = new Uint8Array(size + 1);
  for (const start of starts) if (start >= 0 && start < size) marked[start] = 1;
  return marked;
}
