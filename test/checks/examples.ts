import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckContext } from '../../server/checks/context.ts';
import type { Finding } from '../../server/checks/finding.ts';
import { Pair } from '../../server/checks/pair.ts';
import { runChecks } from '../../server/checks/run.ts';
import { apply } from '../../server/revisions/delta.ts';

/** Languages as `de-en`, the two texts, and what is to be found: `message@text`, or nothing. */
export type Example = readonly [
  languages: string,
  source: string,
  target: string,
  ...found: string[],
];

/** What one check finds in a pair of texts. */
export function find(
  check: string,
  languages: string,
  source: string,
  target: string,
  context: CheckContext = {},
): Finding[] {
  const [from = '', to = ''] = languages.split('>');
  return runChecks(new Pair(source, target, from, to), context, { enabled: [check] });
}

/** What one check finds, as examples write it: the message and the text it stands at. */
export function told(findings: readonly Finding[], source: string, target: string): string[] {
  return findings.map(({ messageKey, side, start, end }) => {
    const text = (side === 'source' ? source : target).slice(start, end);
    return `${messageKey.slice(messageKey.lastIndexOf('.') + 1)}@${text}`;
  });
}

/** A test for each example of a check. */
export function examples(
  check: string,
  cases: readonly Example[],
  context: CheckContext = {},
): void {
  for (const [languages, source, target, ...expected] of cases) {
    test(`${check}, ${languages}: ${target}`, () => {
      assert.deepEqual(
        told(find(check, languages, source, target, context), source, target),
        expected,
      );
    });
  }
}

/** The text after all fixes of a check, applied from the end to the beginning. */
export function fixed(check: string, languages: string, source: string, target: string): string {
  return find(check, languages, source, target)
    .filter(({ fix }) => fix !== undefined)
    .reduceRight((text, { fix, side }) => {
      assert.equal(side, 'target');
      // Fixes are for the text as it was; applied from its end, each still finds its place.
      const first = fix?.[0];
      const at = typeof first === 'number' ? first : 0;
      const [deleted, inserted] = (fix?.find((step) => typeof step !== 'number') ?? ['', '']) as [
        string,
        string,
      ];
      assert.equal(
        apply(target, fix ?? []),
        target.slice(0, at) + inserted + target.slice(at + deleted.length),
      );
      return text.slice(0, at) + inserted + text.slice(at + deleted.length);
    }, target);
}
