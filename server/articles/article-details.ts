import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { can, type User } from '../accounts/user.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError, UserErrors } from '../errors.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { listTranslationsOf } from './article.store.ts';
import type { Translation } from './article.ts';
import { deleteArticle, updateArticleDetails } from './article-details.store.ts';
import { checkDetails } from './import-article-details.ts';
import { presentArticleDetails } from './present-article-details.ts';
import { translationPath } from './translation-of.ts';

const detailsForm = z.object({
  title: z.string().default(''),
  engine: z.string().default(''),
  url: z.string().default(''),
  author: z.string().default(''),
  publishedOn: z.string().default(''),
});

const deletionForm = z.object({ confirmed: z.literal('1').optional().catch(undefined) });

/** An article's own address leads to its translation, the first where it has several. */
export const showArticle =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { translations } = await articleOf(services, req);
    res.redirect(303, translationPath(translations[0]));
  };

/** Where an article comes from: title, engine, address, author, date. */
export const showArticleDetails =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { translations, user } = await editableArticleOf(services, req);
    render(res, translations, user, {});
  };

/** Changes it. The texts and their history stay as they are. */
export const postArticleDetails =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { translations, user } = await editableArticleOf(services, req);
    const typed = parseForm(detailsForm, req.body);
    const [translation] = translations;
    try {
      const { engine, ...details } = checkDetails(typed);
      if (!details.title) throw new UserError('import:error.titleMissing', {}, 422, 'title');
      const engines = new Map([[translation.targetLanguage, engine]]);
      await writing(services.db, (trx) =>
        updateArticleDetails(trx, translation.article.id, details, engines),
      );
      res.redirect(303, translationPath(translation));
    } catch (error) {
      if (!(error instanceof UserErrors || error instanceof UserError)) throw error;
      const errors = error instanceof UserErrors ? error.errors : [error];
      render(res, translations, user, { typed, errors, status: error.status });
    }
  };

/** Deletes an article for good, once the administrator has ticked that this is meant. */
export const postArticleDeletion =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { translations, user } = await editableArticleOf(services, req);
    if (!can(user, 'administer')) throw new UserError('errors:forbidden', {}, 403);
    const { confirmed } = parseForm(deletionForm, req.body);
    if (!confirmed) {
      const error = new UserError('articles:error.confirmDeletion', {}, 422, 'confirmed');
      render(res, translations, user, { errors: [error], status: error.status });
      return;
    }
    await deleteArticle(services.db, translations[0].article.id);
    res.redirect(303, '/');
  };

/** A refused deletion is answered under its own address; opened again, it leads to the details. */
export const showArticleDetailsAgain =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { translations } = await editableArticleOf(services, req);
    res.redirect(303, `/articles/${translations[0].article.id}/details`);
  };

type Translations = [Translation, ...Translation[]];

/** @throws UserError 401 for strangers, 404 where there is no such article */
async function articleOf(
  { db }: Services,
  req: Request,
): Promise<{ translations: Translations; user: User }> {
  const id = spelledNumber.safeParse(req.params.article);
  if (!id.success) throw notFound('article');
  if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
  const [first, ...others] = await listTranslationsOf(db, id.data);
  if (!first) throw notFound('article');
  return { translations: [first, ...others], user: req.user };
}

/** @throws UserError 403 besides, for whoever may not edit all of its translations */
async function editableArticleOf(services: Services, req: Request) {
  const { translations, user } = await articleOf(services, req);
  if (!translations.every(({ targetLanguage }) => can(user, 'edit', targetLanguage))) {
    throw new UserError('errors:forbidden', {}, 403);
  }
  return { translations, user };
}

function render(
  res: Response,
  translations: Translations,
  user: User,
  options: {
    typed?: z.output<typeof detailsForm>;
    errors?: readonly UserError[];
    status?: number;
  },
): void {
  const page = presentArticleDetails(translations[0], {
    ...options,
    canDelete: can(user, 'administer'),
  });
  const frame = { title: res.req.t('articles:details.title'), section: 'articles' as const };
  renderPage(res, 'articles/details', frame, page, options.status);
}
