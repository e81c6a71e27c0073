import type { Request, RequestHandler } from 'express';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import { type HunkPlace, putHunkNote, removeHunkNote } from '../revisions/hunk-note.store.ts';
import type { Services } from '../services.ts';
import { keyHolder } from './articles.ts';
import { readBody } from './input.ts';
import { presentNote } from './present.ts';
import * as schemas from './schemas.ts';

/** Says why one change of a revision was made, or puts it in other words. */
export const putNote =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { body } = readBody(schemas.noteBody, req);
    const by = keyHolder(req);
    const note = await putHunkNote(services.db, translation.id, placeOf(req), body, by);
    res.json(presentNote(note));
  };

/** Takes the reason for one change away. */
export const deleteNote =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    await removeHunkNote(services.db, translation.id, placeOf(req), keyHolder(req));
    res.status(204).end();
  };

function placeOf(req: Request): HunkPlace {
  return {
    revision: numberParameter(req, 'revision', 'revision'),
    segment: numberParameter(req, 'segment', 'segment'),
    hunk: numberParameter(req, 'hunk'),
  };
}
