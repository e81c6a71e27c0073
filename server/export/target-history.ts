import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { apply } from '../revisions/delta.ts';
import { parseSegmentChange } from '../revisions/frame.ts';

/** A text that a revision left in a segment. */
export interface TargetVersion {
  revision: number;
  text: string;
  author: string;
  /** ISO 8601. */
  at: string;
}

/** Revisions read at once. */
const PAGE = 1_000;

/**
 * What the texts of a translation have been since their machine texts stand as they do, oldest first.
 * What was edited before a split, a join or a new machine text is in the version that made it.
 *
 * @param to the newest revision
 */
export async function targetHistories(
  db: Kysely<Database>,
  translation: number,
  to: number,
): Promise<Map<number, TargetVersion[]>> {
  const histories = new Map<number, TargetVersion[]>();
  const texts = new Map<number, string>();
  for (let from = 0; from <= to; from += PAGE) {
    const rows = await db
      .selectFrom('change')
      .innerJoin('revision', (join) =>
        join
          .onRef('revision.translation_id', '=', 'change.translation_id')
          .onRef('revision.number', '=', 'change.revision'),
      )
      .select(['change.revision', 'entity_id', 'content', 'revision.author', 'revision.at'])
      .where('change.translation_id', '=', translation)
      .where('change.entity', '=', 'segment')
      .where('change.revision', '>=', from)
      .where('change.revision', '<=', Math.min(to, from + PAGE - 1))
      .orderBy('change.revision')
      .orderBy('entity_id')
      .execute();
    for (const { entity_id: id, content, revision, author, at } of rows) {
      const { created, deleted, machine, target } = parseSegmentChange(content);
      if (deleted) {
        histories.delete(id);
        texts.delete(id);
        continue;
      }
      const before = texts.get(id) ?? '';
      const text = created?.target ?? (target ? apply(before, target) : before);
      texts.set(id, text);
      const isNew = created !== undefined || machine !== undefined;
      if (!isNew && !target) continue;
      const versions = isNew ? [] : (histories.get(id) ?? []);
      // What the machine wrote is no version of anybody's.
      if (!(created && created.machine === text)) versions.push({ revision, text, author, at });
      histories.set(id, versions);
    }
  }
  return histories;
}
