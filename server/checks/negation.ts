import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';
import { NEGATION } from './words/negation.ts';
import { hasWordOf, wordPattern, wordsOfList } from './words/word-list.ts';

/** A "not" that only one of the two texts has. */
export const negation: Check = {
  name: 'negation',
  group: 'facts',
  severity: 'warning',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated || !NEGATION[source.base] || !NEGATION[target.base]) return;
    const [ours, theirs] = [plainOf(source), plainOf(target)];
    if (ours && !theirs && !isImplied(target)) {
      yield {
        side: 'source',
        start: ours.from,
        end: ours.to,
        message: 'lost',
        params: { word: ours.text },
      };
    } else if (theirs && !ours && !isImplied(source)) {
      yield {
        side: 'target',
        start: theirs.from,
        end: theirs.to,
        message: 'gained',
        params: { word: theirs.text },
      };
    }
  },
};

function plainOf({ prose, base }: CheckedText) {
  const idioms = NEGATION[base]?.idioms;
  const text = idioms
    ? prose.replace(wordPattern(idioms), (idiom) => ' '.repeat(idiom.length))
    : prose;
  for (const word of wordsOfList(text, NEGATION[base]?.plain ?? '')) return word;
  return undefined;
}

function isImplied({ prose, base }: CheckedText): boolean {
  return hasWordOf(prose, NEGATION[base]?.implied ?? '');
}
