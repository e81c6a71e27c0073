import { sentenceEnds } from './sentences/engine.ts';
import { rulesOf } from './sentences/languages.ts';
import { textParts } from './sentences/parts.ts';
import { applyDecisions } from './srx/exceptions.ts';
import { decisionsOf, type SegmentationRules } from './srx/segmentation-rules.ts';

/** A sentence in its text: UTF-16 offsets, `to` exclusive. */
export interface SentenceSpan {
  from: number;
  to: number;
}

/**
 * Finds the sentences of a text, without the white space around them. Spans are in order, and
 * outside of them there is white space only. Time is linear in the text's length.
 *
 * @param language BCP 47 tag; an unknown language is split by rules that hold for most.
 * @param exceptions rules of the user's that go before those of the language, inside paragraphs
 */
export function sentenceSpans(
  text: string,
  language: string,
  exceptions?: SegmentationRules,
): SentenceSpan[] {
  const rules = rulesOf(language);
  const spans: SentenceSpan[] = [];
  for (const part of textParts(text)) {
    const words = text.slice(part.from, part.to);
    let from = 0;
    const found = sentenceEnds(words, rules);
    const ends = exceptions
      ? applyDecisions(words, found, decisionsOf(exceptions, words, language))
      : found;
    for (const end of ends) {
      add(from, end);
      from = end;
    }
    add(from, words.length);

    function add(start: number, end: number): void {
      const sentence = words.slice(start, end);
      const trimmed = sentence.trim();
      if (trimmed === '') return;
      const at = part.from + start + sentence.length - sentence.trimStart().length;
      spans.push({ from: at, to: at + trimmed.length });
    }
  }
  return spans;
}

/** The sentences of a text, as `sentenceSpans` finds them. */
export function splitSentences(
  text: string,
  language: string,
  exceptions?: SegmentationRules,
): string[] {
  return sentenceSpans(text, language, exceptions).map(({ from, to }) => text.slice(from, to));
}
