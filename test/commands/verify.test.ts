import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { readConfig } from '../../server/config.ts';
import { connect } from '../../server/database/connect.ts';
import { MINISTERS } from '../api/client.ts';
import { ask, emend, type Serving, serve } from './emend.ts';
import { forEachDatabase, type Installation } from './installations.ts';

forEachDatabase((make) => {
  describe('emend verify', () => {
    let installation: Installation;
    let server: Serving;
    const run = (...args: string[]) => emend(installation.env, 'verify', ...args);

    before(async () => {
      installation = await make();
      const { key } = JSON.parse(emend(installation.env, 'apikey', 'create', '--json').stdout);
      server = await serve(installation.env);
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      for (const title of ['Переговоры', 'Встреча']) {
        const article = { ...MINISTERS, title, original: `${title}\n\n${MINISTERS.original}` };
        const stored = await ask(`${server.url}/api/v1/articles`, {
          method: 'POST',
          headers,
          body: JSON.stringify(article),
        });
        assert.equal(stored.status, 201);
      }
      const segment = `${server.url}/api/v1/articles/2/translations/de/segments/2`;
      const saved = await ask(segment, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ text: 'Die Minister sprachen.', version: 0 }),
      });
      assert.equal(saved.status, 200);
    });

    after(async () => {
      server.signal('SIGKILL');
      await server.ended();
      await installation.remove();
    });

    it('says of every article that its revisions hold, beside a running server', () => {
      const { status, stdout, stderr } = run();
      assert.deepEqual([status, stderr], [0, '']);
      assert.deepEqual(stdout.split('\n'), [
        'article 1 ru→de: 1 revision holds',
        'article 2 ru→de: 2 revisions hold',
        'Everything holds: 2 translations, 3 revisions.',
        '',
      ]);
    });

    it('verifies one article, and prints JSON', () => {
      assert.match(run('2').stdout, /^article 2 ru→de: 2 revisions hold\n/);
      assert.deepEqual(JSON.parse(run('2', '--json').stdout), {
        holds: true,
        articles: [{ id: 2, targetLanguage: 'de', revisions: 2, holds: true }],
      });
    });

    it('ends with 1 for an article that is not there, with 2 for a number that is none', () => {
      assert.deepEqual([run('7').status, run('7').stdout], [1, '']);
      assert.match(run('7').stderr, /^There is no such article\./);
      assert.equal(run('seven').status, 2);
    });

    it('names what does not hold in a line, and ends with 1', async () => {
      const { db, close } = await connect(readConfig(installation.env));
      await sql`update revision set author = 'Somebody else' where number = 1`.execute(db);
      await close();
      const { status, stdout, stderr } = run();
      assert.deepEqual([status, stderr], [1, '']);
      const [first, second, total] = stdout.split('\n');
      assert.equal(first, 'article 1 ru→de: 1 revision holds');
      assert.match(second ?? '', /^article 2 ru→de: revision 1 does not hold\. Its hash does not/);
      assert.equal(total, '1 of 2 translations does not hold.');

      assert.equal(run('1').status, 0, 'the other one still does');
      const json = run('--json');
      assert.equal(json.status, 1);
      const { holds, articles } = JSON.parse(json.stdout);
      assert.equal(holds, false);
      const { detail, ...failure } = articles[1].failure;
      assert.deepEqual(failure, { revision: 1, what: 'revision' });
      assert.match(detail, /^Its hash/);
    });
  });
});
