import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** The provider of people who sign in with a password, as better-auth calls it. */
const PASSWORD_PROVIDER = 'credential';

/**
 * Gives a person a password, their first or another one.
 *
 * @param passwordHash as better-auth's hashing makes it
 */
export async function setPassword(
  db: Kysely<Database>,
  userId: string,
  passwordHash: string,
): Promise<void> {
  const now = new Date().toISOString();
  await db
    .insertInto('credential')
    .values({
      id: randomUUID(),
      user_id: userId,
      provider_id: PASSWORD_PROVIDER,
      account_id: userId,
      password: passwordHash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'provider_id'])
        .doUpdateSet({ password: passwordHash, updated_at: now }),
    )
    .execute();
}

/** Whether a person can sign in on their own, or only came in by the first link. */
export async function hasCredential(db: Kysely<Database>, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('credential')
    .select('id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}
