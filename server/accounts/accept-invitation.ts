import type { Request, RequestHandler, Response } from 'express';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { setPassword } from './credential.store.ts';
import { emailField, nameField, newPasswordField } from './fields.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { deleteInvitation, findInvitation, type Invitation } from './invitation.store.ts';
import { linkUsed } from './token.ts';
import { insertUser } from './user.store.ts';
import type { Role, User } from './user.ts';

export interface InvitationPage {
  form: FormState;
  invitedBy: string | null;
  role: Role;
  languages: readonly string[] | null;
  /** The address the invitation is for, if it is for one only. */
  email: string | null;
}

const invitedForm = z.object({ name: nameField, password: newPasswordField });
const openForm = invitedForm.extend({ email: emailField });

/** Where whoever was invited comes by their link, to give a name and a password. */
export const showInvitation =
  ({ db }: Services): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const invitation = await getInvitation(db, req.params.token);
    const form = blankForm({ name: invitation.name ?? '' });
    renderInvitation(req, res, invitation, form);
  };

/** Makes the invited person a member and signs them in. */
export const postInvitation =
  ({ db, accounts }: Services): RequestHandler<{ token: string }> =>
  async (req, res) => {
    const invitation = await getInvitation(db, req.params.token);
    const schema = invitation.email === null ? openForm : invitedForm;
    const form = await submit(schema, req.body, async (data) => {
      const email = invitation.email ?? ('email' in data ? String(data.email) : null);
      const passwordHash = await accounts.sessions.hashPassword(data.password);
      const user = await acceptInvitation(db, invitation, { name: data.name, email, passwordHash });
      await accounts.sessions.open(req, res, user.id);
      res.redirect(303, '/');
    });
    if (form) renderInvitation(req, res, invitation, form, 422);
  };

/**
 * @throws UserError when somebody else accepted it meanwhile or it was withdrawn, or when the
 *   address belongs to a member
 */
async function acceptInvitation(
  db: Kysely<Database>,
  { id, role, languages }: Invitation,
  details: { name: string; email: string | null; passwordHash: string },
): Promise<User> {
  return writing(db, async (trx) => {
    if (!(await deleteInvitation(trx, id))) throw linkUsed();
    const { name, email, passwordHash } = details;
    const user = await insertUser(trx, { kind: 'person', name, email, role, languages });
    await setPassword(trx, user.id, passwordHash);
    return user;
  });
}

async function getInvitation(db: Kysely<Database>, token: string): Promise<Invitation> {
  const invitation = await findInvitation(db, token);
  if (!invitation) throw linkUsed();
  return invitation;
}

function renderInvitation(
  req: Request<{ token: string }>,
  res: Response,
  { invitedBy, role, languages, email }: Invitation,
  form: FormState,
  status = 200,
): void {
  res.set('cache-control', 'no-store');
  const page: InvitationPage = { form, invitedBy, role, languages, email };
  const frame = { title: req.t('accounts:invitation.title') };
  renderPage(res, 'accounts/invitation', frame, page, status);
}
