import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { User } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { sendProblem, wantsJson } from '../web/problem.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { refreshed } from '../workbench/put-segment.ts';
import { presentUndo } from './present-undo.ts';
import { undo } from './undo.ts';
import { planUndo, UndoConflictError } from './undo-plan.ts';

const form = z.object({
  /** Number of the revision; `last` for one's own newest save. */
  revision: z.union([spelledNumber, z.literal('last')]),
  reason: z.string().max(2000).optional(),
});

/** What undoing a revision would change now, with the button that does it. */
export const showUndo =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const number = numberParameter(req, 'revision', 'revision');
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const page = await undoPage(services, translation, number, req.user, '');
    const title = req.t('revisions:undo.pageTitle', { number, title: translation.article.title });
    renderPage(res, 'revisions/undo', translationFrame(translation, title), page);
  };

/**
 * Undoes a revision. Scripts get the blocks as they now look; people get to the new revision, or to
 * the page that shows what is in the way.
 */
export const postUndo =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const wanted = parseForm(form, req.body);
    const { user } = req;
    if (!user) throw new UserError('errors:signInFirst', {}, 401);
    const path = translationPath(translation);
    try {
      const { revision, undone, segments, blocks } = await undo(
        services,
        translation.id,
        wanted,
        user,
      );
      if (wantsJson(req)) {
        const done = revision !== undefined;
        const fresh = await refreshed(services, res, translation, blocks);
        res.json({ done, undone: undone.number, segments, ...fresh });
      } else if (revision) {
        res.redirect(303, `${path}/history/${revision.number}`);
      } else {
        res.redirect(303, `${path}/history/${undone.number}/undo`);
      }
    } catch (error) {
      if (!(error instanceof UndoConflictError)) throw error;
      if (wantsJson(req)) {
        const { revision } = error.params;
        sendProblem(res, error, { revision, conflicts: error.conflicts });
        return;
      }
      const { revision } = error.params as { revision: number };
      const page = await undoPage(services, translation, revision, user, wanted.reason ?? '');
      const title = req.t('revisions:undo.pageTitle', {
        number: revision,
        title: translation.article.title,
      });
      renderPage(res, 'revisions/undo', translationFrame(translation, title), page, 409);
    }
  };

async function undoPage(
  { db }: Services,
  translation: Translation,
  number: number,
  user: User,
  reason: string,
) {
  const languages = {
    source: translation.article.sourceLanguage,
    target: translation.targetLanguage,
  };
  const plan = await planUndo(db, translation.id, number, languages, user);
  return presentUndo(presentHeader(translation), plan, languages, reason);
}
