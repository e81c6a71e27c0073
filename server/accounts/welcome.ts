import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { hasCredential } from './credential.store.ts';
import { emailField, nameField, newPasswordField } from './fields.ts';
import { completeFirstAdministrator, openFirstLink } from './first-link.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { linkUsed } from './token.ts';
import type { User } from './user.ts';

export interface WelcomePage {
  form: FormState;
}

const detailsForm = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
});

/**
 * The first link: opening it is enough to be in. It asks for details, which can wait: until they are
 * given the link stays good, so nothing that opens it unasked can use it up.
 */
export const showWelcome =
  (services: Services): RequestHandler =>
  async (req, res) => {
    res.set('cache-control', 'no-store');
    if (isUnasked(req)) {
      res.status(204).end();
      return;
    }
    const user = await firstAdministrator(services, req);
    if (!user) {
      if (!req.user) throw linkUsed();
      res.redirect(303, '/');
      return;
    }
    if (req.user?.id !== user.id) await services.accounts.sessions.open(req, res, user.id);
    req.user = user;
    renderWelcome(req, res, { form: blankForm() });
  };

/** Takes the details of the first administrator, after which the link is used up. */
export const postWelcome =
  (services: Services): RequestHandler =>
  async (req, res) => {
    res.set('cache-control', 'no-store');
    const user = await firstAdministrator(services, req);
    if (!user) throw linkUsed();
    const { sessions } = services.accounts;
    const form = await submit(detailsForm, req.body, async ({ name, email, password }) => {
      const passwordHash = await sessions.hashPassword(password);
      await completeFirstAdministrator(services.db, user.id, { name, email, passwordHash });
      await sessions.open(req, res, user.id);
      res.redirect(303, '/');
    });
    if (form) renderWelcome(req, res, { form }, 422);
  };

/** By the link, or by a session that the link opened earlier. */
async function firstAdministrator(
  { db }: Services,
  req: Request<{ token?: string }>,
): Promise<User | undefined> {
  const { user, identifiedBy } = req;
  if (user && identifiedBy === 'session' && user.role === 'administrator') {
    if (!(await hasCredential(db, user.id))) return user;
  }
  const { token } = req.params;
  return token === undefined ? undefined : openFirstLink(db, token);
}

/** Whether a program looks ahead, rather than a person opening the page. */
function isUnasked(req: Request): boolean {
  const purpose = `${req.get('sec-purpose') ?? ''} ${req.get('purpose') ?? ''} ${req.get('x-moz') ?? ''}`;
  return req.method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose);
}

function renderWelcome(req: Request, res: Response, page: WelcomePage, status = 200): void {
  renderPage(res, 'accounts/welcome', { title: req.t('accounts:welcome.title') }, page, status);
}
