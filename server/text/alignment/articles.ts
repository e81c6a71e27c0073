import { type Band, bandAround, bandOf, wholeBand } from './band.ts';
import { paragraphEvidence } from './paragraphs.ts';
import type { Hints } from './passes.ts';
import { blockPair, onePass, type Pair, readPair, roughPass, typeChances } from './passes.ts';
import type { Step } from './search.ts';

/** A structural piece of an article with its sentences; the kind, where known, keeps like with like. */
export interface BlockText {
  sentences: readonly string[];
  kind?: string;
  /** Set where the kind says it is text, and it may be furniture all the same. */
  doubtful?: boolean;
}

/** Runs of blocks and of sentences that belong together, as counts from the start of the article. */
export interface ArticleSteps {
  blocks: Step[];
  sentences: Step[];
  sourceStarts: number[];
  targetStarts: number[];
}

const BLOCK_CHANCES: Record<string, number> = {
  '1-1': 0.84,
  '0-1': 0.04,
  '1-0': 0.03,
  '1-2': 0.03,
  '2-1': 0.03,
  '1-3': 0.005,
  '3-1': 0.005,
  '2-2': 0.004,
};
const SENTENCE_CHANCES: Record<string, number> = {
  '1-1': 0.84,
  '0-1': 0.015,
  '1-0': 0.015,
  '1-2': 0.05,
  '2-1': 0.05,
  '2-2': 0.008,
  '1-3': 0.006,
  '3-1': 0.006,
};
const RARE = 0.0005;

/** Kinds that stand on a page beside the article: one side usually has them alone. */
const FURNITURE = new Set(['boilerplate', 'comment']);
const LONE_FURNITURE = 1;
const UNLIKE_KINDS = -4;
const FURNITURE_WITH_TEXT = -12;

const ROUNDS = 2;
/** Articles of more pairs of blocks than this are searched near a rough path. */
const WHOLE = 20_000;
/** Blocks searched on both sides of it. */
const NEARBY_BLOCKS = 5;
/** Pairs of sentences within paired blocks above which these too are searched near a rough path. */
const WHOLE_SENTENCES = 1_000_000;
const NEARBY_SENTENCES = 40;

/** Pairs blocks, then sentences within paired blocks; each round teaches the next its words. */
export function alignByBlocks(
  source: readonly BlockText[],
  target: readonly BlockText[],
  hints: Hints,
): ArticleSteps {
  const sourceStarts = startsOf(source);
  const targetStarts = startsOf(target);
  const pair = readPair(
    source.flatMap((block) => block.sentences),
    target.flatMap((block) => block.sentences),
    hints,
  );
  const blocks = blockPair(pair, sourceStarts, targetStarts);
  const [sources, targets] = [pair.source.lengths.length, pair.target.lengths.length];
  const isLong = source.length * target.length > WHOLE;
  let steps: Step[] = [];
  let blockSteps: Step[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const rough = isLong ? roughPass(blocks, steps, pair) : undefined;
    // Before any words are learned the full model knows little more than the rough one.
    if (rough && round === 0) {
      blockSteps = rough;
    } else {
      blockSteps = onePass(blocks, {
        band: rough
          ? bandAround(rough, source.length, target.length, NEARBY_BLOCKS)
          : wholeBand(source.length, target.length),
        before: steps,
        learnFrom: pair,
        chances: typeChances(BLOCK_CHANCES, RARE, []),
        extra: kindEvidence(source, target),
      });
    }
    steps = onePass(pair, {
      band: insideBlocks(blockSteps, sourceStarts, targetStarts, pair),
      before: steps,
      chances: typeChances(SENTENCE_CHANCES, RARE, isLong ? [] : steps),
      extra: keepingTo(blockSteps, sourceStarts, targetStarts, sources, targets),
    });
  }
  return { blocks: blockSteps, sentences: steps, sourceStarts, targetStarts };
}

/** A path through the sentences without regard to blocks. */
function roughly(pair: Pair): Step[] {
  return roughPass(pair, roughPass(pair, []));
}

/** Scores the kinds of the blocks a bead pairs. */
function kindEvidence(source: readonly BlockText[], target: readonly BlockText[]) {
  return (i: number, j: number, a: number, b: number): number => {
    const left = source.slice(i - a, i);
    const right = target.slice(j - b, j);
    if (a === 0 || b === 0) {
      const kind = (left[0] ?? right[0])?.kind;
      return kind !== undefined && FURNITURE.has(kind) ? LONE_FURNITURE : 0;
    }
    let score = 0;
    for (const one of left) for (const other of right) score += likeness(one, other);
    return score;
  };
}

function likeness(one: BlockText, other: BlockText): number {
  if (one.kind === undefined || other.kind === undefined || one.kind === other.kind) return 0;
  const [first, second] = [FURNITURE.has(one.kind), FURNITURE.has(other.kind)];
  if (first === second) return UNLIKE_KINDS;
  return (first ? other : one).doubtful ? 0 : FURNITURE_WITH_TEXT;
}

function startsOf(blocks: readonly BlockText[]): number[] {
  let count = 0;
  return blocks.map((block) => {
    const start = count;
    count += block.sentences.length;
    return start;
  });
}

/** The sentence a run of blocks ends before. */
function endOf(starts: readonly number[], block: number, total: number): number {
  return starts[block] ?? total;
}

/** The sentences of a block pair: from node (left, top) to node (right, bottom). */
interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function rectanglesOf(
  steps: readonly Step[],
  sourceStarts: readonly number[],
  targetStarts: readonly number[],
  sources: number,
  targets: number,
): Rectangle[] {
  return steps.map(({ i, j, a, b }) => ({
    left: endOf(sourceStarts, i - a, sources),
    right: endOf(sourceStarts, i, sources),
    top: endOf(targetStarts, j - b, targets),
    bottom: endOf(targetStarts, j, targets),
  }));
}

/** Only nodes within the rectangles of paired blocks, and of large ones those near a rough path. */
function insideBlocks(
  steps: readonly Step[],
  sourceStarts: readonly number[],
  targetStarts: readonly number[],
  pair: Pair,
): Band {
  const [sources, targets] = [pair.source.lengths.length, pair.target.lengths.length];
  const rectangles = rectanglesOf(steps, sourceStarts, targetStarts, sources, targets);
  const area = rectangles.reduce(
    (sum, { left, right, top, bottom }) => sum + (right - left) * (bottom - top),
    0,
  );
  const near =
    area > WHOLE_SENTENCES
      ? bandAround(roughly(pair), sources, targets, NEARBY_SENTENCES)
      : wholeBand(sources, targets);
  const low = new Int32Array(sources + 1).fill(targets);
  const high = new Int32Array(sources + 1);
  for (const { left, right, top, bottom } of rectangles) {
    const within = (column: number) => Math.min(Math.max(column, top), bottom);
    for (let row = left; row <= right; row++) {
      // The corners stay in, since every path goes through them.
      const first = row === left ? top : within(near.low[row] as number);
      const last = row === right ? bottom : within(near.high[row] as number);
      low[row] = Math.min(low[row] as number, first);
      high[row] = Math.max(high[row] as number, last);
    }
  }
  return bandOf(low, high);
}

/** Forbids beads that lie not wholly in one block pair; inside one, breaks are soft evidence. */
function keepingTo(
  steps: readonly Step[],
  sourceStarts: readonly number[],
  targetStarts: readonly number[],
  sources: number,
  targets: number,
) {
  const soft = paragraphEvidence(sources, targets, sourceStarts, targetStarts);
  const rectangles = rectanglesOf(steps, sourceStarts, targetStarts, sources, targets);
  const stepOfSource = new Int32Array(sources);
  const stepOfTarget = new Int32Array(targets);
  for (const [index, { left, right, top, bottom }] of rectangles.entries()) {
    stepOfSource.fill(index, left, right);
    stepOfTarget.fill(index, top, bottom);
  }
  return (i: number, j: number, a: number, b: number): number => {
    const step = (a > 0 ? stepOfSource[i - 1] : stepOfTarget[j - 1]) as number;
    const { left, right, top, bottom } = rectangles[step] as Rectangle;
    const inside = left <= i - a && i <= right && top <= j - b && j <= bottom;
    if (!inside) return Number.NEGATIVE_INFINITY;
    return soft ? soft(i, j, a, b) : 0;
  };
}
