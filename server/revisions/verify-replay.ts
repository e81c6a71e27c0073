import { fail, shown } from './failure.ts';
import {
  applyBlockChange,
  applySegmentChange,
  type BlockChange,
  type BlockFrame,
  type Change,
  parseSegmentChange,
  type SegmentFrame,
  sameFrame,
} from './frame.ts';
import { revisionHash } from './hash.ts';
import type { ChangeRow, RevisionRow } from './record.store.ts';
import { hashedPart, type RevisionKind, type TextHashes } from './revision.ts';
import type { SegmentStep } from './verify-approvals.ts';

/** What history says of a segment or block besides its frame; kept when it goes. */
export interface Life {
  /** Revision that touched it last. */
  version: number;
  /** How many revisions have touched it. */
  changes: number;
}

/** A translation as its history has made it so far, revision by revision from nothing. */
export class Replay {
  readonly segments = new Map<number, SegmentFrame>();
  readonly blocks = new Map<number, BlockFrame>();
  readonly segmentLives = new Map<number, Life>();
  readonly blockLives = new Map<number, Life>();
  /** The newest revision, undefined before the first. */
  head: RevisionRow | undefined;
  hash: string;

  /** @param origin where the chain of hashes begins */
  constructor(origin: string) {
    this.hash = origin;
  }

  /** How many revisions have been replayed. */
  get revisions(): number {
    return this.head ? this.head.number + 1 : 0;
  }

  /**
   * Goes one revision further, once its number and its hash are found right.
   *
   * @param rows its changes, and such as belong to no revision
   * @param texts hashes of the texts it brought in, where it is a renewal
   * @returns each segment it touched, before and after
   * @throws DoesNotHoldError naming the row at fault
   */
  advance(
    revision: RevisionRow,
    rows: readonly ChangeRow[],
    texts: TextHashes | undefined,
  ): SegmentStep[] {
    const expected = this.revisions;
    if (revision.number !== expected) {
      fail(
        expected,
        'revision',
        expected === 0
          ? `The first revision has the number ${shown(revision.number)} instead of 0.`
          : `It is missing: after revision ${expected - 1} comes ${shown(revision.number)}.`,
      );
    }
    const changes = rows.map((row) => readChange(row, expected));
    const hash = hashOf(this.hash, revision, changes, texts);
    if (hash !== revision.hash) {
      const parent = expected === 0 ? 'the imported texts' : `revision ${expected - 1}`;
      fail(
        expected,
        'revision',
        `Its hash does not follow from ${parent} and from what is stored of it (author, time, kind, summary, reason, ${rows.length} of its changes${texts ? ', the hashes of its texts' : ''}): one of these, or the hash, is not what it was.`,
      );
    }
    const steps: SegmentStep[] = [];
    for (const one of changes) this.#apply(expected, one, steps);
    this.hash = hash;
    this.head = revision;
    return steps;
  }

  /**
   * Holds a keyframe against the segment as it stands now.
   *
   * @throws DoesNotHoldError
   */
  checkKeyframe(row: { revision: number; segment_id: number; frame: string }): void {
    const what = `keyframe of segment ${row.segment_id}`;
    if (row.revision !== this.head?.number) {
      fail(row.revision, what, 'There is no such revision.');
    }
    const frame = this.segments.get(row.segment_id);
    if (!frame) fail(row.revision, what, 'There is no such segment after the revision.');
    const stored = parsed(row.frame, row.revision, what);
    const same =
      typeof stored === 'object' && stored !== null && sameFrame(frame, stored as SegmentFrame);
    if (!same) fail(row.revision, what, 'It is not what the changes up to the revision lead to.');
  }

  #apply(revision: number, one: Change, steps: SegmentStep[]): void {
    try {
      if (one.entity === 'segment') {
        const before = this.segments.get(one.id);
        const after = applySegmentChange(before, one.change);
        set(this.segments, one.id, after);
        touch(this.segmentLives, one.id, revision);
        steps.push({ id: one.id, before, after });
      } else {
        set(this.blocks, one.id, applyBlockChange(this.blocks.get(one.id), one.change));
        touch(this.blockLives, one.id, revision);
      }
    } catch (error) {
      // Whatever stands in a row of a changed record: it is reported, never tripped over.
      fail(revision, nameOf(one.entity, one.id), `It does not apply: ${(error as Error).message}`);
    }
  }
}

function readChange(row: ChangeRow, revision: number): Change {
  const { entity, entity_id: id } = row;
  const what = nameOf(entity, id);
  if (row.revision !== revision) fail(row.revision, what, 'There is no such revision.');
  if (entity !== 'segment' && entity !== 'block') {
    fail(revision, what, 'A change is of a segment or of a block.');
  }
  if (!row.content.startsWith('{')) fail(revision, what, `It is no change: ${shown(row.content)}.`);
  return entity === 'segment'
    ? { entity, id, change: parsed(row.content, revision, what, parseSegmentChange) }
    : { entity, id, change: parsed<BlockChange>(row.content, revision, what) };
}

/** @throws DoesNotHoldError where the text cannot be read */
function parsed<Value>(
  text: string,
  revision: number,
  what: string,
  parse: (text: string) => Value = JSON.parse,
): Value {
  try {
    return parse(text);
  } catch (error) {
    return fail(revision, what, `It cannot be read: ${(error as Error).message}`);
  }
}

function hashOf(
  parent: string,
  row: RevisionRow,
  changes: Change[],
  texts: TextHashes | undefined,
): string {
  const { number, kind, author_id: id, author: name, at, summary, reason } = row;
  const revision = {
    number,
    kind: kind as RevisionKind,
    author: { id, name },
    at,
    summary,
    reason,
  };
  try {
    return revisionHash(parent, hashedPart({ ...revision, changes, texts }));
  } catch (error) {
    // Canonical JSON has no half characters.
    return fail(number, 'revision', `It cannot be hashed: ${(error as Error).message}`);
  }
}

function set<Frame>(frames: Map<number, Frame>, id: number, frame: Frame | undefined): void {
  if (frame) frames.set(id, frame);
  else frames.delete(id);
}

function touch(lives: Map<number, Life>, id: number, revision: number): void {
  const life = lives.get(id);
  if (life) {
    life.version = revision;
    life.changes++;
  } else {
    lives.set(id, { version: revision, changes: 1 });
  }
}

/** What a change row is called. */
export function nameOf(entity: string, id: number): string {
  return `change of ${entity} ${id}`;
}
