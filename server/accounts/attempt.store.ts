import type { ClientRateLimitInfo, Store } from 'express-rate-limit';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { tokenHash } from './token.ts';

/**
 * Counts attempts in the database, where all instances of one newsroom count together and a restart
 * forgives nothing. Only a hash of what they are counted by is kept: people type passwords into the
 * field for the address.
 */
export class AttemptStore implements Store {
  readonly localKeys = false;
  readonly prefix: string;
  readonly #db: Kysely<Database>;
  readonly #windowMs: number;

  /** @param prefix tells the counts of one limit from those of another */
  constructor(db: Kysely<Database>, prefix: string, windowMs: number) {
    this.#db = db;
    this.prefix = prefix;
    this.#windowMs = windowMs;
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    const now = Date.now();
    const row = await writing(this.#db, async (trx) => {
      await trx
        .deleteFrom('attempt')
        .where('resets_at', '<=', new Date(now).toISOString())
        .execute();
      return trx
        .insertInto('attempt')
        .values({
          key_hash: this.#hash(key),
          hits: 1,
          resets_at: new Date(now + this.#windowMs).toISOString(),
        })
        .onConflict((conflict) =>
          conflict.column('key_hash').doUpdateSet((eb) => ({ hits: eb('attempt.hits', '+', 1) })),
        )
        .returning(['hits', 'resets_at'])
        .executeTakeFirstOrThrow();
    });
    return { totalHits: row.hits, resetTime: new Date(row.resets_at) };
  }

  async decrement(key: string): Promise<void> {
    await this.#db
      .updateTable('attempt')
      .set((eb) => ({ hits: eb('hits', '-', 1) }))
      .where('key_hash', '=', this.#hash(key))
      .where('hits', '>', 0)
      .execute();
  }

  async resetKey(key: string): Promise<void> {
    await this.#db.deleteFrom('attempt').where('key_hash', '=', this.#hash(key)).execute();
  }

  #hash(key: string): string {
    return tokenHash(`${this.prefix}:${key}`);
  }
}
