import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import type { Failure } from '../../server/revisions/failure.ts';
import { type Verification, verifyTranslation } from '../../server/revisions/verify.ts';

/** What verifying a translation that is there comes to. */
export async function verified(db: Kysely<Database>, translation: number): Promise<Verification> {
  const verification = await verifyTranslation(db, translation);
  assert.ok(verification);
  return verification;
}

/** What verifying finds after a forgery, which is taken back. */
export async function forged(
  db: Kysely<Database>,
  id: number,
  forge: (trx: Kysely<Database>) => Promise<unknown>,
): Promise<Failure | undefined> {
  const trx = await db.startTransaction().execute();
  try {
    await forge(trx);
    return (await verified(trx, id)).failure;
  } finally {
    await trx.rollback().execute();
  }
}
