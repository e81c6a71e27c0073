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
/** Sentences on each side and log chance of the few bead types searched. */
const TYPES: readonly (readonly [a: number, b: number, chance: number])[] = [
  [1, 1, Math.log(0.75)],
  [1, 0, Math.log(0.03)],
  [0, 1, Math.log(0.03)],
  [1, 2, Math.log(0.07)],
  [2, 1, Math.log(0.07)],
  [2, 2, Math.log(0.02)],
];

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
  const sourceSums = running(source.lengths);
  const targetSums = running(target.lengths);
  const choices = new Uint8Array(band.size);
  const rows = Array.from({ length: 3 }, () => new Float64Array(targets + 1).fill(NONE));
  const shared = Array.from({ length: 2 }, () => new Float32Array(targets + 1));
  for (let i = 0; i <= sources; i++) {
    const low = band.low[i] as number;
    const high = band.high[i] as number;
    const scores = rows[i % 3] as Float64Array;
    const words = shared[i % 2] as Float32Array;
    const wordsBefore = shared[(i + 1) % 2] as Float32Array;
    words.fill(0);
    if (i > 0) shareWords(words, i - 1, source, lexicon, postings, low, high, targets);
    for (let j = low; j <= high; j++) {
      let best = i === 0 && j === 0 ? 0 : NONE;
      let choice = 0;
      for (let type = 0; type < TYPES.length; type++) {
        const [a, b, chance] = TYPES[type] as (typeof TYPES)[number];
        if (i < a || j - b < (band.low[i - a] as number) || j - b > (band.high[i - a] as number))
          continue;
        let score = ((rows[(i - a) % 3] as Float64Array)[j - b] as number) + chance;
        if (score < best) continue;
        if (a > 0 && b > 0) {
          score += lengths.score(
            (sourceSums[i] as number) - (sourceSums[i - a] as number),
            (targetSums[j] as number) - (targetSums[j - b] as number),
            a,
            b,
          );
          score += words[j] as number;
          if (b === 2) score += words[j - 1] as number;
          if (a === 2)
            score += (wordsBefore[j] as number) + (b === 2 ? (wordsBefore[j - 1] as number) : 0);
        }
        if (score > best) {
          best = score;
          choice = type;
        }
      }
      scores[j] = best;
      choices[(band.start[i] as number) + j - low] = choice;
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

/** Adds up, for every target sentence j-1 in reach, what words it shares with one source sentence. */
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
        if (j >= low && j <= high) words[j] = (words[j] as number) + gain;
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
