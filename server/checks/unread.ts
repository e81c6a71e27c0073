import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Machine text that was approved without a sign that anybody read it. */
export const unread: Check = {
  name: 'unread',
  group: 'completeness',
  severity: 'warning',
  *run({ target }: Pair, { record }: CheckContext): Generator<Found> {
    if (!record || !target.hasWords || record.wasOpened) return;
    const isPassed = record.state === 'approved' || record.state === 'reviewed';
    if (!isPassed || record.machineText !== target.text) return;
    yield { side: 'target', start: 0, end: target.text.length, message: record.state };
  },
};
