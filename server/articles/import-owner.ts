import type { Request } from 'express';
import { can, type User } from '../accounts/user.ts';
import { UserError } from '../errors.ts';

/**
 * Whoever makes the request, if they may import at all; which target languages they may import into
 * is decided once these are known.
 *
 * @throws UserError 401 for strangers, 403 for readers
 */
export function importingUser(req: Request): User {
  if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
  if (!can(req.user, 'edit')) throw new UserError('errors:forbidden', {}, 403);
  return req.user;
}
