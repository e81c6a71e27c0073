import { joinSentences } from '../text/language.ts';
import type { SegmentationRules } from '../text/srx/segmentation-rules.ts';
import type { BilingualDocument, Block, Document, Unit } from './document.ts';
import { splitInlineSentences } from './inline-sentences.ts';

/** Which text of a bilingual document is meant. */
export type Side = 'source' | 'target';

/**
 * A text as one that waits for its translation: a unit for each block, a segment for each sentence.
 *
 * @param targetLanguage BCP 47; undefined where it is not known yet
 * @param rules of the user's, by which sentences are told before those of the language
 */
export function toBilingual(
  { language, blocks, details, markup }: Document,
  targetLanguage: string | undefined,
  rules?: SegmentationRules,
): BilingualDocument {
  return {
    sourceLanguage: language,
    targetLanguage,
    units: blocks.map((block, index) => toUnit(block, language, String(index + 1), rules)),
    ...(details && { details }),
    ...(markup && { markup }),
  };
}

function toUnit(block: Block, language: string, id: string, rules?: SegmentationRules): Unit {
  return {
    id,
    kind: block.kind,
    ...(block.level !== undefined && { level: block.level }),
    isTranslatable: true,
    segments: splitInlineSentences(block.text, language, rules).map((source) => ({
      source,
      target: undefined,
      state: 'machine',
    })),
    codes: block.codes ?? [],
    notes: [],
  };
}

/** One of the two texts, a block for each unit that has any of it. */
export function toMonolingual(document: BilingualDocument, side: Side): Document {
  const language = languageOf(document, side);
  const blocks = document.units.flatMap((unit) => {
    const segments = unit.isPlural ? unit.segments.slice(-1) : unit.segments;
    const texts = segments.map((segment) => segment[side] ?? '').filter((text) => text !== '');
    const text = joinSentences(texts, language).replace(/\s+/gu, ' ').trim();
    if (text === '') return [];
    const block: Block = { kind: unit.kind, text };
    if (unit.level !== undefined) block.level = unit.level;
    if (unit.codes.length > 0) block.codes = unit.codes;
    return [block];
  });
  const { details, markup } = document;
  return { language, blocks, ...(details && { details }), ...(markup && { markup }) };
}

function languageOf(document: BilingualDocument, side: Side): string {
  return side === 'source' ? document.sourceLanguage : (document.targetLanguage ?? 'und');
}
