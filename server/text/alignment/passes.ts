import type { Band } from './band.ts';
import { bridgesBetween } from './bridge.ts';
import { chinesePairs } from './chinese.ts';
import { coarsePath } from './coarse.ts';
import { type WordPair, wordPairs } from './dictionary.ts';
import { addEvidence, noEvidence, SPAN } from './evidence.ts';
import { lengthModel } from './lengths.ts';
import { type Lexicon, learnLexicon, type PriorPair, type TrainingBead } from './lexicon.ts';
import { priorPairs } from './priors.ts';
import { readSeams, type Seams, seamEvidence } from './seams.ts';
import { type Model, type Step, search } from './search.ts';
import { type Corpus, regrouped, stemmed, tokenise, wordPieces } from './tokens.ts';

/** What is known of a pair of texts besides their sentences. */
export interface Hints {
  sourceLanguage: string;
  targetLanguage: string;
  bridge?: readonly string[];
  targetBridge?: readonly string[];
  dictionary?: Iterable<readonly [source: string, target: string]>;
}

/** One way of looking at the words of both sides, with what is known of them beforehand. */
interface Channel {
  source: Corpus;
  target: Corpus;
  priors: PriorPair[];
  weight: number;
}

/** Both texts made ready: what every pass needs and none changes. */
export interface Pair {
  source: Corpus;
  target: Corpus;
  channels: Channel[];
  /** Of both sides' sentences; whole blocks have none. */
  seams?: readonly [source: Seams, target: Seams];
}

const STEM = 5;
/** What words and stems of the texts themselves count, each, without a bridge and beside one. */
const ALONE = 0.5;
const BESIDE_BRIDGE = 0.4;
const BRIDGE_WEIGHTS = { word: 0.5, stem: 0.5, bigram: 0.3 } as const;
/** How far a stem is trusted to mean what the word means. */
const STEM_TRUST = 0.8;

export function readPair(source: readonly string[], target: readonly string[], hints: Hints): Pair {
  const one = tokenise(source, hints.sourceLanguage);
  const other = tokenise(target, hints.targetLanguage);
  const chinese = chinesePairs(one, other);
  const dictionary = [
    ...wordPairs(hints.sourceLanguage, hints.targetLanguage, hints.dictionary),
    ...(chinese?.words ?? []),
  ];
  const channel = (s: Corpus, t: Corpus, pairs: readonly WordPair[], weight: number): Channel => ({
    source: s,
    target: t,
    priors: priorPairs(s, t, pairs),
    weight,
  });
  const stems = [...dictionary, ...(chinese?.characters ?? [])].flatMap(
    ({ source, target, strength }) => {
      const [first, second] = [wordPieces(source, STEM), wordPieces(target, STEM)];
      return first.length === 1 && second.length === 1
        ? [
            {
              source: first[0] as string,
              target: second[0] as string,
              strength: strength * STEM_TRUST,
            },
          ]
        : [];
    },
  );
  const bridges = [
    ...(hints.bridge
      ? bridgesBetween(tokenise(hints.bridge, hints.targetLanguage), other, STEM)
      : []),
    ...(hints.targetBridge
      ? bridgesBetween(one, tokenise(hints.targetBridge, hints.sourceLanguage), STEM)
      : []),
  ];
  const weight = bridges.length > 0 ? BESIDE_BRIDGE : ALONE;
  return {
    source: one,
    target: other,
    channels: [
      ...bridges.map((bridge) => ({ ...bridge, weight: BRIDGE_WEIGHTS[bridge.unit] })),
      channel(one, other, dictionary, weight),
      channel(stemmed(one, STEM), stemmed(other, STEM), stems, weight),
    ],
    seams: [readSeams(source), readSeams(target)],
  };
}

/** The same pair with whole blocks for sentences; `starts` are the sentence each block begins with. */
export function blockPair(
  pair: Pair,
  sourceStarts: readonly number[],
  targetStarts: readonly number[],
): Pair {
  return {
    source: regrouped(pair.source, sourceStarts),
    target: regrouped(pair.target, targetStarts),
    channels: pair.channels.map((channel) => ({
      ...channel,
      source: regrouped(channel.source, sourceStarts),
      target: regrouped(channel.target, targetStarts),
    })),
  };
}

/** What one pass goes by. */
export interface Pass {
  band: Band;
  /** Beads over `learnFrom`, from which lexicon and lengths are learned. */
  before: readonly Step[];
  /** The pair whose sentences `before` pairs, where it is another than the one searched. */
  learnFrom?: Pair;
  chances: Float64Array;
  extra?: Model['extra'];
}

/** Searches a band once with lexicon and length model learned from the beads of the pass before. */
export function onePass(pair: Pair, pass: Pass): Step[] {
  const { band, before, learnFrom = pair } = pass;
  const lengths = before
    .filter(({ a, b, confidence }) => a === 1 && b === 1 && confidence > 0.8)
    .map(
      ({ i, j }) =>
        [
          learnFrom.source.lengths[i - 1] as number,
          learnFrom.target.lengths[j - 1] as number,
        ] as const,
    );
  const evidence = noEvidence(band.size);
  pair.channels.forEach((channel, index) => {
    const lexicon = lexiconOf(learnFrom.channels[index] as Channel, before);
    addEvidence(evidence, band, channel.source, channel.target, lexicon, channel.weight);
  });
  return search({
    band,
    evidence,
    lengths: lengthModel(pair.source.lengths, pair.target.lengths, lengths),
    sourceSums: sums(pair.source.lengths),
    targetSums: sums(pair.target.lengths),
    types: pass.chances,
    extra: together(pair.seams && seamEvidence(...pair.seams), pass.extra),
  });
}

function together(one: Model['extra'], other: Model['extra']): Model['extra'] {
  if (!one || !other) return one ?? other;
  return (i, j, a, b) => one(i, j, a, b) + other(i, j, a, b);
}

/** What was learned last from a path, by channel: blocks and their sentences are searched with the same words. */
const learned = new WeakMap<Channel, { from: readonly Step[]; lexicon: Lexicon }>();

function lexiconOf(channel: Channel, before: readonly Step[]): Lexicon {
  const last = learned.get(channel);
  if (last?.from === before) return last.lexicon;
  const { source, target, priors } = channel;
  const lexicon = learnLexicon(source, target, priors, trainingBeads(before));
  learned.set(channel, { from: before, lexicon });
  return lexicon;
}

/** How many beads of expectation the beads found have to outweigh. */
const FIRMNESS = 50;

/**
 * Log chances of bead types at a * (SPAN + 1) + b: from a table by "a-b" (`rare` for those not in
 * it), moved towards the types of the beads found so far.
 */
export function typeChances(
  table: Readonly<Record<string, number>>,
  rare: number,
  found: readonly Step[],
): Float64Array {
  const width = SPAN + 1;
  const counts = new Float64Array(width * width);
  for (let a = 0; a <= SPAN; a++) {
    for (let b = 0; b <= SPAN; b++) {
      const possible = a + b > 0 && (a > 0 || b === 1) && (b > 0 || a === 1);
      counts[a * width + b] = possible ? FIRMNESS * (table[`${a}-${b}`] ?? rare) : 0;
    }
  }
  found.forEach(({ a, b }, index) => {
    const before = found[index - 1];
    // Of a run of sentences that one side has alone only the first is a matter of chance.
    if (a * b === 0 && before?.a === a && before.b === b) return;
    counts[a * width + b] = (counts[a * width + b] as number) + 1;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count > 0 ? Math.log(count / total) : Number.NEGATIVE_INFINITY));
}

/**
 * A rough path for texts too long to search whole, with words learned from `before`.
 *
 * @param learnFrom the pair whose sentences `before` pairs, where it is another than the one searched
 */
export function roughPass(pair: Pair, before: readonly Step[], learnFrom: Pair = pair): Step[] {
  const channel = pair.channels.at(-1) as Channel;
  return coarsePath(
    channel.source,
    channel.target,
    lexiconOf(learnFrom.channels.at(-1) as Channel, before),
    lengthModel(pair.source.lengths, pair.target.lengths),
  );
}

function trainingBeads(steps: readonly Step[]): TrainingBead[] {
  return steps
    .filter(({ a, b }) => a > 0 && b > 0)
    .map(({ i, j, a, b, confidence }) => ({
      source: [i - a, i],
      target: [j - b, j],
      weight: confidence,
    }));
}

function sums(lengths: Float64Array): Float64Array {
  const totals = new Float64Array(lengths.length + 1);
  lengths.forEach((length, index) => {
    totals[index + 1] = (totals[index] as number) + length;
  });
  return totals;
}
