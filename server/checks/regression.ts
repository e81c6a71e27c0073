import { diff } from '../revisions/diff.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** A text that was changed back to one an editor had replaced. */
export const regression: Check = {
  name: 'regression',
  group: 'consistency',
  severity: 'warning',
  *run({ target }: Pair, { record }: CheckContext): Generator<Found> {
    if (!record || record.state === 'machine') return;
    const own = normal(target.text);
    const at = record.rejected.findIndex((text) => normal(text) === own);
    if (at < 0) return;
    const replacement = record.rejected[at - 1];
    yield {
      side: 'target',
      start: 0,
      end: target.text.length,
      message: 'rejected',
      // What stood there in between, to put it back with one key.
      ...(replacement !== undefined &&
        replacement !== target.text && { fix: diff(target.text, replacement, target.language) }),
    };
  },
};

function normal(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
