import type { Decision } from './segmentation-rules.ts';

/**
 * Ends of sentences in a paragraph after segmentation rules had their say: they remove an end between
 * the mark and the next word, and add ends anywhere.
 *
 * @param ends offsets found without the rules, in order
 */
export function applyDecisions(
  text: string,
  ends: readonly number[],
  decisions: ReadonlyMap<number, Decision>,
): number[] {
  if (decisions.size === 0) return [...ends];
  const kept = ends.filter((end) => decisionAround(text, end, decisions)?.breaks !== false);
  const taken = new Set(kept);
  for (const [at, { breaks }] of decisions) if (breaks) taken.add(at);
  return [...taken].sort((a, b) => a - b);
}

/** A rule's place may be before, in or after the white space where a sentence ends. */
function decisionAround(
  text: string,
  end: number,
  decisions: ReadonlyMap<number, Decision>,
): Decision | undefined {
  let from = end;
  while (from > 0 && /\s/.test(text[from - 1] as string)) from--;
  let first: Decision | undefined;
  for (let at = from; at <= text.length; at++) {
    const decision = decisions.get(at);
    if (decision && decision.order < (first?.order ?? Number.POSITIVE_INFINITY)) first = decision;
    if (!/\s/.test(text[at] ?? '')) break;
  }
  return first;
}
