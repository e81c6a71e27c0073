import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

/** Without the variable by which Node.js tells a test that another runner has started it. */
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

function runTests(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts', 'test.mjs'), ...args], {
    env,
    encoding: 'utf8',
  });
}

describe('npm test', () => {
  let directory: string;

  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'emend-test-run-'));
    const start = 'import { test } from "node:test"; console.log("from the file");';
    writeFileSync(
      join(directory, 'good.test.ts'),
      `${start} test("first", () => {}); test("second", () => {}); test.skip("third");`,
    );
    writeFileSync(
      join(directory, 'bad.test.ts'),
      `${start} test("outer", (t) => t.test("inner", () => { throw new Error("boom"); }));`,
    );
    writeFileSync(join(directory, 'broken.test.ts'), 'throw new Error("does not load");');
    writeFileSync(
      join(directory, 'untidy.test.ts'),
      `import { after, describe, it } from "node:test";
      describe("suite", () => {
        after(() => { throw new Error("cannot tidy up"); });
        it("works", () => {});
      });`,
    );
  });

  after(() => rmSync(directory, { recursive: true, force: true }));

  it('prints a line for a file that passes, and ends with the totals, alone in the last line', () => {
    const { status, stdout } = runTests(join(directory, 'good.test.ts'));

    assert.match(stdout, /^✓ \S*good\.test\.ts 3 tests, 1 skipped, /m);
    assert.match(stdout, /\n\n2 passed, 0 failed, 1 skipped\n$/);
    assert.doesNotMatch(stdout, /from the file/);
    assert.equal(status, 0);
  });

  it('shows a failure in full, with what the file printed, and names it again at the end', () => {
    const { status, stdout } = runTests(join(directory, 'bad.test.ts'));

    assert.match(stdout, /✗ inner \S*bad\.test\.ts:1\n {2}Error: boom\n {6}at .*bad\.test\.ts/);
    assert.match(stdout, /It printed:\n {2}from the file\n/);
    assert.match(stdout, /\nFailed:\n✗ inner \S*bad\.test\.ts:1\n\n0 passed, 2 failed\n$/);
    assert.equal(status, 1);
  });

  it('counts what goes wrong around the tests as well', () => {
    const { status, stdout } = runTests(join(directory, 'untidy.test.ts'));

    assert.match(stdout, /✗ suite .*\n {2}Error: cannot tidy up/);
    assert.match(stdout, /\n\n1 passed, 1 failed\n$/);
    assert.equal(status, 1);
  });

  it('fails when a file of a folder does not load', () => {
    const { status, stdout } = runTests(directory);

    assert.match(stdout, /✗ \S*broken\.test\.ts the file itself failed/);
    assert.match(stdout, /Error: does not load/);
    assert.match(stdout, /✓ \S*good\.test\.ts/);
    assert.match(stdout, /\n\n3 passed, 4 failed, 1 skipped\n$/);
    assert.equal(status, 1);
  });

  it("hands on the runner's options", () => {
    const { stdout } = runTests('--test-name-pattern', 'second', join(directory, 'good.test.ts'));

    assert.match(stdout, /\n\n1 passed, 0 failed\n$/);
  });

  it('refuses a file that does not exist', () => {
    const { status, stderr } = runTests('test/nowhere.test.ts');

    assert.equal(stderr, 'There is no test/nowhere.test.ts to test.\n');
    assert.equal(status, 1);
  });
});
