import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from './run.ts';

const ENGLISH = [
  'The ferry to Oslo',
  '',
  'On 17 July the ferry Aurora left Kiel with 214 passengers.',
  'The captain, Ingrid Solheim, had not slept.',
  'Nobody knew why, and nobody asked.',
  '',
  'In Oslo it was raining.',
];
const GERMAN = [
  'Die Fähre nach Oslo',
  'Am 17. Juli verließ die Fähre Aurora mit 214 Passagieren Kiel.',
  '',
  'Kapitänin Ingrid Solheim hatte nicht geschlafen.',
  'Niemand wusste, warum.',
  'Und niemand fragte.',
  'In Oslo regnete es.',
];
const BEADS = ['[0]:[0]', '[2]:[1]', '[3]:[3]', '[4]:[4, 5]', '[6]:[6]'];

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emend-align-'));
});
after(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function align(source: string, target: string, languages = ['en', 'de']) {
  const [from, to] = languages as [string, string];
  return run(['align', '--source-lang', from, '--target-lang', to, source, target]);
}

describe('emend align', () => {
  test('prints a bead a line, by lines of the file with the empty ones counted', async () => {
    const source = await file('en.txt', `${ENGLISH.join('\n')}\n`);
    const target = await file('de.txt', `${GERMAN.join('\n')}\n`);
    const { code, out, err } = await align(source, target, ['en-GB', 'de_AT']);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.deepEqual(out.trimEnd().split('\n'), BEADS);
  });

  test('prints confidences on request', async () => {
    const source = await file('en.txt', `${ENGLISH.join('\n')}\n`);
    const target = await file('de.txt', `${GERMAN.join('\n')}\n`);
    const { out } = await run([
      'align',
      ...['--source-lang', 'en', '--target-lang', 'de', '--json', source, target],
    ]);
    const beads = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      beads.map(({ source, target }) => `[${source.join(', ')}]:[${target.join(', ')}]`),
      BEADS,
    );
    for (const { confidence } of beads) assert.ok(confidence > 0 && confidence <= 1);
  });

  test('takes a machine translation of either side, line for line', async () => {
    const source = await file('runes.txt', 'ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺ.\n\nᚾᛁᛃ.\nᛇᛈᛉ ᛊᛏᛒ ᛖᛗᛚ ᛜᛞᛟ ᚠᚨᚺ.\nᚢᚱᛏ ᛖ.\n');
    const bridge = await file(
      'bridge.txt',
      'The shepherd lost a lamb.\n\nHe wept.\n' +
        'In the evening his daughter found it near the old well.\nThey sang.\n',
    );
    const target = await file(
      'shepherd.txt',
      'A shepherd had lost one of his lambs, and he wept.\n' +
        'It was evening when his daughter found the animal.\n' +
        'It stood by the old well, wet and bleating.\nThey sang.\n',
    );
    const beads = '[0, 2]:[0]\n[3]:[1, 2]\n[4]:[3]\n';
    const turned = '[0]:[0, 2]\n[1, 2]:[3]\n[3]:[4]\n';
    const flags = (from: string, to: string) => [
      'align',
      '--source-lang',
      from,
      '--target-lang',
      to,
    ];
    for (const [args, expected] of [
      [[...flags('xx', 'en'), source, target], beads],
      [[...flags('xx', 'en'), '--bridge-of', 'source', source, target], beads],
      [[...flags('en', 'xx'), target, source], turned],
      [[...flags('en', 'xx'), '--bridge-of', 'target', target, source], turned],
    ] as const) {
      assert.equal((await run([...args, '--bridge', bridge])).out, expected, args.join(' '));
    }
    const short = await file('short.txt', 'The shepherd lost a lamb.\n');
    const refused = await run([...flags('xx', 'en'), '--bridge', short, source, target]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /short\.txt has 1 lines, the source 5 and the target 4/);
  });

  test('takes a dictionary as a table or as hunalign has it', async () => {
    const source = await file(
      'fi.txt',
      'Kalastaja korjasi verkkoja laiturilla.\nHänen vaimonsa keitti kahvia.\n' +
        'Illalla tuuli kääntyi pohjoiseen.\n',
    );
    const target = await file(
      'coffee.txt',
      'The fisherman mended nets on the jetty.\nHis brother baked rye bread.\n' +
        'His wife made some coffee.\nIn the evening the wind turned to the north.\n',
    );
    const command = ['align', '--source-lang', 'fi', '--target-lang', 'en', source, target];
    const [table, hunalign, broken] = await Promise.all([
      file('words.tsv', '# words\nvaimonsa\twife\nkahvia\tcoffee\n\ntuuli\twind\tnoun\n'),
      file('words.dic', 'wife @ vaimonsa\ncoffee @ kahvia\nwind @ tuuli\n'),
      file('broken.tsv', 'vaimonsa\twife\nkahvia coffee\n'),
    ]);
    for (const dictionary of [table, hunalign]) {
      const { out } = await run([...command, '--dictionary', dictionary]);
      assert.equal(out, '[0]:[0]\n[]:[1]\n[1]:[2]\n[2]:[3]\n');
    }
    const refused = await run([...command, '--dictionary', broken]);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /broken\.tsv, line 2/);
  });

  test('reads other encodings, byte order marks and line ends', async () => {
    const source = await file('en16.txt', Buffer.from(`\ufeff${ENGLISH.join('\r\n')}`, 'utf16le'));
    for (const [name, bytes] of [
      ['bom', Buffer.from(`\ufeff${GERMAN.join('\r\n')}`)],
      ['latin', Buffer.from(GERMAN.join('\n'), 'latin1')],
      ['control', Buffer.from(GERMAN.join('\n').replace('Oslo', 'Oslo\u0002'))],
    ] as const) {
      const { out } = await align(source, await file(name, bytes));
      assert.deepEqual(out.trimEnd().split('\n'), BEADS, name);
    }
  });

  test('leaves the other side empty where there is nothing', async () => {
    const source = await file('two.txt', 'One.\n\nTwo.\n');
    for (const [name, nothing] of [
      ['empty', ''],
      ['blank', '\n\n'],
      ['mark', '\ufeff'],
    ] as const) {
      const empty = await file(`${name}.txt`, nothing);
      assert.equal((await align(source, empty)).out, '[0]:[]\n[2]:[]\n', name);
    }
    const empty = join(folder, 'empty.txt');
    assert.equal((await align(empty, source)).out, '[]:[0]\n[]:[2]\n');
    assert.equal((await align(empty, empty)).out, '');
  });

  test('says what is wrong', async () => {
    const source = await file('one.txt', 'One.\n');
    const missing = join(folder, 'missing.txt');
    const said = async (...args: Parameters<typeof align>) => {
      const { code, out, err } = await align(...args);
      return { code, out, err };
    };
    assert.deepEqual(await said(source, missing), {
      code: 1,
      out: '',
      err: `There is no file ${missing}.\n`,
    });
    assert.match((await said(source, folder)).err, /^A file is needed/);
    assert.deepEqual(await said(source, source, ['english!', 'de']), {
      code: 1,
      out: '',
      err: '"english!" is no language tag (BCP 47), such as de or zh-Hant.\n',
    });
    const { code, err } = await run(['align', source, source]);
    assert.equal(code, 2);
    assert.match(err, /--source-lang/);
  });
});
