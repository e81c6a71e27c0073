import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { getDraft, getDraftTexts } from './import-draft.store.ts';
import { importingUser } from './import-owner.ts';
import { type ArticleForm, emptyForm } from './new-article-form.ts';
import { presentImport } from './present-import.ts';

const query = z.object({
  /** Draft whose texts or languages are to be changed. */
  draft: z.string().max(100).optional().catch(undefined),
});

/** The import form: blank, or with what a draft was made from. */
export const showImport =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const { draft } = query.parse(req.query);
    const form = draft ? await formOfDraft(services, draft, owner.id) : emptyForm();
    const page = presentImport(form, req.format, { errors: [], notes: [] });
    renderPage(res, 'articles/new', { title: req.t('import:title'), section: 'import' }, page);
  };

async function formOfDraft({ db }: Services, id: string, owner: string): Promise<ArticleForm> {
  const { details } = await getDraft(db, id, owner);
  const texts = await getDraftTexts(db, id, owner);
  return {
    title: details.title,
    sourceLanguage: details.sourceLanguage,
    sourceTag: '',
    targetLanguage: details.targetLanguage,
    targetTag: '',
    original: texts.original,
    translation: texts.machineText,
    engine: details.engine ?? '',
    url: details.url ?? '',
    author: details.author ?? '',
    publishedOn: details.publishedOn ?? '',
    again: details.again ? '1' : '',
    acceptShort: '',
    draft: id,
  };
}
