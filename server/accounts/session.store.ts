import type { Kysely } from 'kysely';
import { prepared } from '../database/prepared.ts';
import type { Database } from '../database/schema.ts';
import { PROLONG_AFTER_SECONDS, SESSION_SECONDS } from './session-cookie.ts';
import { rowToUser, USER_COLUMNS } from './user.store.ts';
import type { User } from './user.ts';

export interface FoundSession {
  user: User;
  /** Whether it is time to prolong it. */
  isDue: boolean;
}

const selectSession = prepared(
  (db: Kysely<Database>, { token, now }: { token: string; now: string }) =>
    db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.user_id')
      .select(USER_COLUMNS)
      .select('session.updated_at as prolonged_at')
      .where('session.token', '=', token)
      .where('session.expires_at', '>', now),
);

/** Makes the function that finds a session that has not expired, and whose it is, by its token. */
export function sessionFinder(
  db: Kysely<Database>,
): (token: string) => Promise<FoundSession | undefined> {
  return async (token) => {
    const now = Date.now();
    const [row] = await selectSession(db, { token, now: new Date(now).toISOString() });
    if (!row) return undefined;
    const age = now - Date.parse(row.prolonged_at);
    return { user: rowToUser(row), isDue: age > PROLONG_AFTER_SECONDS * 1000 };
  };
}

/** Lets a session last as long again as a new one. */
export async function prolongSession(db: Kysely<Database>, token: string): Promise<void> {
  const now = Date.now();
  await db
    .updateTable('session')
    .set({
      updated_at: new Date(now).toISOString(),
      expires_at: new Date(now + SESSION_SECONDS * 1000).toISOString(),
    })
    .where('token', '=', token)
    .execute();
}

/** Ends every session of a person, on whatever device. */
export async function deleteSessionsOf(db: Kysely<Database>, userId: string): Promise<void> {
  await db.deleteFrom('session').where('user_id', '=', userId).execute();
}

/** Clears away sessions that let nobody in any more. */
export async function deleteExpiredSessions(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', new Date().toISOString()).execute();
}
