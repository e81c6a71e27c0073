import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { reading, writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type BlockEdit, commitRevision, type SegmentEdit } from './commit.ts';
import type { SegmentFrame } from './frame.ts';
import { publishRevision } from './publish-revision.ts';
import { segmentAt, snapshotAt } from './rebuild.ts';
import { listRevisions, lockHead } from './revision.store.ts';
import type { Revision } from './revision.ts';
import { getSegment, listSegments, mapBlocks, type Segment } from './segment.store.ts';
import { comparePositions, inReadingOrder } from './snapshot.ts';
import { isVouched } from './state.ts';

/** What to restore. */
export interface Restoration {
  /** Revision whose text comes back. */
  revision: number;
  /** One segment; left out, the whole article with its structure. */
  segment?: number | undefined;
  reason?: string | undefined;
}

/**
 * Restores the article or one segment to what it was after a revision, as a new revision: nothing
 * of the history in between is lost. Review is an explicit act, so what was approved then comes back
 * as edited.
 *
 * @returns undefined where it is just so already
 * @throws UserError 403 where the person may not, 404 where there is no such revision
 */
export async function restore(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  restoration: Restoration,
  user: User,
): Promise<Revision | undefined> {
  const done = await writing(services.db, async (trx) => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const edits = await planIn(trx, translation, restoration, head.revision);
    const revision = await commitRevision(trx, head, {
      kind: 'restore',
      author: { id: user.id, name: user.name },
      reason: restoration.reason,
      ...edits,
    });
    return { revision, segments: edits.segments.map((edit) => edit.id) };
  });
  await publishRevision(services, translation, done.revision, { segments: done.segments });
  return done.revision;
}

/** What restoring would change; with neither segments nor blocks where all is just so already. */
export interface RestorationPlan {
  segments: SegmentEdit[];
  blocks: BlockEdit[];
}

/**
 * What restoring would do, without doing it.
 *
 * @throws UserError as `restore`
 */
export async function planRestoration(
  db: Kysely<Database>,
  translation: number,
  restoration: Restoration,
): Promise<RestorationPlan & { revision: Revision }> {
  return reading(db, async (trx) => {
    const [newest] = await listRevisions(trx, translation, { limit: 1 });
    const plan = await planIn(trx, translation, restoration, newest?.number ?? 0);
    const range = { from: restoration.revision, limit: 1 };
    const [revision] = await listRevisions(trx, translation, range);
    if (!revision) throw notFound('revision');
    return { ...plan, revision };
  });
}

/** @param newest number of the newest revision */
async function planIn(
  db: Kysely<Database>,
  translation: number,
  { revision, segment }: Restoration,
  newest: number,
): Promise<RestorationPlan> {
  if (revision > newest) throw notFound('revision');
  return segment === undefined
    ? articleEdits(db, translation, revision)
    : segmentEdits(db, translation, segment, revision);
}

async function segmentEdits(
  db: Services['db'],
  translation: number,
  id: number,
  revision: number,
): Promise<RestorationPlan> {
  const segment = await getSegment(db, translation, id);
  const then = await segmentAt(db, translation, id, revision, segment);
  if (!then) throw new UserError('revisions:error.notThen', { segment: id, revision }, 422);
  if (then.source !== segment.source || then.machine !== segment.machine) {
    // Bringing back one of two joined segments would double what its neighbour holds by now. Where
    // only the translation was moved, the machine text moved with it.
    throw new UserError('revisions:error.otherStructure', { revision }, 422);
  }
  const after = { ...segment, target: then.target, state: then.state };
  const edit = { id, before: segment, after: restated(after, segment) };
  return { segments: [edit].filter(differs), blocks: [] };
}

async function articleEdits(
  db: Services['db'],
  translation: number,
  revision: number,
): Promise<RestorationPlan> {
  const then = await snapshotAt(db, translation, revision);
  const now = new Map((await listSegments(db, translation)).map((one) => [one.id, one]));
  const blocksNow = await mapBlocks(db, translation);
  const standing = inReadingOrder(then);
  const segments: SegmentEdit[] = [];
  for (const id of new Set([...then.segments.keys(), ...now.keys()])) {
    const before = now.get(id);
    const after = then.segments.get(id);
    const heir = after ? undefined : heirOf(before as Segment, standing);
    segments.push({ id, before, after: after && restated(after, before), heir });
  }
  const blocks: BlockEdit[] = [];
  for (const id of new Set([...then.blocks.keys(), ...blocksNow.keys()])) {
    blocks.push({ id, before: blocksNow.get(id), after: then.blocks.get(id) });
  }
  return { segments: segments.filter(differs), blocks: blocks.filter(differs) };
}

/** The segment that has the text of one that goes: what a split made goes back to what is before it. */
function heirOf(
  gone: Segment,
  standing: readonly { id: number; position: string }[],
): number | undefined {
  const before = standing.findLast(
    ({ position }) => comparePositions(position, gone.position) <= 0,
  );
  return (before ?? standing[0])?.id;
}

/** The frame with the state it comes back in. A text that stays the same keeps its state of now. */
function restated(then: SegmentFrame, now: SegmentFrame | undefined): SegmentFrame {
  const { block, position, source, machine, target, excluded } = then;
  const frame = { block, position, source, machine, target, excluded };
  if (now && now.target === target && now.source === source) return { ...frame, state: now.state };
  return { ...frame, state: isVouched(then.state) || target !== machine ? 'edited' : then.state };
}

function differs({ before, after }: { before: object | undefined; after: object | undefined }) {
  if (!before || !after) return before !== after;
  return Object.entries(after).some(
    ([key, value]) => (before as Record<string, unknown>)[key] !== value,
  );
}
