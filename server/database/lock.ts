import { PostgresAdapter, type SelectQueryBuilder, sql, type Transaction } from 'kysely';

/**
 * Makes a select lock its rows until the transaction ends: nobody else can lock, change or delete
 * them meanwhile. Rows that merely refer to them, such as comments, can still be added. On the
 * embedded engine a transaction holds the only write lock from its beginning, so there is nothing
 * to add.
 *
 * @param table the one table to lock rows of, where the select joins several
 */
export function locking<DB, Tables extends keyof DB & string, Row>(
  trx: Transaction<DB>,
  query: SelectQueryBuilder<DB, Tables, Row>,
  table?: Tables,
): SelectQueryBuilder<DB, Tables, Row> {
  if (!isPostgres(trx)) return query;
  return table === undefined ? query.forNoKeyUpdate() : query.forNoKeyUpdate(table);
}

/**
 * Locks what has no row yet, by a name, until the transaction ends: of two who are about to make the
 * same thing, the second waits and then finds what the first made.
 */
export async function lockName<DB>(trx: Transaction<DB>, name: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

function isPostgres<DB>(trx: Transaction<DB>): boolean {
  return trx.getExecutor().adapter instanceof PostgresAdapter;
}

/** Rows per statement: both engines bound the number of parameters one statement may have. */
const BATCH = 500;

/** Cuts a list into pieces that fit one statement. */
export function* inBatches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
