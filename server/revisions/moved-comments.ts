import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/**
 * Comments are no part of the record, but none may be lost by it: those on a segment that goes move
 * to the one that has its text from then on, remember where they stood, and return with it.
 */

/**
 * Moves the comments on a segment that goes.
 *
 * @param to where to; undefined finds the segment that stands before it, or else after it
 */
export async function handOverComments(
  trx: Transaction<Database>,
  translation: number,
  from: { id: number; position: string },
  to: number | undefined,
): Promise<void> {
  const moving = await trx
    .selectFrom('comment')
    .select(['id', 'moved_from'])
    .where('translation_id', '=', translation)
    .where('segment_id', '=', from.id)
    .execute();
  if (moving.length === 0) return;
  const segment = to ?? (await neighbourOf(trx, translation, from.position));
  if (segment === undefined) return;
  for (const { id, moved_from } of moving) {
    const path = JSON.stringify([...segmentsMovedFrom(moved_from), from.id]);
    await trx
      .updateTable('comment')
      .set({ segment_id: segment, moved_from: path })
      .where('id', '=', id)
      .execute();
  }
}

/** Takes comments back to segments that came back. */
export async function takeBackComments(
  trx: Transaction<Database>,
  translation: number,
  segments: readonly number[],
): Promise<void> {
  if (segments.length === 0) return;
  const back = new Set(segments);
  const moved = await trx
    .selectFrom('comment')
    .select(['id', 'moved_from'])
    .where('translation_id', '=', translation)
    .where('moved_from', 'is not', null)
    .execute();
  for (const { id, moved_from } of moved) {
    const path = segmentsMovedFrom(moved_from);
    const at = path.findIndex((segment) => back.has(segment));
    if (at < 0) continue;
    await trx
      .updateTable('comment')
      .set({
        segment_id: path[at] as number,
        moved_from: at === 0 ? null : JSON.stringify(path.slice(0, at)),
      })
      .where('id', '=', id)
      .execute();
  }
}

/** Segments a comment stood on before, the one it was written on first. */
export function segmentsMovedFrom(stored: string | null): number[] {
  return stored === null ? [] : (JSON.parse(stored) as number[]);
}

async function neighbourOf(
  db: Kysely<Database>,
  translation: number,
  position: string,
): Promise<number | undefined> {
  const segments = db.selectFrom('segment').select('id').where('translation_id', '=', translation);
  const before = await segments
    .where('position', '<', position)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const found = before ?? (await segments.orderBy('position').limit(1).executeTakeFirst());
  return found?.id;
}
