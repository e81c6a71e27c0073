import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { InvitationTable } from './accounts.schema.ts';
import { newToken, tokenHash } from './token.ts';
import { storedLanguages } from './user.store.ts';
import type { Role } from './user.ts';

/** Days an invitation can be accepted for. */
const INVITATION_DAYS = 7;

export interface NewInvitation {
  /** Whoever accepts cannot choose another address. */
  email?: string | undefined;
  name?: string | undefined;
  role: Role;
  languages: readonly string[] | null;
}

export interface Invitation {
  id: string;
  email: string | null;
  name: string | null;
  role: Role;
  languages: readonly string[] | null;
  /** Name of whoever invited; null for the command line. */
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
}

/**
 * Stores an invitation; one to the same address that is still open stops working.
 *
 * @returns the token of its link, which cannot be read back later
 */
export async function insertInvitation(
  trx: Transaction<Database>,
  invitation: NewInvitation,
  invitedBy: string | null,
): Promise<{ token: string; invitation: Invitation }> {
  const email = invitation.email?.toLowerCase() ?? null;
  if (email !== null) await trx.deleteFrom('invitation').where('email', '=', email).execute();
  const token = newToken();
  const now = Date.now();
  const row = {
    id: randomUUID(),
    token_hash: tokenHash(token),
    email,
    name: invitation.name ?? null,
    role: invitation.role,
    languages: storedLanguages(invitation.languages),
    invited_by: invitedBy,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + INVITATION_DAYS * 24 * 60 * 60 * 1000).toISOString(),
  };
  await trx.insertInto('invitation').values(row).execute();
  return { token, invitation: rowToInvitation(row) };
}

/** The invitation a link belongs to, if it can still be accepted. */
export async function findInvitation(
  db: Kysely<Database>,
  token: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', new Date().toISOString())
    .executeTakeFirst();
  return row && rowToInvitation(row);
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(db: Kysely<Database>): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('expires_at', '>', new Date().toISOString())
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(rowToInvitation);
}

/** @returns whether there was such an invitation: of two who accept one at once, one is told no */
export async function deleteInvitation(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Clears away invitations nobody can accept any more. */
export async function deleteExpiredInvitations(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom('invitation').where('expires_at', '<=', new Date().toISOString()).execute();
}

function rowToInvitation(row: Selectable<InvitationTable>): Invitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    languages: row.languages === null ? null : (JSON.parse(row.languages) as string[]),
    invitedBy: row.invited_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
