import type { BilingualDocument, Unit, UnitSegment } from '../document.ts';
import { type Replacement, spliceXml } from '../splice.ts';
import { replaceTag, startTag, withAttribute } from '../start-tag.ts';
import { attribute, childElements, type XmlElement } from '../xml.ts';
import { XML_NAMESPACE } from '../xml-grammar.ts';
import { indentBefore, inherited } from '../xml-layout.ts';
import { InlineRestorer } from './put-back-inline.ts';
import { type ReadUnit, readXliff2 } from './read.ts';
import { stateName } from './states.ts';
import type { UnitPart } from './unit.ts';
import { Identifiers, writeAttributes } from './write-inline.ts';

/**
 * A file with the targets and states of a document in it. Where these are as they were, so is every
 * byte.
 *
 * @throws FormatError when the file is not valid
 * @throws RangeError when the document has not the units and segments of the file
 */
export function putBackXliff2(original: Uint8Array, document: BilingualDocument): Uint8Array {
  const { document: before, file, root, units } = readXliff2(original);
  const replacements: Replacement[] = [];
  if (document.units.length !== units.length) {
    throw new RangeError(`The file has ${units.length} units, not ${document.units.length}.`);
  }
  let hasNewTarget = false;
  for (const [index, read] of units.entries()) {
    const unit = document.units[index] as Unit;
    const old = before.units[index] as Unit;
    if (unit.segments.length !== old.segments.length) {
      throw new RangeError(`The unit "${old.id}" has ${old.segments.length} segments.`);
    }
    const changed = changesOf(
      unit,
      old,
      read,
      file.text,
      attribute(root, 'trgLang') ?? languageOf(document),
    );
    hasNewTarget ||= changed.hasNewTarget;
    replacements.push(...changed.replacements);
  }
  if (hasNewTarget && attribute(root, 'trgLang') === undefined) {
    const tag = withAttribute(startTag(root, file.text), 'trgLang', languageOf(document));
    replacements.push(replaceTag(root, tag));
  }
  return replacements.length === 0 ? original : spliceXml(file, replacements);
}

function languageOf({ targetLanguage }: BilingualDocument): string {
  return targetLanguage ?? 'und';
}

function changesOf(
  unit: Unit,
  old: Unit,
  { element, segments, origins }: ReadUnit,
  file: string,
  language: string,
): { replacements: Replacement[]; hasNewTarget: boolean } {
  const replacements: Replacement[] = [];
  let hasNewTarget = false;
  const isChanged = unit.segments.some(
    ({ target }, index) => target !== old.segments[index]?.target,
  );
  // A span that begins in one segment and ends in another changes in both.
  const restorer = new InlineRestorer(file, prefixOf(element), origins, idsIn(element));
  const targets = isChanged ? restorer.write(unit.segments.map(({ target }) => target)) : [];
  for (const [index, segment] of unit.segments.entries()) {
    const before = old.segments[index] as UnitSegment;
    const part = segments[index] as UnitPart;
    if (segment.target !== before.target) {
      replacements.push(replaceTarget(part, segment.target, targets[index] ?? '', file, language));
      hasNewTarget ||= before.target === undefined;
    }
    const tag = stateTag(part, segment, before, file);
    if (tag !== undefined) replacements.push(replaceTag(part.element, tag));
  }
  return { replacements, hasNewTarget };
}

/** The start tag of a segment with another state; a sub-state belongs to the one it had. */
function stateTag(
  { element }: UnitPart,
  segment: UnitSegment,
  before: UnitSegment,
  file: string,
): string | undefined {
  const isUntranslated = segment.target === undefined;
  const hadState = attribute(element, 'state') !== undefined;
  const wanted = isUntranslated ? undefined : stateName(segment.state);
  if (
    segment.state === before.state &&
    !(isUntranslated && hadState && before.target !== undefined)
  ) {
    return undefined;
  }
  const tag = withAttribute(startTag(element, file), 'subState', undefined);
  return withAttribute(tag, 'state', wanted);
}

function replaceTarget(
  { source, target }: UnitPart,
  text: string | undefined,
  written: string,
  file: string,
  language: string,
): Replacement {
  if (target?.place) {
    const { start, contentStart, contentEnd, end } = target.place;
    if (text === undefined)
      return { from: start - indentBefore(file, start).length, to: end, text: '' };
    if (file[contentStart - 2] !== '/')
      return { from: contentStart, to: contentEnd, text: written };
    const tag = startTag(target, file).replace(/\s*\/>$/u, '>');
    return { from: start, to: end, text: `${tag}${written}</${target.name}>` };
  }
  const { start = 0, end = 0 } = source?.place ?? {};
  const name = (source?.name ?? 'source').replace(/source$/, 'target');
  const attributes: [string, string][] = [];
  if (source && inherited(source.parent ?? source, 'lang') !== undefined) {
    attributes.push(['xml:lang', language]);
  }
  const space = source && attribute(source, 'space', XML_NAMESPACE);
  if (space !== undefined) attributes.push(['xml:space', space]);
  const tag = `<${name}${writeAttributes(attributes)}>${written}</${name}>`;
  return { from: end, to: end, text: `${indentBefore(file, start)}${tag}` };
}

function prefixOf({ name }: XmlElement): string {
  return name.includes(':') ? `${name.split(':')[0]}:` : '';
}

/** Identifiers of everything in a unit. */
function idsIn(element: XmlElement): Identifiers {
  const taken = new Identifiers();
  collect(element);
  return taken;

  function collect(parent: XmlElement): void {
    for (const child of childElements(parent)) {
      const id = attribute(child, 'id');
      if (id !== undefined) taken.take(id, 'c');
      collect(child);
    }
  }
}
