import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { newToken, tokenHash } from './token.ts';
import { rowToUser, USER_COLUMNS } from './user.store.ts';
import type { User } from './user.ts';

/** Days a link to choose a new password can be used for. */
const LINK_DAYS = 3;

/**
 * Makes the link by which a member who forgot their password chooses a new one; an earlier one stops
 * working.
 *
 * @returns its token, which cannot be read back later, and when it expires (ISO 8601)
 */
export async function insertPasswordLink(
  db: Kysely<Database>,
  userId: string,
): Promise<{ token: string; expiresAt: string }> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + LINK_DAYS * 24 * 60 * 60 * 1000).toISOString();
  const values = { token_hash: tokenHash(token), expires_at: expiresAt };
  await db
    .insertInto('password_link')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
  return { token, expiresAt };
}

/** The member a link is for, if it can still be used. */
export async function findMemberOfLink(
  db: Kysely<Database>,
  token: string,
): Promise<User | undefined> {
  const row = await db
    .selectFrom('password_link')
    .innerJoin('user', 'user.id', 'password_link.user_id')
    .select(USER_COLUMNS)
    .where('password_link.token_hash', '=', tokenHash(token))
    .where('password_link.expires_at', '>', new Date().toISOString())
    .executeTakeFirst();
  return row && rowToUser(row);
}

/** @returns whether there was one: of two who use a link at once, one is told no */
export async function deletePasswordLink(db: Kysely<Database>, token: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('password_link')
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Makes the link of a member, if there is one, stop working: they found another way in. */
export async function deletePasswordLinkOf(db: Kysely<Database>, userId: string): Promise<void> {
  await db.deleteFrom('password_link').where('user_id', '=', userId).execute();
}
