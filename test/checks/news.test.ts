import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Pair } from '../../server/checks/pair.ts';
import { runChecks } from '../../server/checks/run.ts';
import { ERRORS, NEWSROOM_PAIRS, type NewsPair, newsPairs, SAMPLE_PAIRS } from './news.ts';

/** Checks that can see each kind of error; others may as well, but do not count. */
const SEEN_BY: Readonly<Record<string, readonly string[]>> = {
  'number changed': ['numbers', 'dates'],
  'name garbled': ['names'],
  'clause dropped': ['omission', 'length'],
  'quotation lost': ['quotes'],
};

function find({ source, target, sourceLang, targetLang }: NewsPair, enabled?: readonly string[]) {
  return runChecks(new Pair(source, target, sourceLang, targetLang), {}, { enabled });
}

test('news translated by people gives at most a warning in 20 segments and an error in 100', (t) => {
  const pairs = newsPairs(SAMPLE_PAIRS);
  assert.ok(pairs.length >= 200);
  const found = pairs.flatMap((pair) => find(pair).map((finding) => ({ ...finding, pair })));
  const count = (severity: string) =>
    found.filter((finding) => finding.severity === severity).length;
  t.diagnostic(
    `${pairs.length} segments: ${count('error')} errors, ${count('warning')} warnings, ${count('hint')} hints`,
  );
  const list = found
    .filter(({ severity }) => severity !== 'hint')
    .map(({ messageKey, pair }) => `${messageKey}: ${pair.target}`);
  assert.ok(count('error') <= pairs.length / 100, list.join('\n'));
  assert.ok(count('warning') <= pairs.length / 20, list.join('\n'));
});

describe('of errors put into German, English and Russian news, nine in ten are found', () => {
  for (const [kind, errorsOf] of Object.entries(ERRORS)) {
    test(kind, (t) => {
      const spoilt = newsPairs(NEWSROOM_PAIRS).flatMap((pair) =>
        errorsOf(pair.target).map((target) => ({ ...pair, target })),
      );
      assert.ok(spoilt.length >= 20);
      const missed = spoilt.filter((pair) => find(pair, SEEN_BY[kind]).length === 0);
      const share = 1 - missed.length / spoilt.length;
      t.diagnostic(`${spoilt.length} made, ${(share * 100).toFixed(1)} % found`);
      assert.ok(
        share >= 0.9,
        missed.map(({ languages, target }) => `${languages} ${target}`).join('\n'),
      );
    });
  }
});
