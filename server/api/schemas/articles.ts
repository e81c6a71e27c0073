import { z } from 'zod';
import { PROGRESS_FILTERS, SORTS } from '../../articles/list-articles.ts';
import { canonicalLanguage } from '../../text/language.ts';
import { digits, id, language, number, storable, time } from './common.ts';
import { provenance, translationSummary, words } from './translations.ts';

/** Articles, and lists of them. */

const detail = z.string().nullish();

const file = z
  .strictObject({
    name: z
      .string()
      .max(255)
      .default('')
      .describe('Its name; decides between formats that its content fits equally well'),
    content: z.base64().describe('What is in it, in Base64 (RFC 4648); up to 20 MB of file'),
  })
  .meta({
    id: 'GivenFile',
    description:
      'Plain text, Markdown, HTML, DOCX, XLIFF 1.2 or 2, TMX, PO, CSV, TSV or JSON, known by its content',
  });

/** Said together with everything else that does not fit, so of values that may not. */
function missing(field: string) {
  return { path: [field], params: { key: 'api:error.missingField' }, when: () => true };
}

type Given = Partial<Record<string, unknown>> | null | undefined;

function hasOriginal(input: Given): boolean {
  return input?.original != null || input?.originalFile != null;
}

/** Alone, the first file may hold both texts. */
function hasTranslation(input: Given): boolean {
  return [input?.translation, input?.translationFile, input?.originalFile].some(
    (value) => value != null,
  );
}

export const newArticle = z
  .strictObject({
    title: detail.describe('Left out, the first heading of the original'),
    sourceLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    targetLanguage: language.nullish().describe('Language tag (BCP 47); left out, detected'),
    original: z.string().nullish().describe('The original, plain text, up to 5 MB'),
    translation: z.string().nullish().describe('Its machine translation, plain text, up to 5 MB'),
    originalFile: file
      .nullish()
      .describe(
        'In the place of `original`: a file; a bilingual one holds the translation as well',
      ),
    translationFile: file.nullish().describe('In the place of `translation`: a file'),
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
  .refine(hasOriginal, missing('original'))
  .refine(hasTranslation, missing('translation'))
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
