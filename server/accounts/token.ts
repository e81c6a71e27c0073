import { createHash, randomBytes } from 'node:crypto';
import { UserError } from '../errors.ts';

/** Random bytes of a link or key: nobody guesses 256 bits. */
const TOKEN_BYTES = 32;

/** A new secret for a link or a key, safe in an address. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/**
 * What is stored of a token. A plain hash is enough because there is nothing to guess in it, unlike
 * in a password; and it can be looked up by.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** What somebody is told who comes by a link that is no good, whatever the reason. */
export function linkUsed(): UserError {
  return new UserError('accounts:error.linkUsed', {}, 404);
}
