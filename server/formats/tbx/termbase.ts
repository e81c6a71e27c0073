import type { MetaElement } from './data-categories.ts';
import type { Edition, Style } from './edition.ts';

/**
 * A collection of concepts with their terms (ISO 30042), whatever edition and style it was written in.
 * Of texts it has the words, not what sets some of them in italics; of compound terms it has not the
 * analyses (`termCompList`).
 */
export interface Termbase {
  /** The edition and style it was read from, or is to be written in. */
  edition: Edition;
  style: Style;
  /** `TBX-Basic`, `TBX-Min`, `TBX-Core`, or another. */
  dialect: string;
  /** BCP 47: of what is in no other language. */
  language: string;
  title?: string;
  /** Where it is from, a paragraph each. */
  sources: string[];
  concepts: Concept[];
  /** People, organisations and publications that descriptions refer to. */
  references: Reference[];
}

/** One concept with what it is called. */
export interface Concept {
  id?: string;
  descriptions: Description[];
  languages: LanguageSection[];
}

/** What a concept is called in one language. */
export interface LanguageSection {
  /** BCP 47, as written. */
  language: string;
  descriptions: Description[];
  terms: Term[];
}

export interface Term {
  id?: string;
  text: string;
  descriptions: Description[];
}

/** What is said of a concept, a part of it, a term, or of another description. */
export interface Description {
  element: MetaElement | 'note' | 'date';
  /** The data category, such as `definition`; notes and dates have none. */
  category?: string;
  /** The namespace of a category that is of no public module. */
  module?: string;
  text: string;
  id?: string;
  /** BCP 47, where it is not the one around. */
  language?: string;
  /** The id of what it refers to, or an address. */
  target?: string;
  /** Where it stands in a group: what is said of it there. */
  group?: Description[];
}

/** Somebody or something that descriptions refer to. */
export interface Reference {
  /** What kind, such as `respPerson`. */
  type: string;
  id?: string;
  items: { type?: string; text: string }[];
}
