import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { safeBack } from '../accounts/back.ts';
import { blankForm, type FormState, submit } from '../accounts/form.ts';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { parseForm } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { dictionaryLanguage } from './dictionaries.ts';
import {
  addDictionaryWord,
  listDictionaryWords,
  removeDictionaryWord,
} from './dictionary-word.store.ts';
import { dictionaryPath, presentDictionary } from './present-dictionary.ts';

const wordForm = z.object({
  language: z.string({ error: 'checking:error.noDictionary' }),
  word: z.string({ error: 'checking:error.wordMissing' }),
  /** A box that is ticked, or one of two buttons. */
  shared: z.enum(['0', '1'], 'checking:error.shared').default('0'),
  /** Where to go on when it is done, in place of the dictionary. */
  back: z.string().optional(),
});

const removalForm = z.object({ back: z.string().optional() });

const query = z.object({
  language: z.string().optional().catch(undefined),
  done: z.enum(['added', 'removed']).optional().catch(undefined),
});

/** Words that are right in a language, whatever its spelling dictionary says: everybody's and one's own. */
export const showDictionary =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { language, done } = query.parse(req.query);
    await renderDictionary(services, req, res, { language, done });
  };

/** Adds a word. */
export const postDictionaryWord =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    const form = await submit(wordForm, req.body, async ({ shared, back, ...word }) => {
      const added = await addDictionaryWord(
        services.db,
        { ...word, isShared: shared === '1' },
        user,
      );
      const page = `${dictionaryPath(added.language)}&done=added#word-${added.id}`;
      res.redirect(303, back ? safeBack(back) : page);
    });
    const { language } = form?.values ?? {};
    if (form) await renderDictionary(services, req, res, { language, form }, 422);
  };

/** Takes a word away. */
export const postDictionaryRemoval =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'edit');
    const { back } = parseForm(removalForm, req.body);
    const { language } = await removeDictionaryWord(db, numberParameter(req, 'word'), user);
    res.redirect(303, back ? safeBack(back) : `${dictionaryPath(language)}&done=removed`);
  };

async function renderDictionary(
  { db }: Services,
  req: Request,
  res: Response,
  given: {
    language?: string | undefined;
    form?: FormState;
    done?: 'added' | 'removed' | undefined;
  },
  status = 200,
): Promise<void> {
  const user = requiredUser(req);
  const words = await listDictionaryWords(db, user);
  const language = given.language && dictionaryLanguage(given.language);
  const page = presentDictionary({
    user,
    words,
    // Most have words in one language; who has none begins with the first there is.
    language: language || words[0]?.language,
    form: given.form ?? blankForm({ shared: '0' }),
    done: given.done,
  });
  const frame = { title: req.t('checking:words.title'), section: 'checks' as const };
  renderPage(res, 'checks/dictionary', frame, page, status);
}
