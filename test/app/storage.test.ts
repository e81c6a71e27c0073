import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { verifyTranslation } from '../../server/revisions/verify.ts';
import { imported, program, segmentsOf } from '../api/client.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { engines } from '../support/engines.ts';

/** Fails as a disk does, is saved to, and recovers. */
async function assertNothingLost(
  t: TestContext,
  app: TestApp,
  fail: () => Promise<unknown>,
  recover: () => Promise<unknown>,
): Promise<void> {
  t.after(() => app.close());
  const { db } = app.services;
  const editor = await program(app);
  const path = await imported(editor);
  const [, segment] = await segmentsOf(editor, path);
  assert.ok(segment);
  const address = `${path}/segments/${segment.id}`;
  await editor.patch(address, { text: 'Vorher.', version: 0 }).expect(200);
  const before = await segmentsOf(editor, path);

  await fail();
  // More than the free space of a page takes.
  const text = 'Ein sehr langer Absatz über Lieferungen. '.repeat(400).trim();
  for (let attempt = 0; attempt < 2; attempt++) {
    const { body } = await editor.patch(address, { text, version: 1 }).expect(507);
    assert.equal(body.code, 'errors:storage');
    assert.match(body.detail, /full or read-only, so nothing was saved/);
  }
  assert.deepEqual(await segmentsOf(editor, path), before, 'all can be read, and nothing changed');

  await recover();
  const { body } = await editor.patch(address, { text, version: 1 }).expect(200);
  assert.equal(body.target, text);
  assert.deepEqual(await verifyTranslation(db, 1), { revisions: 3, failure: undefined });
}

describe('a database that cannot be written to', () => {
  it('says so when the disk is full, and loses nothing', async (t) => {
    const app = await startApp();
    const { db } = app.services;
    await assertNothingLost(
      t,
      app,
      async () => {
        const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
        await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count)}`.execute(db);
      },
      () => sql`pragma max_page_count = 1000000`.execute(db),
    );
  });

  it('says so when it is read-only, and loses nothing', async (t) => {
    const app = await startApp();
    const { db } = app.services;
    await assertNothingLost(
      t,
      app,
      () => sql`pragma query_only = on`.execute(db),
      () => sql`pragma query_only = off`.execute(db),
    );
  });

  const postgres = engines.find(({ name }) => name === 'PostgreSQL');
  it('says so of PostgreSQL as well', { skip: postgres === undefined }, async (t) => {
    const settings = await postgres?.settings();
    const app = await startApp(settings);
    const { db } = app.services;
    const name = new URL(String(settings?.databaseUrl)).pathname.slice(1);
    const set = async (value: 'on' | 'off') => {
      const alter = sql`alter database ${sql.id(name)}
        set default_transaction_read_only = ${sql.lit(value)}`;
      await db
        .transaction()
        .setAccessMode('read write')
        .execute((trx) => alter.execute(trx));
      // It goes for sessions that begin from now on.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${name} and pid <> pg_backend_pid()`.execute(db);
      await sql`set default_transaction_read_only = ${sql.lit(value)}`.execute(db);
    };
    await assertNothingLost(
      t,
      app,
      () => set('on'),
      () => set('off'),
    );
  });
});
