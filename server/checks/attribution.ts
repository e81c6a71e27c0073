import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';
import { ATTRIBUTION } from './words/attribution.ts';
import { hasWordOf, wordsOfList } from './words/word-list.ts';

/** Words that leave a statement to others, or in doubt ("allegedly"), lost or put in. */
export const attribution: Check = {
  name: 'attribution',
  group: 'facts',
  severity: 'warning',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated || !ATTRIBUTION[source.base] || !ATTRIBUTION[target.base]) return;
    const [ours, theirs] = [hedgeOf(source), hedgeOf(target)];
    if (ours && !theirs && !isSaidBySomebody(target)) {
      yield {
        side: 'source',
        start: ours.from,
        end: ours.to,
        message: 'lost',
        params: { word: ours.text },
      };
    } else if (theirs && !ours && !isSaidBySomebody(source)) {
      yield {
        side: 'target',
        start: theirs.from,
        end: theirs.to,
        message: 'gained',
        severity: 'hint',
        params: { word: theirs.text },
      };
    }
  },
};

function hedgeOf({ prose, base }: CheckedText) {
  for (const word of wordsOfList(prose, ATTRIBUTION[base]?.hedges ?? '')) return word;
  return undefined;
}

function isSaidBySomebody({ prose, base }: CheckedText): boolean {
  return hasWordOf(prose, ATTRIBUTION[base]?.sayings ?? '');
}
