import { usesSpaces } from '../text/language.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

const START = /^[ \t\u00a0\u2000-\u200a\u202f\u3000]*/u;
const END =
  /(?<![ \t\u00a0\u2000-\u200a\u202f\u3000])[ \t\u00a0\u2000-\u200a\u202f\u3000]*(?=[\r\n]*$)/u;

/** White space at the beginning or the end that the original has not, or has and the translation has not. */
export const edgeSpace: Check = {
  name: 'edge-space',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (target.text.trim() === '' || source.text.trim() === '') return;
    for (const [message, pattern] of [
      ['start', START],
      ['end', END],
    ] as const) {
      const before = pattern.exec(source.text)?.[0] ?? '';
      const match = pattern.exec(target.text);
      const after = match?.[0] ?? '';
      if (before === after || (before.length === after.length && before.trim() === after.trim()))
        continue;
      // Full-width marks bring their own space.
      if (
        after === '' &&
        (!usesSpaces(target.language) || /[。，：；！？）」』、]$/u.test(target.text))
      )
        continue;
      const at = match?.index ?? 0;
      yield {
        side: 'target',
        start: at,
        end: at + after.length,
        message: `${message}${after.length > before.length ? 'Added' : 'Missing'}`,
        params: { source: before.length, target: after.length },
        fix: replacing(target.text, at, at + after.length, before),
      };
    }
  },
};
