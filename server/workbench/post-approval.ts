import type { RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { wantsJson } from '../web/problem.ts';
import { approveAll } from './approve.ts';
import { refreshed } from './put-segment.ts';

const form = z.object({
  /** Newest revision the page showed. */
  revision: spelledNumber,
  block: spelledNumber.optional(),
});

/** Approves a block or the whole article. */
export const postApproval =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'review');
    const approval = parseForm(form, req.body);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    await approveAll(services, translation.id, approval, req.user);
    if (wantsJson(req)) {
      const blocks = approval.block === undefined ? [] : [approval.block];
      res.json(await refreshed(services, res, translation, blocks));
    } else {
      res.redirect(303, translationPath(translation));
    }
  };
