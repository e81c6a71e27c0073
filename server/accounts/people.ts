import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { emailField, languagesField, nameField, optional, roleField } from './fields.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { deleteInvitation, type Invitation, listInvitations } from './invitation.store.ts';
import { insertPasswordLink } from './password-link.store.ts';
import { findUserById, listMembers, type Member, removeUser, setRole } from './user.store.ts';
import { ROLES, type Role, type User } from './user.ts';

export interface PeoplePage {
  people: MemberRow[];
  services: MemberRow[];
  invitations: Invitation[];
  roles: readonly Role[];
  inviteForm: FormState;
  /** A link just made, shown this once. */
  newLink?: NewLink;
  done?: 'changed' | 'removed' | 'revoked';
}

export interface NewLink {
  kind: 'invitation' | 'password';
  url: string;
  expiresAt: string;
  /** Whom it is for, when that was said. */
  person: string | null;
}

export interface MemberRow {
  member: Member;
  form: FormState;
  /** Whether it is whoever looks at the page. */
  isSelf: boolean;
}

const roleForm = z.object({ role: roleField, languages: languagesField });

const inviteForm = z.object({
  email: optional(emailField),
  name: optional(nameField),
  role: roleField,
  languages: languagesField,
});

const done = z.enum(['changed', 'removed', 'revoked']).optional().catch(undefined);

/** Everyone who has an account, who is invited, and what the roles mean. */
export const showPeople =
  (services: Services): RequestHandler =>
  async (req, res) => {
    await renderPeople(services, req, res, { done: done.parse(req.query.done) });
  };

/** Makes an invitation. Its link is in this answer and nowhere else. */
export const postInvitations =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const form = await submit(inviteForm, req.body, async (wanted) => {
      const by = req.user?.name ?? null;
      const { path, expiresAt } = await services.accounts.inviteUser(wanted, by);
      const person = wanted.name ?? wanted.email ?? null;
      await renderLink(services, req, res, { kind: 'invitation', path, expiresAt, person });
    });
    if (form) await renderPeople(services, req, res, { inviteForm: form }, 422);
  };

/** Makes the link of an invitation stop working. */
export const postInvitationRevocation =
  ({ db }: Services): RequestHandler<{ invitation: string }> =>
  async (req, res) => {
    if (!(await deleteInvitation(db, req.params.invitation))) throw notFound();
    res.redirect(303, '/people?done=revoked');
  };

/** Changes what a member may do, and in which target languages. */
export const postMember =
  (services: Services): RequestHandler<{ member: string }> =>
  async (req, res) => {
    const { id } = await getMember(services, req);
    const form = await submit(roleForm, req.body, async ({ role, languages }) => {
      await writing(services.db, (trx) => setRole(trx, id, role, languages));
      res.redirect(303, '/people?done=changed');
    });
    if (form) await renderPeople(services, req, res, {}, 422, { id, form });
  };

/** Removes a member, unless nobody who can administer would be left. */
export const postRemoval =
  ({ db }: Services): RequestHandler<{ member: string }> =>
  async (req, res) => {
    await writing(db, (trx) => removeUser(trx, req.params.member));
    res.redirect(303, '/people?done=removed');
  };

/** Makes a link by which a member chooses a new password. It is in this answer and nowhere else. */
export const postPasswordLink =
  (services: Services): RequestHandler<{ member: string }> =>
  async (req, res) => {
    const member = await getMember(services, req);
    if (member.email === '') throw noSuchPerson();
    const { token, expiresAt } = await insertPasswordLink(services.db, member.id);
    const path = `/password/${token}`;
    await renderLink(services, req, res, {
      kind: 'password',
      path,
      expiresAt,
      person: member.name,
    });
  };

/** @throws UserError 404 where they were removed: the page has no row left on which to say so */
async function getMember({ db }: Services, req: Request<{ member: string }>): Promise<User> {
  const member = await findUserById(db, req.params.member);
  if (!member) throw noSuchPerson();
  return member;
}

function noSuchPerson(): UserError {
  return new UserError('accounts:error.noSuchPerson', {}, 404);
}

async function renderLink(
  services: Services,
  req: Request<never> | Request,
  res: Response,
  { path, ...link }: Omit<NewLink, 'url'> & { path: string },
): Promise<void> {
  const address = services.config.publicUrl ?? `${req.protocol}://${req.get('host')}`;
  res.set('cache-control', 'no-store');
  await renderPeople(services, req, res, { newLink: { ...link, url: `${address}${path}` } }, 201);
}

async function renderPeople(
  { db }: Services,
  req: Request<never> | Request,
  res: Response,
  given: Partial<PeoplePage>,
  status = 200,
  edited?: { id: string; form: FormState },
): Promise<void> {
  const [members, invitations] = await Promise.all([listMembers(db), listInvitations(db)]);
  const rows = members.map((member) => ({
    member,
    form: edited?.id === member.id ? edited.form : formOf(member),
    isSelf: member.id === req.user?.id,
  }));
  const page: PeoplePage = {
    people: rows.filter(({ member }) => member.kind === 'person'),
    services: rows.filter(({ member }) => member.kind === 'service'),
    invitations,
    roles: ROLES,
    inviteForm: blankForm({ role: 'editor' }),
    ...given,
  };
  const frame = { title: req.t('accounts:people.title'), section: 'people' as const };
  renderPage(res, 'accounts/people', frame, page, status);
}

function formOf({ role, languages }: Member): FormState {
  return blankForm({ role, languages: languages?.join(', ') ?? '' });
}
