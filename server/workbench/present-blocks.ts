import type { FindingCounts } from '../findings/finding.store.ts';
import { type FindingMark, presentMark } from '../findings/present-findings.ts';
import type { BlockKind } from '../formats/document.ts';
import type { MarkKind } from '../renewal/renewal.store.ts';
import { isDoubtful, isLapsed, isReviewable, type Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import { usesSpaces } from '../text/language.ts';

/** What a segment shows of its state; a lapsed approval is told apart from a plain edit. */
export type ShownState = State | 'lapsed' | 'excluded';

/** A segment as the article shows it. */
export interface SegmentView {
  id: number;
  source: string;
  target: string;
  version: number;
  state: State;
  shown: ShownState;
  /** Whether its text differs from the machine's. */
  changed: boolean;
  /** Whether it is doubtful that its texts belong together. */
  doubtful: boolean;
  comments: number;
  /** What a renewal marked it for. */
  mark: MarkKind | undefined;
  /** What the checks found in it. */
  found: FindingMark | undefined;
}

/** A block as the article shows it: one row, original and translation level with each other. */
export interface BlockView {
  id: number;
  kind: BlockKind;
  level: number;
  /** Boilerplate and comments: shown folded, no part of review. */
  setAside: boolean;
  segments: SegmentView[];
  /** States of its segments with how many there are, in the order of work. */
  states: { shown: ShownState; count: number }[];
}

/** What stands between two sentences of a block. */
export interface Joiners {
  source: string;
  target: string;
}

export function joinersOf(languages: { source: string; target: string }): Joiners {
  return {
    source: usesSpaces(languages.source) ? ' ' : '',
    target: usesSpaces(languages.target) ? ' ' : '',
  };
}

const SHOWN_ORDER: readonly ShownState[] = [
  'machine',
  'lapsed',
  'edited',
  'reviewed',
  'approved',
  'excluded',
];

/**
 * Groups segments, which come in reading order, into the blocks a page shows.
 *
 * @param comments number of open comments by segment
 * @param marks what renewals left to look at, by segment
 * @param counts open findings by segment
 */
export function presentBlocks(
  segments: readonly Segment[],
  comments: ReadonlyMap<number, number>,
  marks: ReadonlyMap<number, MarkKind>,
  counts: ReadonlyMap<number, FindingCounts>,
): BlockView[] {
  const blocks: BlockView[] = [];
  let block: BlockView | undefined;
  for (const segment of segments) {
    if (block?.id !== segment.block) {
      block = {
        id: segment.block,
        kind: segment.kind,
        level: segment.level ?? 2,
        setAside: segment.kind === 'boilerplate' || segment.kind === 'comment',
        segments: [],
        states: [],
      };
      blocks.push(block);
    }
    const { id } = segment;
    const found = presentMark(counts.get(id));
    block.segments.push(presentSegment(segment, comments.get(id) ?? 0, marks.get(id), found));
  }
  for (const one of blocks) one.states = countStates(one.segments);
  return blocks;
}

export function presentSegment(
  segment: Segment,
  comments: number,
  mark: MarkKind | undefined,
  found: FindingMark | undefined,
): SegmentView {
  return {
    id: segment.id,
    source: segment.source,
    target: segment.target,
    version: segment.version,
    state: segment.state,
    shown: shownState(segment),
    changed: segment.target !== segment.machine,
    doubtful: isDoubtful(segment),
    comments,
    mark,
    found,
  };
}

export function shownState(segment: Segment): ShownState {
  if (!isReviewable(segment)) return 'excluded';
  return isLapsed(segment) ? 'lapsed' : segment.state;
}

function countStates(segments: readonly SegmentView[]): BlockView['states'] {
  return SHOWN_ORDER.flatMap((shown) => {
    const count = segments.filter((segment) => segment.shown === shown).length;
    return count > 0 ? [{ shown, count }] : [];
  });
}
