import { type Channel, channelOf } from './channel.ts';
import type { Delta } from './delta.ts';

/** A stretch of a shown difference; printed one after the other they are the whole. */
export interface DiffPiece {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
  /** Of a change: whether words changed or only how they are set. */
  channel?: Channel;
  /** Of a change: its number among those of the text, from 1. */
  hunk?: number;
  /** The address of its own that the change has on this page, one object for all pieces of it. */
  link?: HunkLink;
}

/** A permanent link to one change on a page. */
export interface HunkLink {
  /** Name of the place on the page, such as `s12-h2`. */
  id: string;
  href: string;
  segment: number;
  number: number;
  /** Whether it is a change of the original rather than of the translation. */
  ofOriginal: boolean;
}

/** Name of the place on a page where a change of a segment stands; see `HunkLink`. */
export function hunkId(segment: number, number: number, ofOriginal = false): string {
  return `s${segment}-${ofOriginal ? 'o' : 'h'}${number}`;
}

/** One text in which both sides stand, what was deleted before what took its place. */
export function presentInline(before: string, delta: Delta): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  let at = 0;
  let hunk = 0;
  for (const step of delta) {
    if (typeof step === 'number') {
      pieces.push({ kind: 'same', text: before.slice(at, at + step) });
      at += step;
    } else {
      const [deleted, inserted] = step;
      const of = { channel: channelOf(deleted, inserted), hunk: ++hunk };
      if (deleted !== '') pieces.push({ kind: 'deleted', text: deleted, ...of });
      if (inserted !== '') pieces.push({ kind: 'inserted', text: inserted, ...of });
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

/** Gives each change among some pieces its address, which is that of the page with the place on it. */
export function linkHunks(
  pieces: readonly DiffPiece[],
  page: string,
  segment: number,
  ofOriginal = false,
): DiffPiece[] {
  const links = new Map<number, HunkLink>();
  return pieces.map((piece) => {
    const { hunk: number } = piece;
    if (number === undefined) return piece;
    const id = hunkId(segment, number, ofOriginal);
    const link = links.get(number) ?? { id, href: `${page}#${id}`, segment, number, ofOriginal };
    links.set(number, link);
    return { ...piece, link };
  });
}
