import type { Request, RequestHandler } from 'express';
import { UserError } from '../errors.ts';
import { wantsJson } from '../web/problem.ts';
import { can, type Permission, type User } from './user.ts';

/**
 * Lets only members pass. A stranger who opens a page is asked to sign in and comes back to it;
 * programs, forms and scripts of our own pages are told 401, so that nothing they sent is lost
 * behind a sign-in page.
 */
export const requireUser: RequestHandler = (req, res, next) => {
  if (req.user) {
    next();
    return;
  }
  const opensPage = req.method === 'GET' && !wantsJson(req) && !req.get('hx-request');
  if (opensPage) {
    const back = req.originalUrl === '/' ? '' : `?back=${encodeURIComponent(req.originalUrl)}`;
    res.redirect(303, `/sign-in${back}`);
    return;
  }
  res.set('www-authenticate', 'Bearer realm="Emend"');
  next(new UserError('errors:signInFirst', {}, 401));
};

/** Lets only members pass whose role allows something, in whatever language. */
export function requireRole(permission: Permission): RequestHandler {
  return (req, res, next) => {
    if (!req.user) {
      requireUser(req, res, next);
      return;
    }
    next(can(req.user, permission) ? undefined : new UserError('errors:forbidden', {}, 403));
  };
}

/** Lets nobody pass who came by an API key: whoever finds one must not be able to make more. */
export const requireSession: RequestHandler = (req, _res, next) => {
  next(
    req.identifiedBy === 'session' ? undefined : new UserError('accounts:error.keyOnly', {}, 403),
  );
};

/**
 * Whoever makes a request.
 *
 * @param permission what they must be allowed to do
 * @param targetLanguage in translations into which language; left out, in whatever language
 * @throws UserError 401 for a stranger, 403 where the person may not
 */
export function requiredUser(
  { user }: Request,
  permission: Permission = 'read',
  targetLanguage?: string,
): User {
  if (!user) throw new UserError('errors:signInFirst', {}, 401);
  if (can(user, permission, targetLanguage)) return user;
  throw can(user, permission)
    ? new UserError('errors:forbiddenLanguage', { language: targetLanguage }, 403)
    : new UserError('errors:forbidden', {}, 403);
}
