import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, parseXml, textOf, type XmlElement } from '../xml.ts';
import { decodeXml, type XmlText } from '../xml-bytes.ts';
import { XML_NAMESPACE } from '../xml-grammar.ts';
import { dataCategory, META_ELEMENTS, type MetaElement, moduleOf } from './data-categories.ts';
import { type Edition, editionOf, NAMES } from './edition.ts';
import type {
  Concept,
  Description,
  LanguageSection,
  Reference,
  Term,
  Termbase,
} from './termbase.ts';
import { problemsOf } from './validate.ts';

/** A file that was read, with what it takes to put terms back into it. */
export interface ReadTbx {
  termbase: Termbase;
  file: XmlText;
  /** What each concept, section and term was read from. */
  elements: ReadonlyMap<Concept | LanguageSection | Term, XmlElement>;
}

/** @throws FormatError when the file is not valid */
export function readTbx(bytes: Uint8Array): ReadTbx {
  const file = decodeXml(bytes);
  const xml = parseXml(file.text);
  const problems = problemsOf(xml);
  if (problems.length > 0) throw new FormatError(problems as [FormatProblem, ...FormatProblem[]]);
  const edition = editionOf(xml.root) as Edition;
  const elements = new Map<Concept | LanguageSection | Term, XmlElement>();
  return { termbase: readTermbase(xml.root, edition, elements), file, elements };
}

function readTermbase(
  root: XmlElement,
  edition: Edition,
  elements: Map<Concept | LanguageSection | Term, XmlElement>,
): Termbase {
  const names = NAMES[edition];
  const header = child(root, names.header);
  const fileDescription = header && child(header, 'fileDesc');
  const statement = fileDescription && child(fileDescription, 'titleStmt');
  const title = statement && child(statement, 'title');
  const content = child(root, 'text');
  const body = content && child(content, 'body');
  const back = content && child(content, 'back');
  return {
    edition,
    style: attribute(root, 'style') === 'dct' ? 'dct' : 'dca',
    dialect: attribute(root, 'type') ?? '',
    language: languageOf(root) ?? 'und',
    ...(title && { title: plain(title) }),
    sources: children(fileDescription, 'sourceDesc').flatMap((source) =>
      children(source, 'p').map(plain),
    ),
    concepts: children(body, names.concept).map(readConcept),
    references: children(back, 'refObjectSec', 'refObjectList').flatMap(readReferences),
  };

  function readConcept(element: XmlElement): Concept {
    const concept: Concept = {
      ...idOf(element),
      descriptions: readDescriptions(element, edition),
      languages: children(element, names.language).map(readLanguage),
    };
    elements.set(concept, element);
    return concept;
  }

  function readLanguage(element: XmlElement): LanguageSection {
    const section: LanguageSection = {
      language: languageOf(element) ?? 'und',
      descriptions: readDescriptions(element, edition),
      terms: children(element, names.term, 'ntig').flatMap(readTerm),
    };
    elements.set(section, element);
    return section;
  }

  /** `ntig` has the term and its notes in a group. */
  function readTerm(element: XmlElement): Term[] {
    const group = child(element, 'termGrp');
    const written = child(group ?? element, 'term');
    if (!written) return [];
    const term: Term = {
      ...idOf(element),
      text: plain(written),
      descriptions: [
        ...(group ? readDescriptions(group, edition) : []),
        ...readDescriptions(element, edition),
      ],
    };
    elements.set(term, written);
    return [term];
  }
}

function readDescriptions(parent: XmlElement, edition: Edition): Description[] {
  return childElements(parent).flatMap((element) => {
    if (element.uri === parent.uri && element.local.endsWith('Grp')) {
      if (element.local === 'termGrp') return [];
      const [first, ...others] = readDescriptions(element, edition);
      return first ? [{ ...first, group: others }] : [];
    }
    const description = readDescription(element, parent.uri, edition);
    return description ? [description] : [];
  });
}

function readDescription(
  element: XmlElement,
  uri: string,
  edition: Edition,
): Description | undefined {
  const kind = kindOf(element, uri, edition);
  if (!kind) return undefined;
  const language = languageOf(element);
  const target = attribute(element, 'target');
  return {
    ...kind,
    text: plain(element),
    ...idOf(element),
    ...(language !== undefined && { language }),
    ...(target !== undefined && { target }),
  };
}

/** What a description is, in either style. */
function kindOf(
  element: XmlElement,
  uri: string,
  edition: Edition,
): Pick<Description, 'element' | 'category' | 'module'> | undefined {
  const { local } = element;
  if (element.uri !== uri) {
    const known = moduleOf(element.uri) && dataCategory(local, edition);
    const stated = attribute(element, 'metaType') ?? attribute(element, 'metatype');
    const meta = known?.element ?? (isMeta(stated ?? '') ? (stated as MetaElement) : 'descrip');
    return { element: meta, category: local, ...(!known && { module: element.uri }) };
  }
  if (local === 'note' || local === 'date') return { element: local };
  if (!isMeta(local)) return undefined;
  return { element: local as MetaElement, category: attribute(element, 'type') ?? '' };
}

function readReferences(section: XmlElement): Reference[] {
  return children(section, 'refObject').map((object) => ({
    type: attribute(section, 'type') ?? '',
    ...idOf(object),
    items: itemsOf(object),
  }));
}

/** Items of a reference; sets and groups of them only hold them together. */
function itemsOf(parent: XmlElement): Reference['items'] {
  return childElements(parent).flatMap((element) => {
    if (element.local === 'itemSet' || element.local === 'itemGrp') return itemsOf(element);
    if (element.local !== 'item') return [];
    const type = attribute(element, 'type');
    return [{ ...(type !== undefined && { type }), text: plain(element) }];
  });
}

function isMeta(name: string): boolean {
  return META_ELEMENTS.includes(name as MetaElement);
}

function child(parent: XmlElement, name: string): XmlElement | undefined {
  return childElements(parent).find(({ local, uri }) => local === name && uri === parent.uri);
}

function children(parent: XmlElement | undefined, ...names: string[]): XmlElement[] {
  if (!parent) return [];
  return childElements(parent).filter(
    ({ local, uri }) => uri === parent.uri && names.includes(local),
  );
}

function idOf(element: XmlElement): { id?: string } {
  const id = attribute(element, 'id')?.trim();
  return id === undefined ? {} : { id };
}

function languageOf(element: XmlElement): string | undefined {
  return attribute(element, 'lang', XML_NAMESPACE);
}

/** The words of an element; lines and indentation are how the file is laid out. */
function plain(element: XmlElement): string {
  return textOf(element).replace(/\s+/gu, ' ').trim();
}
