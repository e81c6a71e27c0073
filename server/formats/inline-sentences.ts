import { type SentenceSpan, sentenceSpans } from '../text/sentences.ts';
import type { SegmentationRules } from '../text/srx/segmentation-rules.ts';
import { type FoundCode, findCodes, withoutCodes } from './inline.ts';

/** UTF-16 code units a code takes in a text. */
const CODE_LENGTH = 2;

/**
 * The sentences of a text with inline codes, as if these were not there. Between two sentences, codes
 * belong to the one before, from the first on that opens a span of the one after to that.
 *
 * @param language BCP 47
 * @param exceptions rules of the user's that go before those of the language
 * @returns spans in the text, in order; outside of them there is white space only
 */
export function inlineSentenceSpans(
  text: string,
  language: string,
  exceptions?: SegmentationRules,
): SentenceSpan[] {
  const codes = findCodes(text);
  if (codes.length === 0) return sentenceSpans(text, language, exceptions);
  const sentences = sentenceSpans(withoutCodes(text), language, exceptions);
  const cuts: number[] = [];
  let next = 0;
  for (const [index, { to }] of sentences.slice(0, -1).entries()) {
    const from = sentences[index + 1]?.from ?? to;
    while (next < codes.length && placeOf(next) < to) next++;
    let end = next;
    while (end < codes.length && placeOf(end) <= from) end++;
    const between = codes.slice(next, end);
    const opening = between.find((code) => isLeftOpen(code, between));
    const last = between.at(-1);
    cuts.push(opening?.index ?? (last ? last.index + CODE_LENGTH : to + next * CODE_LENGTH));
    next = end;
  }
  return [...cuts, text.length].map((cut, index) => trimmed(text, cuts[index - 1] ?? 0, cut));

  /** How far into the text without codes one of them stands. */
  function placeOf(order: number): number {
    return (codes[order]?.index ?? 0) - order * CODE_LENGTH;
  }
}

/** The sentences of a text with inline codes, as `inlineSentenceSpans` finds them. */
export function splitInlineSentences(
  text: string,
  language: string,
  exceptions?: SegmentationRules,
): string[] {
  return inlineSentenceSpans(text, language, exceptions).map(({ from, to }) =>
    text.slice(from, to),
  );
}

function isLeftOpen(code: FoundCode, among: readonly FoundCode[]): boolean {
  return (
    code.kind === 'open' &&
    !among.some(({ kind, number }) => kind === 'close' && number === code.number)
  );
}

function trimmed(text: string, from: number, to: number): SentenceSpan {
  const sentence = text.slice(from, to);
  const start = from + sentence.length - sentence.trimStart().length;
  return { from: start, to: Math.max(start, from + sentence.trimEnd().length) };
}
