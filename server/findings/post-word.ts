import type { RequestHandler } from 'express';
import { z } from 'zod';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { addDictionaryWord } from '../checks/dictionary-word.store.ts';
import { getSegment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { parseForm } from '../web/form.ts';
import { renderFragment } from '../web/render.ts';
import { segmentPage } from '../workbench/show-segment.ts';

const form = z.object({ word: z.string(), shared: z.enum(['0', '1']).default('0') });

/** Adds a word of a segment to the dictionary, so that it is found no more. */
export const postWord =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const number = numberParameter(req, 'segment', 'segment');
    const { id: segment } = await getSegment(services.db, translation.id, number);
    const { word, shared } = parseForm(form, req.body);
    const added = { language: translation.targetLanguage, word, isShared: shared === '1' };
    await addDictionaryWord(services.db, added, requiredUser(req));
    if (added.isShared) services.checking?.soon(translation.id);
    if (req.get('hx-request')) {
      const page = await segmentPage(services, req, translation);
      renderFragment(res, 'findings/segment', { page });
    } else {
      res.redirect(303, `${translationPath(translation)}/segments/${segment}`);
    }
  };
