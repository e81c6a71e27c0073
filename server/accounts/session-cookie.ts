import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieOptions } from 'express';

/** How long a session lasts when it is not used. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A session in use is prolonged once it is this old, not with every request. */
export const PROLONG_AFTER_SECONDS = 24 * 60 * 60;

/** The cookie that holds a session's signed token; better-auth reads and signs it the same way. */
export interface SessionCookie {
  name: string;
  options: CookieOptions;
  /** The value of the cookie for a session's token. */
  sign(token: string): string;
  /** The session's token in a request, if the signature is ours. */
  read(cookieHeader: string | undefined): string | undefined;
}

/** @param https whether browsers reach the server over HTTPS; then they must never send it without */
export function sessionCookie(secret: string, https: boolean): SessionCookie {
  // With this prefix browsers take the cookie from this host only, not from a neighbour's of its domain.
  const name = https ? '__Host-emend.session' : 'emend.session';
  const signature = (token: string): Buffer => createHmac('sha256', secret).update(token).digest();
  return {
    name,
    options: {
      httpOnly: true,
      sameSite: 'lax',
      secure: https,
      path: '/',
      maxAge: SESSION_SECONDS * 1000,
    },
    sign: (token) => `${token}.${signature(token).toString('base64')}`,
    read: (header) => {
      const value = cookieValue(header, name);
      const dot = value?.lastIndexOf('.') ?? -1;
      if (value === undefined || dot < 1) return undefined;
      const token = value.slice(0, dot);
      const given = Buffer.from(value.slice(dot + 1), 'base64');
      const ours = signature(token);
      return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
    },
  };
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(equals + 1).trim());
    } catch (error) {
      // Not a cookie of ours, whoever set it.
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }
  return undefined;
}
