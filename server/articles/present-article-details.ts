import type { UserError } from '../errors.ts';
import type { Translation } from './article.ts';
import { DETAIL_LENGTHS } from './import-article-details.ts';
import { type FieldMessage, type Message, messagesByField } from './present-import.ts';
import { translationPath } from './translation-of.ts';

/** The page that says where an article comes from. */
export interface ArticleDetailsPage {
  path: string;
  /** Address of the workbench. */
  back: string;
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  importedAt: string;
  note: string | null;
  fields: { title: string; engine: string; url: string; author: string; publishedOn: string };
  lengths: typeof DETAIL_LENGTHS;
  errors: FieldMessage[];
  byField: Record<string, Message | undefined>;
  canDelete: boolean;
}

/** @param options `typed` is the form as it was sent, where something in it did not fit */
export function presentArticleDetails(
  translation: Translation,
  options: {
    typed?: ArticleDetailsPage['fields'] | undefined;
    errors?: readonly UserError[] | undefined;
    canDelete: boolean;
  },
): ArticleDetailsPage {
  const { article } = translation;
  const errors = options.errors ?? [];
  return {
    path: `/articles/${article.id}`,
    back: translationPath(translation),
    title: article.title,
    sourceLanguage: article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    importedAt: article.createdAt,
    note: article.note,
    fields: options.typed ?? {
      title: article.title,
      engine: translation.engine ?? '',
      url: article.url ?? '',
      author: article.author ?? '',
      publishedOn: article.publishedOn ?? '',
    },
    lengths: DETAIL_LENGTHS,
    errors: errors.map(({ key, params, field }) => ({ key, params, field })),
    byField: messagesByField(errors),
    canDelete: options.canDelete,
  };
}
