import { type RequestHandler, Router } from 'express';
import type { Services } from '../services.ts';
import { postInvitation, showInvitation } from './accept-invitation.ts';
import {
  postFeed,
  postFeedRevocation,
  postKey,
  postKeyRevocation,
  postName,
  postPassword,
  postSignOutEverywhere,
  showAccount,
} from './account.ts';
import { postChoosePassword, showChoosePassword } from './choose-password.ts';
import { requireRole, requireSession, requireUser } from './guards.ts';
import { limitPasswordChange, limitSignIn } from './limits.ts';
import { postLocale } from './locale.ts';
import {
  postInvitationRevocation,
  postInvitations,
  postMember,
  postPasswordLink,
  postRemoval,
  showPeople,
} from './people.ts';
import { postSignIn, postSignOut, showSignIn } from './sign-in.ts';
import { postWelcome, showWelcome } from './welcome.ts';

/**
 * Signing in and out, one's account, and who may do what. Forms must have been read before it.
 * Routes after it are for members: a stranger who asks for any other page is sent to sign in.
 */
export function accountsRoutes(services: Services): Router {
  const router = Router();
  router.post('/locale', postLocale(services));
  router.get('/sign-in', showSignIn);
  router.post('/sign-in', limitSignIn(services), postSignIn(services));
  router.post('/sign-out', postSignOut(services));
  router.get('/welcome{/:token}', showWelcome(services));
  router.post('/welcome{/:token}', postWelcome(services));
  router.get('/invitations/:token', showInvitation(services));
  router.post('/invitations/:token', postInvitation(services));
  router.get('/password/:token', showChoosePassword(services));
  router.post('/password/:token', postChoosePassword(services));

  router.use(requireUser);
  router.use('/account', requireSession, accountRoutes(services));
  router.use('/people', requireSession, requireRole('administer'), peopleRoutes(services));
  return router;
}

function accountRoutes(services: Services): Router {
  const router = Router();
  router.get('/', showAccount(services));
  router.post('/', postName(services));
  router.post('/password', limitPasswordChange(services), postPassword(services));
  router.post('/keys', postKey(services));
  router.post('/keys/:key/revocation', postKeyRevocation(services));
  router.post('/feed', postFeed(services));
  router.post('/feed/revocation', postFeedRevocation(services));
  router.post('/sign-out-everywhere', postSignOutEverywhere(services));
  router.get('/*form', redirectTo('/account'));
  return router;
}

function peopleRoutes(services: Services): Router {
  const router = Router();
  router.get('/', showPeople(services));
  router.post('/invitations', postInvitations(services));
  router.post('/invitations/:invitation/revocation', postInvitationRevocation(services));
  router.post('/:member', postMember(services));
  router.post('/:member/removal', postRemoval(services));
  router.post('/:member/password-link', postPasswordLink(services));
  router.get('/*form', redirectTo('/people'));
  return router;
}

/** A page that answers a form has the form's address; coming back to it leads to the page itself. */
function redirectTo(path: string): RequestHandler {
  return (_req, res) => res.redirect(303, path);
}
