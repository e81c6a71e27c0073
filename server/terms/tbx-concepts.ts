import type * as tbx from '../formats/tbx/termbase.ts';
import { canonicalLanguage } from '../text/language.ts';
import {
  type Concept,
  type ConceptInput,
  GENDERS,
  PARTS_OF_SPEECH,
  type Term,
  type TermStatus,
} from './concept.ts';

/** Editions and dialects of TBX that a termbase leaves in. */
export const TBX_KINDS = ['tbx', 'tbx-core', 'tbx2'] as const;
export type TbxKind = (typeof TBX_KINDS)[number];

/** TBX has no data category for these; a note in these words says it. */
const UNTRANSLATED = 'do not translate';
const FORMS = 'forms: ';

const STATUS_NAMES: Readonly<Record<TermStatus, string | undefined>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
  'do-not-translate': undefined,
};

/** What a concept of a TBX file is here; none where it has no term with a letter in it. */
export function conceptsOf(concept: tbx.Concept): ConceptInput[] {
  const terms = concept.languages.flatMap(({ language, terms }) =>
    terms.flatMap((term) => termOf(term, canonicalLanguage(language) ?? language)),
  );
  if (terms.length === 0) return [];
  const sections = concept.languages.flatMap(({ descriptions }) => descriptions);
  const all = [...concept.descriptions, ...sections];
  return [
    {
      code: concept.id ?? null,
      subject: textOf(concept.descriptions, 'subjectField'),
      definition: textOf(all, 'definition'),
      note: notesOf(all).join('\n') || null,
      source: textOf(concept.descriptions, 'source'),
      terms,
    },
  ];
}

function termOf({ text, descriptions }: tbx.Term, language: string): Term[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const notes = notesOf(descriptions);
  const forms = notes.find((note) => note.startsWith(FORMS));
  const others = notes.filter((note) => note !== UNTRANSLATED && note !== forms);
  const part = textOf(descriptions, 'partOfSpeech');
  const gender = textOf(descriptions, 'grammaticalGender');
  return [
    {
      language,
      text,
      status: notes.includes(UNTRANSLATED)
        ? 'do-not-translate'
        : statusOf(textOf(descriptions, 'administrativeStatus')),
      partOfSpeech:
        part === 'properNoun'
          ? 'proper-noun'
          : (PARTS_OF_SPEECH.find((one) => one === part) ?? null),
      gender: GENDERS.find((one) => one === gender) ?? null,
      forms: forms ? forms.slice(FORMS.length).split(', ') : [],
      note: others.join('\n') || null,
      source: textOf(descriptions, 'source'),
    },
  ];
}

function statusOf(name: string | null): TermStatus {
  if (name === null || name.startsWith('preferred')) return 'preferred';
  return name.startsWith('admitted') ? 'admitted' : 'forbidden';
}

function textOf(descriptions: readonly tbx.Description[], category: string): string | null {
  const all = descriptions.flatMap((description) => [description, ...(description.group ?? [])]);
  return all.find((description) => description.category === category)?.text || null;
}

function notesOf(descriptions: readonly tbx.Description[]): string[] {
  return descriptions
    .filter(({ element, text }) => element === 'note' && text !== '')
    .map(({ text }) => text);
}

/**
 * Concepts as a termbase of TBX. TBX-Core has nothing but terms and notes, and TBX 3 no proper nouns;
 * forms, and that a term is not translated, are notes that are understood again.
 */
export function termbaseOf(concepts: readonly Concept[], kind: TbxKind): tbx.Termbase {
  const edition = kind === 'tbx2' ? 2 : 3;
  const isCore = kind === 'tbx-core';
  return {
    edition,
    style: 'dca',
    dialect: isCore ? 'TBX-Core' : 'TBX-Basic',
    language: 'en',
    title: 'Emend',
    sources: ['Emend'],
    concepts: concepts.map((concept) => ({
      id: idOf(concept),
      descriptions: [
        ...(isCore ? [] : describe('descrip', 'subjectField', concept.subject)),
        ...(isCore ? [] : describe('descrip', 'definition', concept.definition)),
        ...(isCore ? [] : describe('admin', 'source', concept.source)),
        ...note(concept.note),
      ],
      languages: [...Map.groupBy(concept.terms, ({ language }) => language)].map(
        ([language, terms]) => ({
          language,
          descriptions: [],
          terms: terms.map((term) => ({
            text: term.text,
            descriptions: [...(isCore ? [] : detailsOf(term, edition)), ...notesFor(term)],
          })),
        }),
      ),
    })),
    references: [],
  };
}

function detailsOf(term: Term, edition: 2 | 3): tbx.Description[] {
  const proper = edition === 2 ? 'properNoun' : 'noun';
  const part = term.partOfSpeech === 'proper-noun' ? proper : term.partOfSpeech;
  return [
    ...describe('termNote', 'administrativeStatus', STATUS_NAMES[term.status] ?? null),
    ...describe('termNote', 'partOfSpeech', part),
    ...describe('termNote', 'grammaticalGender', term.gender),
    ...describe('admin', 'source', term.source),
  ];
}

function notesFor({ status, forms, note: own }: Term): tbx.Description[] {
  return [
    ...note(status === 'do-not-translate' ? UNTRANSLATED : null),
    ...note(forms.length > 0 ? FORMS + forms.join(', ') : null),
    ...note(own),
  ];
}

function describe(
  element: tbx.Description['element'],
  category: string,
  text: string | null,
): tbx.Description[] {
  return text === null ? [] : [{ element, category, text }];
}

function note(text: string | null): tbx.Description[] {
  return text === null ? [] : [{ element: 'note', text }];
}

/** Its own code where that may be an identifier in XML. */
function idOf({ code, id }: Concept): string {
  return code !== null && /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(code) ? code : `c${id}`;
}
