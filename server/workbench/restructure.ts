import type { Transaction } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { BlockKind } from '../formats/document.ts';
import {
  type BlockEdit,
  commitRevision,
  frameOf,
  type Proposal,
  type SegmentEdit,
} from '../revisions/commit.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { type Head, lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import {
  findNeighbours,
  getSegment,
  listBlockSegments,
  mapBlocks,
  type Segment,
} from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { type Cut, joinSegments, repairSegments, splitSegment } from './structure.ts';

/** What became of a change of structure. */
export interface Restructured {
  revision: Revision | undefined;
  /** Blocks to be shown anew. */
  blocks: number[];
  /** Segment the editor is at afterwards. */
  segment: number;
}

type Doer = Pick<Services, 'db' | 'events'>;

/** A segment as the editor saw it: structure is never changed under somebody's hands. */
export interface SeenSegment {
  id: number;
  version: number;
}

/** Cuts a segment in two. */
export function split(
  services: Doer,
  translation: number,
  seen: SeenSegment,
  cut: Cut,
  user: User,
) {
  return restructure(services, translation, user, async (trx, head) => {
    const segment = await getSeen(trx, head, seen);
    const { next } = await findNeighbours(trx, translation, segment.position);
    const parts = splitSegment(segment, cut, next?.position ?? null, head.languages);
    if (!parts) throw new UserError('workbench:error.splitEmpty', {}, 422);
    return {
      segment: segment.id,
      proposal: {
        kind: 'split',
        segments: [
          { id: segment.id, before: segment, after: frameOf(parts[0]), confidence: null },
          { id: head.nextSegment, before: undefined, after: frameOf(parts[1]), confidence: null },
        ],
        nextSegment: head.nextSegment + 1,
      },
    };
  });
}

/** Joins a segment with the one that follows it. */
export function join(
  services: Doer,
  translation: number,
  seen: SeenSegment,
  seenNext: SeenSegment,
  user: User,
) {
  return restructure(services, translation, user, async (trx, head) => {
    const [first, second] = await getSeenNeighbours(trx, head, seen, seenNext);
    const edits: SegmentEdit[] = [
      {
        id: first.id,
        before: first,
        after: frameOf(joinSegments(first, second, head.languages)),
        confidence: null,
      },
      { id: second.id, before: second, after: undefined, heir: first.id },
    ];
    return {
      segment: first.id,
      proposal: { kind: 'join', ...(await withBlocks(trx, head, edits)) },
    };
  });
}

/** Pairs two neighbours anew: moves the boundaries between them. */
export function repair(
  services: Doer,
  translation: number,
  seen: SeenSegment,
  seenNext: SeenSegment,
  cut: Cut,
  user: User,
) {
  return restructure(services, translation, user, async (trx, head) => {
    const [first, second] = await getSeenNeighbours(trx, head, seen, seenNext);
    const [left, right] = repairSegments(first, second, cut, head.languages);
    const edits: SegmentEdit[] = [
      {
        id: first.id,
        before: first,
        after: left && frameOf(left),
        confidence: null,
        heir: second.id,
      },
      {
        id: second.id,
        before: second,
        after: right && frameOf(right),
        confidence: null,
        heir: first.id,
      },
    ];
    return {
      segment: left ? first.id : second.id,
      proposal: { kind: 'pair', ...(await withBlocks(trx, head, edits)) },
    };
  });
}

/** Takes a segment out of review, figures and export, or puts it back. */
export function exclude(
  services: Doer,
  translation: number,
  seen: SeenSegment,
  excluded: boolean,
  user: User,
) {
  return restructure(services, translation, user, async (trx, head) => {
    const segment = await getSeen(trx, head, seen);
    const after = frameOf({ ...segment, excluded });
    return {
      segment: segment.id,
      proposal: {
        kind: excluded ? 'exclude' : 'include',
        segments: [{ id: segment.id, before: segment, after }],
      },
    };
  });
}

/** Says what a block is: heading, paragraph, boilerplate, … */
export function changeKind(
  services: Doer,
  translation: number,
  block: number,
  kind: { kind: BlockKind; level: number | null },
  user: User,
) {
  return restructure(services, translation, user, async (trx) => {
    const [first] = await listBlockSegments(trx, translation, block);
    if (!first) throw new UserError('errors:notFound.page', {}, 404);
    return {
      segment: first.id,
      proposal: {
        kind: 'kind',
        segments: [],
        blocks: [{ id: block, before: { kind: first.kind, level: first.level }, after: kind }],
      },
    };
  });
}

type Plan = { segment: number; proposal: Omit<Proposal, 'author'> };

async function restructure(
  services: Doer,
  translation: number,
  user: User,
  plan: (trx: Transaction<Database>, head: Head) => Promise<Plan>,
): Promise<Restructured> {
  const done = await writing(services.db, async (trx) => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const { segment, proposal } = await plan(trx, head);
    const author = { id: user.id, name: user.name };
    const revision = await commitRevision(trx, head, { ...proposal, author });
    return { revision, segment, blocks: blocksOf(proposal), touched: proposal.segments };
  });
  await publishRevision(services, translation, done.revision, {
    segments: done.touched.map((edit) => edit.id),
    blocks: done.blocks,
  });
  return { revision: done.revision, segment: done.segment, blocks: done.blocks };
}

function blocksOf(proposal: Omit<Proposal, 'author'>): number[] {
  const blocks = new Set((proposal.blocks ?? []).map((edit) => edit.id));
  for (const { before, after } of proposal.segments) {
    if (before) blocks.add(before.block);
    if (after) blocks.add(after.block);
  }
  return [...blocks];
}

/** Adds the removal of blocks that the edits leave empty. */
async function withBlocks(
  trx: Transaction<Database>,
  head: Head,
  segments: SegmentEdit[],
): Promise<Pick<Proposal, 'segments' | 'blocks'>> {
  const gone = segments.filter((edit) => edit.before && !edit.after);
  const frames = await mapBlocks(trx, head.translation);
  const blocks: BlockEdit[] = [];
  for (const edit of gone) {
    const block = edit.before?.block as number;
    const others = await listBlockSegments(trx, head.translation, block);
    if (others.every((other) => gone.some((one) => one.id === other.id))) {
      blocks.push({ id: block, before: frames.get(block), after: undefined });
    }
  }
  return { segments, blocks };
}

async function getSeen(
  trx: Transaction<Database>,
  head: Head,
  seen: SeenSegment,
): Promise<Segment> {
  const segment = await getSegment(trx, head.translation, seen.id);
  if (segment.version !== seen.version) {
    throw new UserError('workbench:error.changedMeanwhile', {}, 409);
  }
  return segment;
}

async function getSeenNeighbours(
  trx: Transaction<Database>,
  head: Head,
  seen: SeenSegment,
  seenNext: SeenSegment,
): Promise<[Segment, Segment]> {
  const first = await getSeen(trx, head, seen);
  const second = await getSeen(trx, head, seenNext);
  const { next } = await findNeighbours(trx, head.translation, first.position);
  if (next?.id !== second.id) throw new UserError('workbench:error.noNeighbours', {}, 422);
  return [first, second];
}
