import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Nothing where the original says something, or nothing but marks. */
export const untranslated: Check = {
  name: 'untranslated',
  group: 'completeness',
  severity: 'error',
  *run({ source, target }: Pair): Generator<Found> {
    const place = { side: 'target', start: 0, end: target.text.length } as const;
    if (source.text.trim() === '') {
      if (target.hasWords) yield { ...place, message: 'noOriginal', severity: 'hint' };
    } else if (target.text.trim() === '') {
      yield { ...place, message: 'empty' };
    } else if (source.hasWords && !target.hasWords) {
      yield { ...place, message: 'onlyMarks' };
    } else if (!source.hasWords && target.hasWords) {
      yield { ...place, message: 'noOriginal', severity: 'hint' };
    }
  },
};
