import type { RequestHandler, Response } from 'express';
import { UserError, UserErrors } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import type { Services } from '../services.ts';
import { asUserError } from '../web/problem.ts';
import { renderPage } from '../web/render.ts';
import { type ArticleInput, refuse } from './import-article.ts';
import { createDraft, type DraftDetails } from './import-draft.ts';
import { importingUser } from './import-owner.ts';
import {
  type ArticleForm,
  readArticleForm,
  type SentForm,
  type TextField,
} from './new-article-form.ts';
import { presentImport } from './present-import.ts';

/**
 * Takes the import form. What is in order becomes a draft to look over; otherwise the form comes
 * back as it was sent, the text of uploaded files in place of the files, with what is wrong.
 */
export const postArticle =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const sent = await readArticleForm(req);
    const { form, notes, problems } = withFiles(sent);
    try {
      refuse(problems);
      const replaced = form.draft || undefined;
      const id = await createDraft(services, inputOf(form), owner, { notes, replaced });
      res.redirect(303, `/articles/drafts/${id}`);
    } catch (thrown) {
      // Also after a failure of ours, since nothing else holds what was typed.
      const error = asUserError(thrown);
      if (error.status >= 500) services.logger.error({ err: thrown }, 'import failed');
      showAgain(res, form, notes, error);
    }
  };

/** Shows the form with everything in it and what is wrong with it. */
function showAgain(
  res: Response,
  form: ArticleForm,
  notes: DraftDetails['notes'],
  error: UserError | UserErrors,
): void {
  const errors = error instanceof UserErrors ? error.errors : [error];
  const { t, format } = res.req;
  const page = presentImport(form, format, { errors, notes });
  renderPage(
    res,
    'articles/new',
    { title: t('import:titleWithProblems'), section: 'import' },
    page,
    error.status,
  );
}

/** The form with the text of its files; a file chosen goes before text typed for the same side. */
function withFiles({ form, files }: SentForm): {
  form: ArticleForm;
  notes: DraftDetails['notes'];
  problems: UserError[];
} {
  const filled = { ...form };
  const notes: DraftDetails['notes'] = [];
  const problems: UserError[] = [];
  for (const side of ['original', 'translation'] as const) {
    const bytes = files[side];
    if (!bytes) continue;
    try {
      const { text, note } = decode(bytes, statedLanguage(form, side), side);
      filled[side] = text;
      if (note) notes.push({ key: note.key, params: { ...note.params, side } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  return { form: filled, notes, problems };
}

/** The form's values as an article. */
function inputOf(form: ArticleForm): ArticleInput {
  return {
    title: form.title,
    sourceLanguage: statedLanguage(form, 'original'),
    targetLanguage: statedLanguage(form, 'translation'),
    original: form.original,
    translation: form.translation,
    engine: form.engine,
    url: form.url,
    author: form.author,
    publishedOn: form.publishedOn,
    again: form.again === '1',
    acceptShort: form.acceptShort === '1',
  };
}

function statedLanguage(form: ArticleForm, side: TextField): string | undefined {
  const [tag, chosen] =
    side === 'original'
      ? [form.sourceTag, form.sourceLanguage]
      : [form.targetTag, form.targetLanguage];
  return tag.trim() || chosen || undefined;
}
