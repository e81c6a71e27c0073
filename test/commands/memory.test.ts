import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emend, installationFolder } from './emend.ts';

const UNITS = [
  ['Мост открыт.', 'Die Brücke ist offen.'],
  ['Переговоры продлились 3 часа.', 'Die Verhandlungen dauerten 3 Stunden.'],
] as const;

const memory = (units: readonly (readonly [string, string])[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="ru" datatype="plaintext"/>
<body>
${units
  .map(
    ([source, target]) =>
      `<tu><tuv xml:lang="ru"><seg>${source}</seg></tuv><tuv xml:lang="de"><seg>${target}</seg></tuv></tu>`,
  )
  .join('\n')}
</body>
</tmx>
`;

describe('emend memory', () => {
  let folder: string;
  let remove: () => void;
  const run = (...args: string[]) => emend({ EMEND_DATA: join(folder, 'data') }, 'memory', ...args);
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  before(() => {
    ({ folder, remove } = installationFolder());
  });

  after(() => remove());

  it('imports the files that are valid, and names what is wrong with the others', () => {
    const good = file('good.tmx', memory(UNITS));
    const bad = file('bad.tmx', memory(UNITS).replace('</seg>', '</sag>'));
    const missing = join(folder, 'missing.tmx');
    const { status, stdout, stderr } = run('import', bad, missing, good, '--json');
    assert.equal(status, 1);
    assert.deepEqual(JSON.parse(stdout), {
      file: good,
      sourceLang: 'ru',
      targetLang: 'de',
      entries: 2,
      skipped: 0,
    });
    assert.match(stderr, /bad\.tmx:5: .* \[not-well-formed\]\n/);
    assert.match(stderr, /There is no file .*missing\.tmx/);
    const again = run('import', good);
    assert.deepEqual([again.status, again.stderr], [0, '']);
    assert.equal(again.stdout, `${good}: 2 entries from ru into de\n`);
  });

  it('lists the entries, each once', () => {
    assert.deepEqual(
      run('list').stdout,
      UNITS.map(([source, target]) => `ru-de\t${source}\t${target}\n`).join(''),
    );
    const entries = JSON.parse(run('list', '--json', '--target-lang', 'de').stdout);
    assert.deepEqual(
      entries.map(({ source, origin }: { source: string; origin: unknown }) => [source, origin]),
      UNITS.map(([source]) => [source, { kind: 'file', file: 'good.tmx' }]),
    );
    assert.deepEqual(JSON.parse(run('list', '--json', '--source-lang', 'tr').stdout), []);
  });

  it('finds matches, a line of JSON each', () => {
    const lines = file(
      'lines.jsonl',
      `${[
        { source: 'Переговоры продлились 5 часов.', before: 'Мост открыт.' },
        { source: 'Мост открыт.', before: '' },
        { source: 'Погода хорошая.' },
        { text: 'x' },
      ]
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('')}{"source":\n`,
    );
    const { status, stdout, stderr } = run('match', lines, '--lang-pair', 'ru-de', '--jsonl');
    assert.deepEqual([status, stderr], [0, '']);
    const [talks, bridge, weather, form, json] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [{ score, ...first }, ...others] = talks;
    assert.ok(score > 80 && score < 100, String(score));
    assert.deepEqual(others, []);
    assert.deepEqual(first, {
      source: 'Переговоры продлились 3 часа.',
      target: 'Die Verhandlungen dauerten 5 Stunden.',
      kind: 'fuzzy',
      differences: [
        {
          wanted: { start: 22, end: 29, text: '5 часов' },
          found: { start: 22, end: 28, text: '3 часа' },
        },
      ],
      adapted: true,
    });
    assert.deepEqual(
      bridge.map(({ score, kind }: { score: number; kind: string }) => [score, kind]),
      [[100, 'context']],
    );
    assert.deepEqual(weather, []);
    assert.match(form.error, /^"source": .*A line has the form /);
    assert.match(json.error, /^This line is no JSON: /);
    const picky = run('match', lines, '--lang-pair', 'ru:de', '--min-score', '100');
    assert.equal(picky.stdout.split('\n')[0], '[]');
  });

  it('exports TMX that can be imported again', () => {
    const output = join(folder, 'out.tmx');
    assert.equal(run('export', '--output', output).status, 0);
    const { stdout } = run('export', '--source-lang', 'ru');
    assert.equal(stdout, readFileSync(output, 'utf8'));
    const { status } = emend({}, 'validate', output);
    assert.equal(status, 0);
    const other = { EMEND_DATA: join(folder, 'other') };
    assert.equal(emend(other, 'memory', 'import', output).status, 0);
    assert.equal(emend(other, 'memory', 'list').stdout, run('list').stdout);
  });

  it('wants a pair of languages', () => {
    assert.match(run('match').stderr, /required option '--lang-pair/);
    for (const pair of ['ru', 'pt-br-de', 'ru-DE', 'x:y:z']) {
      const { status, stderr } = run('match', '--lang-pair', pair);
      assert.equal(status, 1, pair);
      assert.match(stderr, /is no (?:pair of languages|language tag)/, pair);
    }
  });
});
