import type { Request, Response } from 'express';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { UserError } from '../errors.ts';
import type { Auth } from './auth.ts';
import { deleteSessionsOf } from './session.store.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Opens and ends sessions, and keeps passwords. */
export interface Sessions {
  cookie: SessionCookie;
  /**
   * Signs a person in and sets the cookie.
   *
   * @returns the person's identifier; undefined when address and password do not belong together,
   *   which takes as long for an unknown address as for a wrong password
   */
  signIn(req: Request, res: Response, email: string, password: string): Promise<string | undefined>;
  /** Opens a session for somebody who has proved who they are by a link, and sets the cookie. */
  open(req: Request, res: Response, userId: string): Promise<void>;
  /** Ends the session of the request. */
  signOut(req: Request, res: Response): Promise<void>;
  /** Ends every session of the person, on whatever device. */
  signOutEverywhere(res: Response, userId: string): Promise<void>;
  /**
   * Sets a new password; every other session of the person ends.
   *
   * @throws UserError when the current password is wrong
   */
  changePassword(req: Request, res: Response, current: string, next: string): Promise<void>;
  /** @returns the hash that is stored of a password */
  hashPassword(password: string): Promise<string>;
  /** @returns the token of a new session, for `cookie.sign` */
  start(userId: string, userAgent?: string): Promise<string>;
}

/** @param loadAuth better-auth, loaded when first needed: most requests never need it */
export function openSessions(
  db: Kysely<Database>,
  cookie: SessionCookie,
  loadAuth: () => Promise<Auth>,
): Sessions {
  const setCookie = (res: Response, token: string): void => {
    res.cookie(cookie.name, cookie.sign(token), cookie.options);
  };
  const clearCookie = (res: Response): void => {
    const { maxAge: _, ...options } = cookie.options;
    res.clearCookie(cookie.name, options);
  };

  const start: Sessions['start'] = async (userId, userAgent = '') => {
    const { internalAdapter } = await (await loadAuth()).$context;
    const { token } = await internalAdapter.createSession(userId, false, { userAgent });
    return token;
  };

  return {
    cookie,
    start,

    signIn: async (req, res, email, password) => {
      const auth = await loadAuth();
      const signedIn = await unlessRefused(() =>
        auth.api.signInEmail({ body: { email, password }, headers: headersOf(req) }),
      );
      if (!signedIn) return undefined;
      setCookie(res, signedIn.token);
      return signedIn.user.id;
    },

    open: async (req, res, userId) => {
      setCookie(res, await start(userId, req.get('user-agent')));
    },

    signOut: async (req, res) => {
      const auth = await loadAuth();
      await auth.api.signOut({ headers: headersOf(req) });
      clearCookie(res);
    },

    signOutEverywhere: async (res, userId) => {
      await deleteSessionsOf(db, userId);
      clearCookie(res);
    },

    changePassword: async (req, res, current, next) => {
      const auth = await loadAuth();
      const changed = await unlessRefused(() =>
        auth.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(req),
        }),
      );
      if (!changed) {
        throw new UserError('accounts:error.wrongPassword', {}, 422, 'currentPassword');
      }
      if (changed.token) setCookie(res, changed.token);
    },

    hashPassword: async (password) => {
      const { password: hasher } = await (await loadAuth()).$context;
      return hasher.hash(password);
    },
  };
}

/** The headers better-auth reads: whose session it is and on what device. */
function headersOf(req: Request): Headers {
  const headers = new Headers();
  for (const name of ['cookie', 'user-agent']) {
    const value = req.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** What better-auth refuses as wrong credentials comes back as undefined; all else is thrown. */
async function unlessRefused<Result>(ask: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask();
  } catch (error) {
    const code = (error as { body?: { code?: string } }).body?.code;
    if (code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_PASSWORD') return undefined;
    throw error;
  }
}
