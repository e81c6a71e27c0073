import { UserError, UserErrors } from '../errors.ts';
import { canonicalLanguage } from '../text/language.ts';

/** Whether a term is to be used: of several, the preferred one; a forbidden one never. */
export const TERM_STATUSES = ['preferred', 'admitted', 'forbidden', 'do-not-translate'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const PARTS_OF_SPEECH = [
  'noun',
  'proper-noun',
  'verb',
  'adjective',
  'adverb',
  'other',
] as const;
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number];

export const GENDERS = ['masculine', 'feminine', 'neuter', 'other'] as const;
export type Gender = (typeof GENDERS)[number];

/** What a concept is called in one language. */
export interface Term {
  /** BCP 47. A term of `de` is one of `de-AT` as well. */
  language: string;
  text: string;
  status: TermStatus;
  partOfSpeech: PartOfSpeech | null;
  gender: Gender | null;
  /** Forms it may stand in besides those that the rules of its language make. */
  forms: readonly string[];
  note: string | null;
  source: string | null;
}

/** A concept as somebody wants it, or as a file has it. */
export interface ConceptInput {
  /** What a file calls it. */
  code: string | null;
  subject: string | null;
  definition: string | null;
  note: string | null;
  source: string | null;
  terms: readonly Term[];
}

/** A concept of the termbase. Its terms are by language, the preferred ones first. */
export interface Concept extends ConceptInput {
  id: number;
  changedAt: string;
  changedBy: string;
}

/** Longest texts, in UTF-16 code units, and the most terms of a concept and forms of a term. */
export const TERM_LIMITS = { text: 250, note: 2000, terms: 200, forms: 50 } as const;

/** A term of which nothing is known but what it is called. */
export function plainTerm(language: string, text: string): Term {
  return {
    language,
    text,
    status: 'preferred',
    partOfSpeech: null,
    gender: null,
    forms: [],
    note: null,
    source: null,
  };
}

/**
 * A concept as it can be stored: trimmed, its languages as canonical tags.
 *
 * @throws UserErrors 422 naming each field that does not fit; those of a term as `terms.0.text`
 */
export function checkedConcept(concept: ConceptInput): ConceptInput {
  const errors: UserError[] = [];
  const refuse = (field: string, key: string, params = {}) =>
    errors.push(new UserError(`terms:error.${key}`, params, 422, field));
  const text = (field: string, given: string | null, most: number = TERM_LIMITS.note) => {
    const trimmed = given?.trim() || null;
    if (trimmed === null) return null;
    if (trimmed.length > most) refuse(field, 'tooLong', { count: most });
    else if (!trimmed.isWellFormed() || trimmed.includes('\0')) refuse(field, 'brokenText');
    return trimmed;
  };
  if (concept.terms.length === 0) refuse('terms', 'noTerm');
  if (concept.terms.length > TERM_LIMITS.terms) {
    refuse('terms', 'tooManyTerms', { count: TERM_LIMITS.terms });
  }
  const terms = concept.terms.map((term, index): Term => {
    const at = (field: string) => `terms.${index}.${field}`;
    const language = canonicalLanguage(term.language.trim());
    if (!language) refuse(at('language'), 'language', { tag: term.language });
    const called = oneLine(text(at('text'), term.text, TERM_LIMITS.text) ?? '');
    if (!/[\p{L}\p{N}]/u.test(called)) refuse(at('text'), 'termMissing');
    const forms = term.forms.flatMap((form) => {
      const trimmed = text(at('forms'), form, TERM_LIMITS.text);
      return trimmed === null ? [] : [oneLine(trimmed)];
    });
    if (forms.length > TERM_LIMITS.forms) {
      refuse(at('forms'), 'tooManyForms', { count: TERM_LIMITS.forms });
    }
    return {
      language: language ?? term.language,
      text: called,
      status: term.status,
      partOfSpeech: term.partOfSpeech,
      gender: term.gender,
      forms: [...new Set(forms)].filter((form) => form !== called),
      note: text(at('note'), term.note),
      source: text(at('source'), term.source),
    };
  });
  const seen = new Set<string>();
  for (const [index, { language, text: called }] of terms.entries()) {
    const name = `${language} ${called}`;
    if (seen.has(name)) refuse(`terms.${index}.text`, 'sameTerm', { term: called });
    seen.add(name);
  }
  const checked = {
    code: text('code', concept.code, TERM_LIMITS.text),
    subject: text('subject', concept.subject, TERM_LIMITS.text),
    definition: text('definition', concept.definition),
    note: text('note', concept.note),
    source: text('source', concept.source),
    terms: inOrder(terms),
  };
  if (errors.length > 0) throw new UserErrors(errors);
  return checked;
}

/** Terms by language, the preferred ones first. */
export function inOrder<One extends Pick<Term, 'language' | 'status'>>(
  terms: readonly One[],
): One[] {
  const rank = ({ status }: One) => (status === 'do-not-translate' ? 0 : RANKS.indexOf(status));
  return [...terms].sort((one, other) =>
    one.language === other.language
      ? rank(one) - rank(other)
      : one.language < other.language
        ? -1
        : 1,
  );
}

const RANKS: readonly TermStatus[] = ['preferred', 'admitted', 'forbidden'];

/** Whether terms of one language are looked for in texts of another: "de" in "de-AT", and back. */
export function isTermLanguage(language: string, text: string): boolean {
  const [one, other] = [language.toLowerCase(), text.toLowerCase()];
  return one === other || other.startsWith(`${one}-`) || one.startsWith(`${other}-`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
