import type { Kysely } from 'kysely';
import type { User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { BlockEdit, SegmentEdit } from './commit.ts';
import {
  type BlockChange,
  type BlockFrame,
  type LanguagePair,
  type SegmentChange,
  type SegmentFrame,
  sameFrame,
} from './frame.ts';
import { getRevision, listSegmentChanges } from './revision.store.ts';
import type { RevisionWithChanges } from './revision.ts';
import { listBlockSegments, mapBlocks, mapSegments, type Segment } from './segment.store.ts';
import { comparePositions } from './snapshot.ts';
import { planSegment, stateOf, type UndoConflict } from './undo-segment.ts';

/** What undoing a revision would change, or why it cannot be undone. */
export interface UndoPlan {
  revision: RevisionWithChanges;
  segments: SegmentEdit[];
  blocks: BlockEdit[];
  /** Where there are any, nothing is changed at all. */
  conflicts: UndoConflict[];
}

/** A revision cannot be undone, because others built on what it did. Nothing was changed. */
export class UndoConflictError extends UserError {
  readonly conflicts: readonly UndoConflict[];

  constructor(revision: number, conflicts: readonly UndoConflict[]) {
    const count = conflicts.length;
    super('revisions:error.undoConflict', { revision, count, formatted: count }, 409);
    this.conflicts = conflicts;
  }
}

/**
 * What undoing a revision would do, without doing it.
 *
 * @throws UserError as `undo`
 */
export async function planUndo(
  db: Kysely<Database>,
  translation: number,
  revision: number,
  languages: LanguagePair,
  user: User,
): Promise<UndoPlan> {
  return reading(db, (trx) => planIn(trx, translation, revision, languages, user));
}

/** The largest number either database holds: up to whatever is the newest. */
const NEWEST = 2_147_483_647;

/** As `planUndo`, within a transaction. */
export async function planIn(
  db: Kysely<Database>,
  translation: number,
  number: number,
  languages: LanguagePair,
  user: User,
): Promise<UndoPlan> {
  const revision = await getRevision(db, translation, number);
  if (revision.kind === 'import') throw new UserError('revisions:error.undoImport', {}, 422);
  const blocks = await planBlocks(db, translation, revision);
  const segments = await planSegments(db, translation, revision, languages, user, blocks.edits);
  const conflicts = [...segments.conflicts];
  const goingBlocks = blocks.edits.filter(({ after }) => after === undefined);
  for (const { id } of goingBlocks) {
    const left = await listBlockSegments(db, translation, id);
    const others = left.filter(
      (one) => !segments.edits.some((edit) => edit.id === one.id && edit.after?.block !== id),
    );
    conflicts.push(...others.map((one) => blockConflict(one)));
  }
  for (const id of blocks.changed) {
    conflicts.push(
      ...(await listBlockSegments(db, translation, id)).slice(0, 1).map(blockConflict),
    );
  }
  return {
    revision,
    segments: withHeirs(segments.edits),
    blocks: blocks.edits,
    conflicts: conflicts.filter(
      (one, index) => conflicts.findIndex(({ segment }) => segment === one.segment) === index,
    ),
  };
}

async function planBlocks(
  db: Kysely<Database>,
  translation: number,
  { changes }: RevisionWithChanges,
): Promise<{ edits: BlockEdit[]; changed: number[] }> {
  const own = changes.filter((one) => one.entity === 'block');
  const edits: BlockEdit[] = [];
  const changed: number[] = [];
  if (own.length === 0) return { edits, changed };
  const now = await mapBlocks(db, translation);
  for (const { id, change } of own) {
    const before = now.get(id);
    const planned = invertBlock(before, change);
    if (!planned) changed.push(id);
    else if (before || planned.after) edits.push({ id, before, after: planned.after });
  }
  return { edits, changed };
}

/** What a block becomes; undefined where it is no longer what the change left. */
function invertBlock(
  now: BlockFrame | undefined,
  { created, deleted, kind, level }: BlockChange,
): { after: BlockFrame | undefined } | undefined {
  if (created) return !now || sameFrame(now, created) ? { after: undefined } : undefined;
  if (deleted) return !now || sameFrame(now, deleted) ? { after: deleted } : undefined;
  if (!now) return undefined;
  const isAfter = (!kind || now.kind === kind[1]) && (!level || now.level === level[1]);
  const isBefore = (!kind || now.kind === kind[0]) && (!level || now.level === level[0]);
  if (!isAfter && !isBefore) return undefined;
  return { after: { kind: kind?.[0] ?? now.kind, level: level ? level[0] : now.level } };
}

interface SegmentPlans {
  edits: SegmentEdit[];
  conflicts: UndoConflict[];
}

async function planSegments(
  db: Kysely<Database>,
  translation: number,
  revision: RevisionWithChanges,
  languages: LanguagePair,
  user: User,
  blocks: readonly BlockEdit[],
): Promise<SegmentPlans> {
  const own = revision.changes.filter((one) => one.entity === 'segment');
  const ids = own.map(({ id }) => id);
  const now = await mapSegments(db, translation, ids);
  const later = await listSegmentChanges(db, translation, {
    segments: ids.filter((id) => now.get(id)?.version !== revision.number),
    from: revision.number + 1,
    to: NEWEST,
  });
  const place = await placesOf(db, translation, own, blocks);
  const edits: SegmentEdit[] = [];
  const conflicts: UndoConflict[] = [];
  for (const { id, change } of own) {
    const current = now.get(id);
    const since = (later.get(id) ?? []).map((one) => one.change);
    const planned = planSegment(id, change, current, since, languages);
    if ('why' in planned) {
      conflicts.push(planned);
      continue;
    }
    const { after, textThen } = planned;
    if (after && !current && !place(after)) {
      conflicts.push({
        segment: id,
        why: 'structure',
        base: null,
        theirs: null,
        mine: after.target,
      });
      continue;
    }
    const state = after && stateOf(change, after, current, textThen, user, languages.target);
    if (!current && !after) continue;
    edits.push({
      id,
      before: current,
      after: after && { ...after, state: state ?? after.state },
    });
  }
  return { edits, conflicts };
}

/** Says whether a segment that comes back finds its block there and its place free. */
async function placesOf(
  db: Kysely<Database>,
  translation: number,
  changes: readonly { id: number; change: SegmentChange }[],
  blocks: readonly BlockEdit[],
): Promise<(frame: SegmentFrame) => boolean> {
  const back = changes.flatMap(({ change }) => (change.deleted ? [change.deleted] : []));
  if (back.length === 0) return () => true;
  const there = new Set((await mapBlocks(db, translation)).keys());
  for (const { id, after } of blocks) {
    if (after) there.add(id);
    else there.delete(id);
  }
  const taken = new Set<string>();
  for (const { position } of back) {
    const row = await db
      .selectFrom('segment')
      .select('id')
      .where('translation_id', '=', translation)
      .where('position', '=', position)
      .executeTakeFirst();
    if (row) taken.add(position);
  }
  return ({ block, position }) => there.has(block) && !taken.has(position);
}

function blockConflict({ id, target }: Segment): UndoConflict {
  return { segment: id, why: 'block', base: null, theirs: target, mine: null };
}

/** Comments on a segment that goes belong to the one that takes its text over. */
function withHeirs(edits: readonly SegmentEdit[]): SegmentEdit[] {
  const staying = edits
    .filter(({ after }) => after)
    .sort((one, other) => comparePositions(one.after?.position ?? '', other.after?.position ?? ''));
  return edits.map((edit) => {
    if (edit.after || !edit.before) return edit;
    const { position } = edit.before;
    const heir = staying.findLast(
      ({ after }) => comparePositions(after?.position ?? '', position) <= 0,
    );
    return { ...edit, heir: (heir ?? staying[0])?.id };
  });
}
