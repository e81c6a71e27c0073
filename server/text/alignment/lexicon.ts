import type { Corpus } from './tokens.ts';

/** A pair of tokens believed to translate each other before anything is learned; strength 0 to 1. */
export interface PriorPair {
  source: number;
  target: number;
  strength: number;
}

/** A group of sentences believed parallel, with how far it is believed (0 to 1). */
export interface TrainingBead {
  source: [from: number, to: number];
  target: [from: number, to: number];
  weight: number;
}

/**
 * A bilingual lexicon in both directions, by rows of source tokens: the entries of token s are
 * start[s] .. start[s+1]-1. The probabilities of a token's translations sum to less than 1; what
 * is missing is left to chance.
 */
export interface Lexicon {
  start: Int32Array;
  target: Int32Array;
  /** P(target token | source token). */
  forward: Float32Array;
  /** P(source token | target token). */
  backward: Float32Array;
  /** For each token, the share of its occurrences that some token on the other side explains. */
  sourceExplained: Float32Array;
  targetExplained: Float32Array;
}

const ITERATIONS = 4;
/** Taken off every expected count: a pair seen once is no evidence, since the bead it was seen in made it. */
const DISCOUNT = 0.6;
/** What a prior pair of strength 1 counts as, in occurrences. */
const PRIOR_COUNT = 2;
const MAX_ENTRIES = 24;

/**
 * Learns word translation probabilities by IBM model 1 (Brown et al. 1993) from beads, with the
 * prior pairs as pseudo-counts and absolute discounting against rare words gathering whatever
 * stands near them (Moore 2004). Without beads the prior pairs are all there is.
 */
export function learnLexicon(
  source: Corpus,
  target: Corpus,
  priors: readonly PriorPair[],
  beads: readonly TrainingBead[],
): Lexicon {
  const table = new PairTable(1 << 16);
  for (const pair of priors) table.prior(pair.source, pair.target, pair.strength);
  const frequent = frequentTokens(source);
  const frequentTarget = frequentTokens(target);
  for (const bead of beads) collect(table, source, target, bead, frequent, frequentTarget);
  table.prune();

  const size = table.size;
  let forward = new Float32Array(size);
  let backward = new Float32Array(size);
  const uniformForward = 1 / 20;
  for (let pair = 0; pair < size; pair++) {
    const boost = 1 + 20 * (table.strengths[pair] as number);
    forward[pair] = uniformForward * boost;
    backward[pair] = uniformForward * boost;
  }
  const sourceCounts = source.vocabulary.counts;
  const targetCounts = target.vocabulary.counts;
  const sourceTotal = Math.max(1, source.tokens.length);
  const targetTotal = Math.max(1, target.tokens.length);
  let forwardCounts = new Float32Array(size);
  let backwardCounts = new Float32Array(size);
  if (beads.length > 0) {
    const links = beads.map((bead) => linksOf(table, source, target, bead));
    for (let round = 0; round < ITERATIONS; round++) {
      forwardCounts = new Float32Array(size);
      backwardCounts = new Float32Array(size);
      for (const [index, bead] of beads.entries()) {
        expect(
          links[index],
          source,
          target,
          bead,
          forward,
          backward,
          forwardCounts,
          backwardCounts,
          sourceTotal,
          targetTotal,
        );
      }
      forward = new Float32Array(size);
      backward = new Float32Array(size);
      for (let pair = 0; pair < size; pair++) {
        const prior = PRIOR_COUNT * (table.strengths[pair] as number);
        const s = table.sources[pair] as number;
        const t = table.targets[pair] as number;
        forward[pair] =
          (Math.max(0, (forwardCounts[pair] as number) - DISCOUNT) + prior) /
          ((sourceCounts[s] as number) + prior);
        backward[pair] =
          (Math.max(0, (backwardCounts[pair] as number) - DISCOUNT) + prior) /
          ((targetCounts[t] as number) + prior);
      }
    }
  } else {
    for (let pair = 0; pair < size; pair++) {
      const prior = PRIOR_COUNT * (table.strengths[pair] as number);
      forward[pair] = prior / ((sourceCounts[table.sources[pair] as number] as number) + prior);
      backward[pair] = prior / ((targetCounts[table.targets[pair] as number] as number) + prior);
      // A prior pair is believed as far as its strength, however often the words occur.
      forward[pair] = Math.max(forward[pair] as number, 0.6 * (table.strengths[pair] as number));
      backward[pair] = Math.max(backward[pair] as number, 0.6 * (table.strengths[pair] as number));
    }
  }
  return toRows(table, forward, backward, forwardCounts, backwardCounts, source, target);
}

/** Tokens in so many sentences that meeting them says nothing, and that would fill the table. */
function frequentTokens(corpus: Corpus): Uint8Array {
  const sentences = corpus.offsets.length - 1;
  const limit = Math.max(30, sentences * 0.25);
  return Uint8Array.from(corpus.vocabulary.counts, (count) => (count > limit ? 1 : 0));
}

function collect(
  table: PairTable,
  source: Corpus,
  target: Corpus,
  bead: TrainingBead,
  frequent: Uint8Array,
  frequentTarget: Uint8Array,
): void {
  const fromS = source.offsets[bead.source[0]] as number;
  const toS = source.offsets[bead.source[1]] as number;
  const fromT = target.offsets[bead.target[0]] as number;
  const toT = target.offsets[bead.target[1]] as number;
  if ((toS - fromS) * (toT - fromT) > LARGEST) return;
  for (let x = fromS; x < toS; x++) {
    const s = source.tokens[x] as number;
    const countS = source.vocabulary.counts[s] as number;
    if (countS < 2) continue;
    for (let y = fromT; y < toT; y++) {
      const t = target.tokens[y] as number;
      const countT = target.vocabulary.counts[t] as number;
      if (countT < 2 || countS > UNEVEN * countT || countT > UNEVEN * countS) continue;
      if (frequent[s] === 1 && frequentTarget[t] === 1) continue;
      table.meet(s, t, bead.weight);
    }
  }
}

/** Beads of more pairs of tokens than this teach nothing for their size. */
const LARGEST = 20_000;
/** A word so many times as frequent as another stands beside it, as beside all, and is not its translation. */
const UNEVEN = 64;

/** The pairs of tokens that a bead offers, by their places in it. */
interface Links {
  x: Uint16Array;
  y: Uint16Array;
  pair: Int32Array;
}

/**
 * The pairs of a bead that are in the table; looked up once, since every iteration needs them.
 * Undefined for a bead that is too large or has no words.
 */
function linksOf(
  table: PairTable,
  source: Corpus,
  target: Corpus,
  bead: TrainingBead,
): Links | undefined {
  const fromS = source.offsets[bead.source[0]] as number;
  const fromT = target.offsets[bead.target[0]] as number;
  const countS = (source.offsets[bead.source[1]] as number) - fromS;
  const countT = (target.offsets[bead.target[1]] as number) - fromT;
  if (countS * countT > LARGEST || countS === 0 || countT === 0) return undefined;
  let used = 0;
  for (let x = 0; x < countS; x++) {
    const s = source.tokens[fromS + x] as number;
    for (let y = 0; y < countT; y++) {
      const pair = table.find(s, target.tokens[fromT + y] as number);
      if (pair < 0) continue;
      foundX[used] = x;
      foundY[used] = y;
      foundPair[used++] = pair;
    }
  }
  return {
    x: foundX.slice(0, used),
    y: foundY.slice(0, used),
    pair: foundPair.slice(0, used),
  };
}

const foundX = new Uint16Array(LARGEST);
const foundY = new Uint16Array(LARGEST);
const foundPair = new Int32Array(LARGEST);

function expect(
  links: Links | undefined,
  source: Corpus,
  target: Corpus,
  bead: TrainingBead,
  forward: Float32Array,
  backward: Float32Array,
  forwardCounts: Float32Array,
  backwardCounts: Float32Array,
  sourceTotal: number,
  targetTotal: number,
): void {
  if (!links) return;
  const fromS = source.offsets[bead.source[0]] as number;
  const fromT = target.offsets[bead.target[0]] as number;
  const countS = (source.offsets[bead.source[1]] as number) - fromS;
  const countT = (target.offsets[bead.target[1]] as number) - fromT;
  const forwardSums = new Float64Array(countT);
  const backwardSums = new Float64Array(countS);
  // Chance stands beside the bead's words as the null word of the model.
  for (let y = 0; y < countT; y++) {
    const t = target.tokens[fromT + y] as number;
    forwardSums[y] = (2 * (target.vocabulary.counts[t] as number)) / targetTotal;
  }
  for (let x = 0; x < countS; x++) {
    const s = source.tokens[fromS + x] as number;
    backwardSums[x] = (2 * (source.vocabulary.counts[s] as number)) / sourceTotal;
  }
  const { x, y, pair } = links;
  for (let link = 0; link < pair.length; link++) {
    const of = pair[link] as number;
    const [column, row] = [y[link] as number, x[link] as number];
    forwardSums[column] = (forwardSums[column] as number) + (forward[of] as number);
    backwardSums[row] = (backwardSums[row] as number) + (backward[of] as number);
  }
  for (let link = 0; link < pair.length; link++) {
    const of = pair[link] as number;
    forwardCounts[of] =
      (forwardCounts[of] as number) +
      (bead.weight * (forward[of] as number)) / (forwardSums[y[link] as number] as number);
    backwardCounts[of] =
      (backwardCounts[of] as number) +
      (bead.weight * (backward[of] as number)) / (backwardSums[x[link] as number] as number);
  }
}

function toRows(
  table: PairTable,
  forward: Float32Array,
  backward: Float32Array,
  forwardCounts: Float32Array,
  backwardCounts: Float32Array,
  source: Corpus,
  target: Corpus,
): Lexicon {
  const sourceSize = source.vocabulary.keys.length;
  const targetSize = target.vocabulary.keys.length;
  const rows: number[][] = Array.from({ length: sourceSize }, () => []);
  for (let pair = 0; pair < table.size; pair++) {
    if ((forward[pair] as number) > 0.003 || (backward[pair] as number) > 0.003) {
      (rows[table.sources[pair] as number] as number[]).push(pair);
    }
  }
  const start = new Int32Array(sourceSize + 1);
  const kept: number[] = [];
  const sourceExplained = new Float32Array(sourceSize);
  const targetExplained = new Float32Array(targetSize);
  const explain = (explained: Float32Array, id: number, share: number) => {
    explained[id] = Math.min(0.95, (explained[id] as number) + share);
  };
  rows.forEach((row, s) => {
    const worth = (pair: number) => (forward[pair] as number) + (backward[pair] as number);
    row.sort((a, b) => worth(b) - worth(a));
    row.length = Math.min(row.length, MAX_ENTRIES);
    for (const pair of row) {
      kept.push(pair);
      const t = table.targets[pair] as number;
      const strength = table.strengths[pair] as number;
      const countS = source.vocabulary.counts[s] as number;
      const countT = target.vocabulary.counts[t] as number;
      explain(targetExplained, t, Math.max(0, (forwardCounts[pair] as number) - DISCOUNT) / countT);
      explain(
        sourceExplained,
        s,
        Math.max(0, (backwardCounts[pair] as number) - DISCOUNT) / countS,
      );
      targetExplained[t] = Math.max(targetExplained[t] as number, 0.8 * strength);
      sourceExplained[s] = Math.max(sourceExplained[s] as number, 0.8 * strength);
    }
    start[s + 1] = kept.length;
  });
  return {
    start,
    target: Int32Array.from(kept, (pair) => table.targets[pair] as number),
    forward: Float32Array.from(kept, (pair) => forward[pair] as number),
    backward: Float32Array.from(kept, (pair) => backward[pair] as number),
    sourceExplained,
    targetExplained,
  };
}

/** Pairs of token numbers in a table with open addressing: a Map of millions of entries would not fit. */
class PairTable {
  size = 0;
  sources: Int32Array;
  targets: Int32Array;
  /** How often the pair met. */
  meetings: Float32Array;
  strengths: Float32Array;
  #slots: Int32Array;
  #mask: number;

  constructor(slots: number) {
    this.#slots = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
    this.sources = new Int32Array(slots >> 1);
    this.targets = new Int32Array(slots >> 1);
    this.meetings = new Float32Array(slots >> 1);
    this.strengths = new Float32Array(slots >> 1);
  }

  find(source: number, target: number): number {
    let slot = this.#hash(source, target);
    for (;;) {
      const pair = this.#slots[slot] as number;
      if (pair < 0 || (this.sources[pair] === source && this.targets[pair] === target)) return pair;
      slot = (slot + 1) & this.#mask;
    }
  }

  meet(source: number, target: number, weight: number): void {
    const pair = this.#place(source, target);
    this.meetings[pair] = (this.meetings[pair] as number) + weight;
  }

  prior(source: number, target: number, strength: number): void {
    const pair = this.#place(source, target);
    this.strengths[pair] = Math.max(this.strengths[pair] as number, strength);
  }

  /** Drops pairs that met less than twice and have no prior; they could not outlive the discount. */
  prune(): void {
    const keep: number[] = [];
    for (let pair = 0; pair < this.size; pair++) {
      if ((this.meetings[pair] as number) >= 1.2 || (this.strengths[pair] as number) > 0)
        keep.push(pair);
    }
    let slots = 1 << 10;
    while (slots < keep.length * 2.5) slots *= 2;
    const { sources, targets, meetings, strengths } = this;
    this.sources = Int32Array.from(keep, (pair) => sources[pair] as number);
    this.targets = Int32Array.from(keep, (pair) => targets[pair] as number);
    this.meetings = Float32Array.from(keep, (pair) => meetings[pair] as number);
    this.strengths = Float32Array.from(keep, (pair) => strengths[pair] as number);
    this.size = keep.length;
    this.#index(slots);
  }

  #place(source: number, target: number): number {
    let slot = this.#hash(source, target);
    for (;;) {
      const pair = this.#slots[slot] as number;
      if (pair < 0) break;
      if (this.sources[pair] === source && this.targets[pair] === target) return pair;
      slot = (slot + 1) & this.#mask;
    }
    if (this.size * 2 >= this.#slots.length) {
      this.#grow();
      return this.#place(source, target);
    }
    const pair = this.size++;
    this.sources[pair] = source;
    this.targets[pair] = target;
    this.#slots[slot] = pair;
    return pair;
  }

  #grow(): void {
    const slots = this.#slots.length * 2;
    const wider = <A extends Int32Array | Float32Array>(old: A, made: A): A => {
      made.set(old);
      return made;
    };
    this.sources = wider(this.sources, new Int32Array(slots >> 1));
    this.targets = wider(this.targets, new Int32Array(slots >> 1));
    this.meetings = wider(this.meetings, new Float32Array(slots >> 1));
    this.strengths = wider(this.strengths, new Float32Array(slots >> 1));
    this.#index(slots);
  }

  #index(slots: number): void {
    this.#slots = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
    for (let pair = 0; pair < this.size; pair++) {
      let slot = this.#hash(this.sources[pair] as number, this.targets[pair] as number);
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = pair;
    }
  }

  #hash(source: number, target: number): number {
    let mixed = Math.imul(source + 1, 0x9e3779b1) ^ Math.imul(target + 7, 0x85ebca6b);
    mixed ^= mixed >>> 15;
    return mixed & this.#mask;
  }
}
