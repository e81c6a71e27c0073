import { sql, type Transaction } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import type { Revision } from '../revisions/revision.ts';

/** What a revision means to the memory. */
export interface Feed {
  translation: number;
  languages: LanguagePair;
  revision: Pick<Revision, 'number' | 'author' | 'at'>;
  /** Segments it approved, with their texts. */
  approved: readonly { id: number; source: string; target: string }[];
  /** Segments whose approval lapsed with it. */
  lapsed: readonly number[];
}

/**
 * Feeds the memory with a revision, in its transaction: what it approved is in the memory in place of
 * what the segment had there, and what is not approved any more is out of it. Signatures follow when
 * the memory is next read (`catchUp`).
 */
export async function feedMemory(
  trx: Transaction<Database>,
  { translation, languages, revision, approved, lapsed }: Feed,
): Promise<void> {
  const touched = [...new Set([...lapsed, ...approved.map(({ id }) => id)])];
  for (const batch of inBatches(touched)) {
    await trx
      .updateTable('memory_entry')
      .set({ stage: 'retired' })
      .where('translation_id', '=', translation)
      .where('segment_id', 'in', batch)
      // As a literal, so that the partial index serves.
      .where('stage', '<>', sql.lit('retired' as const))
      .execute();
  }
  const complete = approved.filter(({ source, target }) => source !== '' && target !== '');
  for (const batch of inBatches(complete)) {
    await trx
      .insertInto('memory_entry')
      .values(
        batch.map(({ id, source, target }) => ({
          source_language: languages.source,
          target_language: languages.target,
          source,
          target,
          codes: null,
          translation_id: translation,
          segment_id: id,
          revision: revision.number,
          file: null,
          added_by_id: revision.author.id,
          added_by: revision.author.name,
          added_at: revision.at,
          before_key: null,
          after_key: null,
          stage: 'new' as const,
        })),
      )
      .execute();
  }
}
