import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { applySegmentChange, invertSegmentChange, type SegmentFrame } from './frame.ts';
import { segmentAt } from './rebuild.ts';
import { listSegmentChanges } from './revision.store.ts';
import { mapSegments } from './segment.store.ts';

/** A segment's part of a revision, by the numbers of both. */
export interface ChangedSegment {
  revision: number;
  id: number;
}

/** A segment as it stood before and after a revision; undefined where it was not there. */
export interface SegmentMoment {
  before: SegmentFrame | undefined;
  after: SegmentFrame | undefined;
}

/** Segments around the revisions that changed them. */
export class SegmentMoments {
  readonly #moments = new Map<string, SegmentMoment>();

  add({ revision, id }: ChangedSegment, moment: SegmentMoment): void {
    this.#moments.set(`${revision} ${id}`, moment);
  }

  /** @returns both sides undefined where the revision did not change the segment */
  get({ revision, id }: ChangedSegment): SegmentMoment {
    return this.#moments.get(`${revision} ${id}`) ?? { before: undefined, after: undefined };
  }
}

/**
 * The texts that deltas belong to: a delta alone has no words around its changes. Each segment is
 * rebuilt once, after the newest revision asked for, and walked back to the oldest.
 */
export async function segmentMoments(
  db: Kysely<Database>,
  translation: number,
  wanted: readonly ChangedSegment[],
): Promise<SegmentMoments> {
  const moments = new SegmentMoments();
  if (wanted.length === 0) return moments;
  const newest = new Map<number, number>();
  let [oldest, latest] = [Number.POSITIVE_INFINITY, 0];
  for (const { id, revision } of wanted) {
    newest.set(id, Math.max(newest.get(id) ?? 0, revision));
    oldest = Math.min(oldest, revision);
    latest = Math.max(latest, revision);
  }
  await reading(db, async (trx) => {
    const segments = [...newest.keys()];
    const now = await mapSegments(trx, translation, segments);
    const changes = await listSegmentChanges(trx, translation, {
      segments,
      from: oldest,
      to: latest,
    });
    for (const [id, revision] of newest) {
      let frame = await segmentAt(trx, translation, id, revision, now.get(id));
      for (const one of changes.get(id) ?? []) {
        if (one.revision > revision) continue;
        const after = frame;
        frame = applySegmentChange(frame, invertSegmentChange(one.change));
        moments.add({ id, revision: one.revision }, { before: frame, after });
      }
    }
  });
  return moments;
}
