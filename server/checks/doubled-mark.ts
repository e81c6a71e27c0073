import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

const DOUBLED =
  /([,;:،؛，、；：])\s?\1+|(?<![.…])\.\.(?![.…])|([!！؟?？])\2+|[,;:]\.|\.[,;](?=\s|$)/gu;
/** A full stop that belongs to an abbreviation may have a comma after it. */
const ABBREVIATED = /(?:\p{L}|\p{Nd})\.[,;:]$/u;

/** Marks that stand twice, or two that exclude each other. */
export const doubledMark: Check = {
  name: 'doubled-mark',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    for (const { 0: marks, index } of target.prose.matchAll(DOUBLED)) {
      if (source.text.includes(marks)) continue;
      const loud = /^[!?！？؟]/u.test(marks);
      if (
        !loud &&
        ABBREVIATED.test(target.prose.slice(Math.max(0, index - 1), index + marks.length))
      )
        continue;
      // "::" is code.
      if (marks.startsWith('::')) continue;
      yield {
        side: 'target',
        start: index,
        end: index + marks.length,
        message: 'found',
        severity: loud ? 'hint' : 'warning',
        params: { marks },
        fix: replacing(target.text, index, index + marks.length, marks[0] as string),
      };
    }
  },
};
