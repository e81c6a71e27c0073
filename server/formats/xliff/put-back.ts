import type { BilingualDocument, Unit } from '../document.ts';
import { type Replacement, spliceXml } from '../splice.ts';
import { replaceTag, startTag, withAttribute } from '../start-tag.ts';
import { attribute, type XmlElement } from '../xml.ts';
import { indentBefore } from '../xml-layout.ts';
import { InlineRestorer } from './put-back-inline.ts';
import { type ReadUnit, readXliff } from './read.ts';
import { marksOf } from './segmentation.ts';
import { leastState, stateAttributes } from './states.ts';
import { OWN } from './types.ts';

/**
 * A file with the targets and states of a document in it. Where these are as they were, so is every
 * byte.
 *
 * @throws FormatError when the file is not valid
 * @throws RangeError when the document has not the units and segments of the file
 */
export function putBackXliff(original: Uint8Array, document: BilingualDocument): Uint8Array {
  const { document: before, file, units } = readXliff(original);
  if (document.units.length !== units.length) {
    throw new RangeError(`The file has ${units.length} units, not ${document.units.length}.`);
  }
  const replacements: Replacement[] = [];
  const files = new Set<XmlElement>();
  for (const [index, read] of units.entries()) {
    const unit = document.units[index] as Unit;
    const old = before.units[index] as Unit;
    if (unit.segments.length !== old.segments.length) {
      throw new RangeError(`The unit "${old.id}" has ${old.segments.length} segments.`);
    }
    const isSame = unit.segments.every(({ target, state }, place) => {
      const segment = old.segments[place];
      return target === segment?.target && (target === undefined || state === segment?.state);
    });
    if (isSame) continue;
    replacements.push(...replaceUnit(unit, old, read, file.text));
    files.add(fileOf(read.element));
  }
  for (const element of files) {
    const { targetLanguage } = document;
    if (targetLanguage === undefined || attribute(element, 'target-language') !== undefined)
      continue;
    const tag = withAttribute(startTag(element, file.text), 'target-language', targetLanguage);
    replacements.push(replaceTag(element, tag));
  }
  return replacements.length === 0 ? original : spliceXml(file, replacements);
}

function replaceUnit(unit: Unit, old: Unit, read: ReadUnit, file: string): Replacement[] {
  const { element, source, segmented, target } = read;
  const translated = unit.segments.filter((segment) => segment.target !== undefined);
  const state = leastState(translated.map((segment) => segment.state));
  const isApproved = translated.length > 0 && state === 'approved';
  const replacements: Replacement[] = [];
  const approved = attribute(element, 'approved');
  if ((approved === 'yes') !== isApproved) {
    const value = isApproved ? 'yes' : approved === undefined ? undefined : 'no';
    replacements.push(
      replaceTag(element, withAttribute(startTag(element, file), 'approved', value)),
    );
  }
  const behind = segmented ?? siblingSegmented(read) ?? source;
  const name = `${prefixOf(element)}target`;
  if (translated.length === 0) {
    if (target?.place) {
      const { start, end } = target.place;
      replacements.push({ from: start - indentBefore(file, start).length, to: end, text: '' });
    }
    return replacements;
  }
  const isChanged = unit.segments.some(
    (segment, index) => segment.target !== old.segments[index]?.target,
  );
  const hasOwnStates = translated.some((segment) => segment.state !== state);
  const { contentStart = 0, contentEnd = 0 } = target?.place ?? {};
  const content =
    isChanged || segmented
      ? contentOf(unit, read, file, hasOwnStates ? state : undefined)
      : file.slice(contentStart, contentEnd);
  let tag = target ? startTag(target, file).replace(/\s*\/>$/u, '>') : `<${name}>`;
  for (const [key, value] of stateAttributes(state)) tag = withAttribute(tag, key, value);
  const written = `${tag}${content}</${target?.name ?? name}>`;
  if (target?.place) {
    replacements.push({ from: target.place.start, to: target.place.end, text: written });
  } else {
    const { start = 0, end = 0 } = behind.place ?? {};
    replacements.push({ from: end, to: end, text: indentBefore(file, start) + written });
  }
  return replacements;
}

/** The content of a target; in a segmented unit, laid out as the segments of the source are. */
function contentOf(
  unit: Unit,
  { element, segmented, origins }: ReadUnit,
  file: string,
  unitState: string | undefined,
): string {
  const restorer = new InlineRestorer(file, prefixOf(element), origins);
  const texts = restorer.write(unit.segments.map((segment) => segment.target));
  if (!segmented?.place) return texts[0] ?? '';
  let content = '';
  let end = segmented.place.contentStart;
  for (const [index, mark] of marksOf(segmented).entries()) {
    const segment = unit.segments[index];
    if (!mark.place || !segment) continue;
    content += file.slice(end, mark.place.start);
    end = mark.place.end;
    if (segment.target === undefined) continue;
    const own =
      unitState === undefined || segment.state === unitState
        ? ''
        : ` xmlns:emend="${OWN}" emend:state="${segment.state}"`;
    const tag = startTag(mark, file).replace(/\s*\/?>$/u, `${own}>`);
    content += `${tag}${texts[index]}</${mark.name}>`;
  }
  return content + file.slice(end, segmented.place.contentEnd);
}

/** A segmentation that the document does not have still stands before the target. */
function siblingSegmented({ element }: ReadUnit): XmlElement | undefined {
  return element.children.find(
    (child) =>
      child.type === 'element' && child.local === 'seg-source' && child.uri === element.uri,
  ) as XmlElement | undefined;
}

function fileOf(element: XmlElement): XmlElement {
  let at = element;
  while (at.parent && at.local !== 'file') at = at.parent;
  return at;
}

function prefixOf({ name }: XmlElement): string {
  return name.includes(':') ? `${name.split(':')[0]}:` : '';
}
