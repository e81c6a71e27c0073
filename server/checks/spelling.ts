import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';
import { pairNames } from './paired-names.ts';

/** Misspelt words, by the Hunspell dictionary of the language and the newsroom's own words. */
export const spelling: Check = {
  name: 'spelling',
  group: 'language',
  severity: 'hint',
  *run(pair: Pair, { dictionary }: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!dictionary?.covers(target.language)) return;
    const names = new Set(pairNames(pair).pairs.map(({ target: { from } }) => from));
    for (const { text: word, from, to } of target.words) {
      if (names.has(from) || !/^\p{L}[\p{L}\p{M}'’-]+$/u.test(word) || /^\p{Lu}+$/u.test(word))
        continue;
      // What the original has letter for letter is a name or a foreign word.
      if (source.text.includes(word) || dictionary.isCorrect(word, target.language)) continue;
      const [suggestion] = dictionary.suggest?.(word, target.language) ?? [];
      yield {
        side: 'target',
        start: from,
        end: to,
        message: suggestion === undefined ? 'unknown' : 'suggestion',
        params: { word, suggestion: suggestion ?? '' },
        ...(suggestion !== undefined && { fix: replacing(target.text, from, to, suggestion) }),
      };
    }
  },
};
