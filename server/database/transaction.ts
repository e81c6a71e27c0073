import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Runs reads that must see one state of the database, whatever is saved meanwhile. Inside a
 * transaction they join it.
 */
export async function reading<Result>(
  db: Kysely<Database>,
  read: (trx: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return read(db);
  return db
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(read);
}

/**
 * Runs writes that all happen or none does. Inside a transaction they join it.
 *
 * Each statement sees what others have committed by then, whatever the server's default is: whoever
 * waited for a lock must read what its holder left, not what there was before.
 */
export function writing<Result>(
  db: Kysely<Database>,
  write: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return write(db as Transaction<Database>);
  return db.transaction().setIsolationLevel('read committed').execute(write);
}
