import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { run } from './run.ts';

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

async function check(input: string, ...options: string[]): Promise<unknown[]> {
  const { code, out, err } = await run(['check', '--jsonl', ...options], input);
  assert.deepEqual({ code, err }, { code: 0, err: '' });
  return out
    .trimEnd()
    .split('\n')
    .map((json) => JSON.parse(json));
}

const pair = {
  source: 'Es kamen 17 Menschen.',
  target: 'There were 71 people.',
  sourceLang: 'de',
  targetLang: 'en',
};

describe('emend check --jsonl', () => {
  test('writes an array of findings for each line', async () => {
    const found = await check(
      line({ ...pair, checks: ['numbers'] }) +
        line({ ...pair, target: 'There were 17 people.', checks: ['numbers'] }),
    );
    assert.deepEqual(found, [
      [
        {
          check: 'numbers',
          severity: 'error',
          side: 'target',
          start: 11,
          end: 13,
          message: '“17” has become “71”.',
          fix: [11, ['71', '17'], 8],
        },
      ],
      [],
    ]);
  });

  test('says what is wrong with a bad line in its place, and goes on', async () => {
    const [json, form, unknown, good] = await check(
      `{"source": \n${line({ source: 'a', target: 1, sourceLang: 'en', targetLang: 'de' })}${line({ ...pair, checks: ['grammar'] })}${line({ ...pair, checks: ['tags'] })}`,
    );
    assert.match((json as { error: string }).error, /^This line is no JSON: /);
    assert.match((form as { error: string }).error, /^"target": .*A line has the form /);
    assert.match((unknown as { error: string }).error, /There is no check "grammar"/);
    assert.deepEqual(good, []);
  });

  test('takes terms as a list or as a table, and words messages in the language asked for', async () => {
    const own = { ...pair, target: 'There were 17 persons.', checks: ['terms'] };
    const found = await check(
      line({ ...own, terms: [{ source: 'Mensch', target: 'people' }] }) +
        line({ ...own, terms: { Menschen: 'people' } }),
      '--locale',
      'de',
    );
    for (const findings of found) {
      assert.match(
        (findings as { message: string }[])[0]?.message ?? '',
        /soll so wiedergegeben werden: people\.$/,
      );
    }
  });
});

describe('emend check --list', () => {
  test('names every check, in columns or as JSON', async () => {
    const { out } = await run(['check', '--list']);
    assert.match(out, /^numbers +error +Numbers$/m);
    const { out: json } = await run(['check', '--list', '--json', '--locale', 'tr']);
    const checks = JSON.parse(json) as { name: string; title: string }[];
    assert.equal(checks.find(({ name }) => name === 'numbers')?.title, 'Sayılar');
  });
});

test('emend check wants to know what to do', async () => {
  const { code, err } = await run(['check']);
  assert.equal(code, 2);
  assert.match(err, /--jsonl, --all or --list is needed/);
});
