import type { RequestHandler } from 'express';
import { z } from 'zod';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentRealignment } from './present-realignment.ts';
import { presentHeader, translationFrame } from './present-workbench.ts';
import { planRealignment, realign } from './realign.ts';

/** What aligning again from a segment on would change. */
export const showRealignment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const segment = numberParameter(req, 'segment', 'segment');
    const plan = await planRealignment(services, translation, segment);
    renderPage(
      res,
      'workbench/realignment',
      translationFrame(
        translation,
        req.t('workbench:realign.pageTitle', { title: translation.article.title }),
      ),
      { header: presentHeader(translation), segment, ...presentRealignment(plan) },
    );
  };

const form = z.object({ revision: spelledNumber });

/** Aligns again from a segment on, as the page showed it. */
export const postRealignment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const { revision } = parseForm(form, req.body);
    const segment = numberParameter(req, 'segment', 'segment');
    const done = await realign(services, translation, { segment, revision }, req.user);
    res.redirect(303, `${translationPath(translation)}?segment=${done.segment}#s${done.segment}`);
  };
