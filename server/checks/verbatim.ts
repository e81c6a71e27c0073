import type { Check } from './check.ts';
import type { Found, Severity } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';
import { pairVerbatim, type VerbatimKind } from './paired-verbatim.ts';

/** How grave it is if it is not there as it was. */
const SEVERITY: Readonly<Record<VerbatimKind, Severity>> = {
  url: 'error',
  email: 'error',
  phone: 'error',
  path: 'warning',
  option: 'warning',
  function: 'warning',
  handle: 'warning',
  hashtag: 'hint',
};

/** Addresses, handles, hashtags, telephone numbers, paths and code. */
export const verbatim: Check = {
  name: 'verbatim',
  group: 'facts',
  severity: 'error',
  *run(pair: Pair): Generator<Found> {
    const { target } = pair;
    if (!target.hasWords) return;
    for (const { kind, changed, missing, added } of pairVerbatim(pair)) {
      const severity = SEVERITY[kind];
      for (const [one, other] of changed) {
        yield {
          side: 'target',
          start: other.from,
          end: other.to,
          message: 'changed',
          severity,
          params: { source: one.text, target: other.text },
          fix: replacing(target.text, other.from, other.to, one.text),
        };
      }
      for (const { from, to, text } of missing) {
        yield {
          side: 'source',
          start: from,
          end: to,
          message: 'missing',
          severity,
          params: { text },
        };
      }
      for (const { from, to, text } of added) {
        yield {
          side: 'target',
          start: from,
          end: to,
          message: 'added',
          severity: severity === 'error' ? 'warning' : severity,
          params: { text },
        };
      }
    }
  },
};
