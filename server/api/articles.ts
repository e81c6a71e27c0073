import type { Request, RequestHandler } from 'express';
import type { User } from '../accounts/user.ts';
import { listTranslationsOf } from '../articles/article.store.ts';
import type { GivenFile } from '../articles/article-file.ts';
import { createArticle } from '../articles/import-article.ts';
import { importingUser } from '../articles/import-owner.ts';
import { listArticles } from '../articles/list-articles.ts';
import { numberParameter } from '../articles/translation-of.ts';
import { notFound, UserError, UserErrors } from '../errors.ts';
import type { Services } from '../services.ts';
import { sendProblem } from '../web/problem.ts';
import { readBody, readQuery } from './input.ts';
import { presentArticle, presentTranslation } from './present.ts';
import * as schemas from './schemas.ts';

/** Imports an article. */
export const postArticle =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const importer = importingUser(req);
    const { originalFile, translationFile, ...given } = withoutNulls(
      readBody(schemas.newArticle, req),
    );
    const input = {
      ...given,
      originalFile: originalFile && fileOf(originalFile),
      translationFile: translationFile && fileOf(translationFile),
    };
    try {
      const id = await createArticle(services, input, importer);
      res.status(201).location(`/api/v1/articles/${id}`).json({ id });
    } catch (error) {
      if (error instanceof UserError && error.key === 'import:error.sameArticle') {
        sendProblem(res, error, { article: error.params.id });
        return;
      }
      throw withLargestStatus(error);
    }
  };

function fileOf({ name, content }: { name: string; content: string }): GivenFile {
  return { name, bytes: Buffer.from(content, 'base64') };
}

/** A page of articles, last changed first. */
export const getArticles =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const query = readQuery(schemas.articleQuery, req);
    const list = await listArticles(db, query);
    // The list's last page stands in for those beyond it; a program would read it for ever.
    const page = query.page ?? 1;
    const isBeyond = page > list.pages;
    linkPages(req, { next: page < list.pages ? { page: page + 1 } : undefined });
    res.json({
      articles: isBeyond ? [] : list.translations.map(presentTranslation),
      total: list.total,
      page,
      pages: list.pages,
    });
  };

/** An article with its translations, without the texts. */
export const getArticle =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const id = numberParameter(req, 'article', 'article');
    const [first, ...others] = await listTranslationsOf(db, id);
    if (!first) throw notFound('article');
    res.json(presentArticle([first, ...others]));
  };

/** Whoever holds the key. */
export function keyHolder(req: Request): User {
  if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
  return req.user;
}

/** Tells where the next page is (RFC 8288): this address with other parameters. */
export function linkPages(
  req: Request,
  { next }: { next: Record<string, number> | undefined },
): void {
  if (!next) return;
  const [path, query] = req.originalUrl.split('?');
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(next)) parameters.set(name, String(value));
  req.res?.links({ next: `${path}?${parameters}` });
}

type WithoutNulls<Input> = { [Key in keyof Input]: Exclude<Input[Key], null> };

/** Programs often write null for what they leave out. */
export function withoutNulls<Input extends object>(input: Input): WithoutNulls<Input> {
  const given = Object.entries(input).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as WithoutNulls<Input>;
}

/** Several problems together are 422; that something is too large is worth its own status. */
function withLargestStatus(error: unknown): unknown {
  if (!(error instanceof UserErrors)) return error;
  const isTooLarge = error.errors.some(({ status }) => status === 413);
  return isTooLarge ? new UserErrors(error.errors, 413) : error;
}
