import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isNewEnough, suitableNode, versionOf } from '../../scripts/node24.mjs';

const root = resolve(import.meta.dirname, '../..');

describe('the set-up of a checkout', () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-setup-'));
    cpSync(join(root, 'scripts'), join(directory, 'scripts'), { recursive: true });
    mkdirSync(join(directory, 'client'));
    writeFileSync(join(directory, 'client', 'app.ts'), 'console.log("app");');
    // A library that needs no registry: it hands on to the one that is installed here.
    const library = join(directory, 'library');
    const installed = pathToFileURL(join(root, 'node_modules/esbuild/lib/main.js'));
    mkdirSync(library);
    writeFileSync(join(library, 'index.js'), `export * from ${JSON.stringify(installed)};\n`);
    writeJson('library/package.json', {
      name: 'esbuild',
      version: '1.0.0',
      type: 'module',
      exports: './index.js',
    });
    writeJson('package.json', { name: 'checkout', dependencies: { esbuild: 'file:library' } });
    execFileSync('npm', ['install', '--package-lock-only'], { cwd: directory, env: offline });
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  const offline = { ...process.env, npm_config_offline: 'true', npm_execpath: '' };

  function writeJson(path: string, value: unknown): void {
    writeFileSync(join(directory, path), JSON.stringify(value));
  }

  function setUp(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(directory, 'scripts', 'setup.mjs'), ...args],
      { env: offline, encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  }

  it('installs and builds what is missing, a line for each step', () => {
    const { status, stdout, stderr } = setUp();

    assert.equal(stderr, '');
    assert.match(
      stdout,
      /^Installing the libraries … \d+ packages, [\d.]+ s\nBuilding the browser code … [\d.]+ s\n$/,
    );
    assert.equal(status, 0);
    assert.ok(existsSync(join(directory, 'public', 'build', 'manifest.json')));
  });

  it('does and says nothing the second time', () => {
    assert.deepEqual(setUp(), { status: 0, stdout: '', stderr: '' });
  });

  it('accepts libraries that npm itself has installed', () => {
    rmSync(join(directory, 'node_modules', '.emend-setup'));

    assert.deepEqual(setUp(), { status: 0, stdout: '', stderr: '' });
    assert.ok(existsSync(join(directory, 'node_modules', '.emend-setup')));
  });

  it('installs anew, quietly when told to, after node_modules has gone', () => {
    rmSync(join(directory, 'node_modules'), { recursive: true });

    assert.deepEqual(setUp('--quiet'), { status: 0, stdout: '', stderr: '' });
    assert.ok(existsSync(join(directory, 'node_modules', 'esbuild', 'index.js')));
  });

  it('says what to do when the lockfile does not fit', () => {
    mkdirSync(join(directory, 'another'));
    writeJson('another/package.json', { name: 'another', version: '1.0.0' });
    writeJson('package.json', {
      name: 'checkout',
      dependencies: { another: 'file:another', esbuild: 'file:library' },
    });
    rmSync(join(directory, 'node_modules'), { recursive: true });

    const { status, stdout, stderr } = setUp();
    assert.equal(status, 1);
    assert.equal(stdout, 'Installing the libraries …\n\n');
    assert.match(stderr, /Missing: another@/);
    assert.match(stderr, /package-lock\.json do not agree: run npm install/);
    assert.doesNotMatch(stderr, /npm warn/);
  });
});

describe('the Node.js that runs Emend', () => {
  it('is of major version 24 or newer', () => {
    assert.deepEqual(['v20.20.2', 'v23.11.0', 'v24.0.0', '26.1.0'].map(isNewEnough), [
      false,
      false,
      true,
      true,
    ]);
    assert.equal(isNewEnough(versionOf(suitableNode()) ?? ''), true);
  });

  it('has no version when it does not start', () => {
    assert.equal(versionOf('/nonexistent/node'), undefined);
  });
});
