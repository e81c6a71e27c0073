import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/schema.ts';
import { rowToTranslation, selectTranslations } from './article.store.ts';
import type { Translation } from './article.ts';
import { titleKey } from './title-key.ts';

/** Translations on one page of the list. */
export const PAGE_SIZE = 50;

/**
 * What the list can be narrowed to by state: nobody has done anything, something waits for a reviewer,
 * something waits for approval, everything is approved.
 */
export const PROGRESS_FILTERS = ['untouched', 'unreviewed', 'unapproved', 'approved'] as const;
export type ProgressFilter = (typeof PROGRESS_FILTERS)[number];

export const SORTS = ['updated', 'title', 'words', 'progress'] as const;
export type Sort = (typeof SORTS)[number];

/** The order each sort is in when nobody asks for another. */
export const USUAL_ORDER: Record<Sort, 'asc' | 'desc'> = {
  updated: 'desc',
  title: 'asc',
  words: 'desc',
  progress: 'asc',
};

export interface ArticleQuery {
  /** Words that all must be in the title; case and accents do not matter. */
  q?: string | undefined;
  sourceLanguage?: string | undefined;
  targetLanguage?: string | undefined;
  progress?: ProgressFilter | undefined;
  sort?: Sort | undefined;
  order?: 'asc' | 'desc' | undefined;
  /** From 1. */
  page?: number | undefined;
}

export interface ArticleList {
  translations: Translation[];
  /** Translations that fit, on all pages. */
  total: number;
  page: number;
  pages: number;
}

const words = sql<number>`(translation.words_machine + translation.words_edited
  + translation.words_reviewed + translation.words_approved)`;

/**
 * One page of the translations that fit, in the order asked for. A page beyond the last is the last.
 *
 * The identifiers are found first: their query reads nothing but indexes, whereas the rows carry the
 * texts of the articles.
 */
export async function listArticles(
  db: Kysely<Database>,
  query: ArticleQuery,
): Promise<ArticleList> {
  const asked = Math.max(1, query.page ?? 1);
  let found = await findIds(db, query, asked);
  if (found.length === 0 && asked > 1) {
    const [first] = await findIds(db, query, 1);
    const last = Math.ceil((first?.total ?? 0) / PAGE_SIZE);
    found = last > 0 ? await findIds(db, query, last) : [];
    return page(db, found, Math.max(1, last));
  }
  return page(db, found, asked);
}

/** Languages there are articles in, to choose from. */
export async function listLanguages(
  db: Kysely<Database>,
): Promise<{ source: string[]; target: string[] }> {
  const [source, target] = await Promise.all([
    db.selectFrom('article').select('source_language as tag').distinct().execute(),
    db.selectFrom('translation').select('target_language as tag').distinct().execute(),
  ]);
  return { source: source.map(({ tag }) => tag), target: target.map(({ tag }) => tag) };
}

type Found = { id: number; total: number };

/** The cross join, with the condition apart, keeps SQLite from reading whole rows of articles. */
function findIds(db: Kysely<Database>, query: ArticleQuery, page: number): Promise<Found[]> {
  const order = query.order ?? USUAL_ORDER[query.sort ?? 'updated'];
  let ids = db
    .selectFrom('article')
    .crossJoin('translation')
    .whereRef('translation.article_id', '=', 'article.id')
    .select(['translation.id', sql<number>`count(*) over ()`.as('total')]);
  for (const condition of conditionsOf(query)) ids = ids.where(condition);
  for (const key of sortKeys(query.sort ?? 'updated')) ids = ids.orderBy(key, order);
  return ids
    .orderBy('translation.id', order)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
    .execute();
}

async function page(
  db: Kysely<Database>,
  found: readonly Found[],
  number: number,
): Promise<ArticleList> {
  const total = Number(found[0]?.total ?? 0);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  if (found.length === 0) return { translations: [], total, page: number, pages };
  const ids = found.map(({ id }) => id);
  const rows = await selectTranslations(db).where('translation.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, rowToTranslation(row)]));
  return {
    translations: ids.flatMap((id) => byId.get(id) ?? []),
    total,
    page: number,
    pages,
  };
}

function conditionsOf(query: ArticleQuery): Expression<SqlBool>[] {
  const conditions: RawBuilder<SqlBool>[] = [];
  for (const word of titleKey(query.q ?? '')
    .split(' ')
    .filter(Boolean)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql`article.title_key like ${pattern} escape '\\'`);
  }
  if (query.sourceLanguage) {
    conditions.push(sql`article.source_language = ${query.sourceLanguage}`);
  }
  if (query.targetLanguage) {
    conditions.push(sql`translation.target_language = ${query.targetLanguage}`);
  }
  if (query.progress) conditions.push(progressCondition(query.progress));
  return conditions;
}

function progressCondition(progress: ProgressFilter): RawBuilder<SqlBool> {
  switch (progress) {
    case 'untouched':
      return sql`translation.words_machine = ${words}`;
    case 'unreviewed':
      return sql`translation.words_machine + translation.words_edited > 0`;
    case 'unapproved':
      return sql`translation.words_reviewed > 0`;
    case 'approved':
      return sql`translation.words_approved = ${words} and translation.words_approved > 0`;
  }
}

function sortKeys(sort: Sort): RawBuilder<unknown>[] {
  switch (sort) {
    case 'updated':
      return [sql`translation.updated_at`];
    case 'title':
      return [sql`article.title_key`];
    case 'words':
      return [words];
    case 'progress':
      return [
        shareOf(sql`translation.words_approved`),
        shareOf(sql`translation.words_reviewed`),
        shareOf(sql`translation.words_edited`),
      ];
  }
}

function shareOf(part: RawBuilder<unknown>): RawBuilder<number> {
  return sql`case when ${words} = 0 then 0 else ${part} * 1.0 / ${words} end`;
}
