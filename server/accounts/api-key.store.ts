import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { prepared } from '../database/prepared.ts';
import type { Database } from '../database/schema.ts';
import { newToken, tokenHash } from './token.ts';
import { rowToUser, USER_COLUMNS } from './user.store.ts';
import type { User } from './user.ts';

/** What every key begins with, so that scanners for leaked secrets know one. */
const KEY_PREFIX = 'emend_';

/** How much of a key stays readable. */
const START_LENGTH = KEY_PREFIX.length + 4;

/** Using a key is noted at most this often. */
const NOTE_USE_EVERY_MS = 60 * 60 * 1000;

/** A key as its owner sees it once it has been made: not the key itself. */
export interface ApiKey {
  id: string;
  name: string | null;
  /** The first characters, to tell keys apart by. */
  start: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export interface ApiKeyOptions {
  /** What it is for, in the owner's words. */
  name?: string | undefined;
  /** It holds for ever when not given. */
  expiresInDays?: number | undefined;
}

/** @returns the key, which cannot be read back later, and its identifier */
export async function insertApiKey(
  db: Kysely<Database>,
  userId: string,
  { name, expiresInDays }: ApiKeyOptions,
): Promise<{ id: string; key: string }> {
  const key = `${KEY_PREFIX}${newToken()}`;
  const id = randomUUID();
  const now = Date.now();
  await db
    .insertInto('api_key')
    .values({
      id,
      user_id: userId,
      key_hash: tokenHash(key),
      start: key.slice(0, START_LENGTH),
      name: name ?? null,
      created_at: new Date(now).toISOString(),
      expires_at:
        expiresInDays === undefined
          ? null
          : new Date(now + expiresInDays * 24 * 60 * 60 * 1000).toISOString(),
      last_used_at: null,
    })
    .execute();
  return { id, key };
}

const selectByKey = prepared((db: Kysely<Database>, { hash }: { hash: string }) =>
  db
    .selectFrom('api_key')
    .innerJoin('user', 'user.id', 'api_key.user_id')
    .select(USER_COLUMNS)
    .select(['api_key.id as key_id', 'api_key.expires_at', 'api_key.last_used_at'])
    .where('api_key.key_hash', '=', hash),
);

/** Makes the function that finds whose key it is, if it holds. */
export function apiKeyFinder(db: Kysely<Database>): (key: string) => Promise<User | undefined> {
  return async (key) => {
    if (!key.startsWith(KEY_PREFIX)) return undefined;
    const [row] = await selectByKey(db, { hash: tokenHash(key) });
    const now = Date.now();
    if (!row || (row.expires_at !== null && Date.parse(row.expires_at) <= now)) return undefined;
    if (row.last_used_at === null || now - Date.parse(row.last_used_at) > NOTE_USE_EVERY_MS) {
      await db
        .updateTable('api_key')
        .set({ last_used_at: new Date(now).toISOString() })
        .where('id', '=', row.key_id)
        .execute();
    }
    return rowToUser(row);
  };
}

/** A member's keys, newest first. */
export async function listApiKeys(db: Kysely<Database>, userId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    start: row.start,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** @returns whether the member had such a key */
export async function deleteApiKey(
  db: Kysely<Database>,
  userId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_key')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
