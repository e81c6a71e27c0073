import type { Alternative, BilingualDocument, Note, Unit, UnitSegment } from '../document.ts';
import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, parseXml, textOf, type XmlElement } from '../xml.ts';
import { decodeXml, type XmlText } from '../xml-bytes.ts';
import { kindOf } from './kinds.ts';
import { isElement, nameOf } from './namespaces.ts';
import { type CodeOrigin, InlineReader } from './read-inline.ts';
import { stateOf } from './states.ts';
import { type UnitPart, viewUnit } from './unit.ts';
import { problemsOf } from './validate.ts';

/** Namespace of the one attribute we add to notes: who wrote them. */
export const OWN = 'urn:emend:xliff';

/** A file that was read, with what it takes to put texts back into it. */
export interface ReadXliff2 {
  document: BilingualDocument;
  file: XmlText;
  root: XmlElement;
  units: ReadUnit[];
}

/** What a unit of the document was read from. */
export interface ReadUnit {
  element: XmlElement;
  segments: UnitPart[];
  /** What each code stands for, by its key. */
  origins: ReadonlyMap<string, CodeOrigin>;
}

/** @throws FormatError when the file is not valid */
export function readXliff2(bytes: Uint8Array): ReadXliff2 {
  const file = decodeXml(bytes);
  const xml = parseXml(file.text);
  const problems = problemsOf(xml);
  if (problems.length > 0) throw new FormatError(problems as [FormatProblem, ...FormatProblem[]]);
  const { root } = xml;
  const units: ReadUnit[] = [];
  const document: BilingualDocument = {
    sourceLanguage: attribute(root, 'srcLang') ?? '',
    targetLanguage: attribute(root, 'trgLang'),
    units: [],
  };
  collect(root, '', true);
  return { document, file, root, units };

  function collect(parent: XmlElement, path: string, isTranslatable: boolean): void {
    for (const child of childElements(parent)) {
      if (!isElement(child, 'file', 'group', 'unit')) continue;
      const childPath = `${path}${attribute(child, 'id')}`;
      const translate = attribute(child, 'translate');
      const isChildTranslatable = translate === undefined ? isTranslatable : translate === 'yes';
      if (isElement(child, 'unit')) {
        const { unit, read } = readUnit(child, childPath, isChildTranslatable);
        document.units.push(unit);
        units.push(read);
      } else {
        collect(child, `${childPath}/`, isChildTranslatable);
      }
    }
  }
}

function readUnit(
  element: XmlElement,
  id: string,
  isTranslatable: boolean,
): { unit: Unit; read: ReadUnit } {
  const { parts } = viewUnit(element);
  const segments = parts.filter((part) => isElement(part.element, 'segment'));
  const reader = new InlineReader(element);
  const sources = segments.map(({ source }) => (source ? reader.read(source) : ''));
  const targets = segments.map(({ target }) => target && reader.read(target));
  const alternatives = readCandidates(element, segments, reader);
  const unit: Unit = {
    id,
    ...kindOf(element),
    isTranslatable,
    segments: segments.map((part, index) => {
      const segmentId = attribute(part.element, 'id');
      const proposed = alternatives.get(part) ?? [];
      const segment: UnitSegment = {
        ...(segmentId !== undefined && { id: segmentId }),
        source: sources[index] ?? '',
        target: targets[index],
        state: stateOf(attribute(part.element, 'state')),
        ...(proposed.length > 0 && { alternatives: proposed }),
      };
      return segment;
    }),
    codes: reader.codes,
    notes: readNotes(element),
  };
  return { unit, read: { element, segments, origins: reader.origins } };
}

function readNotes(unit: XmlElement): Note[] {
  return childElements(unit)
    .filter((child) => isElement(child, 'notes'))
    .flatMap(childElements)
    .map((note) => {
      const author = attribute(note, 'author', OWN);
      const about = attribute(note, 'appliesTo');
      return {
        text: textOf(note),
        ...(author !== undefined && { author }),
        ...((about === 'source' || about === 'target') && { about }),
      };
    });
}

/** Candidates of each segment, the best first; those for a marked part of it are not among them. */
function readCandidates(
  unit: XmlElement,
  segments: readonly UnitPart[],
  reader: InlineReader,
): Map<UnitPart, Alternative[]> {
  const found = new Map<UnitPart, Alternative[]>();
  for (const matches of childElements(unit)) {
    if (nameOf(matches) !== 'mtc:matches') continue;
    for (const match of childElements(matches)) {
      const id = /^#(?:.*\/)?([^/=]+)$/.exec(attribute(match, 'ref') ?? '')?.[1];
      const segment = segments.find(({ element }) => attribute(element, 'id') === id);
      if (id === undefined || !segment || attribute(match, 'reference') === 'yes') continue;
      found.set(segment, [...(found.get(segment) ?? []), readCandidate(match, reader)]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => (b.quality ?? -1) - (a.quality ?? -1));
  return found;
}

function readCandidate(match: XmlElement, reader: InlineReader): Alternative {
  const [source, target] = ['source', 'target'].map((side) => {
    const text = childElements(match).find((child) => isElement(child, side));
    return text ? reader.readKnown(text) : '';
  });
  const origin = attribute(match, 'origin');
  const quality = attribute(match, 'similarity') ?? attribute(match, 'matchQuality');
  return {
    source: source ?? '',
    target: target ?? '',
    ...(origin !== undefined && { origin }),
    ...(quality !== undefined && { quality: Number(quality) / 100 }),
  };
}
