import type { BlockKind } from '../formats/document.ts';
import { apply, type Delta, invert, parseDelta } from './delta.ts';
import { diff } from './diff.ts';
import type { State } from './state.ts';

/** Everything about a segment that history keeps, as it stands after some revision. */
export interface SegmentFrame {
  block: number;
  /** Fractional index: sorts bytewise in reading order within the translation. */
  position: string;
  source: string;
  machine: string;
  target: string;
  state: State;
  excluded: boolean;
}

/** Everything about a block that history keeps. */
export interface BlockFrame {
  kind: BlockKind;
  /** Heading level 1 to 6, null where there is none. */
  level: number | null;
}

type Move<Value> = readonly [from: Value, to: Value];

/**
 * One segment's part of a revision: for each text a delta, for everything else the value before and
 * after. A segment that a split made, or a join took away, is carried whole. Both sides are always
 * there, so a change applies forwards and, inverted, backwards.
 */
export interface SegmentChange {
  created?: SegmentFrame;
  deleted?: SegmentFrame;
  source?: Delta;
  machine?: Delta;
  target?: Delta;
  state?: Move<State>;
  block?: Move<number>;
  position?: Move<string>;
  excluded?: Move<boolean>;
}

/** One block's part of a revision. */
export interface BlockChange {
  created?: BlockFrame;
  deleted?: BlockFrame;
  kind?: Move<BlockKind>;
  level?: Move<number | null>;
}

/** A change as a revision holds it. */
export type Change =
  | { entity: 'segment'; id: number; change: SegmentChange }
  | { entity: 'block'; id: number; change: BlockChange };

/** BCP 47 tags that decide where words begin and end. */
export interface LanguagePair {
  source: string;
  target: string;
}

/** A change was applied to something other than what it was made for. */
export class HistoryMismatchError extends Error {
  override readonly name = 'HistoryMismatchError';
}

const SEGMENT_VALUES = ['state', 'block', 'position', 'excluded'] as const;
const SEGMENT_TEXTS = ['source', 'machine', 'target'] as const;
const BLOCK_VALUES = ['kind', 'level'] as const;

/**
 * The change from one frame of a segment to the next.
 *
 * @param before undefined where the segment is new
 * @param after undefined where it goes
 * @returns undefined where nothing differs
 */
export function changeSegment(
  before: SegmentFrame | undefined,
  after: SegmentFrame | undefined,
  languages: LanguagePair,
): SegmentChange | undefined {
  if (!before || !after) return wholeChange(before, after);
  const change: Record<string, unknown> = {};
  for (const key of SEGMENT_TEXTS) {
    if (before[key] === after[key]) continue;
    const language = key === 'source' ? languages.source : languages.target;
    change[key] = diff(before[key], after[key], language);
  }
  addMoves(change, SEGMENT_VALUES, before, after);
  return Object.keys(change).length > 0 ? (change as SegmentChange) : undefined;
}

/**
 * The frame a change leads to.
 *
 * @throws HistoryMismatchError, or the delta's own error, when the change was made for another frame
 */
export function applySegmentChange(
  frame: SegmentFrame | undefined,
  change: SegmentChange,
): SegmentFrame | undefined {
  const whole = applyWhole(frame, change);
  if (whole) return whole.after;
  const next: SegmentFrame = { ...(frame as SegmentFrame) };
  for (const key of SEGMENT_TEXTS) {
    const delta = change[key];
    if (delta) next[key] = apply(next[key], delta);
  }
  applyMoves(next, SEGMENT_VALUES, change);
  return next;
}

/** The change that takes a change back. */
export function invertSegmentChange(change: SegmentChange): SegmentChange {
  const inverse: Record<string, unknown> = invertValues(change, SEGMENT_VALUES);
  for (const key of SEGMENT_TEXTS) {
    const delta = change[key];
    if (delta) inverse[key] = invert(delta);
  }
  return inverse as SegmentChange;
}

/** The change from one frame of a block to the next; undefined where nothing differs. */
export function changeBlock(
  before: BlockFrame | undefined,
  after: BlockFrame | undefined,
): BlockChange | undefined {
  if (!before || !after) return wholeChange(before, after);
  const change: Record<string, unknown> = {};
  addMoves(change, BLOCK_VALUES, before, after);
  return Object.keys(change).length > 0 ? (change as BlockChange) : undefined;
}

/**
 * The frame a block's change leads to.
 *
 * @throws HistoryMismatchError when the change was made for another frame
 */
export function applyBlockChange(
  frame: BlockFrame | undefined,
  change: BlockChange,
): BlockFrame | undefined {
  const whole = applyWhole(frame, change);
  if (whole) return whole.after;
  const next: BlockFrame = { ...(frame as BlockFrame) };
  applyMoves(next, BLOCK_VALUES, change);
  return next;
}

/** The change that takes a block's change back. */
export function invertBlockChange(change: BlockChange): BlockChange {
  return invertValues(change, BLOCK_VALUES) as BlockChange;
}

/**
 * Reads a change as the database keeps it.
 *
 * @throws Error when it is not JSON, or a delta in it is malformed
 */
export function parseSegmentChange(content: string): SegmentChange {
  const change = JSON.parse(content) as SegmentChange;
  for (const key of SEGMENT_TEXTS) {
    if (change[key] !== undefined) change[key] = parseDelta(change[key]);
  }
  return change;
}

interface WholeChange<Frame> {
  created?: Frame;
  deleted?: Frame;
}

function wholeChange<Frame>(
  before: Frame | undefined,
  after: Frame | undefined,
): WholeChange<Frame> | undefined {
  if (after) return { created: after };
  if (before) return { deleted: before };
  return undefined;
}

function applyWhole<Frame extends object>(
  frame: Frame | undefined,
  change: WholeChange<Frame>,
): { after: Frame | undefined } | undefined {
  if (change.created) {
    if (frame) throw new HistoryMismatchError('What a revision creates is there already.');
    return { after: change.created };
  }
  if (!frame) throw new HistoryMismatchError('What a revision changes is not there.');
  if (!change.deleted) return undefined;
  if (!sameFrame(frame, change.deleted)) {
    throw new HistoryMismatchError('What a revision takes away is not what it says.');
  }
  return { after: undefined };
}

function addMoves<Frame>(
  change: Record<string, unknown>,
  keys: readonly (keyof Frame & string)[],
  before: Frame,
  after: Frame,
): void {
  for (const key of keys) {
    if (before[key] !== after[key]) change[key] = [before[key], after[key]];
  }
}

function applyMoves<Frame extends object>(
  frame: Frame,
  keys: readonly (keyof Frame & string)[],
  change: object,
): void {
  for (const key of keys) {
    const move = (change as Record<string, Move<unknown> | undefined>)[key];
    if (!move) continue;
    if (frame[key] !== move[0]) {
      throw new HistoryMismatchError(
        `A revision expects ${key} to be ${JSON.stringify(move[0])}, but it is ${JSON.stringify(frame[key])}.`,
      );
    }
    (frame as Record<string, unknown>)[key] = move[1];
  }
}

function invertValues(change: object, keys: readonly string[]): Record<string, unknown> {
  const { created, deleted, ...values } = change as WholeChange<unknown> & Record<string, unknown>;
  const inverse: Record<string, unknown> = {};
  if (created) inverse.deleted = created;
  if (deleted) inverse.created = deleted;
  for (const key of keys) {
    const move = values[key] as Move<unknown> | undefined;
    if (move) inverse[key] = [move[1], move[0]];
  }
  return inverse;
}

/** Whether two frames hold the same values. */
export function sameFrame<Frame extends object>(one: Frame, other: Frame): boolean {
  const keys = Object.keys(one) as (keyof Frame)[];
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
