import type { Request, RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { type FoundSession, prolongSession } from './session.store.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { User } from './user.ts';

/** Whoever makes a request, and how they prove it. */
export interface Requester {
  user: User;
  by: 'session' | 'key';
  /** Token of a session it is time to prolong. */
  due?: string;
}

/**
 * Makes the function that finds whoever makes a request. A request that carries a key is judged by
 * the key alone: a browser that was made to send one must not fall back on its cookie.
 *
 * Nothing is cached, so that a session ended on one instance is ended on all.
 */
export function requesterFinder(options: {
  cookie: SessionCookie;
  findSession: (token: string) => Promise<FoundSession | undefined>;
  userOfKey: (key: string) => Promise<User | undefined>;
}): (req: Request) => Promise<Requester | undefined> {
  const { cookie, findSession, userOfKey } = options;
  return async (req) => {
    const key = bearerToken(req.headers.authorization);
    if (key !== undefined) {
      const user = await userOfKey(key);
      return user && { user, by: 'key' };
    }
    const token = cookie.read(req.headers.cookie);
    const session = token === undefined ? undefined : await findSession(token);
    if (token === undefined || !session) return undefined;
    return { user: session.user, by: 'session', ...(session.isDue ? { due: token } : {}) };
  };
}

/** Puts whoever makes the request on `req.user`, and prolongs their session when it is time to. */
export function identifyBy(
  db: Kysely<Database>,
  cookie: SessionCookie,
  findRequester: (req: Request) => Promise<Requester | undefined>,
): RequestHandler {
  return async (req, res, next) => {
    const requester = await findRequester(req);
    if (requester) {
      req.user = requester.user;
      req.identifiedBy = requester.by;
      if (requester.due !== undefined) {
        await prolongSession(db, requester.due);
        res.cookie(cookie.name, cookie.sign(requester.due), cookie.options);
      }
    }
    // What one person may see is nothing for a cache that others use.
    res.set('cache-control', 'private, no-cache');
    next();
  };
}

function bearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^bearer +(\S+) *$/i.exec(header)?.[1];
}
