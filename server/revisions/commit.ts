import type { Transaction } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { feedMemory } from '../memory/feed.ts';
import { wordCount } from '../text/words.ts';
import {
  type BlockFrame,
  type Change,
  changeBlock,
  changeSegment,
  type SegmentFrame,
} from './frame.ts';
import { revisionHash, textHash } from './hash.ts';
import { handOverComments, takeBackComments } from './moved-comments.ts';
import {
  findPasts,
  type Head,
  insertKeyframes,
  insertRevision,
  moveHead,
  type Past,
} from './revision.store.ts';
import {
  type Author,
  hashedPart,
  inCanonicalOrder,
  type Revision,
  type RevisionKind,
  type RevisionWithChanges,
  summarise,
  type TextHashes,
} from './revision.ts';
import {
  countWords,
  isReviewable,
  putBlocks,
  putSegments,
  removeEntities,
  type Segment,
  type SegmentRecord,
} from './segment.store.ts';
import { checkStorable } from './storable.ts';

/** A keyframe every so many changes of a segment: the most steps any older version is away. */
const KEYFRAME_INTERVAL = 64;

/** What one segment becomes. */
export interface SegmentEdit {
  id: number;
  /** The segment as it stands; undefined where the edit makes it. */
  before: Segment | undefined;
  /** What it becomes; undefined where the edit takes it away. */
  after: SegmentFrame | undefined;
  /** Confidence of its alignment; null once a person paired it; left out, it stays as it was. */
  confidence?: number | null;
  /** Where it goes: the segment that takes over its text, and with it the comments; left out, its
   * comments go to the one before it. */
  heir?: number | undefined;
}

/** What one block becomes. */
export interface BlockEdit {
  id: number;
  before: BlockFrame | undefined;
  after: BlockFrame | undefined;
}

/** A revision about to be made. */
export interface Proposal {
  kind: RevisionKind;
  /** Number of the revision that it undoes. */
  undoes?: number;
  author: Author;
  reason?: string | null | undefined;
  segments: readonly SegmentEdit[];
  blocks?: readonly BlockEdit[];
  /** Of a renewal: hashes of the texts it brings in, which the revision's hash covers. */
  texts?: TextHashes;
  /** Next free identifiers, where the edits used some. */
  nextSegment?: number;
  nextBlock?: number;
}

/**
 * Makes the next revision of a translation: its changes, hash and keyframes, the texts as they now
 * stand, the approvals given and lapsed, the words by state. All of it in the caller's transaction.
 *
 * @param head the translation, locked by `lockHead` in the same transaction; edits must have been
 *   made from segments read after that
 * @returns undefined where the edits change nothing
 * @throws UserError 422 for a reason that cannot be stored
 */
export async function commitRevision(
  trx: Transaction<Database>,
  head: Head,
  proposal: Proposal,
): Promise<Revision | undefined> {
  const changes = changesOf(proposal, head);
  if (changes.length === 0) return undefined;

  const reason = proposal.reason?.trim() || null;
  if (reason) checkStorable(reason, 'reason');
  const number = head.revision + 1;
  const content = {
    number,
    kind: proposal.kind,
    author: proposal.author,
    at: new Date().toISOString(),
    summary: summarise(changes, proposal.undoes),
    reason,
    changes,
    texts: proposal.texts,
  };
  const revision: RevisionWithChanges = {
    ...content,
    parent: head.hash,
    hash: revisionHash(head.hash, hashedPart(content)),
  };
  await insertRevision(trx, head.translation, revision);
  await storeEdits(trx, head, proposal, revision);

  await moveHead(trx, {
    translation: head.translation,
    revision: number,
    hash: revision.hash,
    nextSegment: proposal.nextSegment ?? head.nextSegment,
    nextBlock: proposal.nextBlock ?? head.nextBlock,
    at: revision.at,
    author: revision.author.name,
  });
  await updateWordCounts(trx, head, proposal);
  return revision;
}

function changesOf(proposal: Proposal, head: Head): Change[] {
  const changes: Change[] = [];
  for (const { id, before, after } of proposal.blocks ?? []) {
    const change = changeBlock(before && blockFrameOf(before), after && blockFrameOf(after));
    if (change) changes.push({ entity: 'block', id, change });
  }
  for (const { id, before, after } of proposal.segments) {
    const change = changeSegment(
      before && frameOf(before),
      after && frameOf(after),
      head.languages,
    );
    if (change) changes.push({ entity: 'segment', id, change });
  }
  return inCanonicalOrder(changes);
}

/** The part of a segment that history keeps. */
export function frameOf(segment: SegmentFrame): SegmentFrame {
  const { block, position, source, machine, target, state, excluded } = segment;
  return { block, position, source, machine, target, state, excluded };
}

function blockFrameOf({ kind, level }: BlockFrame): BlockFrame {
  return { kind, level };
}

async function storeEdits(
  trx: Transaction<Database>,
  head: Head,
  proposal: Proposal,
  revision: RevisionWithChanges,
): Promise<void> {
  const { translation } = head;
  const blocks = proposal.blocks ?? [];
  await putBlocks(
    trx,
    translation,
    blocks.flatMap(({ id, after }) => (after ? [{ id, ...blockFrameOf(after) }] : [])),
  );

  const touched = new Set(
    revision.changes.flatMap(({ entity, id }) => (entity === 'segment' ? [id] : [])),
  );
  // A segment that a restoration brings back goes on where it left off.
  const pasts = await findPasts(
    trx,
    translation,
    proposal.segments.flatMap(({ id, before, after }) =>
      after && !before && id < head.nextSegment ? [id] : [],
    ),
    revision.number,
  );
  const records: SegmentRecord[] = [];
  const approved: SegmentRecord[] = [];
  const lapsed: number[] = [];
  for (const edit of proposal.segments) {
    const { before, after } = edit;
    const wasApproved = before?.state === 'approved';
    const sameTexts = before?.source === after?.source && before?.target === after?.target;
    if (wasApproved && !(sameTexts && after?.state === 'approved')) lapsed.push(edit.id);
    if (!after) continue;
    const changedIn = touched.has(edit.id) ? revision.number : undefined;
    const record = recordOf(edit, after, head, changedIn, pasts.get(edit.id));
    if (after.state === 'approved' && !(wasApproved && sameTexts)) {
      record.approvedIn = revision.number;
      approved.push(record);
    }
    records.push(record);
  }
  await putSegments(trx, translation, records);
  const gone = proposal.segments.filter(({ after }) => after === undefined);
  await removeEntities(
    trx,
    'segment',
    translation,
    gone.map(({ id }) => id),
  );
  // Once they are gone nobody can comment on them any more, and none is left behind.
  for (const { before, heir } of gone) {
    if (before) await handOverComments(trx, translation, before, heir);
  }
  await takeBackComments(trx, translation, [...pasts.keys()]);
  await removeEntities(
    trx,
    'block',
    translation,
    blocks.flatMap(({ id, after }) => (after ? [] : [id])),
  );
  await insertKeyframes(
    trx,
    translation,
    revision.number,
    records
      .filter(
        ({ version, changes }) => version === revision.number && changes % KEYFRAME_INTERVAL === 0,
      )
      .map((record) => ({ id: record.id, frame: frameOf(record) })),
  );
  await recordApprovals(trx, translation, revision, approved, lapsed);
  await feedMemory(trx, { translation, languages: head.languages, revision, approved, lapsed });
}

/**
 * A segment's row.
 *
 * @param changedIn the revision being made; undefined where that changes nothing of it
 * @param past what is known of it from an earlier life
 */
function recordOf(
  edit: SegmentEdit,
  after: SegmentFrame,
  head: Head,
  changedIn: number | undefined,
  past: Past | undefined,
): SegmentRecord {
  const { before } = edit;
  const sameCount = before && before.source === after.source && before.machine === after.machine;
  const changes = before?.changes ?? past?.changes ?? 0;
  return {
    ...frameOf(after),
    id: edit.id,
    version: changedIn ?? before?.version ?? head.revision,
    changes: changedIn === undefined ? changes : changes + 1,
    words: sameCount ? before.words : countSegmentWords(after, head),
    confidence: edit.confidence === undefined ? (before?.confidence ?? null) : edit.confidence,
    approvedIn: before?.approvedIn ?? past?.approvedIn ?? null,
  };
}

/** Words of a segment as figures count them: of its source, or of the machine text without one. */
export function countSegmentWords(
  segment: { source: string; machine: string },
  { languages }: Pick<Head, 'languages'>,
): number {
  return segment.source
    ? wordCount(segment.source, languages.source)
    : wordCount(segment.machine, languages.target);
}

async function recordApprovals(
  trx: Transaction<Database>,
  translation: number,
  revision: Revision,
  approved: readonly SegmentRecord[],
  lapsed: readonly number[],
): Promise<void> {
  for (const batch of inBatches(lapsed)) {
    await trx
      .updateTable('approval')
      .set({ lapsed_in: revision.number })
      .where('translation_id', '=', translation)
      .where('segment_id', 'in', batch)
      .where('lapsed_in', 'is', null)
      .execute();
  }
  for (const batch of inBatches(approved)) {
    await trx
      .insertInto('approval')
      .values(
        batch.map((record) => ({
          translation_id: translation,
          segment_id: record.id,
          revision: revision.number,
          text_hash: textHash(record.source, record.target),
          approver_id: revision.author.id,
          approver: revision.author.name,
          at: revision.at,
          lapsed_in: null,
        })),
      )
      .execute();
  }
}

async function updateWordCounts(
  trx: Transaction<Database>,
  head: Head,
  proposal: Proposal,
): Promise<void> {
  const onlyTexts =
    !proposal.blocks?.length &&
    proposal.segments.every(({ before, after }) => before && after && sameShare(before, after));
  if (!onlyTexts) {
    const words = await countWords(trx, head.translation);
    await trx
      .updateTable('translation')
      .set({
        words_machine: words.machine,
        words_edited: words.edited,
        words_reviewed: words.reviewed,
        words_approved: words.approved,
      })
      .where('id', '=', head.translation)
      .execute();
    return;
  }
  const moved = { machine: 0, edited: 0, reviewed: 0, approved: 0 };
  for (const { before, after } of proposal.segments) {
    if (!before || !after || before.state === after.state || !isReviewable(before)) continue;
    moved[before.state] -= before.words;
    moved[after.state] += before.words;
  }
  if (Object.values(moved).every((words) => words === 0)) return;
  await trx
    .updateTable('translation')
    .set((eb) => ({
      words_machine: eb('words_machine', '+', moved.machine),
      words_edited: eb('words_edited', '+', moved.edited),
      words_reviewed: eb('words_reviewed', '+', moved.reviewed),
      words_approved: eb('words_approved', '+', moved.approved),
    }))
    .where('id', '=', head.translation)
    .execute();
}

/** Whether a segment counts for as many words as before, whatever its state. */
function sameShare(before: Segment, after: SegmentFrame): boolean {
  return (
    before.source === after.source &&
    before.machine === after.machine &&
    before.block === after.block &&
    before.excluded === after.excluded
  );
}
