import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '../../server/config.ts';
import { connect } from '../../server/database/connect.ts';
import { saveSegment } from '../../server/workbench/save-segment.ts';
import { someone, storeSmallArticle } from '../support/articles.ts';
import { emend } from './emend.ts';
import { forEachDatabase, type Installation } from './installations.ts';

forEachDatabase((make) => {
  describe('emend check --all', () => {
    let installation: Installation;
    const run = (...args: string[]) => emend(installation.env, 'check', '--all', ...args);

    before(async () => {
      installation = await make();
      const connection = await connect(readConfig(installation.env));
      const { db } = connection;
      const events = { publish: async () => {}, subscribe: () => () => {}, close: async () => {} };
      await storeSmallArticle(db);
      const { id } = await storeSmallArticle(db);
      const save = { text: 'Die Verhandlungen dauerten 7 Stundenn.', version: 0 };
      await saveSegment({ db, events }, id, 3, save, someone('editor'));
      await connection.close();
    });

    after(() => installation.remove());

    it('checks everything that is stored, prints it, and fails where there are errors', () => {
      const { stdout, status } = run();
      assert.match(stdout, /^2 de 3: \w+ numbers: /m);
      assert.match(stdout, /^2 de 3: hint spelling: .*Stundenn/m);
      assert.match(stdout, /^2 translations: \d+ errors, \d+ warnings, \d+ hints\.$/m);
      assert.equal(status, / 0 errors/.test(stdout) ? 0 : 1);
    });

    it('checks one article, and prints JSON', () => {
      const { articles } = JSON.parse(run('2', '--json').stdout);
      assert.deepEqual(
        articles.map(({ id }: { id: number }) => id),
        [2],
      );
      const segment = articles[0].segments.find(({ id }: { id: number }) => id === 3);
      assert.equal(segment.version, 1);
      assert.ok(segment.findings.some(({ check }: { check: string }) => check === 'numbers'));
      assert.match(run('99').stderr, /article/);
      assert.match(run('many').stderr, /number/);
    });
  });
});
