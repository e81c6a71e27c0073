import type { Kysely } from 'kysely';
import { locking } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound } from '../errors.ts';
import { segmentsMovedFrom } from '../revisions/moved-comments.ts';
import type { Author } from '../revisions/revision.ts';
import { checkStorable } from '../revisions/storable.ts';

/** A remark on a segment; resolved ones stay to be read. */
export interface Comment {
  id: number;
  segment: number;
  author: Author;
  at: string;
  body: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  /** The segment it was written on, where that is gone; null where it stands on it. */
  writtenOn: number | null;
}

/** Number of open comments by segment. */
export async function countComments(
  db: Kysely<Database>,
  translation: number,
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('comment')
    .select(['segment_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('translation_id', '=', translation)
    .where('resolved_at', 'is', null)
    .groupBy('segment_id')
    .execute();
  return new Map(rows.map((row) => [row.segment_id, Number(row.count)]));
}

/** Comments on a segment, oldest first. */
export async function listComments(
  db: Kysely<Database>,
  translation: number,
  segment: number,
): Promise<Comment[]> {
  const rows = await db
    .selectFrom('comment')
    .selectAll()
    .where('translation_id', '=', translation)
    .where('segment_id', '=', segment)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    segment: row.segment_id,
    author: { id: row.author_id, name: row.author },
    at: row.at,
    body: row.body,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    writtenOn: segmentsMovedFrom(row.moved_from)[0] ?? null,
  }));
}

/**
 * Adds a comment to a segment that is there, and stays there until it is added: of one that goes
 * meanwhile, all comments go along.
 *
 * @throws UserError 404 where there is no such segment, 422 for a text that cannot be stored
 */
export async function addComment(
  db: Kysely<Database>,
  comment: Parameters<typeof insertComment>[1],
): Promise<number> {
  return writing(db, async (trx) => {
    const segment = trx
      .selectFrom('segment')
      .select('id')
      .where('translation_id', '=', comment.translation)
      .where('id', '=', comment.segment);
    if (!(await locking(trx, segment).executeTakeFirst())) throw notFound('segment');
    return insertComment(trx, comment);
  });
}

/**
 * Adds a comment and returns its identifier.
 *
 * @throws UserError 422 for a text that cannot be stored
 */
export async function insertComment(
  db: Kysely<Database>,
  comment: { translation: number; segment: number; author: Author; body: string },
): Promise<number> {
  checkStorable(comment.body, 'body');
  const row = await db
    .insertInto('comment')
    .values({
      translation_id: comment.translation,
      segment_id: comment.segment,
      author_id: comment.author.id,
      author: comment.author.name,
      at: new Date().toISOString(),
      body: comment.body,
      resolved_at: null,
      resolved_by: null,
      moved_from: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Marks a comment as settled or open again; returns whether the segment has such a comment. */
export async function setCommentResolved(
  db: Kysely<Database>,
  { translation, segment, id }: { translation: number; segment: number; id: number },
  resolvedBy: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('comment')
    .set({
      resolved_at: resolvedBy === null ? null : new Date().toISOString(),
      resolved_by: resolvedBy,
    })
    .where('translation_id', '=', translation)
    .where('segment_id', '=', segment)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
