import type { Block, BlockKind } from '../formats/document.ts';
import { read } from '../formats/plain-text.ts';
import { type ArticleBead, alignArticle } from '../text/align.ts';
import { splitSentences } from '../text/sentences.ts';
import { ownRules } from '../text/srx/own-rules.ts';
import type { SegmentationRules } from '../text/srx/segmentation-rules.ts';
import { wordCount } from '../text/words.ts';
import { classifyBlocks } from './classify-blocks.ts';
import type { PreparedArticle, PreparedBlock } from './prepared-article.ts';

/** An original and its translation. */
export interface ArticleTexts {
  /** Plain text. */
  original: string;
  translation: string;
  /** Blocks of a text, where its format says which there are and of what kind. */
  originalBlocks?: readonly Block[] | undefined;
  translationBlocks?: readonly Block[] | undefined;
  /** BCP 47. */
  sourceLanguage: string;
  targetLanguage: string;
  /** Segmentation rules that go before ours: the text of a valid file of SRX 2.0. */
  srx?: string | undefined;
}

/** A block with its sentences. */
interface ReadBlock extends Block {
  sentences: string[];
}

/** Kinds of blocks that are no part of the article. */
const FURNITURE: ReadonlySet<BlockKind> = new Set(['boilerplate', 'comment']);
/** Kinds of text, the one told by the most signs first. */
const TEXT_KINDS: readonly BlockKind[] = [
  'heading',
  'quotation',
  'caption',
  'listItem',
  'paragraph',
];
/** A block of the article this long keeps being one, whatever the other side takes it for. */
const SHORT_WORDS = 12;
/** At most so many blocks from furniture, a block up to this length may be more of it, garbled. */
const NEARBY = 3;
const DOUBTFUL_WORDS = 60;

/**
 * Cuts an article and its translation into blocks, says what each is, and pairs blocks and then their
 * sentences. What only one side has comes out with the other side empty. Every sentence of either text
 * is in exactly one bead, in order.
 */
export function prepareArticle(texts: ArticleTexts): PreparedArticle {
  const rules = ownRules(texts.srx);
  const { sourceLanguage, targetLanguage } = texts;
  const [original, translation] = [
    texts.originalBlocks ?? classified(texts.original, sourceLanguage),
    texts.translationBlocks ?? classified(texts.translation, targetLanguage),
  ];
  const source = withSentences(original, sourceLanguage, rules);
  const target = withSentences(translation, targetLanguage, rules);
  const paired = alignArticle(
    alignable(source, texts.sourceLanguage),
    alignable(target, texts.targetLanguage),
    { sourceLanguage: texts.sourceLanguage, targetLanguage: texts.targetLanguage },
  );
  const blocks = paired.flatMap((bead) => preparedBlocks(bead, source, target));
  return { blocks: settleKinds(blocks, texts) };
}

/** The blocks of plain text, which says nothing of their kinds itself. */
function classified(text: string, language: string): Block[] {
  return classifyBlocks(read(text, language)).blocks;
}

function withSentences(
  blocks: readonly Block[],
  language: string,
  rules?: SegmentationRules,
): ReadBlock[] {
  return blocks.map((block) => ({
    ...block,
    sentences: splitSentences(block.text, language, rules),
  }));
}

/** The blocks as the aligner takes them, with a doubt where text may be furniture. */
function alignable(blocks: readonly ReadBlock[], language: string) {
  const isFurniture = blocks.map(({ kind }) => FURNITURE.has(kind));
  return blocks.map(({ kind, sentences, text }, index) => {
    const nearby = isFurniture.slice(Math.max(0, index - NEARBY), index + NEARBY + 1);
    const doubtful =
      !isFurniture[index] && nearby.includes(true) && wordCount(text, language) <= DOUBTFUL_WORDS;
    return { sentences, kind, doubtful };
  });
}

/** A block whose kind the two sides may see differently. */
interface UnsettledBlock {
  sourceBlock: ReadBlock | undefined;
  targetBlock: ReadBlock | undefined;
  beads: PreparedBlock['beads'];
}

function preparedBlocks(
  bead: ArticleBead,
  source: readonly ReadBlock[],
  target: readonly ReadBlock[],
): UnsettledBlock[] {
  const beads = bead.beads.map((one) => ({
    source: one.source.map(({ block, sentence }) => source[block]?.sentences[sentence] as string),
    target: one.target.map(({ block, sentence }) => target[block]?.sentences[sentence] as string),
    confidence: one.confidence,
  }));
  if (beads.length === 0) return [];
  const [sourceBlock, targetBlock] = [bead.source[0], bead.target[0]];
  return [
    {
      sourceBlock: sourceBlock === undefined ? undefined : source[sourceBlock],
      targetBlock: targetBlock === undefined ? undefined : target[targetBlock],
      beads,
    },
  ];
}

/** Decides each block's kind from both sides, and, where they disagree, from its neighbours. */
function settleKinds(blocks: readonly UnsettledBlock[], texts: ArticleTexts): PreparedBlock[] {
  const sides = blocks.map(({ sourceBlock, targetBlock }) =>
    [sourceBlock, targetBlock].filter((block) => block !== undefined),
  );
  const isFurniture = (block: Block) => FURNITURE.has(block.kind);
  return blocks.map(({ sourceBlock, targetBlock, beads }, index) => {
    const [before, after] = [sides[index - 1], sides[index + 1]];
    const block = decide(sourceBlock, targetBlock, texts, {
      surrounded: (before?.every(isFurniture) ?? true) && (after?.every(isFurniture) ?? true),
      followed: after?.some(isFurniture) ?? true,
    });
    return { kind: block.kind, level: block.level ?? null, beads };
  });
}

/** The side that is right about the kind. */
function decide(
  source: ReadBlock | undefined,
  target: ReadBlock | undefined,
  texts: ArticleTexts,
  furnitureNear: { surrounded: boolean; followed: boolean },
): ReadBlock {
  // The original comes first in all else, since no machine has garbled its words.
  if (!source || !target) return (source ?? target) as ReadBlock;
  const [one, other] = [FURNITURE.has(source.kind), FURNITURE.has(target.kind)];
  if (one && other) return source;
  if (one || other) {
    const furniture = one ? source : target;
    const text = one ? target : source;
    const language = one ? texts.targetLanguage : texts.sourceLanguage;
    if (furnitureNear.surrounded) return furniture;
    const isShort = wordCount(text.text, language) <= SHORT_WORDS;
    // A heading is short by nature; what it heads tells.
    return isShort && (text.kind !== 'heading' || furnitureNear.followed) ? furniture : text;
  }
  return TEXT_KINDS.indexOf(target.kind) < TEXT_KINDS.indexOf(source.kind) ? target : source;
}
