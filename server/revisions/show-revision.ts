import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { can } from '../accounts/user.ts';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { segmentMoments } from './framed-changes.ts';
import { HunkNotes, listHunkNotes } from './hunk-note.store.ts';
import { DIFF_VIEWS } from './present-change.ts';
import type { TypedNote } from './present-hunk-notes.ts';
import { changesOnPage, presentRevision } from './present-revision.ts';
import { getRevision } from './revision.store.ts';

const query = z.object({
  view: z.enum(DIFF_VIEWS).default('inline').catch('inline'),
  page: spelledNumber.default(1).catch(1),
  /** A segment whose change is to be shown, whatever page it is on. */
  segment: spelledNumber.optional().catch(undefined),
  unchanged: z.literal('1').optional().catch(undefined),
});

/** One revision with what it changed: its permanent link. */
export const showRevision =
  (services: Services): RequestHandler =>
  (req, res) =>
    renderRevision(services, req, res);

/** Answers with the page of the revision an address names. */
export async function renderRevision(
  services: Services,
  req: Request,
  res: Response,
  { typed, status }: { typed?: TypedNote; status?: number } = {},
): Promise<void> {
  const { db } = services;
  const translation = await translationOf(services, req);
  const number = numberParameter(req, 'revision', 'revision');
  const asked = query.parse(req.query);
  const revision = await getRevision(db, translation.id, number);
  const { shown, page, pages } = changesOnPage(
    revision.changes,
    asked.page,
    typed?.segment ?? asked.segment,
  );
  const moments = await segmentMoments(
    db,
    translation.id,
    shown
      .filter((one) => one.entity === 'segment')
      .map((one) => ({ revision: number, id: one.id })),
  );
  const notes = new HunkNotes(await listHunkNotes(db, translation.id, [number]));
  const title = req.t('revisions:revision.pageTitle', { number, title: translation.article.title });
  renderPage(
    res,
    'revisions/revision',
    translationFrame(translation, title),
    presentRevision({
      header: presentHeader(translation),
      revision,
      shown,
      moments,
      notes,
      user: req.user,
      typed,
      view: asked.view,
      page,
      pages,
      canEdit: req.user !== undefined && can(req.user, 'edit', translation.targetLanguage),
      unchanged: asked.unchanged !== undefined,
    }),
    status,
  );
}
