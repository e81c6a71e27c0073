import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { notFound } from '../errors.ts';
import { frameOf } from './commit.ts';
import { applySegmentChange, invertSegmentChange, type SegmentFrame } from './frame.ts';
import { findKeyframe, listChanges } from './revision.store.ts';
import { findSegment, listSegments, mapBlocks, type Segment } from './segment.store.ts';
import { revertChanges, type Snapshot } from './snapshot.ts';

/** A translation as it stands, with the number of its newest revision. */
export interface CurrentSnapshot extends Snapshot {
  head: number;
  /** The same segments with what history does not keep of them. */
  records: ReadonlyMap<number, Segment>;
}

/**
 * The translation as it stands. Call it inside `reading`, together with whatever must fit it.
 *
 * @throws UserError 404 where there is no such translation
 */
export async function currentSnapshot(
  db: Kysely<Database>,
  translation: number,
): Promise<CurrentSnapshot> {
  const row = await db
    .selectFrom('translation')
    .select('head_revision')
    .where('id', '=', translation)
    .executeTakeFirst();
  if (!row) throw notFound('article');
  const records = await listSegments(db, translation);
  return {
    head: row.head_revision,
    records: new Map(records.map((segment) => [segment.id, segment])),
    segments: new Map(records.map((segment) => [segment.id, frameOf(segment)])),
    blocks: await mapBlocks(db, translation),
  };
}

/**
 * The whole translation as it stood after a revision, reached by walking the changes backwards from
 * the current text.
 *
 * @throws UserError 404 where there is no such revision
 */
export async function snapshotAt(
  db: Kysely<Database>,
  translation: number,
  revision: number,
): Promise<Snapshot> {
  // One consistent view: a save in between would add changes to a text already read.
  return reading(db, async (trx) =>
    rewind(trx, translation, await currentSnapshot(trx, translation), revision),
  );
}

/**
 * The same from a current snapshot read before in the same transaction, which stays as it is.
 *
 * @throws UserError 404 where there is no such revision
 */
export async function rewind(
  db: Kysely<Database>,
  translation: number,
  current: CurrentSnapshot,
  revision: number,
): Promise<Snapshot> {
  if (revision < 0 || revision > current.head) throw notFound('revision');
  const snapshot = { blocks: new Map(current.blocks), segments: new Map(current.segments) };
  if (revision === current.head) return snapshot;
  const changes = await listChanges(db, translation, { from: revision + 1, to: current.head });
  for (const number of [...changes.keys()].sort((one, other) => other - one)) {
    revertChanges(snapshot, changes.get(number) ?? []);
  }
  return snapshot;
}

/**
 * One segment as it stood after a revision; the walk begins at the nearest later keyframe.
 *
 * @param current the segment as it stands, where the caller has just read it
 * @returns undefined where the segment was not there then
 */
export async function segmentAt(
  db: Kysely<Database>,
  translation: number,
  id: number,
  revision: number,
  current?: Segment,
): Promise<SegmentFrame | undefined> {
  if (current && current.version <= revision) return frameOf(current);
  // One consistent view, as for the whole translation.
  return reading(db, async (trx) => {
    const now = current ?? (await findSegment(trx, translation, id));
    if (now && now.version <= revision) return frameOf(now);
    const keyframe = await findKeyframe(trx, translation, id, revision);
    let frame = keyframe ? keyframe.frame : now && frameOf(now);
    const changes = await listChanges(trx, translation, {
      from: revision + 1,
      // What came after the text the walk begins at is no part of the way back, even where somebody
      // saved since the caller read it.
      to: keyframe?.revision ?? now?.version,
      segment: id,
    });
    for (const number of [...changes.keys()].sort((one, other) => other - one)) {
      for (const one of changes.get(number) ?? []) {
        if (one.entity === 'segment') {
          frame = applySegmentChange(frame, invertSegmentChange(one.change));
        }
      }
    }
    return frame;
  });
}
