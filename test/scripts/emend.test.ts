import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

describe('the emend command', () => {
  let directory: string;
  let command: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-command-'));
    command = join(directory, 'bin', 'emend.js');
    for (const path of ['bin', 'scripts', 'package.json', 'package-lock.json']) {
      cpSync(join(root, path), join(directory, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    // A program in whose place the command's own part shows: what arrives, and what comes back.
    mkdirSync(join(directory, 'server'));
    writeFileSync(
      join(directory, 'server', 'main.ts'),
      `const args: string[] = process.argv.slice(2);
      if (args[0] === 'wait') {
        process.on('SIGTERM', () => process.exit(7));
        setInterval(() => {}, 1000);
        console.log('waiting');
      } else if (args[0] === 'die') {
        process.kill(process.pid, 'SIGKILL');
      } else {
        console.log(JSON.stringify(args));
        process.exitCode = 3;
      }`,
    );
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  it('hands over its arguments, and the exit code back, and says nothing of its own', () => {
    const args = ['export', '--title', 'two words', ''];
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
      encoding: 'utf8',
    });

    assert.deepEqual(
      { status, stdout, stderr },
      { status: 3, stdout: `${JSON.stringify(args)}\n`, stderr: '' },
    );
  });

  it('passes a signal on and waits for the program to end', async () => {
    const emend = spawn(process.execPath, [command, 'wait'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(emend.stdout, 'data');
    emend.kill('SIGTERM');

    assert.deepEqual(await once(emend, 'close'), [7, null]);
  });

  it('dies of the signal that the program died of', () => {
    assert.equal(spawnSync(process.execPath, [command, 'die']).signal, 'SIGKILL');
  });
});
