import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../database/prepared.ts';
import type { Database } from '../database/schema.ts';

/** What is kept together, and read anew once any of it has changed. */
export type Kept = 'check-context' | 'termbase';
/** Lists kept in memory: a few languages and people, and what is left of older versions. */
const MOST_KEPT = 100;

const selectVersion = prepared((db: Kysely<Database>, { name }: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', name),
);

const kept = new Map<string, unknown>();

/**
 * Says that words or house rules, or else terms, have changed, so that no instance goes by what it
 * remembers of them.
 */
export async function changeContextVersion(
  trx: Transaction<Database>,
  of: Kept = 'check-context',
): Promise<void> {
  const value = randomUUID();
  await trx
    .insertInto('setting')
    .values({ name: `${of}-version`, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The version of what is kept; undefined where nothing of it has ever been changed. */
export async function contextVersion(
  db: Kysely<Database>,
  of: Kept = 'check-context',
): Promise<string | undefined> {
  const [row] = await selectVersion(db, { name: `${of}-version` });
  return row?.value;
}

/**
 * Reads something that only `changeContextVersion` changes, once for each version of it: every save
 * needs the newsroom's words and rules, which would take longer to read than the checks to run.
 *
 * @param what tells it from other things that are kept
 */
export async function keptForVersion<Value>(
  db: Kysely<Database>,
  what: string,
  read: () => Promise<Value>,
  of: Kept = 'check-context',
): Promise<Value> {
  const version = await contextVersion(db, of);
  // Versions are random, so those of two databases in one process are never the same.
  if (version === undefined) return read();
  const key = `${version} ${what}`;
  let value = kept.get(key) as Value | undefined;
  if (value === undefined) {
    value = await read();
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }
  return value;
}
