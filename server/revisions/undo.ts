import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { reading, writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type BlockEdit, commitRevision, frameOf, type SegmentEdit } from './commit.ts';
import { apply, compose, type Delta, DeltaConflictError, invert, rebase } from './delta.ts';
import {
  applySegmentChange,
  type BlockChange,
  type BlockFrame,
  invertSegmentChange,
  type LanguagePair,
  type SegmentChange,
  type SegmentFrame,
  sameFrame,
} from './frame.ts';
import { merge } from './merge.ts';
import { getRevision, listSegmentChanges, lockHead } from './revision.store.ts';
import { type Revision, type RevisionWithChanges, undoneBy } from './revision.ts';
import { listBlockSegments, mapBlocks, mapSegments, type Segment } from './segment.store.ts';
import { comparePositions } from './snapshot.ts';
import { isVouched, type State } from './state.ts';

/** A segment of which a revision cannot be undone, with the three texts to settle by hand. */
export interface UndoConflict {
  segment: number;
  /**
   * `text`: the same words changed again; `structure`: what the revision split, joined or paired is
   * no longer as it left it; `gone`: there is no such segment any more; `block`: the block it belongs
   * to became something else.
   */
  why: 'text' | 'structure' | 'gone' | 'block';
  /** The text as the revision left it; null where it took the segment away. */
  base: string | null;
  /** The text as it stands; null where the segment is gone. */
  theirs: string | null;
  /** The text as it was before the revision; null where there was none. */
  mine: string | null;
}

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

/** Which revision to undo, and why. */
export interface Undoing {
  /** `last`: the newest save of this person that is not undone yet. */
  revision: number | 'last';
  reason?: string | undefined;
}

/** What became of it. */
export interface Undone {
  /** The revision that undoes; undefined where nothing is left of what was to be undone. */
  revision: Revision | undefined;
  /** The revision that was undone. */
  undone: Revision;
  segments: number[];
  /** Blocks to be shown anew. */
  blocks: number[];
}

/**
 * Takes one revision back and leaves everything since then in place: the inverse of its changes is
 * moved past what came after, and committed as a new revision. Either all of it is undone or nothing.
 *
 * Review is an explicit act: a text that comes back is edited, whatever it was; only where no text
 * changes does a reviewer get back the state that was.
 *
 * @throws UndoConflictError where something was built on what the revision did
 * @throws UserError 403 where the person may not, 404 where there is no such revision, 422 for the
 *   import, which is what everything is built on
 */
export async function undo(
  { db, events }: Pick<Services, 'db' | 'events'>,
  translation: number,
  undoing: Undoing,
  user: User,
): Promise<Undone> {
  const done = await writing(db, async (trx): Promise<Undone> => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const number =
      undoing.revision === 'last' ? await lastSave(trx, translation, user) : undoing.revision;
    const plan = await planIn(trx, translation, number, head.languages, user);
    if (plan.conflicts.length > 0) throw new UndoConflictError(number, plan.conflicts);
    const revision = await commitRevision(trx, head, {
      kind: 'undo',
      undoes: number,
      author: { id: user.id, name: user.name },
      reason: undoing.reason,
      segments: plan.segments,
      blocks: plan.blocks,
    });
    return {
      revision,
      undone: plan.revision,
      segments: plan.segments.map(({ id }) => id),
      blocks: blocksOf(plan),
    };
  });
  if (done.revision) {
    await events.publish({
      translation,
      revision: done.revision.number,
      segments: done.segments,
      blocks: done.blocks,
      author: user.name,
    });
  }
  return done;
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

/** Own revisions looked through for the newest that is not undone. */
const LAST_SAVES = 200;

async function lastSave(db: Kysely<Database>, translation: number, user: User): Promise<number> {
  const own = await db
    .selectFrom('revision')
    .select(['number', 'kind', 'summary'])
    .where('translation_id', '=', translation)
    .where('author_id', '=', user.id)
    .where('kind', '!=', 'import')
    .orderBy('number', 'desc')
    .limit(LAST_SAVES)
    .execute();
  const undone = new Set<number>();
  for (const { number, kind, summary } of own) {
    const what = undoneBy({ kind, summary });
    if (what !== undefined) undone.add(what);
    else if (!undone.has(number)) return number;
  }
  throw new UserError('revisions:error.nothingToUndo', {}, 404);
}

async function planIn(
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

interface Planned {
  after: SegmentFrame | undefined;
  /** Whether the text is, by that, just what it was before the revision. */
  textThen: boolean;
}

/** What one segment becomes; its state is settled afterwards. */
function planSegment(
  id: number,
  change: SegmentChange,
  now: Segment | undefined,
  later: readonly SegmentChange[],
  languages: LanguagePair,
): Planned | UndoConflict {
  const left = walkBack(now && frameOf(now), later);
  const before = applySegmentChange(left, invertSegmentChange(change));
  const conflict = (why: UndoConflict['why']): UndoConflict => ({
    segment: id,
    why,
    base: left?.target ?? null,
    theirs: now?.target ?? null,
    mine: before?.target ?? null,
  });
  if (change.created) {
    if (!now) return { after: undefined, textThen: true };
    const same = sameFrame({ ...frameOf(now), state: change.created.state }, change.created);
    return same ? { after: undefined, textThen: true } : conflict('structure');
  }
  if (change.deleted) {
    if (now) return conflict('structure');
    return { after: change.deleted, textThen: true };
  }
  if (!now || !left || !before) return conflict('gone');

  const after = frameOf(now);
  // A split, a join or a new pairing can be taken back only from what it made of the original.
  for (const key of ['source', 'machine'] as const) {
    if (!change[key]) continue;
    if (now[key] !== left[key]) return conflict('structure');
    after[key] = before[key];
  }
  for (const key of ['block', 'position'] as const) {
    const move = change[key];
    if (!move) continue;
    if (now[key] !== move[1]) return conflict('structure');
    Object.assign(after, { [key]: move[0] });
  }
  if (change.excluded) [after.excluded] = change.excluded;
  if (change.target) {
    const target = undoText(
      change.target,
      left.target,
      before.target,
      now.target,
      later,
      languages,
    );
    if (target === undefined) return conflict(change.source ? 'structure' : 'text');
    after.target = target;
  }
  return { after, textThen: after.target === before.target && after.source === before.source };
}

function walkBack(
  now: SegmentFrame | undefined,
  later: readonly SegmentChange[],
): SegmentFrame | undefined {
  return later.reduce<SegmentFrame | undefined>(
    (frame, change) => applySegmentChange(frame, invertSegmentChange(change)),
    now,
  );
}

/**
 * A text with one delta of its past taken out. Where the words it changed were touched since, it is
 * tried once more by words, for which a change that both sides made is no conflict.
 *
 * @param later changes since, newest first
 * @returns undefined where the same words were changed in different ways
 */
function undoText(
  delta: Delta,
  left: string,
  before: string,
  now: string,
  later: readonly SegmentChange[],
  languages: LanguagePair,
): string | undefined {
  if (now === left) return before;
  try {
    return apply(now, rebase(invert(delta), laterDelta(left, now, later)));
  } catch (error) {
    if (!(error instanceof DeltaConflictError)) throw error;
  }
  const merged = merge(left, now, before, languages.target);
  return 'merged' in merged ? merged.merged : undefined;
}

/** All that happened to a text since, as one delta. */
function laterDelta(left: string, now: string, later: readonly SegmentChange[]): Delta {
  // A segment that was away in between came back whole.
  if (later.some((change) => change.created || change.deleted)) return [[left, now]];
  return later
    .flatMap(({ target }) => (target ? [target] : []))
    .reduceRight<Delta>((all, target) => compose(all, target), left === '' ? [] : [left.length]);
}

function stateOf(
  change: SegmentChange,
  after: SegmentFrame,
  now: Segment | undefined,
  textThen: boolean,
  user: User,
  language: string,
): State {
  const lowest: State = after.target === after.machine ? 'machine' : 'edited';
  if (!now) return isVouched(after.state) ? 'edited' : after.state;
  const sameText = now.target === after.target && now.source === after.source;
  const moved = change.state;
  if (sameText) {
    // A text that somebody put right by hand is what they left it as.
    if (change.target || !moved || now.state !== moved[1]) return now.state;
    const [then] = moved;
    if (!isVouched(then)) return then === 'machine' ? lowest : then;
    return textThen && can(user, 'review', language) ? then : 'edited';
  }
  if (lowest === 'edited') return 'edited';
  // Nobody has touched the machine's text: it is that again, unless it was confirmed before.
  return moved?.[0] === 'machine' ? 'machine' : 'edited';
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

function blocksOf({ segments, blocks }: UndoPlan): number[] {
  const touched = new Set(blocks.map(({ id }) => id));
  for (const { before, after } of segments) {
    if (before) touched.add(before.block);
    if (after) touched.add(after.block);
  }
  return [...touched];
}
