import { can, type User } from '../accounts/user.ts';
import { UserError } from '../errors.ts';
import type { MemoryEntry } from './entry.ts';

/**
 * Lets only those pass who review translations into the language of an entry.
 *
 * @throws UserError 403
 */
export function mayRemove(user: User, { targetLanguage }: MemoryEntry): void {
  if (can(user, 'review', targetLanguage)) return;
  throw new UserError('errors:forbiddenLanguage', { language: targetLanguage }, 403);
}
