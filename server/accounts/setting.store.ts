import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';

/**
 * A value of the installation that is made once and then stays: whichever instance comes first makes
 * it, and all others take the same.
 */
export async function settingMadeOnce(
  db: Kysely<Database>,
  name: string,
  make: () => string,
): Promise<string> {
  const known = await findSetting(db, name);
  if (known !== undefined) return known;
  return writing(db, async (trx) => {
    await trx
      .insertInto('setting')
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const value = await findSetting(trx, name);
    if (value === undefined) throw new Error(`The setting "${name}" could not be stored.`);
    return value;
  });
}

async function findSetting(db: Kysely<Database>, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

/** The secret that signs session cookies: as configured, else made once and kept in the database. */
export async function sessionSecret(
  db: Kysely<Database>,
  configured: string | undefined,
): Promise<string> {
  return (
    configured ?? settingMadeOnce(db, 'session-secret', () => randomBytes(32).toString('base64url'))
  );
}
