import type { Request } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import type { Permission } from '../accounts/user.ts';
import { notFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { canonicalLanguage } from '../text/language.ts';
import { spelledNumber } from '../web/form.ts';
import { getTranslation } from './article.store.ts';
import type { Translation } from './article.ts';

/**
 * The translation an address such as `/articles/12/translations/de` names.
 *
 * @param permission what the person must be allowed to do to it
 * @throws UserError 404 where there is none, 403 where the person may not
 */
export async function translationOf(
  { db }: Pick<Services, 'db'>,
  req: Request,
  permission: Permission = 'read',
): Promise<Translation> {
  const article = spelledNumber.safeParse(req.params.article);
  if (!article.success) throw notFound('article');
  // Tags are stored in their canonical form, and capitals do not matter in them.
  const language = canonicalLanguage(String(req.params.language));
  if (!language) throw notFound('article');
  const translation = await getTranslation(db, article.data, language);
  requiredUser(req, permission, translation.targetLanguage);
  return translation;
}

/**
 * The number of a segment, block or revision in an address.
 *
 * @throws UserError 404 for anything that is no number
 */
export function numberParameter(
  req: Request,
  name: string,
  what: 'article' | 'segment' | 'revision' | 'page' = 'page',
): number {
  const value = spelledNumber.safeParse(req.params[name]);
  if (!value.success) throw notFound(what);
  return value.data;
}

/** Address of a translation's workbench; everything about it lies below. */
export function translationPath(translation: {
  article: Pick<Translation['article'], 'id'>;
  targetLanguage: string;
}): string {
  return `/articles/${translation.article.id}/translations/${encodeURIComponent(translation.targetLanguage)}`;
}
