import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Open comments by the segments they are on, oldest first. */
export type OpenNotes = ReadonlyMap<number, readonly { text: string; author: string }[]>;

/** The open comments of a translation, to go along with it as notes. */
export async function listOpenNotes(db: Kysely<Database>, translation: number): Promise<OpenNotes> {
  const rows = await db
    .selectFrom('comment')
    .select(['segment_id', 'author', 'body'])
    .where('translation_id', '=', translation)
    .where('resolved_at', 'is', null)
    .orderBy('id')
    .execute();
  const notes = new Map<number, { text: string; author: string }[]>();
  for (const { segment_id: segment, author, body } of rows) {
    notes.set(segment, [...(notes.get(segment) ?? []), { text: body, author }]);
  }
  return notes;
}
