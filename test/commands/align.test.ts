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
