import { indexTerms, type TermPair } from '../terms/term-index.ts';
import type { Check } from './check.ts';
import type { CheckContext, Term } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Terms of the termbase: a rendering that is not there, and one that must not be. */
export const terms: Check = {
  name: 'terms',
  group: 'consistency',
  severity: 'warning',
  *run(pair: Pair, context: CheckContext): Generator<Found> {
    if (pair.target.text.trim() === '') return;
    if (context.termbase) yield* compare(pair, context.termbase);
    if (context.terms?.length) yield* compare(pair, pairOf(context.terms, pair));
  },
};

function* compare({ source, target }: Pair, base: TermPair): Generator<Found> {
  // That a term is part of a longer word does not say that the word is rendered by the term's own.
  const found = base.source.matcher.find(source.prose).filter(({ kind }) => kind !== 'compound');
  const there = base.target.matcher.findAll(target.prose);
  const rendered = new Set(
    there.filter(({ term }) => term.status !== 'forbidden').map(({ term }) => term.concept),
  );
  const places = Map.groupBy(found, ({ start }) => start);
  const told = new Set<number>();
  for (const here of places.values()) {
    const missing: Found[] = [];
    let isRendered = false;
    for (const { start, end, term } of here) {
      const allowed = renderings(base, term.concept);
      if (term.status === 'do-not-translate') allowed.unshift(term.text);
      isRendered ||=
        allowed.length === 0 ||
        rendered.has(term.concept) ||
        (term.status === 'do-not-translate' && target.text.includes(term.text));
      if (told.has(term.concept)) continue;
      told.add(term.concept);
      for (const hit of there) {
        if (hit.term.concept !== term.concept || hit.term.status !== 'forbidden') continue;
        yield forbidden(hit, term.text);
      }
      missing.push({
        side: 'source',
        start,
        end,
        message: 'missing',
        params: { term: term.text, renderings: [...new Set(allowed)].join(', ') },
      });
    }
    // A word that is the term of several concepts is one of them.
    if (!isRendered) yield* missing;
  }
  for (const hit of there) {
    // Nobody says what it would stand for: it is not to be used at all.
    if (hit.term.status !== 'forbidden' || base.source.byConcept.has(hit.term.concept)) continue;
    const [instead] = renderings(base, hit.term.concept);
    yield forbidden(hit, instead);
  }
}

function renderings({ target }: TermPair, concept: number): string[] {
  const all = target.byConcept.get(concept) ?? [];
  return all.filter(({ status }) => status !== 'forbidden').map(({ text }) => text);
}

function forbidden(
  { start, end, term }: { start: number; end: number; term: { text: string } },
  stands: string | undefined,
): Found {
  return {
    side: 'target',
    start,
    end,
    ...(stands === undefined
      ? { message: 'unwanted', params: { rendering: term.text } }
      : { message: 'forbidden', params: { term: stands, rendering: term.text } }),
  };
}

/** Lists are few, and each is used for many pairs. */
const indexed = new WeakMap<readonly Term[], Map<string, TermPair>>();

function pairOf(list: readonly Term[], { source, target }: Pair): TermPair {
  const languages = `${source.language} ${target.language}`;
  const pairs = indexed.get(list) ?? new Map<string, TermPair>();
  indexed.set(list, pairs);
  let pair = pairs.get(languages);
  if (!pair) {
    pair = {
      source: indexTerms(
        list.map((term, concept) => entry(concept, term.source, term, 'preferred')),
        source.language,
      ),
      target: indexTerms(
        list.flatMap((term, concept) => [
          ...term.targets.map((text) => entry(concept, text, term, 'preferred')),
          ...(term.forbidden ?? []).map((text) => entry(concept, text, term, 'forbidden')),
        ]),
        target.language,
      ),
    };
    pairs.set(languages, pair);
  }
  return pair;
}

function entry(
  concept: number,
  text: string,
  { caseSensitive }: Term,
  status: 'preferred' | 'forbidden',
) {
  return { concept, text, status, caseSensitive, partOfSpeech: null, forms: [] };
}
