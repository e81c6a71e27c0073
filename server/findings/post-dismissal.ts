import type { RequestHandler } from 'express';
import { z } from 'zod';
import { safeBack } from '../accounts/back.ts';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { parseForm } from '../web/form.ts';
import { renderFragment } from '../web/render.ts';
import { segmentPage } from '../workbench/show-segment.ts';
import { dismiss, MAX_REASON_LENGTH, withdraw } from './dismiss.ts';
import { SCOPES } from './dismissal.store.ts';

const form = z.object({
  finding: z.string().max(100),
  scope: z.enum(SCOPES),
  reason: z.string().max(MAX_REASON_LENGTH),
  back: z.string().optional(),
});

/** Lets a finding of a segment pass. */
export const postDismissal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const segment = numberParameter(req, 'segment', 'segment');
    const { finding, scope, reason, back } = parseForm(form, req.body);
    const dismissing = { segment, key: finding, scope, reason };
    await dismiss(services, translation, dismissing, requiredUser(req));
    if (req.get('hx-request')) {
      const page = await segmentPage(services, req, translation);
      renderFragment(res, 'findings/segment', { page });
    } else {
      const own = `${translationPath(translation)}/segments/${segment}`;
      res.redirect(303, back === undefined ? own : safeBack(back));
    }
  };

/** Takes a dismissal back. */
export const postWithdrawal =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const id = numberParameter(req, 'dismissal');
    await withdraw(services, translation, id, requiredUser(req));
    res.redirect(303, `${translationPath(translation)}/findings#dismissed`);
  };
