import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../database/schema.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import { PROLONG_AFTER_SECONDS, SESSION_SECONDS, type SessionCookie } from './session-cookie.ts';

export type Auth = ReturnType<typeof openAuth>;

/**
 * better-auth on the server's own database. It checks and hashes passwords and opens and ends
 * sessions; its HTTP handler is not mounted, because every form here is a page of ours.
 */
export function openAuth(options: {
  db: Kysely<Database>;
  secret: string;
  baseURL: string;
  cookie: SessionCookie;
  logger: Logger;
}) {
  const { db, secret, baseURL, cookie, logger } = options;
  return betterAuth({
    appName: 'Emend',
    // It says how values are stored, not who stores them: both engines keep times as ISO 8601 and
    // truth values as 0 or 1, which is what better-auth does on SQLite.
    database: { db, type: 'sqlite' },
    secret,
    baseURL,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      log: (level, message, ...details) => {
        // A wrong password is somebody's typing error, and counted where attempts are limited.
        if (level === 'error') logger.error({ details }, `better-auth: ${message}`);
        else logger.debug({ details }, `better-auth: ${message}`);
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_AFTER_SECONDS,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      fields: {
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'user_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    advanced: {
      // It would look for tables of sign-in methods that are not in use.
      database: { validateSchema: false, generateId: 'uuid' },
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookie.name,
          attributes: { httpOnly: true, sameSite: 'lax', secure: cookie.options.secure, path: '/' },
        },
      },
    },
  });
}
