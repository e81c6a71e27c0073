import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { type Connection, connect } from '../../server/database/connect.ts';
import { migrate } from '../../server/database/migrate.ts';
import { forEachEngine, type TestEngine } from '../support/engines.ts';

const CONNECT = new URL('../../server/database/connect.ts', import.meta.url).href;

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Where an empty database is that nobody has migrated. */
async function untouched(engine: TestEngine): Promise<Parameters<typeof connect>[0]> {
  const { databaseUrl } = await engine.settings();
  if (databaseUrl) return { databaseUrl, dataDirectory: '' };
  const folder = mkdtempSync(join(tmpdir(), 'emend-migrate-'));
  folders.push(folder);
  return { dataDirectory: join(folder, 'data') };
}

async function steps({ db }: Connection): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

describe('the schema', () => {
  forEachEngine((engine) => {
    it('is made once when several instances start at the same moment', async () => {
      const place = await untouched(engine);
      const script = `
        const { connect } = await import(${JSON.stringify(CONNECT)});
        const connection = await connect(${JSON.stringify(place)});
        await connection.close();`;
      const starts = Array.from({ length: 3 }, () =>
        promisify(execFile)(process.execPath, [
          '--disable-warning=ExperimentalWarning',
          '--input-type=module',
          ...['--eval', script],
        ]),
      );
      for (const { stderr } of await Promise.all(starts)) assert.equal(stderr, '');
      const connection = await connect(place);
      const made = await steps(connection);
      assert.ok(made.length > 0);
      assert.deepEqual(made, [...new Set(made)].sort(), 'each step once');
      assert.deepEqual(
        await migrate(connection.db, connection.engine),
        [],
        'nothing is left to do',
      );
      await connection.close();
    });

    it('is not changed at all by a step that fails midway', async () => {
      const place = await untouched(engine);
      const connection = await connect(place);
      const tables = async () =>
        (await connection.db.introspection.getTables()).map(({ name }) => name);
      const before = await tables();
      // As though the last step had not been made yet: made again it fails, since half of it is there.
      const last = (await steps(connection)).at(-1) as string;
      await sql`delete from kysely_migration where name = ${last}`.execute(connection.db);
      await assert.rejects(migrate(connection.db, connection.engine), /could not be migrated/);
      assert.deepEqual(await tables(), before);
      assert.ok(!(await steps(connection)).includes(last));
      await connection.close();
    });

    it('is left alone where a newer Emend has made it', async () => {
      const place = await untouched(engine);
      const connection = await connect(place);
      await sql`insert into kysely_migration (name, timestamp)
        values ('9999-from-the-future', '2031-01-01T00:00:00.000Z')`.execute(connection.db);
      await connection.close();
      await assert.rejects(connect(place), /could not be migrated/);
    });
  });
});
