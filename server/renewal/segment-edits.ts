import { generateNKeysBetween } from 'fractional-indexing';
import { frameOf, type SegmentEdit } from '../revisions/commit.ts';
import type { SegmentFrame } from '../revisions/frame.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import type { Gone, Placed } from './renewal.ts';

const NEW = { source: '', machine: '', target: '', state: 'machine' as State };

/**
 * What the segments become in their new places, and those that go.
 *
 * @param placed the segments of the new article, in reading order
 * @param blockOf block by segment
 */
export function editsOf(
  placed: readonly Placed[],
  gone: readonly Gone[],
  blockOf: ReadonlyMap<number, number>,
): SegmentEdit[] {
  const positions = positionsOf(placed);
  const edits: SegmentEdit[] = [];
  for (const [index, { id, olds, texts, confidence }] of placed.entries()) {
    const [before] = olds;
    const after: SegmentFrame = {
      ...(before ? frameOf(before) : NEW),
      ...texts,
      block: blockOf.get(id) as number,
      position: positions[index] as string,
      excluded: olds.length > 0 && olds.every(({ excluded }) => excluded),
    };
    if (before && sameValues(before, after)) continue;
    edits.push({ id, before, after, ...(texts ? { confidence } : {}) });
  }
  for (const { segment, after, heir } of gone) {
    // What is removed leaves its comments to what stands before it.
    const neighbour = placed[after - 1] ?? placed[0];
    edits.push({
      id: segment.id,
      before: segment,
      after: undefined,
      heir: heir ?? neighbour?.id,
    });
  }
  return edits;
}

/** Positions of all: those that were there keep theirs. */
function positionsOf(placed: readonly Placed[]): string[] {
  const positions = placed.map(({ olds }) => olds[0]?.position);
  for (let from = 0; from < positions.length; from++) {
    if (positions[from] !== undefined) continue;
    let to = from;
    while (to < positions.length && positions[to] === undefined) to++;
    const keys = generateNKeysBetween(
      positions[from - 1] ?? null,
      positions[to] ?? null,
      to - from,
    );
    positions.splice(from, to - from, ...keys);
  }
  return positions as string[];
}

function sameValues(before: Segment, after: SegmentFrame): boolean {
  return Object.entries(after).every(([key, value]) => before[key as keyof SegmentFrame] === value);
}
