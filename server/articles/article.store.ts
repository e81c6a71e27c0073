import type { Kysely, Transaction } from 'kysely';
import { prepared } from '../database/prepared.ts';
import type { Database } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import { originHash, textHash } from '../revisions/hash.ts';
import type { Article, Translation } from './article.ts';
import { titleKey } from './title-key.ts';

/** An article about to be stored, with the machine translation it comes with. */
export interface NewArticle {
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  /** Both texts as they were imported. */
  original: string;
  machineText: string;
  engine: string | null;
  url: string | null;
  author: string | null;
  publishedOn: string | null;
  note: string | null;
}

/** Stores an article and its still empty translation; the import revision follows. */
export async function insertArticle(
  trx: Transaction<Database>,
  article: NewArticle,
  by: { id: string | null; name: string },
): Promise<{ article: number; translation: number; hash: string }> {
  const now = new Date().toISOString();
  const original = textHash(article.sourceLanguage, article.original);
  const machine = textHash(article.targetLanguage, article.machineText);
  const stored = await trx
    .insertInto('article')
    .values({
      title: article.title,
      title_key: titleKey(article.title),
      source_language: article.sourceLanguage,
      url: article.url,
      author: article.author,
      published_on: article.publishedOn,
      note: article.note,
      original: article.original,
      original_hash: original,
      created_at: now,
      created_by: by.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const hash = originHash(original, machine);
  const translation = await trx
    .insertInto('translation')
    .values({
      article_id: stored.id,
      target_language: article.targetLanguage,
      engine: article.engine,
      machine_text: article.machineText,
      machine_hash: machine,
      head_revision: -1,
      head_hash: hash,
      next_segment: 1,
      next_block: 1,
      words_machine: 0,
      words_edited: 0,
      words_reviewed: 0,
      words_approved: 0,
      created_at: now,
      updated_at: now,
      updated_by: by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { article: stored.id, translation: translation.id, hash };
}

/** An article with the same original in the same language, translated into the same one. */
export async function findSameArticle(
  db: Kysely<Database>,
  article: Pick<NewArticle, 'sourceLanguage' | 'targetLanguage' | 'original'>,
): Promise<{ id: number; title: string } | undefined> {
  return db
    .selectFrom('article')
    .innerJoin('translation', 'translation.article_id', 'article.id')
    .select(['article.id', 'article.title'])
    .where('article.original_hash', '=', textHash(article.sourceLanguage, article.original))
    .where('article.source_language', '=', article.sourceLanguage)
    .where('translation.target_language', '=', article.targetLanguage)
    .orderBy('article.id')
    .executeTakeFirst();
}

const selectTranslation = prepared(
  (db: Kysely<Database>, { article, language }: { article: number; language: string }) =>
    selectTranslations(db)
      .where('translation.article_id', '=', article)
      .where('translation.target_language', '=', language),
);

/** @throws UserError 404 where there is no such article or it has no such translation */
export async function getTranslation(
  db: Kysely<Database>,
  article: number,
  targetLanguage: string,
): Promise<Translation> {
  const [row] = await selectTranslation(db, { article, language: targetLanguage });
  if (!row) throw notFound('article');
  return rowToTranslation(row);
}

/** All translations of an article. */
export async function listTranslationsOf(
  db: Kysely<Database>,
  article: number,
): Promise<Translation[]> {
  const rows = await selectTranslations(db)
    .where('translation.article_id', '=', article)
    .orderBy('translation.target_language')
    .execute();
  return rows.map(rowToTranslation);
}

/** How many articles there are. */
export async function countArticles(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('article')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Translations with their articles, without the texts. */
export function selectTranslations(db: Kysely<Database>) {
  return db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'translation.id',
      'translation.article_id',
      'translation.target_language',
      'translation.engine',
      'translation.head_revision',
      'translation.head_hash',
      'translation.words_machine',
      'translation.words_edited',
      'translation.words_reviewed',
      'translation.words_approved',
      'translation.created_at',
      'translation.updated_at',
      'translation.updated_by',
      'article.title',
      'article.source_language',
      'article.url',
      'article.author',
      'article.published_on',
      'article.note',
      'article.created_at as article_created_at',
    ]);
}

type TranslationRow = Awaited<
  ReturnType<ReturnType<typeof selectTranslations>['executeTakeFirstOrThrow']>
>;

/** A row of `selectTranslations` as a translation. */
export function rowToTranslation(row: TranslationRow): Translation {
  const article: Article = {
    id: row.article_id,
    title: row.title,
    sourceLanguage: row.source_language,
    url: row.url,
    author: row.author,
    publishedOn: row.published_on,
    note: row.note,
    createdAt: row.article_created_at,
  };
  return {
    id: row.id,
    article,
    targetLanguage: row.target_language,
    engine: row.engine,
    revision: row.head_revision,
    hash: row.head_hash,
    words: {
      machine: row.words_machine,
      edited: row.words_edited,
      reviewed: row.words_reviewed,
      approved: row.words_approved,
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}
