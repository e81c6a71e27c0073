import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { LOCALE_COOKIE } from '../web/i18n.ts';
import { renderPage } from '../web/render.ts';
import { safeBack } from './back.ts';
import { emailField, passwordField } from './fields.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { setLocaleCookie } from './locale.ts';
import { findLocale } from './user.store.ts';

export interface SignInPage {
  form: FormState;
  /** Where to go afterwards. */
  back: string;
}

const signInForm = z.object({ email: emailField, password: passwordField });

/** The sign-in page; whoever is signed in already is sent on. */
export const showSignIn: RequestHandler = (req, res) => {
  const back = safeBack(req.query.back);
  if (req.user) res.redirect(303, back);
  else renderSignIn(req, res, { form: blankForm(), back });
};

/** Signs a member in and sends them on to the page they had asked for. */
export const postSignIn =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const back = safeBack(req.body?.back);
    const form = await submit(signInForm, req.body, async ({ email, password }) => {
      const { sessions } = services.accounts;
      const userId = await sessions.signIn(req, res, email, password);
      if (userId === undefined) throw new UserError('accounts:error.wrongSignIn');
      if (!req.headers.cookie?.includes(`${LOCALE_COOKIE}=`)) {
        const locale = await findLocale(services.db, userId);
        if (locale !== undefined) setLocaleCookie(res, locale, sessions.cookie.options.secure);
      }
      res.redirect(303, back);
    });
    if (form) renderSignIn(req, res, { form, back }, 422);
  };

/** The sign-in page again, with the reason why nobody is signed in. */
export function renderSignIn(req: Request, res: Response, page: SignInPage, status = 200): void {
  renderPage(res, 'accounts/sign-in', { title: req.t('accounts:signIn.title') }, page, status);
}

/** Ends the session, not only its cookie. */
export const postSignOut =
  ({ accounts }: Services): RequestHandler =>
  async (req, res) => {
    await accounts.sessions.signOut(req, res);
    res.redirect(303, '/sign-in');
  };
