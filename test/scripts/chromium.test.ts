import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { candidates, findChromium } from '../../scripts/chromium.mjs';

describe('finding a Chromium', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-chromium-'));
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** A program that does nothing but start, or refuse to. */
  function program(path: string, exitCode = 0): string {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  it('believes the environment before PATH', () => {
    const named = program('elsewhere/browser');
    program('bin/chromium');

    assert.equal(findChromium({ CHROME_BIN: named, PATH: join(directory, 'bin') }), named);
  });

  it('prefers its own variable to those of other programs', () => {
    const own = program('own');
    const other = program('other');

    assert.equal(findChromium({ CHROME_BIN: other, EMEND_CHROMIUM: own }), own);
  });

  it('does not pass over a variable that names no browser', () => {
    const missing = join(directory, 'missing');

    assert.throws(() => findChromium({ EMEND_CHROMIUM: missing }), {
      message: `EMEND_CHROMIUM is ${missing}, but no browser starts there.`,
    });
  });

  it('takes the first on PATH that starts', () => {
    program('first/chromium', 1);
    const second = program('second/chromium');

    const PATH = [join(directory, 'first'), join(directory, 'second')].join(delimiter);
    assert.equal(findChromium({ PATH, HOME: directory }), second);
  });

  it('knows the browsers that Playwright has downloaded, the newest first', () => {
    const old = program('.cache/ms-playwright/chromium-998/chrome-linux/chrome');
    const newest = program('.cache/ms-playwright/chromium-1187/chrome-linux64/chrome');

    const found = candidates({ HOME: directory, PATH: '' }).filter((path) =>
      path.startsWith(directory),
    );
    assert.deepEqual(found, [newest, old]);
  });
});
