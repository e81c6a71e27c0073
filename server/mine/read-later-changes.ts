import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { type SegmentMoments, segmentMoments } from '../revisions/framed-changes.ts';
import type { ListedChange } from './later-change.store.ts';

/** A later change with the texts around it. */
export interface ReadChange extends ListedChange {
  /** The original, as it was paired then. */
  source: string;
  /** The text as the person had saved it. */
  saved: string;
  /** The text before the change and after it; a segment that is not there has none. */
  before: string;
  after: string;
}

/** Reads the texts of later changes: each translation's segments are rebuilt together. */
export async function readLaterChanges(
  db: Kysely<Database>,
  changes: readonly ListedChange[],
): Promise<ReadChange[]> {
  const byTranslation = Map.groupBy(changes, ({ translation }) => translation);
  const moments = new Map<number, SegmentMoments>();
  for (const [translation, own] of byTranslation) {
    const wanted = own.flatMap(({ segment: id, revision, savedIn }) => [
      { id, revision },
      { id, revision: savedIn },
    ]);
    moments.set(translation, await segmentMoments(db, translation, wanted));
  }
  return changes.map((change) => {
    const { translation, segment: id, revision, savedIn } = change;
    const around = moments.get(translation);
    const then = around?.get({ id, revision });
    const before = then?.before?.target ?? '';
    return {
      ...change,
      source: (then?.before ?? then?.after)?.source ?? '',
      // Text that a split or join moved here was saved in another segment.
      saved: around?.get({ id, revision: savedIn }).after?.target ?? before,
      before,
      after: then?.after?.target ?? '',
    };
  });
}
