import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emend, installationFolder } from './emend.ts';

const main = resolve(import.meta.dirname, '../../server/main.ts');

describe('emend terms', () => {
  let folder: string;
  let remove: () => void;
  let table: string;

  before(() => {
    ({ folder, remove } = installationFolder());
    table = join(folder, 'terms.csv');
    writeFileSync(
      table,
      'concept,language,term,status\n1,ru,карта,preferred\n1,de,Karte,preferred\n1,de,Mappe,forbidden\n2,tr,ordu,\n2,de,Armee,\n',
    );
  });

  after(() => remove());

  const run = (...args: string[]) => emend({ EMEND_DATA: join(folder, 'data') }, 'terms', ...args);

  it('imports, lists, matches and exports', () => {
    const imported = run('import', table, '--json');
    assert.deepEqual([imported.status, imported.stderr], [0, '']);
    assert.deepEqual(JSON.parse(imported.stdout), { added: 2, changed: 0, unchanged: 0 });
    assert.match(run('import', table).stdout, /^0 concepts added, 0 changed, 2 as they were\.\n$/);

    const listed = run('list', '--lang', 'ru').stdout;
    assert.match(listed, /^\d+ {2}de: Karte, Mappe \(forbidden\); ru: карта\n$/);
    const concepts = JSON.parse(run('list', '--json').stdout) as { terms: unknown[] }[];
    assert.deepEqual(
      concepts.map(({ terms }) => terms.length),
      [3, 2],
    );

    const lines = [
      { text: 'С картой мира', lang: 'ru', otherLang: 'de' },
      { source: 'Ordularımız', target: 'Unsere Armeen', sourceLang: 'tr', targetLang: 'de' },
      { text: 'x' },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { stdout, status } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, 'terms', 'match', '--jsonl'],
      {
        env: {
          ...process.env,
          EMEND_DATA: join(folder, 'data'),
          DATABASE_URL: '',
          EMEND_SAMPLES: '0',
        },
        input,
        encoding: 'utf8',
      },
    );
    assert.equal(status, 0);
    const [one, pair, bad] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { concept, ...match } = one[0];
    assert.equal(typeof concept, 'number');
    assert.deepEqual(match, {
      start: 2,
      end: 8,
      text: 'картой',
      term: 'карта',
      status: 'preferred',
      kind: 'inflected',
      translations: ['Karte'],
      forbidden: ['Mappe'],
    });
    assert.deepEqual(
      pair.map(({ side, text, translations }: Record<string, unknown>) => [
        side,
        text,
        translations,
      ]),
      [
        ['source', 'Ordularımız', ['Armee']],
        ['target', 'Armeen', ['ordu']],
      ],
    );
    assert.match(bad.error, /"lang".*A line has the form/);

    const copy = join(folder, 'terms.tbx');
    assert.equal(run('export', '--format', 'tbx2', '--output', copy).status, 0);
    assert.match(readFileSync(copy, 'utf8'), /<martif /);
    assert.match(run('import', copy).stdout, /^0 concepts added/);
  });

  it('refuses a bad file with the line, and takes in nothing of the others', () => {
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, 'language,term,gender\nde,Brücke,femnine\n');
    const good = join(folder, 'good.csv');
    writeFileSync(good, 'de,ru\nBrücke,мост\n');
    const { status, stdout, stderr } = run('import', good, bad);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /bad\.csv:2: "femnine" is no value of gender: .* \[value\]\n$/);
    assert.equal(run('list', '--search', 'Brücke').stdout, '');
  });
});
