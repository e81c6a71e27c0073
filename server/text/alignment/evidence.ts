import type { Band } from './band.ts';
import type { Lexicon } from './lexicon.ts';
import type { Corpus } from './tokens.ts';

/** Longest run of sentences on one side of a bead. */
export const SPAN = 4;

/**
 * What the words say about every node of a band, as log likelihood ratios against chance. With
 * k = node (i, j), forward[a-1][k] is for target sentence j-1 given source sentences i-a .. i-1, and
 * backward[b-1][k] for source sentence i-1 given target sentences j-b .. j-1. Model 1 makes both
 * additive, so a bead's evidence is a sum of these.
 */
export interface Evidence {
  forward: Float32Array[];
  backward: Float32Array[];
}

export function noEvidence(size: number): Evidence {
  const make = () => Array.from({ length: SPAN }, () => new Float32Array(size));
  return { forward: make(), backward: make() };
}

/** Share of what the lexicon explains that is trusted to hold in a new bead. */
const TRUST = 0.8;

/** Adds to `evidence` what one lexicon says, times `weight`. */
export function addEvidence(
  evidence: Evidence,
  band: Band,
  source: Corpus,
  target: Corpus,
  lexicon: Lexicon,
  weight: number,
): void {
  const sources = source.offsets.length - 1;
  const sourceSide = side(source, lexicon.sourceExplained);
  const targetSide = side(target, lexicon.targetExplained);
  const heads = new Int32Array(target.vocabulary.keys.length).fill(-1);
  let longest = 1;
  for (let i = 0; i < sources; i++)
    longest = Math.max(longest, (source.offsets[i + 1] as number) - (source.offsets[i] as number));
  const capacity = 1 << 10;
  let nexts = new Int32Array(capacity);
  let slots = new Int32Array(capacity);
  let entries = new Int32Array(capacity);
  // What each target token receives from each of the last SPAN source sentences.
  const received = Array.from({ length: SPAN }, () => new Float32Array(target.tokens.length));
  // What each token of this source sentence receives from each of the last SPAN target sentences.
  const returned = Array.from({ length: SPAN }, () => new Float32Array(longest));

  for (let i = 1; i <= sources; i++) {
    const from = source.offsets[i - 1] as number;
    const count = (source.offsets[i] as number) - from;
    let used = 0;
    for (let slot = 0; slot < count; slot++) {
      const s = source.tokens[from + slot] as number;
      const end = lexicon.start[s + 1] as number;
      for (let entry = lexicon.start[s] as number; entry < end; entry++) {
        if (used === nexts.length) {
          nexts = wider(nexts);
          slots = wider(slots);
          entries = wider(entries);
        }
        const t = lexicon.target[entry] as number;
        nexts[used] = heads[t] as number;
        slots[used] = slot;
        entries[used] = entry;
        heads[t] = used++;
      }
    }
    const low = Math.max(1, band.low[i] as number);
    const high = band.high[i] as number;
    const mine = received[i % SPAN] as Float32Array;
    for (let j = low; j <= high; j++) {
      const node = (band.start[i] as number) + j - (band.low[i] as number);
      const back = returned[j % SPAN] as Float32Array;
      back.fill(0, 0, count);
      const end = target.offsets[j] as number;
      for (let at = target.offsets[j - 1] as number; at < end; at++) {
        let sum = 0;
        for (
          let link = heads[target.tokens[at] as number] as number;
          link >= 0;
          link = nexts[link] as number
        ) {
          const entry = entries[link] as number;
          const slot = slots[link] as number;
          sum += lexicon.forward[entry] as number;
          back[slot] = (back[slot] as number) + (lexicon.backward[entry] as number);
        }
        mine[at] = sum;
      }
      let mass = 1;
      for (let a = 1; a <= SPAN && a <= i; a++) {
        mass += sourceSide.mass[i - a] as number;
        const score = forwardScore(target, targetSide, received, i, j, a, mass);
        const store = evidence.forward[a - 1] as Float32Array;
        store[node] = (store[node] as number) + weight * score;
      }
      mass = 1;
      for (let b = 1; b <= SPAN && b <= j; b++) {
        mass += targetSide.mass[j - b] as number;
        const score = backwardScore(source, sourceSide, returned, i, j, b, mass, count);
        const store = evidence.backward[b - 1] as Float32Array;
        store[node] = (store[node] as number) + weight * score;
      }
    }
    for (let link = 0; link < used; link++)
      heads[lexicon.target[entries[link] as number] as number] = -1;
  }
}

interface Side {
  /** How many of a sentence's tokens take part in translation, in expectation. */
  mass: Float64Array;
  /** Log likelihood ratio of a sentence of which nothing is met. */
  unmet: Float64Array;
  /** For each token, what turns a received probability into an addition to the ratio. */
  gain: Float64Array;
}

function side(corpus: Corpus, explained: Float32Array): Side {
  const size = corpus.offsets.length - 1;
  const total = Math.max(1, corpus.tokens.length);
  const mass = new Float64Array(size);
  const unmet = new Float64Array(size);
  const gain = Float64Array.from(explained, (share, id) => {
    const chance = ((corpus.vocabulary.counts[id] as number) + 0.5) / total;
    return TRUST / ((1 - TRUST * share) * chance);
  });
  for (let sentence = 0; sentence < size; sentence++) {
    const end = corpus.offsets[sentence + 1] as number;
    for (let at = corpus.offsets[sentence] as number; at < end; at++) {
      const share = explained[corpus.tokens[at] as number] as number;
      mass[sentence] = (mass[sentence] as number) + share;
      unmet[sentence] = (unmet[sentence] as number) + Math.log(1 - TRUST * share);
    }
  }
  return { mass, unmet, gain };
}

function forwardScore(
  target: Corpus,
  { unmet, gain }: Side,
  received: Float32Array[],
  i: number,
  j: number,
  a: number,
  mass: number,
): number {
  const end = target.offsets[j] as number;
  let product = 1;
  let log = unmet[j - 1] as number;
  for (let at = target.offsets[j - 1] as number; at < end; at++) {
    let sum = 0;
    for (let back = 0; back < a; back++)
      sum += (received[(i - back) % SPAN] as Float32Array)[at] as number;
    if (sum > 0) {
      product *= 1 + ((gain[target.tokens[at] as number] as number) * sum) / mass;
      if (product > 1e200) {
        log += Math.log(product);
        product = 1;
      }
    }
  }
  return log + Math.log(product);
}

function backwardScore(
  source: Corpus,
  { unmet, gain }: Side,
  returned: Float32Array[],
  i: number,
  j: number,
  b: number,
  mass: number,
  count: number,
): number {
  const from = source.offsets[i - 1] as number;
  let product = 1;
  let log = unmet[i - 1] as number;
  for (let slot = 0; slot < count; slot++) {
    let sum = 0;
    for (let back = 0; back < b; back++)
      sum += (returned[(j - back) % SPAN] as Float32Array)[slot] as number;
    if (sum > 0) {
      product *= 1 + ((gain[source.tokens[from + slot] as number] as number) * sum) / mass;
      if (product > 1e200) {
        log += Math.log(product);
        product = 1;
      }
    }
  }
  return log + Math.log(product);
}

function wider(old: Int32Array): Int32Array<ArrayBuffer> {
  const made = new Int32Array(old.length * 2);
  made.set(old);
  return made;
}
