import type { Request, RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type ApiKeyOptions, apiKeyFinder, insertApiKey } from './api-key.store.ts';
import type { Auth } from './auth.ts';
import { firstLinkToken } from './first-link.ts';
import { identifyBy, requesterFinder } from './identify.ts';
import {
  deleteExpiredInvitations,
  type Invitation,
  insertInvitation,
  type NewInvitation,
} from './invitation.store.ts';
import { deleteExpiredSessions, sessionFinder } from './session.store.ts';
import { sessionCookie } from './session-cookie.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { sessionSecret } from './setting.store.ts';
import { findUserByEmail, insertUser } from './user.store.ts';
import type { Role, User } from './user.ts';

/** Whose key it will be: a person's, or a new service account's. */
export type KeyOwner =
  | { user: User }
  | { userEmail: string }
  | { service: { name: string; role: Role; languages: readonly string[] | null } };

/** The accounts feature, as the rest of the server uses it. */
export interface Accounts {
  /** Finds whoever makes the request, by session cookie or API key, and puts them on `req.user`. */
  identify: RequestHandler;
  /**
   * Whether whoever made a request is still let in: an answer that goes on for hours must end with
   * the session or key it was asked for with.
   */
  isStillIn(req: Request): Promise<boolean>;
  /** The person an API key belongs to. */
  userOfKey(key: string): Promise<User | undefined>;
  sessions: Sessions;
  /** Path of the link that lets the first administrator in; undefined once there is one. */
  firstLink(): Promise<string | undefined>;
  /**
   * Invites a person.
   *
   * @param by name of whoever invites; null for the command line
   * @returns the path of the link, which cannot be read back later, and when it expires (ISO 8601)
   * @throws UserError when the address is a member's already
   */
  inviteUser(
    invitation: NewInvitation,
    by: string | null,
  ): Promise<{ path: string; expiresAt: string; invitation: Invitation }>;
  /**
   * Makes an API key.
   *
   * @returns the key, which cannot be read back later
   * @throws UserError when nobody has that address
   */
  createApiKey(
    owner: KeyOwner,
    options?: ApiKeyOptions,
  ): Promise<{ key: string; id: string; user: User }>;
}

/** Opens the accounts of an installation; its tables must be migrated. */
export async function openAccounts(
  services: Pick<Services, 'config' | 'db' | 'logger'>,
): Promise<Accounts> {
  const { config, db, logger } = services;
  const secret = await sessionSecret(db, config.secret);
  await deleteExpiredSessions(db);
  await deleteExpiredInvitations(db);

  const baseURL = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const cookie = sessionCookie(secret, baseURL.startsWith('https:'));
  let auth: Promise<Auth> | undefined;
  const loadAuth = (): Promise<Auth> => {
    auth ??= import('./auth.ts').then(({ openAuth }) =>
      openAuth({ db, secret, baseURL, cookie, logger }),
    );
    return auth;
  };
  const userOfKey = apiKeyFinder(db);
  const findRequester = requesterFinder({ cookie, findSession: sessionFinder(db), userOfKey });

  return {
    identify: identifyBy(db, cookie, findRequester),
    isStillIn: async (req) => (await findRequester(req)) !== undefined,
    userOfKey,
    sessions: openSessions(db, cookie, loadAuth),
    firstLink: async () => {
      const token = await firstLinkToken(db);
      return token && `/welcome/${token}`;
    },
    inviteUser: (invitation, by) => inviteUser(db, invitation, by),
    createApiKey: (owner, keyOptions = {}) => createApiKey(db, owner, keyOptions),
  };
}

async function inviteUser(
  db: Kysely<Database>,
  wanted: NewInvitation,
  by: string | null,
): Promise<{ path: string; expiresAt: string; invitation: Invitation }> {
  return writing(db, async (trx) => {
    if (wanted.email !== undefined && (await findUserByEmail(trx, wanted.email))) {
      throw new UserError('accounts:error.alreadyMember', { email: wanted.email }, 409, 'email');
    }
    const { token, invitation } = await insertInvitation(trx, wanted, by);
    return { path: `/invitations/${token}`, expiresAt: invitation.expiresAt, invitation };
  });
}

async function createApiKey(
  db: Kysely<Database>,
  owner: KeyOwner,
  options: ApiKeyOptions,
): Promise<{ key: string; id: string; user: User }> {
  return writing(db, async (trx) => {
    const user = await getOwner(trx, owner);
    return { ...(await insertApiKey(trx, user.id, options)), user };
  });
}

async function getOwner(db: Kysely<Database>, owner: KeyOwner): Promise<User> {
  if ('user' in owner) return owner.user;
  if ('service' in owner) {
    return insertUser(db, { kind: 'service', email: null, ...owner.service });
  }
  const user = await findUserByEmail(db, owner.userEmail);
  if (!user) throw new UserError('accounts:error.nobodyWithEmail', { email: owner.userEmail }, 404);
  return user;
}
