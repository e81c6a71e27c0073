import type { RequestHandler } from 'express';
import { z } from 'zod';
import { translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { presentRestoration } from './present-restoration.ts';
import { planRestoration, restore } from './restore.ts';

const form = z.object({
  /** Revision whose text comes back. */
  revision: spelledNumber,
  /** One segment; left out, the whole article. */
  segment: spelledNumber.optional(),
  reason: z.string().max(2000).optional(),
});

/** What restoring would change now, with the button that does it. */
export const showRestoration =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { revision: number, segment } = parseForm(form.omit({ reason: true }), req.query);
    const { revision, ...plan } = await planRestoration(services.db, translation.id, {
      revision: number,
      segment,
    });
    const languages = {
      source: translation.article.sourceLanguage,
      target: translation.targetLanguage,
    };
    const { title } = translation.article;
    renderPage(
      res,
      'revisions/restoration',
      translationFrame(
        translation,
        segment === undefined
          ? req.t('revisions:restore.pageTitle', { number, title })
          : req.t('revisions:restore.pageTitleSegment', { number, segment, title }),
      ),
      presentRestoration(presentHeader(translation), revision, segment, plan, languages),
    );
  };

/**
 * Restores the article, or one segment, to what it was after a revision. Where it is just so already
 * nothing is saved, and the page that was left says it.
 */
export const postRestoration =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const wanted = parseForm(form, req.body);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const revision = await restore(services, translation.id, wanted, req.user);
    const path = translationPath(translation);
    const { segment } = wanted;
    if (revision) {
      res.redirect(303, segment === undefined ? path : `${path}?segment=${segment}#s${segment}`);
    } else if (segment === undefined) {
      res.redirect(303, `${path}/history/${wanted.revision}?unchanged=1`);
    } else {
      res.redirect(303, `${path}/history?segment=${segment}&unchanged=1`);
    }
  };
