import type { RequestHandler, Response } from 'express';
import { UserError, UserErrors } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import type { Services } from '../services.ts';
import { asUserError } from '../web/problem.ts';
import { renderPage } from '../web/render.ts';
import { readDraftFiles } from './article-file.store.ts';
import { type ArticleInput, refuse, withLineFeeds } from './import-article.ts';
import { findDraftTexts } from './import-draft.store.ts';
import { createDraft, type DraftDetails } from './import-draft.ts';
import { importingUser } from './import-owner.ts';
import {
  type ArticleForm,
  readArticleForm,
  type SentForm,
  type TextField,
} from './new-article-form.ts';
import { presentImport } from './present-import.ts';
import { isPlainText } from './read-article-files.ts';

/**
 * Takes the import form. What is in order becomes a draft to look over; otherwise the form comes
 * back as it was sent, the text of uploaded files in place of the files, with what is wrong.
 */
export const postArticle =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const sent = withTexts(await readArticleForm(req));
    const { form, files, notes, problems } = sent;
    try {
      refuse(problems);
      const replaced = form.draft || undefined;
      const kept = replaced ? await keptFiles(services, replaced, owner.id, sent) : {};
      const input = { ...inputOf(form, files), ...kept };
      const id = await createDraft(services, input, owner, { notes, replaced });
      res.redirect(303, `/articles/drafts/${id}`);
    } catch (thrown) {
      // Also after a failure of ours, since nothing else holds what was typed.
      const error = asUserError(thrown);
      if (error.status >= 500) services.logger.error({ err: thrown }, 'import failed');
      const lost = Object.values(files).map(({ name }) => ({
        key: 'import:note.chooseAgain',
        params: { name },
      }));
      showAgain(res, form, [...notes, ...lost], error);
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

/** A form whose files of plain text are in its fields, with the files that are left. */
interface FilledForm extends SentForm {
  notes: DraftDetails['notes'];
  problems: UserError[];
}

/** The form with the text of its files; a file chosen goes before text typed for the same side. */
function withTexts({ form, files }: SentForm): FilledForm {
  const filled = { ...form };
  const left: SentForm['files'] = {};
  const notes: DraftDetails['notes'] = [];
  const problems: UserError[] = [];
  for (const side of ['original', 'translation'] as const) {
    const file = files[side];
    if (!file) continue;
    if (!isPlainText(file)) {
      left[side] = file;
      filled[side] = '';
      continue;
    }
    try {
      const { text, note } = decode(file.bytes, statedLanguage(form, side), side);
      filled[side] = text;
      if (note) notes.push({ key: note.key, params: { ...note.params, side } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(error);
    }
  }
  return { form: filled, files: left, notes, problems };
}

/** The files of a draft whose texts were not touched when others of it were. */
async function keptFiles(
  { db }: Services,
  draft: string,
  owner: string,
  { form, files }: FilledForm,
): Promise<Pick<ArticleInput, 'originalFile' | 'translationFile' | 'translation'>> {
  // Stored from another tab meanwhile, it is made anew from its texts.
  const texts = await findDraftTexts(db, draft, owner);
  if (!texts) return {};
  const isSame = {
    original: !files.original && withLineFeeds(form.original).trim() === texts.original.trim(),
    translation:
      !files.translation && withLineFeeds(form.translation).trim() === texts.machineText.trim(),
  };
  const kept: Awaited<ReturnType<typeof keptFiles>> = {};
  for (const file of await readDraftFiles(db, draft)) {
    if (file.side === 'original' && isSame.original) kept.originalFile = file;
    if (file.side === 'translation' && isSame.translation) kept.translationFile = file;
    if (file.side === 'both' && isSame.original && isSame.translation) {
      kept.originalFile = file;
      kept.translation = '';
    }
  }
  return kept;
}

/** The form's values as an article. */
function inputOf(form: ArticleForm, files: SentForm['files']): ArticleInput {
  return {
    title: form.title,
    sourceLanguage: statedLanguage(form, 'original'),
    targetLanguage: statedLanguage(form, 'translation'),
    original: form.original,
    translation: form.translation,
    originalFile: files.original,
    translationFile: files.translation,
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
