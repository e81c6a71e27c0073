import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { parseForm } from '../web/form.ts';
import { LOCALE_COOKIE, UI_LOCALES } from '../web/i18n.ts';
import { safeBack } from './back.ts';
import { setLocale } from './user.store.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const localeForm = z.object({ locale: z.enum(UI_LOCALES), back: z.string().optional() });

/** Switches the interface language, for this browser and, of a member, for the next one as well. */
export const postLocale =
  ({ db, accounts }: Services): RequestHandler =>
  async (req, res) => {
    const { locale, back } = parseForm(localeForm, req.body);
    if (req.user) await setLocale(db, req.user.id, locale);
    setLocaleCookie(res, locale, accounts.sessions.cookie.options.secure);
    res.redirect(303, safeBack(back));
  };

/**
 * Has this browser keep the interface language, signed in or not.
 *
 * @param https whether browsers reach the server over HTTPS
 */
export function setLocaleCookie(res: Response, locale: string, https: boolean | undefined): void {
  res.cookie(LOCALE_COOKIE, locale, {
    maxAge: YEAR_MS,
    httpOnly: true,
    sameSite: 'lax',
    secure: https,
    path: '/',
  });
}
