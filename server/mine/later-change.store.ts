import type { Kysely } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import type { RevisionKind } from '../revisions/revision.ts';
import type { LaterChange } from './later-changes.ts';

/** A translation whose record goes on after what was looked through of it. */
export interface Unread {
  translation: number;
  language: string;
  /** Newest revision looked through; 0 where none was. */
  from: number;
  /** Newest revision there is. */
  head: number;
}

/**
 * Translations in which a person made a revision and there is something that was not looked through
 * yet, whatever was changed last coming first.
 */
export async function listUnread(db: Kysely<Database>, writer: string): Promise<Unread[]> {
  const rows = await db
    .selectFrom('translation')
    .leftJoin('later_change_progress as progress', 'progress.translation_id', 'translation.id')
    .select([
      'translation.id as translation',
      'translation.target_language as language',
      'translation.head_revision as head',
      (eb) => eb.fn.coalesce('progress.revision', eb.lit(0)).as('from'),
    ])
    .where('translation.id', 'in', (eb) =>
      eb.selectFrom('revision').select('translation_id').where('author_id', '=', writer).distinct(),
    )
    .where('translation.head_revision', '>', (eb) => eb.fn.coalesce('progress.revision', eb.lit(0)))
    .orderBy('translation.updated_at', 'desc')
    .orderBy('translation.id')
    .execute();
  return rows.map((row) => ({ ...row, from: Number(row.from) }));
}

/** Whether one person, or command, made all revisions but the import. */
export async function isOfOneHand(
  db: Kysely<Database>,
  { translation, head }: Pick<Unread, 'translation' | 'head'>,
): Promise<boolean> {
  const hands = await db
    .selectFrom('revision')
    .select('author_id')
    .where('translation_id', '=', translation)
    .where('number', '>', 0)
    .where('number', '<=', head)
    .groupBy('author_id')
    .limit(2)
    .execute();
  return hands.length < 2;
}

/**
 * Stores what was found in the record of a translation up to a revision. Two who looked it through at
 * the same time found the same, so it does not matter who comes first.
 */
export async function storeLaterChanges(
  db: Kysely<Database>,
  { translation, head }: Pick<Unread, 'translation' | 'head'>,
  found: readonly (LaterChange & { at: string })[],
): Promise<void> {
  const foundAt = new Date().toISOString();
  await writing(db, async (trx) => {
    for (const batch of inBatches(found)) {
      await trx
        .insertInto('later_change')
        .values(
          batch.map((one) => ({
            translation_id: translation,
            revision: one.revision,
            segment_id: one.segment,
            writer_id: one.writer,
            saved_in: one.savedIn,
            at: one.at,
            found_at: foundAt,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    await trx
      .insertInto('later_change_progress')
      .values({ translation_id: translation, revision: head })
      .onConflict((conflict) =>
        conflict
          .column('translation_id')
          .doUpdateSet({ revision: head })
          .where('later_change_progress.revision', '<', head),
      )
      .execute();
  });
}

/** A later change with the revision that made it, and where it was made. */
export interface ListedChange {
  translation: number;
  article: number;
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  revision: number;
  segment: number;
  savedIn: number;
  /** Hash of the revision. */
  hash: string;
  kind: RevisionKind;
  /** Name of whoever made it. */
  author: string;
  /** ISO 8601, UTC. */
  at: string;
  reason: string | null;
  /** When it was found in the record. */
  foundAt: string;
}

export interface ChangesRange {
  /** Only changes in translations of this article. */
  article?: number | undefined;
  offset?: number;
  limit: number;
}

/** What others did to a person's text, newest first. */
export async function listLaterChanges(
  db: Kysely<Database>,
  writer: string,
  { article, offset = 0, limit }: ChangesRange,
): Promise<ListedChange[]> {
  let query = db
    .selectFrom('later_change as change')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.translation_id', '=', 'change.translation_id')
        .onRef('revision.number', '=', 'change.revision'),
    )
    .innerJoin('translation', 'translation.id', 'change.translation_id')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'change.translation_id as translation',
      'article.id as article',
      'article.title',
      'article.source_language as sourceLanguage',
      'translation.target_language as targetLanguage',
      'change.revision',
      'change.segment_id as segment',
      'change.saved_in as savedIn',
      'revision.hash',
      'revision.kind',
      'revision.author',
      'change.at',
      'revision.reason',
      'change.found_at as foundAt',
    ])
    .where('change.writer_id', '=', writer)
    .orderBy('change.at', 'desc')
    .orderBy('change.translation_id', 'desc')
    .orderBy('change.revision', 'desc')
    .orderBy('change.segment_id', 'desc')
    .limit(limit)
    .offset(offset);
  if (article !== undefined) query = query.where('article.id', '=', article);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, kind: row.kind as RevisionKind }));
}

/** An article with later changes of a person's text in it. */
export interface ChangedArticle {
  id: number;
  title: string;
  sourceLanguage: string;
  changes: number;
}

/** Articles in which others changed a person's text, by title. */
export async function listChangedArticles(
  db: Kysely<Database>,
  writer: string,
): Promise<ChangedArticle[]> {
  const rows = await db
    .selectFrom('later_change as change')
    .innerJoin('translation', 'translation.id', 'change.translation_id')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'article.id',
      'article.title',
      'article.source_language as sourceLanguage',
      (eb) => eb.fn.countAll<number>().as('changes'),
    ])
    .where('change.writer_id', '=', writer)
    .groupBy(['article.id', 'article.title', 'article.source_language', 'article.title_key'])
    .orderBy('article.title_key')
    .orderBy('article.id')
    .execute();
  return rows.map((row) => ({ ...row, changes: Number(row.changes) }));
}
