import { childElements, type XmlElement } from '../xml.ts';

/** Namespaces of WordprocessingML, transitional and strict (ISO/IEC 29500-1 and -4). */
const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
/** The one that is written. */
export const WORD_NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);
export const RELATIONSHIPS_NAMESPACE =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Whether an element is the one of WordprocessingML of a name; of any, where none is given. */
export function isWord(element: XmlElement, ...names: string[]): boolean {
  return WORD.has(element.uri) && (names.length === 0 || names.includes(element.local));
}

/** The first child of WordprocessingML that has a name. */
export function wordChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childElements(element).find((child) => isWord(child, name));
}

/** All children of WordprocessingML that have a name. */
export function wordChildren(element: XmlElement | undefined, name: string): XmlElement[] {
  return element ? childElements(element).filter((child) => isWord(child, name)) : [];
}

/** An attribute of WordprocessingML; most elements have but one, `val`. */
export function wordValue(element: XmlElement | undefined, name = 'val'): string | undefined {
  return element?.attributes.find(({ local, uri }) => local === name && WORD.has(uri))?.value;
}

/** A child's attribute `val`. */
export function childValue(element: XmlElement | undefined, name: string): string | undefined {
  return wordValue(wordChild(element, name));
}

/** A whole number in a child's attribute `val`; undefined where there is none. */
export function childNumber(element: XmlElement | undefined, name: string): number | undefined {
  const value = childValue(element, name);
  return value !== undefined && /^[+-]?\d+$/u.test(value) ? Number(value) : undefined;
}

/** Whether a property that is either on or off is on (ISO/IEC 29500-1, 22.9.2.7). */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off|none)$/iu.test(wordValue(property) ?? 'on');
}

/** The identifier by which an element refers to a relationship of its part. */
export function relationshipId(element: XmlElement, name = 'id'): string | undefined {
  return element.attributes.find(({ local, uri }) => local === name && RELATIONSHIPS.has(uri))
    ?.value;
}

/** Every element in one, itself first, in the order of the text. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of childElements(element)) yield* descendants(child);
}

/** The prefix that a part writes WordprocessingML with, with its colon. */
export function wordPrefix(root: XmlElement): string {
  const declared = root.attributes.find(
    ({ name, value }) => name.startsWith('xmlns:') && WORD.has(value),
  );
  return `${declared?.local ?? 'w'}:`;
}
