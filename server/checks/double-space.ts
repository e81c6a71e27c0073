import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Several spaces in a row inside a text, tabs and line breaks aside. */
const DOUBLE = /(?<=\S)[ \u00a0\u202f\u2009]{2,}(?=\S)/gu;

/** Spaces doubled inside the text, unless the original is laid out with as many. */
export const doubleSpace: Check = {
  name: 'double-space',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    const doubled = doubledIn(target);
    if (doubled.length === 0 || doubledIn(source).length >= doubled.length) return;
    for (const { index, 0: spaces } of doubled) {
      const one = /[\u00a0\u202f\u2009]/u.exec(spaces)?.[0] ?? ' ';
      yield {
        side: 'target',
        start: index,
        end: index + spaces.length,
        message: 'found',
        params: { count: spaces.length },
        fix: replacing(target.text, index, index + spaces.length, one),
      };
    }
  },
};

function doubledIn({ text }: CheckedText): RegExpExecArray[] {
  return /[ \u00a0\u202f\u2009]{2}/u.test(text) ? [...text.matchAll(DOUBLE)] : [];
}
