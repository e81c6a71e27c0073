import type { Alternative, BilingualDocument, Note, Unit, UnitSegment } from '../document.ts';
import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, parseXml, textOf, type XmlElement } from '../xml.ts';
import { decodeXml, type XmlText } from '../xml-bytes.ts';
import { isElement } from './namespaces.ts';
import { InlineReader } from './read-inline.ts';
import { marksOf } from './segmentation.ts';
import { isState, stateOf } from './states.ts';
import { kindOf, OWN } from './types.ts';
import { problemsOf } from './validate.ts';

/** A file that was read, with what it takes to put texts back into it. */
export interface ReadXliff {
  document: BilingualDocument;
  file: XmlText;
  units: ReadUnit[];
}

/** What a unit of the document was read from. */
export interface ReadUnit {
  element: XmlElement;
  source: XmlElement;
  /** Where segments are marked, and the document has these. */
  segmented: XmlElement | undefined;
  target: XmlElement | undefined;
  /** The element each code stands for, by its key. */
  origins: ReadonlyMap<string, XmlElement>;
}

/** @throws FormatError when the file is not valid */
export function readXliff(bytes: Uint8Array): ReadXliff {
  const file = decodeXml(bytes);
  const xml = parseXml(file.text);
  const problems = problemsOf(xml);
  if (problems.length > 0) throw new FormatError(problems as [FormatProblem, ...FormatProblem[]]);
  const files = childElements(xml.root).filter((child) => isElement(child, 'file'));
  const units: ReadUnit[] = [];
  const targetLanguages = files.map((each) => attribute(each, 'target-language'));
  const document: BilingualDocument = {
    sourceLanguage: attribute(files[0] as XmlElement, 'source-language') ?? '',
    targetLanguage: targetLanguages.find((language) => language !== undefined),
    units: [],
  };
  for (const [index, each] of files.entries()) collect(each, `${index + 1}/`, true);
  return { document, file, units };

  function collect(parent: XmlElement, path: string, isTranslatable: boolean): void {
    for (const child of childElements(parent)) {
      if (!isElement(child, 'body', 'group', 'bin-unit', 'trans-unit')) continue;
      const id = attribute(child, 'id');
      const childPath = id === undefined ? path : `${path}${escapeId(id)}`;
      const translate = attribute(child, 'translate');
      const isChildTranslatable = translate === undefined ? isTranslatable : translate === 'yes';
      if (isElement(child, 'trans-unit')) {
        const { unit, read } = readUnit(child, childPath, isChildTranslatable);
        document.units.push(unit);
        units.push(read);
      } else {
        collect(child, id === undefined ? path : `${childPath}/`, isChildTranslatable);
      }
    }
  }
}

/** An identifier of a file as one piece of a path. */
export function escapeId(id: string): string {
  return id.replace(/[%/]/g, encodeURIComponent);
}

function readUnit(
  element: XmlElement,
  id: string,
  isTranslatable: boolean,
): { unit: Unit; read: ReadUnit } {
  const children = childElements(element);
  const child = (name: string) => children.find((candidate) => isElement(candidate, name));
  const source = child('source') as XmlElement;
  const target = child('target');
  const segmented = child('seg-source');
  const marks = segmented ? marksOf(segmented) : [];
  const targetMarks = target ? marksOf(target) : [];
  // A target that is one text cannot be divided among the segments of its source.
  const isSegmented = marks.length > 0 && (!target || targetMarks.length > 0 || isEmpty(target));
  const reader = new InlineReader();
  const parts = isSegmented
    ? marks.map((mark) => {
        const mid = attribute(mark, 'mid');
        return {
          id: mid,
          source: mark,
          target: targetMarks.find((other) => attribute(other, 'mid') === mid),
        };
      })
    : [
        {
          id: undefined,
          source,
          target: target && isUntranslated(target, source) ? undefined : target,
        },
      ];
  const state = stateOf(
    target && attribute(target, 'state'),
    target && attribute(target, 'state-qualifier'),
    attribute(element, 'approved'),
  );
  const sources = parts.map((part) => reader.read(part.source));
  const targets = parts.map((part) => part.target && reader.read(part.target));
  const proposals = children.filter((candidate) => isElement(candidate, 'alt-trans'));
  const segments = parts.map((part, index): UnitSegment => {
    const own = part.target && attribute(part.target, 'state', OWN);
    const alternatives = proposals
      .filter((proposal) => attribute(proposal, 'mid') === part.id)
      .flatMap((proposal) => readProposal(proposal, reader))
      .sort((a, b) => (b.quality ?? -1) - (a.quality ?? -1));
    return {
      ...(part.id !== undefined && { id: part.id }),
      source: sources[index] ?? '',
      target: targets[index],
      state: targets[index] === undefined ? 'machine' : isState(own) ? own : state,
      ...(alternatives.length > 0 && { alternatives }),
    };
  });
  const unit: Unit = {
    id,
    ...kindOf(attribute(element, 'restype')),
    isTranslatable,
    segments,
    codes: reader.codes,
    notes: children.filter((candidate) => isElement(candidate, 'note')).map(readNote),
  };
  return {
    unit,
    read: {
      element,
      source,
      segmented: isSegmented ? segmented : undefined,
      target,
      origins: reader.origins,
    },
  };
}

/** An empty target that waits for a translation, as many tools write it. */
function isUntranslated(target: XmlElement, source: XmlElement): boolean {
  const state = attribute(target, 'state') ?? 'new';
  return isEmpty(target) && !isEmpty(source) && (state === 'new' || state === 'needs-translation');
}

function isEmpty(element: XmlElement): boolean {
  return element.children.every((child) => child.type === 'text' && child.text.trim() === '');
}

function readNote(note: XmlElement): Note {
  const author = attribute(note, 'from');
  const about = attribute(note, 'annotates');
  return {
    text: textOf(note),
    ...(author !== undefined && { author }),
    ...((about === 'source' || about === 'target') && { about }),
  };
}

function readProposal(proposal: XmlElement, reader: InlineReader): Alternative[] {
  const kind = attribute(proposal, 'alttranstype') ?? 'proposal';
  if (kind !== 'proposal' && kind !== 'accepted') return [];
  const children = childElements(proposal);
  const source = children.find((child) => isElement(child, 'source'));
  const origin = attribute(proposal, 'origin');
  const quality = qualityOf(attribute(proposal, 'match-quality'));
  return children
    .filter((child) => isElement(child, 'target'))
    .map((target) => ({
      source: source ? reader.readKnown(source) : '',
      target: reader.readKnown(target),
      ...(origin !== undefined && { origin }),
      ...(quality !== undefined && { quality }),
    }));
}

/** Tools write per cent, with the sign or without; what is no number says nothing here. */
function qualityOf(written: string | undefined): number | undefined {
  const number = /^\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(written ?? '')?.[1];
  return number === undefined ? undefined : Math.min(1, Number(number) / 100);
}
