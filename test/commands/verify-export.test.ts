import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { MINISTERS } from '../api/client.ts';
import { emend, installationFolder } from './emend.ts';

describe('emend export and emend verify --manifest', () => {
  let folder: string;
  let remove: () => void;
  const path = (name: string) => join(folder, name);
  const run = (...args: string[]) => emend({ EMEND_DATA: path('data') }, ...args);
  const exported = (...args: string[]) => {
    const outcome = run('export', '1', '--include', 'current', ...args);
    assert.deepEqual([outcome.status, outcome.stderr], [0, '']);
    return outcome.stdout;
  };

  before(() => {
    ({ folder, remove } = installationFolder());
    writeFileSync(path('ru.txt'), MINISTERS.original);
    writeFileSync(path('de.txt'), MINISTERS.translation);
    const languages = ['--source-lang', 'ru', '--target-lang', 'de'];
    assert.equal(run('import', ...languages, path('ru.txt'), path('de.txt')).stdout, '1\n');
  });

  after(() => remove());

  it('proves a file by the manifest written beside it, and says where it was changed', () => {
    exported('--output', path('a.txt'), '--manifest', path('a.json'));
    const proof = run('verify', '--manifest', path('a.json'), path('a.txt'));
    assert.deepEqual(proof, {
      status: 0,
      stdout: 'article 1 ru→de, revision 0 as text: the export holds.\n',
      stderr: '',
    });
    writeFileSync(path('a.txt'), readFileSync(path('a.txt'), 'utf8').replace('Baku', 'Eriwan'));
    const { status, stdout } = run('verify', '--manifest', path('a.json'), path('a.txt'));
    assert.equal(status, 1);
    assert.match(stdout, /^file: .*\nline 1: .*Eriwan.*Baku.*\narticle 1 .*: the export does not/);
    const json = run('verify', '--json', '--manifest', path('a.json'), path('a.txt'));
    assert.equal(json.status, 1);
    const { holds, problems } = JSON.parse(json.stdout);
    assert.equal(holds, false);
    assert.deepEqual(
      problems.map(({ where }: { where: string }) => where),
      ['file', 'line 1'],
    );
  });

  it('proves by itself a file that carries its manifest', () => {
    for (const format of ['markdown', 'html', 'json']) {
      exported('--format', format, '--output', path('carrying'));
      const { status, stdout } = run('verify', '--manifest', path('carrying'));
      assert.equal(status, 0, stdout);
    }
    writeFileSync(path('manifest'), exported('--format', 'manifest'));
    writeFileSync(path('b.txt'), exported());
    assert.equal(run('verify', '--manifest', path('manifest'), path('b.txt')).status, 0);
    const alone = run('verify', '--manifest', path('manifest'));
    assert.match(alone.stderr, /is a manifest alone\. Name the exported file as well/);
    const none = run('verify', '--manifest', path('b.txt'), path('b.txt'));
    assert.deepEqual([alone.status, none.status], [1, 1]);
    assert.match(none.stderr, /neither is a manifest nor carries one/);
  });

  it('still verifies records, and refuses what is no number', () => {
    assert.equal(run('verify', '1').status, 0);
    const { status, stderr } = run('verify', 'seven');
    assert.equal(status, 2);
    assert.match(stderr, /A whole number is needed/);
  });

  it('prints a history that git fast-import takes, or writes it to a file', () => {
    const stream = exported('--format', 'git');
    exported('--format', 'git', '--output', path('stream'));
    assert.equal(readFileSync(path('stream'), 'utf8'), stream);
    mkdirSync(path('repository'));
    const git = (args: string[], input = '') =>
      spawnSync('git', args, {
        cwd: path('repository'),
        input,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
      });
    git(['init', '--quiet', '-b', 'main']);
    assert.equal(git(['fast-import', '--quiet'], stream).status, 0);
    assert.match(git(['show', 'main:translation.de.txt']).stdout, /^Verhandlungen in Baku\n\n/);
    const refused = run('export', '1', '--format', 'git', '--manifest', path('none.json'));
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /^A history for git has no manifest/);
  });
});
