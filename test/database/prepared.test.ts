import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Kysely } from 'kysely';
import { prepared, preparedRows } from '../../server/database/prepared.ts';
import type { Database } from '../../server/database/schema.ts';
import { writing } from '../../server/database/transaction.ts';
import { forEachEngine } from '../support/engines.ts';
import { openStore } from '../support/store.ts';

interface Setting {
  name: string;
  value: string;
}

let built = 0;
const selectSetting = prepared(
  (db: Kysely<Database>, { name, value }: { name: string; value: string }) => {
    built++;
    return db
      .selectFrom('setting')
      .select(['name', 'value'])
      .where('value', '=', value)
      .where('name', '=', name)
      .where('name', '!=', 'a constant of the query');
  },
);
const insertSettings = preparedRows((db: Kysely<Database>, rows: readonly Setting[]) =>
  db.insertInto('setting').values(rows.map(({ name, value }) => ({ name, value }))),
);

/** Rows of one engine have no prototype. */
async function settings(db: Kysely<Database>, wanted: Setting): Promise<Setting[]> {
  return (await selectSetting(db, wanted)).map((row) => ({ ...row }));
}

forEachEngine((engine) => {
  describe('a prepared query', () => {
    it('is built once, and asks with the values of each time', async (t) => {
      const { db } = await openStore(t, engine);
      const [first, second] = [`first ${t.fullName}`, `second ${t.fullName}`];
      await insertSettings(db, [{ name: first, value: 'один' }]);
      await insertSettings(db, [{ name: second, value: 'İki' }]);
      built = 0;
      assert.deepEqual(await settings(db, { name: first, value: 'один' }), [
        { name: first, value: 'один' },
      ]);
      assert.deepEqual(await settings(db, { name: second, value: 'İki' }), [
        { name: second, value: 'İki' },
      ]);
      assert.deepEqual(await settings(db, { name: second, value: 'один' }), []);
      assert.equal(built, 1);
    });

    it('belongs to the transaction it is asked in', async (t) => {
      const { db } = await openStore(t, engine);
      const row = { name: `undone ${t.fullName}`, value: 'x' };
      await assert.rejects(
        writing(db, async (trx) => {
          await insertSettings(trx, [row]);
          assert.deepEqual(await settings(trx, row), [row]);
          throw new Error('taken back');
        }),
        /taken back/,
      );
      assert.deepEqual(await settings(db, row), []);
    });

    it('writes none, one or several rows', async (t) => {
      const { db } = await openStore(t, engine);
      const rows = ['a', 'b', 'c'].map((name) => ({ name: `${name} ${t.fullName}`, value: name }));
      await insertSettings(db, []);
      await insertSettings(db, rows);
      for (const row of rows) assert.deepEqual(await settings(db, row), [row]);
    });

    it('refuses to be built from a value, which would stay in it for ever', async (t) => {
      const { db } = await openStore(t, engine);
      const looking = prepared((one: Kysely<Database>, { name }: { name: string }) =>
        one.selectFrom('setting').select('value').where('name', '=', `${name}!`),
      );
      await assert.rejects(looking(db, { name: 'secret' }), /"name" is not known yet/);
    });
  });
});
