import { type Channel, channelOf } from './channel.ts';
import type { Delta } from './delta.ts';

/** A stretch of a shown difference; printed one after the other they are the whole. */
export interface DiffPiece {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
  /** Of a change: whether words changed or only how they are set. */
  channel?: Channel;
}

/** One text in which both sides stand, what was deleted before what took its place. */
export function presentInline(before: string, delta: Delta): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'number') {
      pieces.push({ kind: 'same', text: before.slice(at, at + step) });
      at += step;
    } else {
      const [deleted, inserted] = step;
      const channel = channelOf(deleted, inserted);
      if (deleted !== '') pieces.push({ kind: 'deleted', text: deleted, channel });
      if (inserted !== '') pieces.push({ kind: 'inserted', text: inserted, channel });
      at += deleted.length;
    }
  }
  return pieces;
}

/** Both texts for themselves, each with what only it has. */
export function presentSideBySide(
  before: string,
  delta: Delta,
): { before: DiffPiece[]; after: DiffPiece[] } {
  const pieces = presentInline(before, delta);
  return {
    before: pieces.filter((piece) => piece.kind !== 'inserted'),
    after: pieces.filter((piece) => piece.kind !== 'deleted'),
  };
}
