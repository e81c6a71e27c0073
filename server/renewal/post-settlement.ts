import type { RequestHandler } from 'express';
import { z } from 'zod';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { wantsJson } from '../web/problem.ts';
import { refreshed } from '../workbench/put-segment.ts';
import { SETTLEMENTS, settle } from './settle.ts';

const form = z.object({ version: spelledNumber, take: z.enum(SETTLEMENTS) });

/**
 * Settles what a renewal left at a segment. Scripts get the block as it now looks; plain forms get
 * the list of what else there is to look at.
 */
export const postSettlement =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const segment = numberParameter(req, 'segment', 'segment');
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const settling = { segment, ...parseForm(form, req.body) };
    const { block } = await settle(services, translation.id, settling, req.user);
    if (wantsJson(req)) {
      res.json({ segment, ...(await refreshed(services, res, translation, [block])) });
    } else {
      res.redirect(303, `${translationPath(translation)}/renewal/open`);
    }
  };
