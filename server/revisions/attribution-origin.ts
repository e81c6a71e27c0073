import type { HunkNote } from './hunk-note.store.ts';
import type { Author, Revision } from './revision.ts';

/** What attribution says of a revision. */
export type Source = Pick<Revision, 'number' | 'kind' | 'author' | 'at' | 'reason'>;

/** Where a stretch of text comes from. Equal origins are one object. */
export type Origin =
  /** The machine's, and nobody has vouched for it. */
  | { kind: 'machine' }
  /** The machine's, kept by whoever made a revision without changing it. */
  | { kind: 'kept'; revision: Source; restoredIn?: Source }
  /** With the reason somebody gave for the change that put it in. */
  | { kind: 'written'; revision: Source; note?: HunkNote; restoredIn?: Source };

/** Of text that somebody put in. */
export type Written = Extract<Origin, { kind: 'written' }>;

/** What a revision took out of a segment of what somebody else had written there. */
export interface Loss {
  /** The segment that the text stood in before. */
  segment: number;
  writer: Author;
  /** Number of the revision it came with; the newest of them, where it was written in several. */
  writtenIn: number;
}

/** A stretch of a segment's current text, in UTF-16 code units. */
export interface Span {
  from: number;
  to: number;
  origin: Origin;
}

/** All machine text that nobody has vouched for. */
export const MACHINE: Origin = { kind: 'machine' };

/** White space that a change of structure put in; it takes the origin of what is before it. */
export const SEAM: Origin = { kind: 'machine' };
