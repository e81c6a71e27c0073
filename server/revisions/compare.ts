import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { frameOf } from './commit.ts';
import type { Delta } from './delta.ts';
import { diff } from './diff.ts';
import {
  applySegmentChange,
  type BlockFrame,
  invertSegmentChange,
  type SegmentFrame,
} from './frame.ts';
import { type CurrentSnapshot, currentSnapshot, rewind } from './rebuild.ts';
import { listChanges } from './revision.store.ts';
import type { Segment } from './segment.store.ts';
import { comparePositions, type Snapshot } from './snapshot.ts';

/**
 * A version to compare: the number of a revision, the machine text, the text as it was last approved
 * (segment by segment; the machine text where it never was), or the text as it stands.
 */
export type Version = number | 'machine' | 'approved' | 'now';

/** One segment of two versions. */
export interface SegmentComparison {
  id: number;
  /** Undefined where that version does not have the segment. */
  before: SegmentFrame | undefined;
  after: SegmentFrame | undefined;
  /** From the target text before to the one after; a segment that is not there counts as empty. */
  delta: Delta;
}

/** A block in two versions; undefined where a version does not have it. */
export interface BlockComparison {
  before: BlockFrame | undefined;
  after: BlockFrame | undefined;
}

/** Two versions of a translation, segment by segment in reading order. */
export interface Comparison {
  segments: SegmentComparison[];
  blocks: Map<number, BlockComparison>;
  /** The translation as it stood when the two were compared. */
  current: CurrentSnapshot;
}

/**
 * Compares two versions of a translation. Segments that a split made or a join took away stand at
 * their place, with one side missing.
 *
 * @param language BCP 47 of the translation
 * @throws UserError 404 where there is no such revision
 */
export async function compareRevisions(
  db: Kysely<Database>,
  translation: number,
  from: Version,
  to: Version,
  language: string,
): Promise<Comparison> {
  const { current, before, after } = await reading(db, async (trx) => {
    const now = await currentSnapshot(trx, translation);
    return {
      current: now,
      before: await versionOf(trx, translation, now, from),
      after: await versionOf(trx, translation, now, to),
    };
  });
  const segments = keysOf(before.segments, after.segments).map((id) => ({
    id,
    before: before.segments.get(id),
    after: after.segments.get(id),
  }));
  segments.sort((one, other) => comparePositions(positionOf(one), positionOf(other)));
  return {
    segments: segments.map((one) => ({
      ...one,
      delta: diff(one.before?.target ?? '', one.after?.target ?? '', language),
    })),
    blocks: new Map(
      keysOf(before.blocks, after.blocks).map((id) => [
        id,
        { before: before.blocks.get(id), after: after.blocks.get(id) },
      ]),
    ),
    current,
  };
}

function keysOf(one: ReadonlyMap<number, unknown>, other: ReadonlyMap<number, unknown>): number[] {
  return [...new Set([...one.keys(), ...other.keys()])];
}

function positionOf({ before, after }: Pick<SegmentComparison, 'before' | 'after'>): string {
  return after?.position ?? before?.position ?? '';
}

async function versionOf(
  db: Kysely<Database>,
  translation: number,
  current: CurrentSnapshot,
  version: Version,
): Promise<Snapshot> {
  if (typeof version === 'number') return rewind(db, translation, current, version);
  if (version === 'now') return current;
  const approved =
    version === 'approved'
      ? await approvedTexts(db, translation, [...current.records.values()])
      : new Map<number, string>();
  const segments = new Map<number, SegmentFrame>();
  for (const [id, frame] of current.segments) {
    const target = approved.get(id);
    segments.set(id, {
      ...frame,
      target: target ?? frame.machine,
      state: target === undefined ? 'machine' : 'approved',
    });
  }
  return { blocks: current.blocks, segments };
}

/**
 * The texts as they were last approved, by segment. One walk through the history since the oldest of
 * the approvals that have lapsed finds them all.
 *
 * @param segments as they stand, read in the same transaction
 */
export async function approvedTexts(
  db: Kysely<Database>,
  translation: number,
  segments: readonly Segment[],
): Promise<Map<number, string>> {
  const texts = new Map<number, string>();
  const lapsed = new Map<number, { since: number; frame: SegmentFrame | undefined }>();
  for (const segment of segments) {
    if (segment.approvedIn === null) continue;
    if (segment.state === 'approved') texts.set(segment.id, segment.target);
    else lapsed.set(segment.id, { since: segment.approvedIn, frame: frameOf(segment) });
  }
  if (lapsed.size === 0) return texts;
  const oldest = [...lapsed.values()].reduce(
    (least, { since }) => Math.min(least, since),
    Infinity,
  );
  const changes = await listChanges(db, translation, { from: oldest + 1 });
  for (const number of [...changes.keys()].sort((one, other) => other - one)) {
    for (const one of changes.get(number) ?? []) {
      const walked = one.entity === 'segment' ? lapsed.get(one.id) : undefined;
      if (one.entity !== 'segment' || !walked || number <= walked.since) continue;
      walked.frame = applySegmentChange(walked.frame, invertSegmentChange(one.change));
    }
  }
  for (const [id, { frame }] of lapsed) if (frame) texts.set(id, frame.target);
  return texts;
}
