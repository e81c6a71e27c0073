import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { putHunkNote, removeHunkNote } from './hunk-note.store.ts';
import { hunkId } from './present-diff.ts';
import { renderRevision } from './show-revision.ts';

const place = z.object({
  segment: spelledNumber,
  hunk: spelledNumber,
  /** Where the form stood, if not on the page of the revision. */
  from: z.enum(['history', '']).optional(),
});

const noteForm = place.extend({ body: z.string().max(100_000) });

type Place = z.output<typeof place>;

/** Says why one change of a revision was made. What could not be kept stays in its field. */
export const postNote =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const revision = numberParameter(req, 'revision', 'revision');
    const { body, ...at } = parseForm(noteForm, req.body);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const { segment, hunk } = at;
    try {
      await putHunkNote(services.db, translation.id, { revision, ...at }, body, req.user);
    } catch (error) {
      if (!(error instanceof UserError) || error.field !== 'body') throw error;
      const { key, params, status } = error;
      const typed = { segment, hunk, body, error: { key, params } };
      await renderRevision(services, req, res, { typed, status });
      return;
    }
    res.redirect(303, back(req, translationPath(translation), at));
  };

/** Takes the reason for one change away. */
export const postNoteRemoval =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const revision = numberParameter(req, 'revision', 'revision');
    const at = parseForm(place, req.body);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    await removeHunkNote(services.db, translation.id, { revision, ...at }, req.user);
    res.redirect(303, back(req, translationPath(translation), at));
  };

function back(req: Request, path: string, { segment, hunk, from }: Place): string {
  const { revision } = req.params;
  if (from === 'history') return `${path}/history?segment=${segment}#r${revision}`;
  return `${path}/history/${revision}?segment=${segment}#${hunkId(segment, hunk)}`;
}
