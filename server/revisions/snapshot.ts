import {
  applyBlockChange,
  applySegmentChange,
  type BlockFrame,
  type Change,
  invertBlockChange,
  invertSegmentChange,
  type SegmentFrame,
} from './frame.ts';

/** A whole translation as it stands after some revision: every block and segment, by identifier. */
export interface Snapshot {
  blocks: Map<number, BlockFrame>;
  segments: Map<number, SegmentFrame>;
}

/** A translation before its first revision. */
export function emptySnapshot(): Snapshot {
  return { blocks: new Map(), segments: new Map() };
}

/**
 * Takes a snapshot one revision forwards, in place.
 *
 * @throws HistoryMismatchError or DeltaMismatchError when the changes were made for another text
 */
export function applyChanges(snapshot: Snapshot, changes: readonly Change[]): void {
  for (const one of changes) applyChange(snapshot, one);
}

/** Takes a snapshot one revision backwards, in place. */
export function revertChanges(snapshot: Snapshot, changes: readonly Change[]): void {
  for (const one of changes) applyChange(snapshot, invertChange(one));
}

/** The change that takes a change back. */
export function invertChange(one: Change): Change {
  return one.entity === 'segment'
    ? { ...one, change: invertSegmentChange(one.change) }
    : { ...one, change: invertBlockChange(one.change) };
}

function applyChange(snapshot: Snapshot, one: Change): void {
  if (one.entity === 'segment') {
    set(snapshot.segments, one.id, applySegmentChange(snapshot.segments.get(one.id), one.change));
  } else {
    set(snapshot.blocks, one.id, applyBlockChange(snapshot.blocks.get(one.id), one.change));
  }
}

function set<Frame>(frames: Map<number, Frame>, id: number, frame: Frame | undefined): void {
  if (frame) frames.set(id, frame);
  else frames.delete(id);
}

/** Segments in reading order. */
export function inReadingOrder(snapshot: Snapshot): (SegmentFrame & { id: number })[] {
  return [...snapshot.segments]
    .map(([id, frame]) => ({ id, ...frame }))
    .sort((one, other) => comparePositions(one.position, other.position));
}

/** Compares two fractional indices bytewise, as both databases sort them. */
export function comparePositions(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
