import { hunks } from './delta.ts';
import type { Change, SegmentChange } from './frame.ts';

/** What a revision did, as the person who made it would say. */
export const REVISION_KINDS = [
  'import',
  'edit',
  'confirm',
  'review',
  'approve',
  'withdraw',
  'split',
  'join',
  'pair',
  'exclude',
  'include',
  'kind',
  'restore',
  'undo',
  'renew',
] as const;

export type RevisionKind = (typeof REVISION_KINDS)[number];

/** Whoever made a revision; the name is kept as it was at the time. */
export interface Author {
  id: string | null;
  name: string;
}

/** One atomic set of changes to a translation. Revision 0 is the import. */
export interface Revision {
  number: number;
  /** Hash of the revision before; for the import, hash of what was imported. */
  parent: string;
  hash: string;
  kind: RevisionKind;
  author: Author;
  /** ISO 8601, UTC. */
  at: string;
  /** What changed, in a few words of the text itself. */
  summary: string;
  /** Why, where the author said so. */
  reason: string | null;
}

/** Hashes of the texts an article was given with a revision; null where it kept the one it had. */
export interface TextHashes {
  original: string | null;
  machine: string | null;
}

export interface RevisionWithChanges extends Revision {
  changes: Change[];
  /** Of a renewal: the texts it brought in. */
  texts?: TextHashes | undefined;
}

/** What of a revision its hash covers besides the parent's hash. */
export function hashedPart(revision: Omit<RevisionWithChanges, 'hash' | 'parent'>): object {
  const { number, kind, author, at, summary, reason, changes, texts } = revision;
  const part = { number, kind, author, at, summary, reason, changes: inCanonicalOrder(changes) };
  return texts ? { ...part, texts } : part;
}

/** Changes as they are hashed and applied: blocks before segments, then by identifier. */
export function inCanonicalOrder(changes: readonly Change[]): Change[] {
  return [...changes].sort((one, other) => compare(one.entity, other.entity) || one.id - other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

const SUMMARY_LENGTH = 60;

/**
 * What an undoing revision says first. It stands in the summary, which is part of the hash, so that
 * nobody can say later that another revision was undone.
 */
const UNDOES = /^↶ (\d{1,10})(?: · |$)/;

/** Number of the revision that a revision undid; undefined for any other kind. */
export function undoneBy({ kind, summary }: { kind: string; summary: string }): number | undefined {
  const number = kind === 'undo' ? UNDOES.exec(summary)?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}

/**
 * The first thing that changed in the target text: `old → new`, shortened.
 *
 * @param undoes number of the revision that is undone by it, which then comes first
 */
export function summarise(changes: readonly Change[], undoes?: number): string {
  const text = summariseText(changes);
  if (undoes === undefined) return text;
  return text ? `↶ ${undoes} · ${text}` : `↶ ${undoes}`;
}

function summariseText(changes: readonly Change[]): string {
  for (const one of changes) {
    if (one.entity !== 'segment') continue;
    const [hunk] = hunks((one.change as SegmentChange).target ?? []);
    if (!hunk) continue;
    const [deleted, inserted] = [shorten(hunk.deleted), shorten(hunk.inserted)];
    if (!deleted) return `+ ${inserted}`;
    if (!inserted) return `− ${deleted}`;
    return `${deleted} → ${inserted}`;
  }
  return '';
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  // A grapheme has at least one code unit: a text this short needs no counting.
  if (line.length <= SUMMARY_LENGTH) return line;
  let end = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(line)) {
    if (++count > SUMMARY_LENGTH - 1) break;
    end = index + segment.length;
  }
  return end < line.length ? `${line.slice(0, end)}…` : line;
}
