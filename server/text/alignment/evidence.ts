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
  let links = makeLinks(1 << 10);
  // What each target token receives from each of the last SPAN source sentences.
  const received = Array.from({ length: SPAN }, () => new Float32Array(target.tokens.length));
  // What each token of this source sentence receives from each of the last SPAN target sentences.
  const returned = Array.from({ length: SPAN }, () => new Float32Array(longest));

  const runs = new Float64Array(SPAN);
  const masses = new Float64Array(SPAN);

  for (let i = 1; i <= sources; i++) {
    const sourceFrom = source.offsets[i - 1] as number;
    const count = (source.offsets[i] as number) - sourceFrom;
    let used = 0;
    for (let slot = 0; slot < count; slot++) {
      const s = source.tokens[sourceFrom + slot] as number;
      const end = lexicon.start[s + 1] as number;
      for (let entry = lexicon.start[s] as number; entry < end; entry++) {
        if (used === links.next.length) links = widerLinks(links);
        const t = lexicon.target[entry] as number;
        links.next[used] = heads[t] as number;
        links.slot[used] = slot;
        links.entry[used] = entry;
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
      exchange(
        target.tokens,
        target.offsets[j - 1] as number,
        target.offsets[j] as number,
        heads,
        links,
        lexicon,
        mine,
        back,
      );
      const from = target.offsets[j - 1] as number;
      const words = (target.offsets[j] as number) - from;
      let depth = Math.min(SPAN, i);
      addMasses(masses, sourceSide.mass, i, depth);
      scoreRuns(runs, target.tokens, from, words, targetSide, received, i, depth, from, masses);
      for (let a = 0; a < depth; a++) {
        const store = evidence.forward[a] as Float32Array;
        const score = (targetSide.unmet[j - 1] as number) + (runs[a] as number);
        store[node] = (store[node] as number) + weight * score;
      }
      depth = Math.min(SPAN, j);
      addMasses(masses, targetSide.mass, j, depth);
      scoreRuns(runs, source.tokens, sourceFrom, count, sourceSide, returned, j, depth, 0, masses);
      for (let b = 0; b < depth; b++) {
        const store = evidence.backward[b] as Float32Array;
        const score = (sourceSide.unmet[i - 1] as number) + (runs[b] as number);
        store[node] = (store[node] as number) + weight * score;
      }
    }
    for (let link = 0; link < used; link++)
      heads[lexicon.target[links.entry[link] as number] as number] = -1;
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

/** The masses of the last 1, 2, … sentences before node `end`, with 1 for the null word. */
function addMasses(masses: Float64Array, mass: Float64Array, end: number, depth: number): void {
  let sum = 1;
  for (let run = 0; run < depth; run++) {
    sum += mass[end - 1 - run] as number;
    masses[run] = sum;
  }
}

/** Products are turned into logarithms before they overflow. */
const LARGE = 1e60;

/**
 * What the tokens of one sentence add to its log likelihood ratio by what they receive from the last
 * 1, 2, … sentences of the other side; `rings` holds the last SPAN of these by their number.
 */
function scoreRuns(
  runs: Float64Array,
  tokens: Int32Array,
  from: number,
  count: number,
  { gain }: Side,
  rings: readonly Float32Array[],
  end: number,
  depth: number,
  offset: number,
  masses: Float64Array,
): void {
  const one = rings[end % SPAN] as Float32Array;
  const two = rings[(end + SPAN - 1) % SPAN] as Float32Array;
  const three = rings[(end + SPAN - 2) % SPAN] as Float32Array;
  const four = rings[(end + SPAN - 3) % SPAN] as Float32Array;
  let [first, second, third, fourth] = [1, 1, 1, 1];
  const mass1 = masses[0] as number;
  const mass2 = depth > 1 ? (masses[1] as number) : mass1;
  const mass3 = depth > 2 ? (masses[2] as number) : mass2;
  const mass4 = depth > 3 ? (masses[3] as number) : mass3;
  runs.fill(0);
  for (let at = 0; at < count; at++) {
    const place = offset + at;
    const sum1 = one[place] as number;
    const sum2 = sum1 + (depth > 1 ? (two[place] as number) : 0);
    const sum3 = sum2 + (depth > 2 ? (three[place] as number) : 0);
    const sum4 = sum3 + (depth > 3 ? (four[place] as number) : 0);
    if (sum4 === 0) continue;
    const worth = gain[tokens[from + at] as number] as number;
    first *= 1 + (worth * sum1) / mass1;
    second *= 1 + (worth * sum2) / mass2;
    third *= 1 + (worth * sum3) / mass3;
    fourth *= 1 + (worth * sum4) / mass4;
    if (first > LARGE || second > LARGE || third > LARGE || fourth > LARGE) {
      addLogs(runs, first, second, third, fourth);
      first = 1;
      second = 1;
      third = 1;
      fourth = 1;
    }
  }
  addLogs(runs, first, second, third, fourth);
}

function addLogs(
  runs: Float64Array,
  first: number,
  second: number,
  third: number,
  fourth: number,
): void {
  runs[0] = (runs[0] as number) + Math.log(first);
  runs[1] = (runs[1] as number) + Math.log(second);
  runs[2] = (runs[2] as number) + Math.log(third);
  runs[3] = (runs[3] as number) + Math.log(fourth);
}

/** By target word, chained: the tokens of one source sentence that may translate it, and by what entry. */
interface Links {
  next: Int32Array;
  slot: Int32Array;
  entry: Int32Array;
}

function makeLinks(size: number): Links {
  return { next: new Int32Array(size), slot: new Int32Array(size), entry: new Int32Array(size) };
}

function widerLinks(old: Links): Links {
  const made = makeLinks(old.next.length * 2);
  made.next.set(old.next);
  made.slot.set(old.slot);
  made.entry.set(old.entry);
  return made;
}

/** What the tokens `from` to `to` of the target and those of one source sentence receive from each other. */
function exchange(
  tokens: Int32Array,
  from: number,
  to: number,
  heads: Int32Array,
  { next, slot, entry }: Links,
  { forward, backward }: Lexicon,
  received: Float32Array,
  returned: Float32Array,
): void {
  for (let at = from; at < to; at++) {
    let sum = 0;
    let link = heads[tokens[at] as number] as number;
    while (link >= 0) {
      const of = entry[link] as number;
      const place = slot[link] as number;
      sum += forward[of] as number;
      returned[place] = (returned[place] as number) + (backward[of] as number);
      link = next[link] as number;
    }
    received[at] = sum;
  }
}
