import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { FORMATS } from '../../server/formats/formats.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'emend-formats-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const linesOf = (out: string) => out.trimEnd().split('\n');

describe('emend formats', () => {
  test('lists every format once, for people and for programs', async () => {
    const { code, out } = await run(['formats', '--json']);
    assert.equal(code, 0);
    const names = JSON.parse(out).map(({ name }: { name: string }) => name);
    assert.deepEqual(
      names,
      FORMATS.map(({ name }) => name),
    );
    assert.equal(new Set(names).size, names.length);
    assert.equal(linesOf((await run(['formats'])).out).length, names.length);
  });
});

describe('emend validate', () => {
  test('says something of every file, whatever is wrong with one', async () => {
    const files = [
      file('gut.txt', 'Der Zug kam pünktlich an.\n'),
      join(folder, 'nirgends.txt'),
      file('bild.png', Buffer.from('89504e470d0a1a0a0000', 'hex')),
      file('leer.txt', ''),
      file('steuer.txt', 'Ein Satz.\nMit \u0001 darin.\n'),
      folder,
      file('gut.zh.txt', '火车准时到站。\n'),
    ];
    const { code, out, err } = await run(['validate', '--json', ...files]);
    assert.deepEqual({ code, err }, { code: 1, err: '' });
    const findings = linesOf(out).map((line) => JSON.parse(line));
    assert.deepEqual(
      findings.map(({ file, valid }) => [file, valid]),
      files.map((path) => [path, /gut/u.test(path)]),
    );
    const [good, missing, picture, , control] = findings;
    assert.deepEqual(good, { file: files[0], format: 'text', valid: true, problems: [] });
    assert.equal(missing.format, null);
    assert.equal(missing.problems[0].rule, 'unreadable');
    assert.equal(picture.problems[0].rule, 'unknown-format');
    assert.deepEqual(
      control.problems.map(({ rule, line }: { rule: string; line: number }) => [rule, line]),
      [['control-character', 2]],
    );
  });

  test('ends well where all are valid, and reads well without --json', async () => {
    const path = file('a.txt', 'Всё хорошо.\n');
    assert.deepEqual(await run(['validate', path]), {
      code: 0,
      out: `${path}: valid (text)\n`,
      err: '',
    });
    const broken = file('b.txt', 'Половина \ud83d пары'.normalize());
    writeFileSync(broken, Buffer.from('Всё\nне\u0007так', 'utf8'));
    const { code, out } = await run(['validate', broken]);
    assert.equal(code, 1);
    assert.match(out, new RegExp(`^${broken}:2: .+ \\[control-character\\]\\n$`, 'u'));
  });
});

describe('emend convert', () => {
  test('keeps the paragraphs of a text', async () => {
    const from = file('from.txt', 'Erster Absatz.\n\n\nZweiter Absatz.');
    const to = join(folder, 'to.txt');
    assert.deepEqual(await run(['convert', from, to]), { code: 0, out: '', err: '' });
    assert.equal(readFileSync(to, 'utf8'), 'Erster Absatz.\n\nZweiter Absatz.\n');
  });

  test('says which ending or language it cannot tell', async () => {
    const from = file('from2.txt', 'Erster Absatz auf Deutsch, der lang genug ist.');
    const ending = await run(['convert', from, join(folder, 'to.xyz')]);
    assert.equal(ending.code, 1);
    assert.match(ending.err, /--to/u);
    const language = await run(['convert', file('n.txt', '1 2 3'), join(folder, 'n2.txt')]);
    assert.equal(language.code, 1);
    assert.match(language.err, /--source-lang/u);
  });
});
