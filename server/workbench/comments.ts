import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { notFound, UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm } from '../web/form.ts';
import { renderFragment } from '../web/render.ts';
import { addComment, setCommentResolved } from './comment.store.ts';
import { segmentPage } from './show-segment.ts';

/** Longest comment, in UTF-16 code units. */
const MAX_COMMENT_LENGTH = 10_000;

const commentForm = z.object({ body: z.string().max(MAX_COMMENT_LENGTH) });
const resolutionForm = z.object({ resolved: z.enum(['0', '1']) });

/** Adds a comment to a segment. */
export const postComment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const segment = numberParameter(req, 'segment', 'segment');
    const body = parseForm(commentForm, req.body).body.trim();
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    if (!body) throw new UserError('workbench:error.emptyComment', {}, 422, 'body');
    const author = { id: req.user.id, name: req.user.name };
    await addComment(services.db, { translation: translation.id, segment, author, body });
    await tell(services, translation, segment, author.name);
    await answer(services, req, res, translation, segment);
  };

/** Marks a comment as settled, or as open again. */
export const postResolution =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const segment = numberParameter(req, 'segment', 'segment');
    const id = numberParameter(req, 'comment');
    const { resolved } = parseForm(resolutionForm, req.body);
    const by = resolved === '1' ? (req.user?.name ?? '') : null;
    const comment = { translation: translation.id, segment, id };
    if (!(await setCommentResolved(services.db, comment, by))) throw notFound();
    await tell(services, translation, segment, req.user?.name ?? '');
    await answer(services, req, res, translation, segment);
  };

async function tell(
  { events }: Services,
  translation: Translation,
  segment: number,
  author: string,
): Promise<void> {
  await events.publish({ translation: translation.id, comments: [segment], author });
}

async function answer(
  services: Services,
  req: Request,
  res: Response,
  translation: Translation,
  segment: number,
): Promise<void> {
  if (req.get('hx-request')) {
    renderFragment(res, 'workbench/comments', {
      page: await segmentPage(services, req, translation),
    });
  } else {
    res.redirect(303, `${translationPath(translation)}/segments/${segment}#comments`);
  }
}
