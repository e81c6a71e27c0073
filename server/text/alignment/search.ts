import type { Band } from './band.ts';
import { type Evidence, SPAN } from './evidence.ts';
import type { LengthModel } from './lengths.ts';

/** A bead as runs of sentences: source sentences i-a .. i-1 with target sentences j-b .. j-1. */
export interface Step {
  i: number;
  j: number;
  a: number;
  b: number;
  /** Posterior probability. */
  confidence: number;
}

/** Everything a bead's score is made of. */
export interface Model {
  band: Band;
  evidence: Evidence;
  lengths: LengthModel;
  /** Sums of sentence lengths up to each sentence. */
  sourceSums: Float64Array;
  targetSums: Float64Array;
  /** Log probability of a bead of a source and b target sentences, at a * (SPAN + 1) + b. */
  types: Float64Array;
  /** Extra score of a bead of a and b sentences ending at node (i, j). */
  extra?: (i: number, j: number, a: number, b: number) => number;
}

const WIDTH = SPAN + 1;
const NONE = Number.NEGATIVE_INFINITY;
/** Evidence is counted as if its parts were independent; the posterior makes up for that. */
const TEMPERATURE = 0.7;
/** Words more than lengths, for a sentence's words come together. */
const WORDS_WEIGHT = 0.7;
/** Nodes less likely than e to the minus this are not followed up. */
const NEGLIGIBLE = 25;

/** Kinds of beads, as far as what comes next depends on them. */
const PAIRED = 0;
const SOURCE_ALONE = 1;
const TARGET_ALONE = 2;
/** Chance that after a sentence alone on its side the next of that side is alone too, or one of the other. */
const GOES_ON = 0.35;
const CHANGES_SIDE = 0.05;

/**
 * The path of beads through the band that is expected to have the most beads right, each weighed by
 * its posterior probability (forward-backward), with ties to the likelier. What one side has alone
 * comes in runs (a section left out, a page's furniture), so that only a run's first sentence is dear.
 */
export function search(model: Model): Step[] {
  const { band } = model;
  const sources = band.low.length - 1;
  const moves = movesBetween(model.types);
  const scores = new Float64Array(WIDTH * WIDTH);
  const forward = goForward(model, moves, scores);
  const end = band.size - 1;
  const total = forward.reached[end] as number;
  const backward = goBackward(model, moves, scores, forward, total);
  const gains = new Float64Array(band.size).fill(NONE);
  const choices = new Uint8Array(band.size);
  const posteriors = new Float32Array(band.size);
  gains[0] = 0;
  for (let i = 0; i <= sources; i++) {
    for (let j = band.low[i] as number; j <= (band.high[i] as number); j++) {
      if (i === 0 && j === 0) continue;
      const node = nodeAt(band, i, j);
      if (isNegligible(forward, backward, node, total)) continue;
      beadScores(model, i, j, scores);
      for (let a = 0; a <= SPAN; a++) {
        for (let b = 0; b <= SPAN; b++) {
          const score = scores[a * WIDTH + b] as number;
          if (score === NONE) continue;
          const before = nodeAt(band, i - a, j - b);
          const kind = kindOf(a, b);
          const way =
            ((forward.leaving[kind] as Float64Array)[before] as number) + score * TEMPERATURE;
          const posterior = Math.exp(
            way + ((backward[kind] as Float64Array)[node] as number) - total,
          );
          const gain = (gains[before] as number) + posterior * beadWorth(a, b);
          if (gain > (gains[node] as number)) {
            gains[node] = gain;
            choices[node] = a * WIDTH + b;
            posteriors[node] = Math.min(1, posterior);
          }
        }
      }
    }
  }
  const steps: Step[] = [];
  let i = sources;
  let j = band.high[sources] as number;
  while (i > 0 || j > 0) {
    const node = nodeAt(band, i, j);
    const choice = choices[node] as number;
    const a = Math.floor(choice / WIDTH);
    const b = choice % WIDTH;
    steps.push({ i, j, a, b, confidence: posteriors[node] as number });
    i -= a;
    j -= b;
  }
  return steps.reverse();
}

/** Log probabilities of all ways to a node, and of all that leave it by a bead of each kind. */
interface Forward {
  reached: Float64Array;
  leaving: readonly Float64Array[];
}

function goForward(model: Model, moves: readonly number[][], scores: Float64Array): Forward {
  const { band } = model;
  const make = () => new Float64Array(band.size).fill(NONE);
  const reached = make();
  const leaving = [make(), make(), make()];
  const paired = leaving[PAIRED] as Float64Array;
  const arrived = [0, NONE, NONE];
  for (let i = 0; i < band.low.length; i++) {
    for (let j = band.low[i] as number; j <= (band.high[i] as number); j++) {
      const node = nodeAt(band, i, j);
      if (node > 0) {
        beadScores(model, i, j, scores);
        arrived[SOURCE_ALONE] =
          scores[WIDTH] === NONE
            ? NONE
            : ((leaving[SOURCE_ALONE] as Float64Array)[nodeAt(band, i - 1, j)] as number) +
              (scores[WIDTH] as number) * TEMPERATURE;
        arrived[TARGET_ALONE] =
          scores[1] === NONE
            ? NONE
            : ((leaving[TARGET_ALONE] as Float64Array)[node - 1] as number) +
              (scores[1] as number) * TEMPERATURE;
        let best = NONE;
        for (let a = 1; a <= SPAN; a++) {
          for (let b = 1; b <= SPAN; b++) {
            const score = scores[a * WIDTH + b] as number;
            if (score === NONE) continue;
            const way = (paired[nodeAt(band, i - a, j - b)] as number) + score * TEMPERATURE;
            scores[a * WIDTH + b] = way;
            if (way > best) best = way;
          }
        }
        let sum = 0;
        for (let a = 1; a <= SPAN; a++) {
          for (let b = 1; b <= SPAN; b++) {
            const way = scores[a * WIDTH + b] as number;
            if (way > best - 30) sum += Math.exp(way - best);
          }
        }
        arrived[PAIRED] = best === NONE ? NONE : best + Math.log(sum);
      }
      reached[node] = logSum(arrived[0] as number, arrived[1] as number, arrived[2] as number);
      for (let kind = 0; kind < 3; kind++) {
        (leaving[kind] as Float64Array)[node] = logSum(
          (arrived[0] as number) + (moves[0]?.[kind] as number),
          (arrived[1] as number) + (moves[1]?.[kind] as number),
          (arrived[2] as number) + (moves[2]?.[kind] as number),
        );
      }
    }
  }
  return { reached, leaving };
}

/** Log probabilities of all ways on from a node that was reached by a bead of each kind. */
function goBackward(
  model: Model,
  moves: readonly number[][],
  scores: Float64Array,
  forward: Forward,
  total: number,
): readonly Float64Array[] {
  const { band } = model;
  const make = () => new Float64Array(band.size).fill(NONE);
  const ways = [make(), make(), make()];
  const [paired, sourceAlone, targetAlone] = ways as [Float64Array, Float64Array, Float64Array];
  for (let i = band.low.length - 1; i >= 0; i--) {
    for (let j = band.high[i] as number; j >= (band.low[i] as number); j--) {
      const node = nodeAt(band, i, j);
      const [first, second, third] = [paired[node], sourceAlone[node], targetAlone[node]] as [
        number,
        number,
        number,
      ];
      for (let kind = 0; kind < 3; kind++) {
        const [one, two, three] = moves[kind] as [number, number, number];
        (ways[kind] as Float64Array)[node] =
          node === band.size - 1 ? 0 : logSum(first + one, second + two, third + three);
      }
      if (node === 0 || isNegligible(forward, ways, node, total)) continue;
      beadScores(model, i, j, scores);
      for (let a = 0; a <= SPAN; a++) {
        for (let b = 0; b <= SPAN; b++) {
          const score = scores[a * WIDTH + b] as number;
          if (score === NONE) continue;
          const before = nodeAt(band, i - a, j - b);
          const way = ways[kindOf(a, b)] as Float64Array;
          way[before] = logAdd(way[before] as number, (way[node] as number) + score * TEMPERATURE);
        }
      }
    }
  }
  return ways;
}

function isNegligible(
  { reached }: Forward,
  backward: readonly Float64Array[],
  node: number,
  total: number,
): boolean {
  const on = Math.max(
    backward[0]?.[node] as number,
    backward[1]?.[node] as number,
    backward[2]?.[node] as number,
  );
  return !((reached[node] as number) + on > total - NEGLIGIBLE);
}

/** By the kinds of two beads in a row, what is added to the score for the second coming after the first. */
function movesBetween(types: Float64Array): number[][] {
  const alone = Math.log(1 - GOES_ON - CHANGES_SIDE);
  const goesOn = Math.log(GOES_ON);
  const changes = Math.log(CHANGES_SIDE);
  const source = types[WIDTH] as number;
  const target = types[1] as number;
  return [
    [0, 0, 0],
    [alone, goesOn - source, changes - target],
    [alone, changes - source, goesOn - target],
  ].map((row) => row.map((score) => score * TEMPERATURE));
}

function kindOf(a: number, b: number): number {
  if (a === 0) return TARGET_ALONE;
  return b === 0 ? SOURCE_ALONE : PAIRED;
}

/** A path with more beads has more to gain; counting sentences as well as beads evens that out. */
function beadWorth(a: number, b: number): number {
  return 0.4 + 0.3 * (a + b);
}

function nodeAt(band: Band, i: number, j: number): number {
  return (band.start[i] as number) + j - (band.low[i] as number);
}

/** The scores of all beads that end at node (i, j), at a * WIDTH + b; those outside the band are -∞. */
function beadScores(model: Model, i: number, j: number, scores: Float64Array): void {
  const { band, evidence, lengths, sourceSums, targetSums, types, extra } = model;
  scores.fill(NONE);
  const low = band.low[i] as number;
  if (j > low) scores[1] = (types[1] as number) + (extra ? extra(i, j, 0, 1) : 0);
  if (i > 0 && j >= (band.low[i - 1] as number) && j <= (band.high[i - 1] as number)) {
    scores[WIDTH] = (types[WIDTH] as number) + (extra ? extra(i, j, 1, 0) : 0);
  }
  const node = nodeAt(band, i, j);
  for (let a = 1; a <= SPAN && a <= i; a++) {
    // Every source sentence of the bead has to see column j in its own row.
    const row = i - a + 1;
    if (j > (band.high[row] as number)) break;
    const rowLow = band.low[i - a] as number;
    const rowHigh = band.high[i - a] as number;
    const sourceLength = (sourceSums[i] as number) - (sourceSums[i - a] as number);
    const forward = evidence.forward[a - 1] as Float32Array;
    let words = 0;
    for (let b = 1; b <= SPAN && j - b >= rowLow && j - b + 1 >= low; b++) {
      words += forward[node - b + 1] as number;
      if (j - b > rowHigh) continue;
      let back = 0;
      const backward = evidence.backward[b - 1] as Float32Array;
      for (let x = row; x <= i; x++) back += backward[nodeAt(band, x, j)] as number;
      scores[a * WIDTH + b] =
        (types[a * WIDTH + b] as number) +
        (WORDS_WEIGHT * (words + back)) / 2 +
        lengths.score(
          sourceLength,
          (targetSums[j] as number) - (targetSums[j - b] as number),
          a,
          b,
        ) +
        (extra ? extra(i, j, a, b) : 0);
    }
  }
}

function logSum(one: number, two: number, three: number): number {
  const high = Math.max(one, two, three);
  if (high === NONE) return NONE;
  let sum = 0;
  if (one > high - 30) sum += Math.exp(one - high);
  if (two > high - 30) sum += Math.exp(two - high);
  if (three > high - 30) sum += Math.exp(three - high);
  return high + Math.log(sum);
}

function logAdd(one: number, other: number): number {
  if (one === NONE) return other;
  const high = Math.max(one, other);
  const gap = Math.abs(one - other);
  return gap > 30 ? high : high + Math.log1p(Math.exp(-gap));
}
