import { type Band, bandOf } from './band.ts';
import type { LengthModel } from './lengths.ts';
import type { Lexicon } from './lexicon.ts';
import type { Step } from './search.ts';
import type { Corpus } from './tokens.ts';

/** Tokens in more sentences than this cost more than they tell. */
const MAX_SENTENCES = 150;
/** Tokens in so few sentences can anchor. */
const RARE = 3;
const MIN_PROBABILITY = 0.08;
/** Columns searched on both sides of the line through the anchors. */
const WIDTH = 150;
/** And more where anchors are far apart or missing, as a share of the distance. */
const DRIFT = 0.06;
const WIDEST = 2500;

const NONE = Number.NEGATIVE_INFINITY;
/** Sentences on each side of the few bead types searched, by their number. */
const TYPES: readonly (readonly [a: number, b: number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
];
/** Log chances of one sentence left alone, and of the beads 1-1, 1-2 or 2-1, and 2-2. */
const ALONE = Math.log(0.03);
const ONE_TO_ONE = Math.log(0.75);
const ONE_TO_TWO = Math.log(0.07);
const TWO_TO_TWO = Math.log(0.02);

/**
 * A rough path through long texts, for the full model to search around: rare translation pairs are
 * chained into anchors, and a simple dynamic programme over lengths and shared rare words follows
 * the line through them.
 */
export function coarsePath(
  source: Corpus,
  target: Corpus,
  lexicon: Lexicon,
  lengths: LengthModel,
): Step[] {
  const postings = sentencesOf(target);
  const band = guideBand(anchors(source, target, lexicon, postings), source, target);
  return coarseSearch(source, target, lexicon, lengths, postings, band);
}

/** The sentences each token occurs in, by rows as in a lexicon. */
interface Postings {
  start: Int32Array;
  sentences: Int32Array;
}

function sentencesOf(corpus: Corpus): Postings {
  const size = corpus.vocabulary.keys.length;
  const start = new Int32Array(size + 1);
  for (const token of corpus.tokens) start[token + 1] = (start[token + 1] as number) + 1;
  for (let token = 0; token < size; token++)
    start[token + 1] = (start[token + 1] as number) + (start[token] as number);
  const next = start.slice();
  const sentences = new Int32Array(corpus.tokens.length);
  for (let sentence = 0; sentence + 1 < corpus.offsets.length; sentence++) {
    const end = corpus.offsets[sentence + 1] as number;
    for (let at = corpus.offsets[sentence] as number; at < end; at++) {
      const token = corpus.tokens[at] as number;
      sentences[next[token] as number] = sentence;
      next[token] = (next[token] as number) + 1;
    }
  }
  return { start, sentences };
}

interface Anchor {
  i: number;
  j: number;
  weight: number;
}

/** The heaviest chain, rising on both sides, of sentence pairs that share a rare translation pair. */
function anchors(source: Corpus, target: Corpus, lexicon: Lexicon, postings: Postings): Anchor[] {
  const found = new Map<number, Anchor>();
  const targets = target.lengths.length;
  const counts = source.vocabulary.counts;
  for (let i = 0; i + 1 < source.offsets.length; i++) {
    for (let at = source.offsets[i] as number; at < (source.offsets[i + 1] as number); at++) {
      const s = source.tokens[at] as number;
      if ((counts[s] as number) > RARE) continue;
      for (
        let entry = lexicon.start[s] as number;
        entry < (lexicon.start[s + 1] as number);
        entry++
      ) {
        const worth = Math.sqrt(
          (lexicon.forward[entry] as number) * (lexicon.backward[entry] as number),
        );
        const t = lexicon.target[entry] as number;
        const from = postings.start[t] as number;
        const to = postings.start[t + 1] as number;
        if (worth < MIN_PROBABILITY || to - from > RARE) continue;
        for (let post = from; post < to; post++) {
          const j = postings.sentences[post] as number;
          const anchor = found.get(i * targets + j);
          const weight = worth / ((counts[s] as number) * (to - from));
          if (anchor) anchor.weight += weight;
          else found.set(i * targets + j, { i, j, weight });
        }
      }
    }
  }
  return supported(heaviestChain([...found.values()], targets));
}

function heaviestChain(points: Anchor[], targets: number): Anchor[] {
  // Within a row from right to left, so that one row gives the chain one point at most.
  points.sort((one, other) => one.i - other.i || other.j - one.j);
  const best = new Int32Array(targets + 1).fill(-1);
  const totals = new Float64Array(points.length);
  const before = new Int32Array(points.length).fill(-1);
  const totalOf = (point: number) => (point < 0 ? 0 : (totals[point] as number));
  points.forEach((point, index) => {
    // A Fenwick tree gives the heaviest chain that ends left of this point.
    let previous = -1;
    for (let at = point.j; at > 0; at -= at & -at) {
      if (totalOf(best[at] as number) > totalOf(previous)) previous = best[at] as number;
    }
    before[index] = previous;
    totals[index] = totalOf(previous) + point.weight;
    for (let at = point.j + 1; at <= targets; at += at & -at) {
      if ((totals[index] as number) > totalOf(best[at] as number)) best[at] = index;
    }
  });
  let last = -1;
  totals.forEach((total, index) => {
    if (total > totalOf(last)) last = index;
  });
  const chain: Anchor[] = [];
  for (let at = last; at >= 0; at = before[at] as number) chain.push(points[at] as Anchor);
  return chain.reverse();
}

/** Drops the points of a chain that have no neighbours on about the same diagonal. */
function supported(chain: Anchor[]): Anchor[] {
  return chain.filter((point, index) => {
    let support = 0;
    for (let at = Math.max(0, index - 4); at <= Math.min(chain.length - 1, index + 4); at++) {
      const other = chain[at] as Anchor;
      const di = Math.abs(other.i - point.i);
      const dj = Math.abs(other.j - point.j);
      if (at !== index && Math.abs(di - dj) <= 10 + 0.3 * Math.min(di, dj)) support++;
    }
    return support >= 3;
  });
}

/** The band along the line through the anchors and, where there are none, along equal shares of the text. */
function guideBand(points: Anchor[], source: Corpus, target: Corpus): Band {
  const sources = source.lengths.length;
  const targets = target.lengths.length;
  const low = new Int32Array(sources + 1).fill(targets);
  const high = new Int32Array(sources + 1);
  const sourceSums = running(source.lengths);
  const targetSums = running(target.lengths);
  let fromI = 0;
  let fromJ = 0;
  for (const { i, j } of [...points, { i: sources, j: targets }]) {
    const distance = Math.max(i - fromI, j - fromJ);
    const atEdge = fromI === 0 || i === sources;
    const width = Math.min(
      WIDEST,
      WIDTH +
        Math.ceil(DRIFT * distance * (atEdge ? 2 : 1)) +
        (points.length > 0 ? Math.abs(i - fromI - (j - fromJ)) : 0),
    );
    let column = fromJ;
    for (let row = fromI; row <= i; row++) {
      const share =
        ((sourceSums[row] as number) - (sourceSums[fromI] as number)) /
        Math.max(1, (sourceSums[i] as number) - (sourceSums[fromI] as number));
      const goal =
        (targetSums[fromJ] as number) +
        share * ((targetSums[j] as number) - (targetSums[fromJ] as number));
      while (column < j && (targetSums[column] as number) < goal) column++;
      low[row] = Math.min(low[row] as number, Math.max(0, column - width));
      high[row] = Math.max(high[row] as number, Math.min(targets, column + width));
    }
    fromI = i;
    fromJ = j;
  }
  for (let row = 1; row <= sources; row++)
    high[row] = Math.max(high[row] as number, high[row - 1] as number);
  for (let row = sources - 1; row >= 0; row--)
    low[row] = Math.min(low[row] as number, low[row + 1] as number);
  low[0] = 0;
  high[sources] = targets;
  return bandOf(low, high);
}

function coarseSearch(
  source: Corpus,
  target: Corpus,
  lexicon: Lexicon,
  lengths: LengthModel,
  postings: Postings,
  band: Band,
): Step[] {
  const sources = source.lengths.length;
  const targets = target.lengths.length;
  const fit = fitTable(lengths, source.lengths, target.lengths);
  const choices = new Uint8Array(band.size);
  // Cell j is kept at j + 2, so that what lies left of the grid can be read, and leads nowhere.
  const rows = Array.from({ length: 3 }, () => new Float64Array(targets + 3).fill(NONE));
  const shared = Array.from({ length: 2 }, () => new Float32Array(targets + 3));
  for (let i = 0; i <= sources; i++) {
    const low = band.low[i] as number;
    const high = band.high[i] as number;
    const here = rows[i % 3] as Float64Array;
    const before = rows[(i + 2) % 3] as Float64Array;
    const beforeThat = rows[(i + 1) % 3] as Float64Array;
    const words = shared[i % 2] as Float32Array;
    const wordsBefore = shared[(i + 1) % 2] as Float32Array;
    words.fill(0);
    if (i > 0) shareWords(words, i - 1, source, lexicon, postings, low, high, targets);
    // The next two rows look beside this one's cells, where a row before it has left its own.
    here.fill(NONE, low, low + 2);
    here.fill(NONE, high + 3, (band.high[Math.min(sources, i + 2)] as number) + 3);
    const { oneToOne, oneToTwo, twoToOne, twoToTwo } = fit.row(i);
    const start = (band.start[i] as number) - low;
    for (let j = low; j <= high; j++) {
      const at = j + 2;
      const single = fit.singles[j] as number;
      const double = fit.doubles[j] as number;
      const word = words[at] as number;
      const wordOfTwo = word + (words[at - 1] as number);
      const wordsOfTwo = word + (wordsBefore[at] as number);
      let best = (before[at] as number) + ALONE;
      let choice = 0;
      let score = (here[at - 1] as number) + ALONE;
      if (score > best) {
        best = score;
        choice = 1;
      }
      score = (before[at - 1] as number) + ONE_TO_ONE + word + (oneToOne[single] as number);
      if (score > best) {
        best = score;
        choice = 2;
      }
      score = (before[at - 2] as number) + ONE_TO_TWO + wordOfTwo + (oneToTwo[double] as number);
      if (score > best) {
        best = score;
        choice = 3;
      }
      score =
        (beforeThat[at - 1] as number) + ONE_TO_TWO + wordsOfTwo + (twoToOne[single] as number);
      if (score > best) {
        best = score;
        choice = 4;
      }
      const wordsOfAll = wordOfTwo + (wordsBefore[at] as number) + (wordsBefore[at - 1] as number);
      score =
        (beforeThat[at - 2] as number) + TWO_TO_TWO + wordsOfAll + (twoToTwo[double] as number);
      if (score > best) {
        best = score;
        choice = 5;
      }
      here[at] = i === 0 && j === 0 ? 0 : best;
      choices[start + j] = choice;
    }
  }
  const steps: Step[] = [];
  let i = sources;
  let j = targets;
  while (i > 0 || j > 0) {
    const [a, b] = TYPES[
      choices[(band.start[i] as number) + j - (band.low[i] as number)] as number
    ] as (typeof TYPES)[number];
    steps.push({ i, j, a, b, confidence: 0.7 });
    i -= a;
    j -= b;
  }
  return steps.reverse();
}

/** Lengths told apart in a rough search. */
const TICKS = 1024;

/** What a length model says, looked up by lengths in ticks instead of worked out for every cell. */
interface FitTable {
  /** By node: the length of the target sentence before it, and of the two before it. */
  singles: Uint16Array;
  doubles: Uint16Array;
  /** Scores of what lies before a node of the source, by the length of what stands against it. */
  row(i: number): FitRow;
}

type FitRow = Record<'oneToOne' | 'oneToTwo' | 'twoToOne' | 'twoToTwo', Float32Array>;

/** A text has few different lengths, and many cells that ask for the same two. */
function fitTable(lengths: LengthModel, source: Float64Array, target: Float64Array): FitTable {
  const [one, two] = [beforeNodes(source, 1), beforeNodes(source, 2)];
  const [single, double] = [beforeNodes(target, 1), beforeNodes(target, 2)];
  const longest = Math.max(largest(two), largest(double));
  const tick = Math.max(1, longest / (TICKS - 1));
  const inTicks = (all: Float64Array) =>
    Uint16Array.from(all, (length) => Math.round(length / tick));
  const [ones, twos] = [inTicks(one), inTicks(two)];
  const [singles, doubles] = [inTicks(single), inTicks(double)];
  const [singlesThere, doublesThere] = [new Set(singles), new Set(doubles)];
  const scores = (known: Map<number, Float32Array>, of: number, a: number, b: 1 | 2) => {
    const found = known.get(of);
    if (found) return found;
    const table = new Float32Array(TICKS);
    for (const length of b === 1 ? singlesThere : doublesThere)
      table[length] = lengths.score(of * tick, length * tick, a, b);
    known.set(of, table);
    return table;
  };
  const [oneToOne, oneToTwo] = [new Map(), new Map()];
  const [twoToOne, twoToTwo] = [new Map(), new Map()];
  return {
    singles,
    doubles,
    row: (i) => ({
      oneToOne: scores(oneToOne, ones[i] as number, 1, 1),
      oneToTwo: scores(oneToTwo, ones[i] as number, 1, 2),
      twoToOne: scores(twoToOne, twos[i] as number, 2, 1),
      twoToTwo: scores(twoToTwo, twos[i] as number, 2, 2),
    }),
  };
}

/** For every node how long the last so many sentences before it are together. */
function beforeNodes(lengths: Float64Array, count: number): Float64Array {
  const totals = running(lengths);
  return totals.map((total, node) => total - (totals[Math.max(0, node - count)] as number));
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** Adds up, for every target sentence j-1 in reach, at j + 2, what words it shares with one source sentence. */
function shareWords(
  words: Float32Array,
  sentence: number,
  source: Corpus,
  lexicon: Lexicon,
  postings: Postings,
  low: number,
  high: number,
  targets: number,
): void {
  for (
    let at = source.offsets[sentence] as number;
    at < (source.offsets[sentence + 1] as number);
    at++
  ) {
    const s = source.tokens[at] as number;
    for (
      let entry = lexicon.start[s] as number;
      entry < (lexicon.start[s + 1] as number);
      entry++
    ) {
      const worth = Math.sqrt(
        (lexicon.forward[entry] as number) * (lexicon.backward[entry] as number),
      );
      if (worth < MIN_PROBABILITY) continue;
      const t = lexicon.target[entry] as number;
      const from = postings.start[t] as number;
      const to = postings.start[t + 1] as number;
      if (to - from > MAX_SENTENCES) continue;
      const gain = worth * Math.log(targets / (to - from)) * 0.5;
      for (let post = from; post < to; post++) {
        const j = (postings.sentences[post] as number) + 1;
        if (j >= low && j <= high) words[j + 2] = (words[j + 2] as number) + gain;
      }
    }
  }
}

function running(lengths: Float64Array): Float64Array {
  const totals = new Float64Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    totals[index + 1] = (totals[index] as number) + length;
  });
  return totals;
}
