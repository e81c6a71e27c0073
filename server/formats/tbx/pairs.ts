import { canonicalLanguage } from '../../text/language.ts';
import type { BilingualDocument, Note, Unit, UnitSegment } from '../document.ts';
import { readableText } from '../inline.ts';
import type { Concept, Description, LanguageSection, Term, Termbase } from './termbase.ts';

/** Terms that are kept so that nobody uses them. */
const AVOIDED = /^(?:deprecated|superseded)Term/;
const PREFERRED = /^preferredTerm/;

/** A concept as one or more pairs of terms, and what these were read from. */
export interface ConceptPairs {
  concept: Concept;
  source: LanguageSection;
  /** Undefined where the concept has no term in the other language. */
  target: LanguageSection | undefined;
  /** The preferred terms first; an only term of one side stands beside all of the other. */
  pairs: { source: Term; target: Term | undefined }[];
}

/** The languages a termbase is read in, as written. */
export interface TermLanguages {
  source: string | undefined;
  target: string | undefined;
}

/**
 * The language of the file, where there are terms in it, or else of the first term; and the one that
 * most concepts have besides. A termbase of more languages is read as of these two.
 */
export function languagesOf({ language, concepts }: Termbase): TermLanguages {
  const counts = new Map<string, number>();
  for (const { languages } of concepts) {
    for (const tag of new Set(languages.map((section) => canonical(section.language)))) {
      counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  const stated = canonical(language);
  const tags = [...counts.keys()];
  const source =
    tags.find((tag) => tag === stated) ??
    tags.find((tag) => tag.split('-')[0] === stated.split('-')[0]) ??
    tags[0];
  let target: string | undefined;
  for (const [tag, count] of counts) {
    if (tag === source) continue;
    if (target === undefined || count > (counts.get(target) ?? 0)) target = tag;
  }
  return { source, target };
}

function canonical(tag: string): string {
  return canonicalLanguage(tag) ?? tag;
}

/** The pairs of terms of each concept that has any in the source language. */
export function pairsOf({ concepts }: Termbase, languages: TermLanguages): ConceptPairs[] {
  return concepts.flatMap((concept) => {
    const source = sectionIn(concept, languages.source);
    if (!source) return [];
    const target = sectionIn(concept, languages.target);
    const sources = usableTerms(source);
    const targets = target ? usableTerms(target) : [];
    if (sources.length === 0) return [];
    const pairs = Array.from({ length: Math.max(sources.length, targets.length) }, (_, index) => ({
      source: (sources[index] ?? sources[0]) as Term,
      target: targets[index] ?? targets[0],
    }));
    return [{ concept, source, target, pairs }];
  });
}

function sectionIn(
  { languages }: Concept,
  language: string | undefined,
): LanguageSection | undefined {
  return languages.find((section) => canonical(section.language) === language);
}

function usableTerms({ terms }: LanguageSection): Term[] {
  const status = ({ descriptions }: Term) =>
    descriptions.find(({ category }) => category === 'administrativeStatus')?.text ?? '';
  const usable = terms.filter((term) => term.text !== '' && !AVOIDED.test(status(term)));
  const isPreferred = (term: Term) => PREFERRED.test(status(term));
  return [...usable.filter(isPreferred), ...usable.filter((term) => !isPreferred(term))];
}

/** A termbase as pairs of texts: a unit for each pair of terms, with what is noted of the concept. */
export function toDocument(termbase: Termbase): BilingualDocument {
  const languages = languagesOf(termbase);
  return {
    sourceLanguage: languages.source ?? 'und',
    targetLanguage: languages.target,
    units: pairsOf(termbase, languages).flatMap(unitsOf),
    ...(termbase.title !== undefined && { details: { title: termbase.title } }),
  };
}

function unitsOf({ concept, source, target, pairs }: ConceptPairs): Unit[] {
  return pairs.map((pair, index) => ({
    ...(concept.id !== undefined && {
      id: index === 0 ? concept.id : `${concept.id}/${index + 1}`,
    }),
    kind: 'paragraph',
    isTranslatable: true,
    segments: [
      {
        source: pair.source.text,
        target: pair.target?.text,
        // What is in a termbase was translated by somebody.
        state: pair.target ? 'edited' : 'machine',
      },
    ],
    codes: [],
    notes:
      index > 0
        ? []
        : [
            ...notesOf(concept.descriptions),
            ...notesOf(source.descriptions, 'source'),
            ...(target ? notesOf(target.descriptions, 'target') : []),
          ],
  }));
}

function notesOf(descriptions: readonly Description[], about?: Note['about']): Note[] {
  return descriptions
    .filter(({ element, category }) => element === 'note' || category === 'definition')
    .map(({ text }) => ({ text, ...(about && { about }) }));
}

/**
 * Pairs of texts as a termbase: a concept for each unit, and for each sentence of one. Units that were
 * read as further pairs of a concept are terms of the same again.
 */
export function toTermbase(document: BilingualDocument): Termbase {
  const { sourceLanguage, targetLanguage, units, details } = document;
  const ids = new Identifiers();
  const concepts: Concept[] = [];
  let last: { id: string; concept: Concept } | undefined;
  for (const unit of units) {
    const first = /^(.+)\/\d+$/u.exec(unit.id ?? '')?.[1];
    for (const [index, segment] of unit.segments.entries()) {
      const sections = sectionsOf(segment, unit, sourceLanguage, targetLanguage);
      if (sections.length === 0) continue;
      if (index === 0 && last && first === last.id) {
        addTerms(last.concept, sections);
        continue;
      }
      const notes = index === 0 ? unit.notes : [];
      const wished = unit.id === undefined ? undefined : unit.id + (index ? `-${index + 1}` : '');
      const concept = conceptOf(ids.take(wished), sections, notes, sourceLanguage);
      concepts.push(concept);
      if (index === 0) last = unit.id === undefined ? undefined : { id: unit.id, concept };
    }
  }
  return {
    edition: 3,
    style: 'dca',
    dialect: 'TBX-Basic',
    language: sourceLanguage,
    ...(details?.title !== undefined && { title: details.title }),
    sources: ['Emend'],
    concepts,
    references: [],
  };
}

/** Notes on a text that the concept has not are notes on the concept. */
function conceptOf(
  id: string,
  languages: LanguageSection[],
  notes: readonly Note[],
  sourceLanguage: string,
): Concept {
  const sectionOf = ({ about }: Note) =>
    about &&
    languages.find(({ language }) => (language === sourceLanguage) === (about === 'source'));
  for (const section of languages) {
    section.descriptions = asNotes(notes.filter((note) => sectionOf(note) === section));
  }
  return { id, descriptions: asNotes(notes.filter((note) => !sectionOf(note))), languages };
}

function addTerms({ languages }: Concept, sections: readonly LanguageSection[]): void {
  for (const section of sections) {
    const there = languages.find(({ language }) => language === section.language);
    if (!there) {
      languages.push(section);
      continue;
    }
    const known = new Set(there.terms.map(({ text }) => text));
    there.terms.push(...section.terms.filter(({ text }) => !known.has(text)));
  }
}

/** A concept needs a term in the language of the termbase, and no term is empty. */
function sectionsOf(
  { source, target }: UnitSegment,
  { codes }: Unit,
  sourceLanguage: string,
  targetLanguage: string | undefined,
): LanguageSection[] {
  const section = (language: string, text: string): LanguageSection[] =>
    text === '' ? [] : [{ language, descriptions: [], terms: [{ text, descriptions: [] }] }];
  const sources = section(sourceLanguage, plain(readableText(source, codes)));
  if (sources.length === 0 || targetLanguage === undefined) return sources;
  return [...sources, ...section(targetLanguage, plain(readableText(target ?? '', codes)))];
}

function asNotes(notes: readonly Note[]): Description[] {
  return notes.map(({ text }) => ({ element: 'note', text: plain(text) }));
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Identifiers as XML has them (`ID`), each given once. */
class Identifiers {
  readonly #taken = new Set<string>();

  take(wished: string | undefined): string {
    const name = wished?.replace(/[^\p{L}\p{N}._-]/gu, '_') ?? '';
    const base = /^[\p{L}_]/u.test(name) ? name : `c${name}`;
    let id = name === '' ? 'c1' : base;
    for (let number = 2; this.#taken.has(id); number++) {
      id = name === '' ? `c${number}` : `${base}-${number}`;
    }
    this.#taken.add(id);
    return id;
  }
}
