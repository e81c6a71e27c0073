import { comparable } from './article-index.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Different originals with one translation. */
export const reused: Check = {
  name: 'reused',
  group: 'consistency',
  severity: 'warning',
  acrossSegments: true,
  *run(pair: Pair, { article, segment }: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!article || !pair.isTranslated) return;
    const own = comparable(source.text);
    const others = article
      .withTarget(target.text, segment)
      .filter((other) => other.source.trim() !== '' && comparable(other.source) !== own);
    const [other] = others;
    if (!other) return;
    yield {
      side: 'target',
      start: 0,
      end: target.text.length,
      message: 'shared',
      // Short texts fall together in another language ("Yes", "Sure").
      severity: target.words.length < 4 ? 'hint' : 'warning',
      params: { other: other.source, count: others.length },
    };
  },
};
