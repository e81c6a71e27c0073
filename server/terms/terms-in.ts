import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LanguageTerm } from './concept.store.ts';
import { indexTerms, type TermPair } from './term-index.ts';

/** As much of a termbase as texts are to be checked by. Plain data, to be sent to a thread. */
export interface TermLists {
  source: readonly LanguageTerm[];
  target: readonly LanguageTerm[];
}

/** Texts looked through before others get their turn. */
const AT_ONCE = 100;

/** The concepts that have a term in an article, or in its translation one that must not be used. */
export async function termsIn(
  { source, target }: TermPair,
  segments: readonly { source: string; target: string }[],
): Promise<TermLists> {
  const concepts = new Set<number>();
  for (const [at, segment] of segments.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await nextTurn();
    for (const { term } of source.matcher.find(segment.source)) concepts.add(term.concept);
    for (const { term } of target.matcher.findAll(segment.target)) {
      if (term.status === 'forbidden') concepts.add(term.concept);
    }
  }
  const all = [...concepts].sort((one, other) => one - other);
  return {
    source: all.flatMap((concept) => source.byConcept.get(concept) ?? []),
    target: all.flatMap((concept) => target.byConcept.get(concept) ?? []),
  };
}

/** Lists as they are looked for. */
export function pairOfLists(lists: TermLists, source: string, target: string): TermPair {
  return { source: indexTerms(lists.source, source), target: indexTerms(lists.target, target) };
}
