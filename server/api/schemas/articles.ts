import { z } from 'zod';
import { PROGRESS_FILTERS, SORTS } from '../../articles/list-articles.ts';
import { canonicalLanguage } from '../../text/language.ts';
import { digits, id, language, number, storable, time } from './common.ts';
import { provenance, translationSummary, words } from './translations.ts';

/** Articles, and lists of them. */

const detail = z.string().nullish();

export const newArticle = z
  .strictObject({
    title: detail.describe('Left out, the first heading of the original'),
    sourceLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    targetLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    original: z.string().describe('The original, plain text, up to 5 MB'),
    translation: z.string().describe('Its machine translation, plain text, up to 5 MB'),
    engine: detail.describe('Engine that made the translation'),
    url: detail.describe('Address of the page the original stood on'),
    author: detail.describe('Author of the original'),
    publishedOn: detail.describe('Day of publication, YYYY-MM-DD').meta({ example: '2020-07-17' }),
    again: z.boolean().nullish().describe('Import it even if the same article is there already'),
    acceptShort: z
      .boolean()
      .nullish()
      .describe('Import it even if the translation is far shorter than the original'),
  })
  .meta({
    id: 'NewArticle',
    example: {
      title: 'Переговоры в Баку',
      sourceLanguage: 'ru',
      targetLanguage: 'de',
      original: 'Министр назвал встречу полезной.',
      translation: 'Das Ministerium nannte das Treffen nützlich.',
      engine: 'DeepL',
    },
  });

export const created = z.strictObject({ id }).meta({ id: 'Created', example: { id: 7 } });

export const articleList = z
  .strictObject({
    articles: z.array(translationSummary).describe('An article with each of its translations'),
    total: number.describe('How many there are on all pages'),
    page: number,
    pages: number,
  })
  .meta({ id: 'ArticleList' });

const languageFilter = language
  .transform((tag) => canonicalLanguage(tag) ?? tag)
  .optional()
  .meta({ override: { type: 'string' } });

export const articleQuery = z.object({
  q: storable(z.string().max(200)).optional().describe('Words that all must be in the title'),
  sourceLanguage: languageFilter.describe('Only articles in this language'),
  targetLanguage: languageFilter.describe('Only translations into this language'),
  progress: z
    .enum(PROGRESS_FILTERS)
    .optional()
    .describe('Only translations that have come this far'),
  sort: z.enum(SORTS).optional().describe('Left out, by the last change'),
  order: z.enum(['asc', 'desc']).optional().describe('Left out, the usual one of the sort'),
  page: digits(1).optional().describe('From 1; a page holds 50'),
});

export const article = z
  .strictObject({
    id,
    ...provenance,
    createdAt: time,
    translations: z.array(
      z.strictObject({
        targetLanguage: language,
        engine: z.string().nullable(),
        revision: number.describe('Number of the newest revision'),
        words,
        updatedAt: time,
        updatedBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Article' });
