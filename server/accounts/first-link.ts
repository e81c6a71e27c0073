import { timingSafeEqual } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { locking } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { hasCredential, setPassword } from './credential.store.ts';
import { deleteSessionsOf } from './session.store.ts';
import { settingMadeOnce } from './setting.store.ts';
import { linkUsed, newToken, tokenHash } from './token.ts';
import { insertUser, rowToUser, USER_COLUMNS } from './user.store.ts';
import type { User } from './user.ts';

/** Name of the setting that holds the link's token until it is used up. */
const SETTING = 'first-link';

/** How the first administrator is called until they say. */
const PLACEHOLDER_NAME = 'Administrator';

/** Details the first administrator gives; with them the link is used up. */
export interface FirstDetails {
  name: string;
  email: string;
  passwordHash: string;
}

/**
 * Token of the link that lets the first administrator in. It stays the same, and stays good, until
 * somebody has given their details: whatever opens the link before, such as a preview, does not
 * lock the operator out.
 *
 * @returns undefined once there is an administrator who can sign in
 */
export async function firstLinkToken(db: Kysely<Database>): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined;
  return settingMadeOnce(db, SETTING, newToken);
}

/** @returns the first administrator, made on first opening; undefined when the link is no good */
export async function openFirstLink(
  db: Kysely<Database>,
  token: string,
): Promise<User | undefined> {
  return writing(db, async (trx) => {
    // Locked, so that of two who open it at once one makes the administrator and the other waits.
    const setting = await locking(
      trx,
      trx.selectFrom('setting').select('value').where('name', '=', SETTING),
    ).executeTakeFirst();
    if (!setting || !isSame(token, setting.value)) return undefined;
    if (await hasAdministrator(trx)) return undefined;
    return (await findPendingAdministrator(trx)) ?? (await insertPendingAdministrator(trx));
  });
}

/**
 * Gives the first administrator name, address and password, and uses the link up. Every session the
 * link opened ends, whoever holds it.
 *
 * @throws UserError when that has been done already, or the address belongs to somebody else
 */
export async function completeFirstAdministrator(
  db: Kysely<Database>,
  userId: string,
  details: FirstDetails,
): Promise<void> {
  const email = details.email.toLowerCase();
  await writing(db, async (trx) => {
    await locking(trx, trx.selectFrom('user').select('id').where('id', '=', userId)).execute();
    if (await hasCredential(trx, userId)) throw linkUsed();
    const taken = await trx
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .where('id', '<>', userId)
      .executeTakeFirst();
    if (taken) throw new UserError('accounts:error.emailTaken', {}, 409, 'email');
    await trx
      .updateTable('user')
      .set({ name: details.name, email, updated_at: new Date().toISOString() })
      .where('id', '=', userId)
      .execute();
    await setPassword(trx, userId, details.passwordHash);
    await trx.deleteFrom('setting').where('name', '=', SETTING).execute();
    await deleteSessionsOf(trx, userId);
  });
}

/** Whether any administrator can sign in. A service account cannot: it only has keys. */
async function hasAdministrator(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('user')
    .innerJoin('credential', 'credential.user_id', 'user.id')
    .select('user.id')
    .where('user.role', '=', 'administrator')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function findPendingAdministrator(trx: Transaction<Database>): Promise<User | undefined> {
  const row = await trx
    .selectFrom('user')
    .select(USER_COLUMNS)
    .where('kind', '=', 'person')
    .where('role', '=', 'administrator')
    .orderBy('created_at')
    .executeTakeFirst();
  return row && rowToUser(row);
}

async function insertPendingAdministrator(trx: Transaction<Database>): Promise<User> {
  return insertUser(trx, {
    kind: 'person',
    name: PLACEHOLDER_NAME,
    email: null,
    role: 'administrator',
    languages: null,
  });
}

function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(expected)));
}
