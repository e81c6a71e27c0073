import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { reading, writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { type BlockEdit, commitRevision, type SegmentEdit } from '../revisions/commit.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import {
  findNeighbours,
  getSegment,
  listSegments,
  mapBlocks,
  type Segment,
} from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import type { Bead } from '../text/align.ts';
import { hasChinesePairs } from '../text/alignment/chinese.ts';
import { ownRules } from '../text/srx/own-rules.ts';
import { OverdueError, onThread } from '../threads.ts';
import { type AlignWork, alignRuns } from './align-runs.ts';
import { blockStarts, editsOfRun, type Run, runsOf } from './realignment.ts';

type Doer = Pick<Services, 'db' | 'events'> & Partial<Pick<Services, 'stopping' | 'srx'>>;

/** Sentences of both texts that are paired before others would wait too long for their saves. */
const QUICK_SENTENCES = 300;
const DEADLINE_MS = 5 * 60_000;

const worker = new URL('./align-worker.ts', import.meta.url);

/** What aligning again from a segment on would make of the article. */
export interface RealignmentPlan {
  /** The revision it was made from. */
  revision: number;
  /** Neighbours that were paired anew, with the edits of each. */
  runs: { run: Run; edits: SegmentEdit[] }[];
  nextSegment: number;
}

/**
 * Pairs the sentences from a segment on again, as `realignment.ts` says, without storing anything.
 *
 * @param from the segment to begin with
 * @throws UserError 404 where there is none, 422 where it takes too long
 */
export async function planRealignment(
  { db, stopping, srx }: Omit<Doer, 'events'>,
  { id, article, targetLanguage }: Translation,
  from: number,
): Promise<RealignmentPlan> {
  const languages = { source: article.sourceLanguage, target: targetLanguage };
  const { segments, before, head } = await reading(db, async (trx) => {
    const first = await getSegment(trx, id, from);
    const { previous } = await findNeighbours(trx, id, first.position);
    return {
      segments: await listSegments(trx, id, { from: first.position }),
      before: previous?.position ?? null,
      head: await headOf(trx, id),
    };
  });
  const runs = runsOf(segments, before, languages, ownRules(srx));
  const beads = await align(runs, languages, stopping);
  let nextSegment = head.next_segment;
  const planned = runs.map((run, index) => {
    const done = editsOfRun(run, beads[index] ?? [], languages, nextSegment);
    nextSegment = done.nextSegment;
    return { run, edits: done.edits };
  });
  return {
    revision: head.head_revision,
    runs: planned.filter(({ edits }) => edits.length > 0),
    nextSegment,
  };
}

/** What became of it. */
export interface Realigned {
  /** Undefined where all pairs stay as they were. */
  revision: Revision | undefined;
  /** Segment the editor is at afterwards. */
  segment: number;
}

/**
 * Pairs the sentences from a segment on again, in one revision.
 *
 * @param seen the segment to begin with, and the revision whose plan was looked at
 * @throws UserError 403 where the person may not, 409 where the article has changed since
 */
export async function realign(
  services: Doer,
  translation: Translation,
  seen: { segment: number; revision: number },
  user: User,
): Promise<Realigned> {
  const { db, events } = services;
  const plan = await planRealignment(services, translation, seen.segment);
  const segments = plan.runs.flatMap(({ edits }) => edits);
  const revision = await writing(db, async (trx) => {
    const head = await lockHead(trx, translation.id);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    if (head.revision !== seen.revision || head.revision !== plan.revision) {
      throw new UserError('workbench:error.changedMeanwhile', {}, 409);
    }
    return commitRevision(trx, head, {
      kind: 'pair',
      author: { id: user.id, name: user.name },
      segments,
      blocks: await emptied(trx, translation.id, plan),
      nextSegment: plan.nextSegment,
    });
  });
  await publishRevision({ events }, translation.id, revision, {
    segments: segments.map(({ id }) => id),
    blocks: blocksOf(segments),
  });
  return { revision, segment: heirOf(seen.segment, segments) };
}

async function headOf(db: Kysely<Database>, translation: number) {
  return db
    .selectFrom('translation')
    .select(['head_revision', 'next_segment'])
    .where('id', '=', translation)
    .executeTakeFirstOrThrow();
}

async function align(
  runs: readonly Run[],
  languages: LanguagePair,
  stopping: AbortSignal | undefined,
): Promise<Bead[][]> {
  const work: AlignWork = {
    sourceLanguage: languages.source,
    targetLanguage: languages.target,
    runs: runs.map((run) => ({
      source: run.source.map(({ text }) => text),
      target: run.target.map(({ text }) => text),
      sourceParagraphs: blockStarts(run, run.source),
      targetParagraphs: blockStarts(run, run.target),
    })),
  };
  const sentences = work.runs.reduce((sum, one) => sum + one.source.length + one.target.length, 0);
  const isQuick = sentences <= QUICK_SENTENCES;
  if (isQuick && !hasChinesePairs(languages.source, languages.target)) return alignRuns(work);
  try {
    return await onThread<Bead[][]>(worker, work, { stopping, deadline: DEADLINE_MS });
  } catch (error) {
    if (!(error instanceof OverdueError)) throw error;
    throw new UserError('import:error.endless', {}, 422);
  }
}

/** Blocks in which no segment is left. */
async function emptied(
  db: Kysely<Database>,
  translation: number,
  { runs }: RealignmentPlan,
): Promise<BlockEdit[]> {
  const frames = await mapBlocks(db, translation);
  const edits = runs.flatMap((one) => one.edits);
  const after = new Map(edits.map((edit) => [edit.id, edit.after]));
  const left = new Set<number>();
  const was = new Set<number>();
  for (const segment of await listSegments(db, translation)) {
    const stays = after.has(segment.id) ? after.get(segment.id)?.block : segment.block;
    if (stays !== undefined) left.add(stays);
    was.add(segment.block);
  }
  for (const { before, after: made } of edits) if (!before && made) left.add(made.block);
  return [...was]
    .filter((block) => !left.has(block))
    .map((block) => ({ id: block, before: frames.get(block), after: undefined }));
}

function blocksOf(edits: readonly SegmentEdit[]): number[] {
  const blocks = edits.flatMap(({ before, after }) => [before?.block, after?.block]);
  return [...new Set(blocks.filter((block) => block !== undefined))];
}

/** The segment itself, or the one that has its text. */
function heirOf(segment: Segment['id'], edits: readonly SegmentEdit[]): number {
  const edit = edits.find(({ id }) => id === segment);
  return edit && !edit.after && edit.heir !== undefined ? edit.heir : segment;
}
