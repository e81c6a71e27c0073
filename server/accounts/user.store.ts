import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { locking } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { UserError } from '../errors.ts';
import type { UserTable } from './accounts.schema.ts';
import type { Role, User } from './user.ts';

/** Columns a `User` is made of. */
export const USER_COLUMNS = [
  'user.id',
  'user.kind',
  'user.name',
  'user.email',
  'user.role',
  'user.languages',
  'user.locale',
] as const;

type UserRow = Pick<Selectable<UserTable>, 'id' | 'name' | 'email' | 'role' | 'languages'>;

/** A member as the page "People" lists them. */
export interface Member extends User {
  kind: 'person' | 'service';
  createdAt: string;
  /** When the person last opened or prolonged a session. */
  lastSeenAt: string | null;
}

export interface NewUser {
  kind: 'person' | 'service';
  name: string;
  email: string | null;
  role: Role;
  languages: readonly string[] | null;
}

/** A stored member as the rest of the server knows them. */
export function rowToUser(row: UserRow): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email ?? '',
    role: row.role,
    languages: row.languages === null ? null : (JSON.parse(row.languages) as string[]),
  };
}

/** @returns the stored form of a role's language limits */
export function storedLanguages(languages: readonly string[] | null): string | null {
  return languages === null || languages.length === 0 ? null : JSON.stringify(languages);
}

/** The member with an identifier, if there is still one. */
export async function findUserById(db: Kysely<Database>, id: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('user')
    .select(USER_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && rowToUser(row);
}

/** @param email in any case */
export async function findUserByEmail(
  db: Kysely<Database>,
  email: string,
): Promise<User | undefined> {
  const row = await db
    .selectFrom('user')
    .select(USER_COLUMNS)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && rowToUser(row);
}

/** @throws UserError when the address belongs to somebody already */
export async function insertUser(db: Kysely<Database>, user: NewUser): Promise<User> {
  const now = new Date().toISOString();
  const row = {
    id: randomUUID(),
    kind: user.kind,
    name: user.name,
    email: user.email?.toLowerCase() ?? null,
    // Whoever invites a person vouches for the address; nothing is ever sent to it.
    email_verified: 0,
    role: user.role,
    languages: storedLanguages(user.languages),
    locale: null,
    created_at: now,
    updated_at: now,
  };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('user')
    .values(row)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    throw new UserError('accounts:error.emailTaken', {}, 409, 'email');
  }
  return rowToUser(row);
}

/** Everyone, people before service accounts, by name. */
export async function listMembers(db: Kysely<Database>): Promise<Member[]> {
  const rows = await db
    .selectFrom('user')
    .leftJoin('session', 'session.user_id', 'user.id')
    .select(USER_COLUMNS)
    .select((eb) => ['user.created_at', eb.fn.max('session.updated_at').as('last_seen_at')])
    .groupBy([...USER_COLUMNS, 'user.created_at'])
    .execute();
  return rows
    .map((row) => ({
      ...rowToUser(row),
      kind: row.kind,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name));
}

/** @throws UserError when there is no such member */
export async function setName(db: Kysely<Database>, id: string, name: string): Promise<void> {
  await updateUser(db, id, { name });
}

/** @throws UserError when there is no such member */
export async function setLocale(db: Kysely<Database>, id: string, locale: string): Promise<void> {
  await updateUser(db, id, { locale });
}

/** The interface language a person chose, if they ever did. */
export async function findLocale(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('user').select('locale').where('id', '=', id).executeTakeFirst();
  return row?.locale ?? undefined;
}

/**
 * Changes what a member may do.
 *
 * @throws UserError when there is no such member, or they are the last administrator and would stop
 *   being one
 */
export async function setRole(
  trx: Transaction<Database>,
  id: string,
  role: Role,
  languages: readonly string[] | null,
): Promise<void> {
  if (role !== 'administrator') await keepAnAdministrator(trx, id);
  await updateUser(trx, id, { role, languages: storedLanguages(languages) });
}

/**
 * Removes a member with their sessions and keys. What they wrote keeps their name.
 *
 * @throws UserError when there is no such member, or they are the last administrator
 */
export async function removeUser(trx: Transaction<Database>, id: string): Promise<void> {
  await keepAnAdministrator(trx, id);
  const { numDeletedRows } = await trx.deleteFrom('user').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 0n) throw new UserError('accounts:error.noSuchPerson', {}, 404);
}

async function updateUser(
  db: Kysely<Database>,
  id: string,
  values: Partial<Pick<Selectable<UserTable>, 'name' | 'locale' | 'role' | 'languages'>>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('user')
    .set({ ...values, updated_at: new Date().toISOString() })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new UserError('accounts:error.noSuchPerson', {}, 404);
}

/**
 * Somebody else must be able to administer once this administrator is gone. Only people who can sign
 * in count: not service accounts, nor a first administrator who has not given a password yet. All
 * administrators are locked, so that two who remove each other at once do not both succeed.
 */
async function keepAnAdministrator(trx: Transaction<Database>, leaving: string): Promise<void> {
  const administrators = await locking(
    trx,
    trx.selectFrom('user').select(['id', 'kind']).where('role', '=', 'administrator').orderBy('id'),
  ).execute();
  const isPerson = administrators.some(({ id, kind }) => id === leaving && kind === 'person');
  if (!isPerson) return;
  const other = await trx
    .selectFrom('user')
    .innerJoin('credential', 'credential.user_id', 'user.id')
    .select('user.id')
    .where('user.role', '=', 'administrator')
    .where('user.id', '<>', leaving)
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new UserError('accounts:error.lastAdministrator', {}, 409);
}
