import type { Request, RequestHandler, Response } from 'express';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { setPassword } from './credential.store.ts';
import { newPasswordField } from './fields.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { deletePasswordLink, findMemberOfLink } from './password-link.store.ts';
import { deleteSessionsOf } from './session.store.ts';
import { linkUsed } from './token.ts';
import type { User } from './user.ts';

export interface ChoosePasswordPage {
  form: FormState;
  name: string;
  email: string;
}

const passwordForm = z.object({ password: newPasswordField });

/** Where a member who forgot their password comes by the link an administrator gave them. */
export const showChoosePassword =
  ({ db }: Services): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const member = await getMemberOfLink(db, req.params.token);
    renderChoosePassword(req, res, member, blankForm());
  };

/** Sets the password, ends every session the member had, and signs them in. */
export const postChoosePassword =
  ({ db, accounts }: Services): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const { token } = req.params;
    const member = await getMemberOfLink(db, token);
    const form = await submit(passwordForm, req.body, async ({ password }) => {
      const passwordHash = await accounts.sessions.hashPassword(password);
      await writing(db, async (trx) => {
        if (!(await deletePasswordLink(trx, token))) throw linkUsed();
        await setPassword(trx, member.id, passwordHash);
        await deleteSessionsOf(trx, member.id);
      });
      await accounts.sessions.open(req, res, member.id);
      res.redirect(303, '/');
    });
    if (form) renderChoosePassword(req, res, member, form, 422);
  };

async function getMemberOfLink(db: Kysely<Database>, token: string): Promise<User> {
  const member = await findMemberOfLink(db, token);
  if (!member) throw linkUsed();
  return member;
}

function renderChoosePassword(
  req: Request<{ token: string }>,
  res: Response,
  { name, email }: User,
  form: FormState,
  status = 200,
): void {
  res.set('cache-control', 'no-store');
  const page: ChoosePasswordPage = { form, name, email };
  const frame = { title: req.t('accounts:choosePassword.title') };
  renderPage(res, 'accounts/choose-password', frame, page, status);
}
