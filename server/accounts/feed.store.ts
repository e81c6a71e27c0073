import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { newToken, tokenHash } from './token.ts';
import { rowToUser, USER_COLUMNS } from './user.store.ts';
import type { User } from './user.ts';

/** Using an address is noted at most this often. */
const NOTE_USE_EVERY_MS = 60 * 60 * 1000;

/** A member's feed, as they see it once its address has been made: not the address itself. */
export interface Feed {
  createdAt: string;
  /** Accurate to the hour; null where nothing has read it yet. */
  lastUsedAt: string | null;
}

/** Whose feed it is. */
export interface FeedOwner {
  user: User;
  /** Interface language the person chose, if they ever did. */
  locale: string | null;
  createdAt: string;
}

/**
 * Makes the secret of a member's feed, in place of the one before, which works no more.
 *
 * @returns the secret, which cannot be read back later
 */
export async function insertFeed(db: Kysely<Database>, userId: string): Promise<string> {
  const token = newToken();
  const values = {
    token_hash: tokenHash(token),
    created_at: new Date().toISOString(),
    last_used_at: null,
  };
  await db
    .insertInto('feed')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute();
  return token;
}

export async function findFeed(db: Kysely<Database>, userId: string): Promise<Feed | undefined> {
  const row = await db
    .selectFrom('feed')
    .select(['created_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { createdAt: row.created_at, lastUsedAt: row.last_used_at };
}

/** The member whose feed a secret opens, while they are one. Notes that it was used. */
export async function findFeedOwner(
  db: Kysely<Database>,
  token: string,
): Promise<FeedOwner | undefined> {
  const row = await db
    .selectFrom('feed')
    .innerJoin('user', 'user.id', 'feed.user_id')
    .select(USER_COLUMNS)
    .select(['feed.created_at', 'feed.last_used_at'])
    .where('feed.token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const now = Date.now();
  if (row.last_used_at === null || now - Date.parse(row.last_used_at) > NOTE_USE_EVERY_MS) {
    await db
      .updateTable('feed')
      .set({ last_used_at: new Date(now).toISOString() })
      .where('user_id', '=', row.id)
      .execute();
  }
  return { user: rowToUser(row), locale: row.locale, createdAt: row.created_at };
}

/** Takes a member's feed away; without one it does nothing. */
export async function deleteFeed(db: Kysely<Database>, userId: string): Promise<void> {
  await db.deleteFrom('feed').where('user_id', '=', userId).execute();
}
