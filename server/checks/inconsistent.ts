import { comparable } from './article-index.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** The same original, translated in another way elsewhere. */
export const inconsistent: Check = {
  name: 'inconsistent',
  group: 'consistency',
  severity: 'warning',
  acrossSegments: true,
  *run(pair: Pair, { article, segment }: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!article || !pair.isTranslated) return;
    const own = comparable(target.text);
    const others = article
      .withSource(source.text, segment)
      .filter((other) => other.target.trim() !== '' && comparable(other.target) !== own);
    const [other] = others;
    if (!other) return;
    yield {
      side: 'target',
      start: 0,
      end: target.text.length,
      message: 'otherwise',
      // Single words depend on where they stand.
      severity: source.words.length < 3 ? 'hint' : 'warning',
      params: { other: other.target, count: others.length },
    };
  },
};
