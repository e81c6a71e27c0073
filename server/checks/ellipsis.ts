import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

const POINTS = /(?<![.…])\.{3,}(?!\.)|…\.+|\.+…|。{2,}|(?<!·)·{3,}/gu;

/** Three points where the original has an ellipsis, too many or too few of them, full stops of Chinese. */
export const ellipsis: Check = {
  name: 'ellipsis',
  group: 'typography',
  severity: 'hint',
  *run({ source, target }: Pair): Generator<Found> {
    for (const { 0: points, index } of target.prose.matchAll(POINTS)) {
      const isThree = points === '...';
      if (isThree && !source.text.includes('…')) continue;
      if (!isThree && source.text.includes(points)) continue;
      yield {
        side: 'target',
        start: index,
        end: index + points.length,
        message: isThree ? 'points' : 'number',
        params: { points },
        fix: replacing(
          target.text,
          index,
          index + points.length,
          target.base === 'zh' ? '……' : '…',
        ),
      };
    }
  },
};
