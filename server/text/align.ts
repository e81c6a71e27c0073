import { alignByBlocks, type BlockText } from './alignment/articles.ts';
import { bandAround, wholeBand } from './alignment/band.ts';
import { bandAroundFound, roughly } from './alignment/long.ts';
import { paragraphEvidence } from './alignment/paragraphs.ts';
import { onePass, readPair, typeChances } from './alignment/passes.ts';
import type { Step } from './alignment/search.ts';

export type { BlockText } from './alignment/articles.ts';

/** Source and target sentences that translate each other, by index; one side may be empty. */
export interface Bead {
  source: number[];
  target: number[];
  /** Probability, by the model, that exactly these sentences belong together; 0 to 1. */
  confidence: number;
}

/** Below this confidence a pair is to be looked at. */
export const DOUBTFUL = 0.5;

export interface AlignOptions {
  /** BCP 47. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Indices of the sentences that begin a paragraph (soft evidence). */
  sourceParagraphs?: readonly number[];
  targetParagraphs?: readonly number[];
  /** A machine translation of the source into the target language, one entry for each source sentence. */
  bridge?: readonly string[];
  /** The other way: of the target into the source language, one entry for each target sentence. */
  targetBridge?: readonly string[];
  /** Word pairs of a bilingual dictionary or termbase. */
  dictionary?: Iterable<readonly [source: string, target: string]>;
}

/** Chances of the bead types before anything is known of the pair, by sentences on each side. */
const TYPE_CHANCES: Record<string, number> = {
  '0-1': 0.04,
  '1-0': 0.04,
  '1-1': 0.74,
  '1-2': 0.06,
  '2-1': 0.06,
  '2-2': 0.015,
  '1-3': 0.01,
  '3-1': 0.01,
  '2-3': 0.004,
  '3-2': 0.004,
  '1-4': 0.003,
  '4-1': 0.003,
  '3-3': 0.002,
};
const RARE_TYPE = 0.0007;

const PASSES = 3;
/** Texts of more sentence pairs than this are searched roughly first, and have words enough to learn faster. */
const WHOLE = 400_000;
const PASSES_OF_LONG = 2;
/** Sentences searched on both sides of a path found by a full search. */
const NEARBY = 40;

/**
 * Pairs the sentences of a text with those of its translation: beads of up to 4 sentences a side, in
 * order, every sentence in exactly one. Dynamic programming over likelihood ratios of lengths (Gale
 * and Church 1993) and of words (IBM model 1, learned from the pair itself in further passes as by
 * Moore 2002), the words helped by numbers, names, cognates, marks, a dictionary and, where a machine
 * translation of the source is given, by its words and word pairs (after Sennrich and Volk 2011).
 * @throws RangeError if a bridge has not one entry for each sentence of its side
 */
export function alignSentences(
  source: readonly string[],
  target: readonly string[],
  options: AlignOptions,
): Bead[] {
  checkBridge(options.bridge, source.length);
  checkBridge(options.targetBridge, target.length);
  if (source.length === 0 || target.length === 0) return unpaired(source.length, target.length);
  const pair = readPair(source, target, options);
  const extra = paragraphEvidence(
    source.length,
    target.length,
    options.sourceParagraphs,
    options.targetParagraphs,
  );
  const isLong = source.length * target.length > WHOLE;
  let { steps, band } = isLong
    ? roughly(pair)
    : { steps: [] as Step[], band: wholeBand(source.length, target.length) };
  for (let pass = 0; pass < (isLong ? PASSES_OF_LONG : PASSES); pass++) {
    steps = onePass(pair, {
      band,
      before: steps,
      chances: typeChances(TYPE_CHANCES, RARE_TYPE, steps),
      extra,
    });
    band = isLong
      ? bandAroundFound(steps, source.length, target.length)
      : bandAround(steps, source.length, target.length, NEARBY);
  }
  return steps.map(beadOf);
}

function checkBridge(bridge: readonly string[] | undefined, sentences: number): void {
  if (bridge && bridge.length !== sentences) {
    throw new RangeError(`The bridge has ${bridge.length} sentences for ${sentences}.`);
  }
}

/** Blocks of the original and of the translation that belong together, by index. */
export type BlockBead = Bead;

/** A sentence by its block and its place in the block. */
export interface SentenceReference {
  block: number;
  sentence: number;
}

/** Blocks that belong together, with the beads of their sentences in order. */
export interface ArticleBead extends BlockBead {
  beads: { source: SentenceReference[]; target: SentenceReference[]; confidence: number }[];
}

/**
 * Pairs the blocks of an article with those of its translation, in order, every block in exactly one
 * bead. Blocks that one side has alone (a newsletter prompt, readers' comments) come out with the
 * other side empty. Blocks without sentences take part by their place.
 */
export function alignBlocks(
  source: readonly BlockText[],
  target: readonly BlockText[],
  options: AlignOptions,
): BlockBead[] {
  return alignArticle(source, target, options).map(({ source, target, confidence }) => ({
    source,
    target,
    confidence,
  }));
}

/**
 * Pairs an article with its translation by block and, within paired blocks, by sentence (as
 * `alignSentences`, with the words of the whole article). No bead runs across the edge of a block pair.
 */
export function alignArticle(
  source: readonly BlockText[],
  target: readonly BlockText[],
  options: AlignOptions,
): ArticleBead[] {
  if (source.length === 0 || target.length === 0) {
    return unpaired(source.length, target.length).map((bead) => ({
      ...bead,
      beads: loneBeads(bead, source, target),
    }));
  }
  const { blocks, sentences, sourceStarts, targetStarts } = alignByBlocks(source, target, options);
  const sourceReferences = references(source);
  const targetReferences = references(target);
  let next = 0;
  return blocks.map((step) => {
    const sourceEnd = sourceStarts[step.i] ?? sourceReferences.length;
    const targetEnd = targetStarts[step.j] ?? targetReferences.length;
    const beads: ArticleBead['beads'] = [];
    for (
      let at = sentences[next];
      at && at.i <= sourceEnd && at.j <= targetEnd;
      at = sentences[++next]
    ) {
      beads.push({
        source: sourceReferences.slice(at.i - at.a, at.i),
        target: targetReferences.slice(at.j - at.b, at.j),
        confidence: at.confidence,
      });
    }
    return { ...beadOf(step), beads };
  });
}

function references(blocks: readonly BlockText[]): SentenceReference[] {
  return blocks.flatMap(({ sentences }, block) =>
    sentences.map((_, sentence) => ({ block, sentence })),
  );
}

function loneBeads(
  bead: BlockBead,
  source: readonly BlockText[],
  target: readonly BlockText[],
): ArticleBead['beads'] {
  const lone = (blocks: readonly BlockText[], indices: number[]) =>
    indices.flatMap((block) =>
      (blocks[block]?.sentences ?? []).map((_, sentence) => ({ block, sentence })),
    );
  return [
    ...lone(source, bead.source).map((reference) => ({
      source: [reference],
      target: [],
      confidence: 1,
    })),
    ...lone(target, bead.target).map((reference) => ({
      source: [],
      target: [reference],
      confidence: 1,
    })),
  ];
}

function unpaired(sources: number, targets: number): Bead[] {
  return [
    ...Array.from({ length: sources }, (_, index) => ({
      source: [index],
      target: [],
      confidence: 1,
    })),
    ...Array.from({ length: targets }, (_, index) => ({
      source: [],
      target: [index],
      confidence: 1,
    })),
  ];
}

function beadOf({ i, j, a, b, confidence }: Step): Bead {
  return {
    source: Array.from({ length: a }, (_, at) => i - a + at),
    target: Array.from({ length: b }, (_, at) => j - b + at),
    confidence,
  };
}
