import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { MINISTERS } from '../api/client.ts';
import { emend, installationFolder } from './emend.ts';
import {
  embedded,
  forEachDatabase,
  type Installation,
  type MakeInstallation,
} from './installations.ts';

const LANGUAGES = ['--source-lang', 'ru', '--target-lang', 'de'];

/** An installation, and a folder for files, for the tests of a suite. */
function workplace(make: MakeInstallation) {
  let installation: Installation;
  let folder: string;
  let remove: () => void;

  before(async () => {
    installation = await make();
    ({ folder, remove } = installationFolder());
  });

  after(async () => {
    remove();
    await installation.remove();
  });

  return {
    run: (...args: string[]) => emend(installation.env, ...args),
    path: (name: string) => join(folder, name),
    file: (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
}

forEachDatabase((make) => {
  describe('emend import and export', () => {
    const { run, file } = workplace(make);

    it('imports two files and prints the number, alone or as JSON', () => {
      const pair = [
        file('baku.ru.txt', MINISTERS.original),
        file('baku.de.txt', MINISTERS.translation),
      ];
      assert.deepEqual(run('import', ...LANGUAGES, '--json', ...pair), {
        status: 0,
        stdout: '{"id":1}\n',
        stderr: '',
      });
      const again = run('import', ...LANGUAGES, ...pair);
      assert.equal(again.status, 1);
      assert.equal(again.stdout, '');
      assert.match(again.stderr, /^This original is here already.*\nWith --again it is imported/);
      assert.deepEqual(run('import', ...LANGUAGES, '--again', ...pair), {
        status: 0,
        stdout: '2\n',
        stderr: '',
      });
    });

    it('refuses to export what is not approved, and lists it', () => {
      const { status, stdout, stderr } = run('export', '1');
      assert.deepEqual([status, stdout], [1, '']);
      const [message, ...list] = stderr.trimEnd().split('\n');
      assert.match(message ?? '', new RegExp(`^${list.length} segments are not approved`));
      assert.ok(list.every((line) => /^ {2}\d+ \(machine\) {2}\S/.test(line)));
    });
  });
});

describe('emend import', () => {
  const { run, file, path } = workplace(embedded);

  it('takes every detail, and detects languages that are not given', () => {
    const original = file('baku.ru.txt', MINISTERS.original);
    const translation = file('baku.de.txt', MINISTERS.translation);
    const details = ['--title', 'Баку', '--engine', 'DeepL', '--author', 'Л. Гасанова'];
    const { stdout } = run(
      ...['import', original, translation, ...details],
      ...['--url', 'https://news.example.org/7', '--date', '2020-07-17', '--json'],
    );
    const { id } = JSON.parse(stdout);
    const exported = JSON.parse(
      run('export', String(id), '--format', 'json', '--include', 'current').stdout,
    );
    assert.equal(exported.title, 'Баку');
    assert.equal(exported.sourceLanguage, 'ru');
    assert.equal(exported.targetLanguage, 'de');
    assert.equal(exported.engine, 'DeepL');
    assert.equal(exported.author, 'Л. Гасанова');
    assert.equal(exported.url, 'https://news.example.org/7');
    assert.equal(exported.publishedOn, '2020-07-17');
  });

  it('reads other encodings, and says so on standard error only', () => {
    const original = file(
      'koi.txt',
      iconv.encode(`${MINISTERS.original}\nВ другой кодировке.\n`, 'windows-1251'),
    );
    const translation = file(
      'utf16.txt',
      iconv.encode(`\ufeff${MINISTERS.translation}`, 'utf16le'),
    );
    const { status, stdout, stderr } = run('import', ...LANGUAGES, original, translation);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^\d+\n$/);
    assert.match(stderr, /koi\.txt: .*windows-1251/i);
    const { stdout: text } = run('export', stdout.trim(), '--include', 'current');
    assert.match(text, /Separaten Militärarmee/);
  });

  it('imports pairs and bilingual files in any format, and the others when one is refused', () => {
    const tea = (language: string, text: string) =>
      file(`tea.${language}.html`, `<!doctype html><html><body>${text}</body></html>`);
    const pair = (id: string, target: string) =>
      `<trans-unit id="${id}"><source>Чай готов.</source>${target}</trans-unit>`;
    const xliff = (units: string) =>
      '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" ' +
      `source-language="ru" target-language="de" datatype="plaintext"><body>${units}</body></file></xliff>`;
    const files = [
      tea('ru', '<h1>Чай в Гяндже</h1><p>В <b>Гяндже</b> открылась чайхана.</p>'),
      file('bad.xlf', xliff(pair('1', '') + pair('1', ''))),
      tea('de', '<h1>Tee in Gandscha</h1><p>In <b>Gandscha</b> öffnete ein Teehaus.</p>'),
      file('good.xlf', xliff(pair('1', '<target>Der Tee ist fertig.</target>'))),
    ];
    const { status, stdout, stderr } = run('import', '--json', ...LANGUAGES, ...files);
    assert.equal(status, 1);
    assert.match(stderr, /bad\.xlf, line 1: .*\(duplicate/);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: number | null }).id);
    assert.deepEqual(
      ids.map((id) => typeof id),
      ['number', 'object', 'number'],
    );
    const page = run('export', String(ids[0]), '--format', 'original', '--include', 'current');
    assert.equal(page.stdout, readFileSync(files[2] as string, 'utf8'));
    const manifest = run(
      ...['export', String(ids[0]), '--format', 'xliff2', '--include', 'current'],
      ...['--manifest', path('m.json')],
    );
    assert.match(manifest.stderr, /A file in the format xliff2 has no manifest\./);
  });

  it('says of everything that is wrong which file or option it is about', () => {
    const original = file('nul.txt', MINISTERS.original.replace(' ', '\0'));
    const translation = file('empty.txt', '');
    const { status, stdout, stderr } = run('import', ...LANGUAGES, original, translation);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, /^\S+nul\.txt: Line 1 has a NUL character/);

    const fine = file('fine.txt', MINISTERS.original);
    const empty = run('import', ...LANGUAGES, fine, translation);
    assert.match(empty.stderr, /^\S+empty\.txt: There is no text here/);

    const german = file('german.txt', MINISTERS.translation);
    const options = run(
      ...['import', fine, german, '--source-lang', 'ru', '--target-lang', 'RU'],
      ...['--date', 'yesterday', '--url', 'javascript:alert(1)'],
    );
    assert.equal(options.status, 1);
    assert.match(options.stderr, /^--date: /m);
    assert.match(options.stderr, /^--url: /m);
    assert.match(options.stderr, /^--target-lang: /m);

    const short = file('short.txt', 'Baku.');
    const refused = run('import', ...LANGUAGES, '--again', fine, short);
    assert.match(refused.stderr, /short\.txt: .*\nWith --accept-short/s);
    assert.equal(run('import', ...LANGUAGES, '--again', '--accept-short', fine, short).status, 0);
  });
});

describe('emend export', () => {
  const { run, path, file } = workplace(embedded);

  before(() => {
    const pair = [file('ru.txt', MINISTERS.original), file('de.txt', MINISTERS.translation)];
    assert.equal(run('import', ...LANGUAGES, ...pair).stdout, '1\n');
  });

  it('exports in every format with --include current, to standard output or a file', () => {
    const exported = (...args: string[]) => run('export', '1', '--include', 'current', ...args);
    const text = exported();
    assert.deepEqual([text.status, text.stderr], [0, '']);
    assert.match(text.stdout, /⟦.*Separaten Militärarmee.*⟧\n/s);
    assert.match(
      exported('--format', 'markdown').stdout,
      /^---\nemend:\n {2}.*\n---\n\n# <mark data-state="machine">/s,
    );
    assert.match(
      exported('--format', 'html').stdout,
      /^<!doctype html>\n<html lang="de" dir="ltr">/,
    );
    assert.equal(JSON.parse(exported('--format', 'json').stdout).approved, false);
    // Nobody has changed anything yet.
    assert.equal(exported('--format', 'diff').stdout, '');

    const output = path('exported.txt');
    assert.deepEqual(exported('--output', output), { status: 0, stdout: '', stderr: '' });
    assert.equal(readFileSync(output, 'utf8'), text.stdout);
  });

  it('finds a translation by its language, however that is written', () => {
    assert.equal(run('export', '1', '--lang', 'DE', '--include', 'current').status, 0);
    const { status, stderr } = run('export', '1', '--lang', 'fr', '--include', 'current');
    assert.equal(status, 1);
    assert.match(stderr, /^Choose one of the article's translations with --lang: de\.\n$/);
  });
});
