import type { TermStatus } from './concept.ts';
import type { MatchKind } from './matcher.ts';
import type { TermIndex } from './term-index.ts';

/** A term that stands in a text, with what it is called in the other language. */
export interface FoundTerm {
  /** UTF-16 code units; `end` is exclusive. */
  start: number;
  end: number;
  text: string;
  /** The term as the termbase has it. */
  term: string;
  /** Number of its concept. */
  concept: number;
  status: TermStatus;
  kind: MatchKind;
  /** Terms of the other language that may be used, the preferred ones first. */
  translations: string[];
  /** Those that must not be. */
  forbidden: string[];
}

/**
 * The terms of a text, by place, longest first.
 *
 * @param other terms of the language it is or was translated into; undefined for no translations
 */
export function findTerms(
  text: string,
  index: TermIndex,
  other: TermIndex | undefined,
): FoundTerm[] {
  return index.matcher.find(text).map(({ start, end, kind, term }) => {
    const there = other?.byConcept.get(term.concept) ?? [];
    const translations = there
      .filter(({ status }) => status !== 'forbidden')
      .map((one) => one.text);
    return {
      start,
      end,
      text: text.slice(start, end),
      term: term.text,
      concept: term.concept,
      status: term.status,
      kind,
      translations: term.status === 'do-not-translate' ? [term.text] : [...new Set(translations)],
      forbidden: there.filter(({ status }) => status === 'forbidden').map((one) => one.text),
    };
  });
}
