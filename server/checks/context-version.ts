import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../database/prepared.ts';
import type { Database } from '../database/schema.ts';

const NAME = 'check-context-version';
/** Lists kept in memory: a few languages and people, and what is left of older versions. */
const MOST_KEPT = 100;

const selectVersion = prepared((db: Kysely<Database>, { name }: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', name),
);

const kept = new Map<string, unknown>();

/** Says that words or house rules have changed, so that no instance goes by what it remembers of them. */
export async function changeContextVersion(trx: Transaction<Database>): Promise<void> {
  const value = randomUUID();
  await trx
    .insertInto('setting')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
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
): Promise<Value> {
  const [row] = await selectVersion(db, { name: NAME });
  // Versions are random, so those of two databases in one process are never the same.
  if (!row) return read();
  const key = `${row.value} ${what}`;
  let value = kept.get(key) as Value | undefined;
  if (value === undefined) {
    value = await read();
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }
  return value;
}
