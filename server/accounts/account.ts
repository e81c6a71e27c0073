import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { notFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { type ApiKey, deleteApiKey, listApiKeys } from './api-key.store.ts';
import { hasCredential } from './credential.store.ts';
import { deleteFeed, type Feed, findFeed, insertFeed } from './feed.store.ts';
import { nameField, newPasswordField, optional, passwordField } from './fields.ts';
import { blankForm, type FormState, submit } from './form.ts';
import { deletePasswordLinkOf } from './password-link.store.ts';
import { setName } from './user.store.ts';
import type { User } from './user.ts';

/** For how many days a key can be made to hold; else it holds until it is revoked. */
export const KEY_LIFETIMES = [30, 90, 365] as const;

export interface AccountPage {
  member: User;
  /** False for a first administrator who has not given address and password yet. */
  canSignIn: boolean;
  keys: ApiKey[];
  keyLifetimes: typeof KEY_LIFETIMES;
  /** A key just made, shown this once. */
  newKey?: string;
  feed: Feed | undefined;
  /** Address of a feed just made, shown this once. */
  newFeed?: string;
  /** What was just done. */
  done?: 'name' | 'password' | 'revoked';
  nameForm: FormState;
  passwordForm: FormState;
  keyForm: FormState;
}

const nameForm = z.object({ name: nameField });

const passwordForm = z.object({ currentPassword: passwordField, newPassword: newPasswordField });

const keyForm = z.object({
  keyName: optional(nameField),
  expiresInDays: z
    .enum(['', ...KEY_LIFETIMES.map(String)], 'accounts:error.lifetimeUnknown')
    .default('')
    .transform((days) => (days === '' ? undefined : Number(days))),
});

const done = z.enum(['name', 'password', 'revoked']).optional().catch(undefined);

/** A member's own page: name, interface language, password, API keys, sessions. */
export const showAccount =
  (services: Services): RequestHandler =>
  async (req, res) => {
    await renderAccount(services, req, res, { done: done.parse(req.query.done) });
  };

/** Changes what the member is called. What they wrote before keeps the name it was written under. */
export const postName =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const form = await submit(nameForm, req.body, async ({ name }) => {
      await setName(services.db, memberOf(req).id, name);
      res.redirect(303, '/account?done=name');
    });
    if (form) await renderAccount(services, req, res, { nameForm: form }, 422);
  };

/**
 * Sets a new password; the person stays signed in here and nowhere else, and a link to choose one
 * without knowing the old no longer works.
 */
export const postPassword =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const form = await submit(passwordForm, req.body, async ({ currentPassword, newPassword }) => {
      await services.accounts.sessions.changePassword(req, res, currentPassword, newPassword);
      await deletePasswordLinkOf(services.db, memberOf(req).id);
      res.redirect(303, '/account?done=password');
    });
    if (form) await renderAccount(services, req, res, { passwordForm: form }, 422);
  };

/** Makes a key that acts as the person. It is in this answer and nowhere else. */
export const postKey =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const form = await submit(keyForm, req.body, async ({ keyName, expiresInDays }) => {
      const options = { name: keyName, expiresInDays };
      const { key } = await services.accounts.createApiKey({ user: memberOf(req) }, options);
      res.set('cache-control', 'no-store');
      await renderAccount(services, req, res, { newKey: key }, 201);
    });
    if (form) await renderAccount(services, req, res, { keyForm: form }, 422);
  };

/** Makes one of the member's own keys stop working. */
export const postKeyRevocation =
  ({ db }: Services): RequestHandler<{ key: string }> =>
  async (req, res) => {
    if (!(await deleteApiKey(db, memberOf(req).id, req.params.key))) throw notFound();
    res.redirect(303, '/account?done=revoked');
  };

/** Makes an address for the member's feed, in place of the one before. It is in this answer alone. */
export const postFeed =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const token = await insertFeed(services.db, memberOf(req).id);
    const base = services.config.publicUrl ?? `${req.protocol}://${req.get('host')}`;
    res.set('cache-control', 'no-store');
    await renderAccount(services, req, res, { newFeed: `${base}/feeds/${token}` }, 201);
  };

/** Has the address of the member's feed stop working. */
export const postFeedRevocation =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    await deleteFeed(db, memberOf(req).id);
    res.redirect(303, '/account?done=revoked');
  };

/** Ends every session of the member, this one too. Keys go on working. */
export const postSignOutEverywhere =
  ({ accounts }: Services): RequestHandler =>
  async (req, res) => {
    await accounts.sessions.signOutEverywhere(res, memberOf(req).id);
    res.redirect(303, '/sign-in');
  };

async function renderAccount(
  { db }: Services,
  req: Request,
  res: Response,
  given: Partial<AccountPage>,
  status = 200,
): Promise<void> {
  const member = memberOf(req);
  const [canSignIn, keys, feed] = await Promise.all([
    hasCredential(db, member.id),
    listApiKeys(db, member.id),
    findFeed(db, member.id),
  ]);
  const page: AccountPage = {
    member,
    canSignIn,
    keys,
    feed,
    keyLifetimes: KEY_LIFETIMES,
    nameForm: blankForm({ name: member.name }),
    passwordForm: blankForm(),
    keyForm: blankForm(),
    ...given,
  };
  const frame = { title: req.t('accounts:account.title'), section: 'account' as const };
  renderPage(res, 'accounts/account', frame, page, status);
}

function memberOf(req: Request<never> | Request): User {
  if (!req.user) throw new Error('The account pages are behind requireUser.');
  return req.user;
}
