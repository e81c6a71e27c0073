import { attribute, childElements, type XmlElement } from '../xml.ts';
import { isElement, nameOf } from './namespaces.ts';

export type SideName = 'source' | 'target';

/** A segment or an ignorable of a unit. */
export interface UnitPart {
  element: XmlElement;
  source: XmlElement | undefined;
  target: XmlElement | undefined;
}

/** An inline element, and the part of the unit it stands in. */
export interface Inline {
  element: XmlElement;
  name: string;
  id: string | undefined;
  part: UnitPart;
}

/** A unit (or a translation candidate, which has one part) with its inline elements in order. */
export interface UnitView {
  element: XmlElement;
  parts: UnitPart[];
  source: Inline[];
  /** In the order of the target text, which `order` can change. */
  target: Inline[];
  /** Identifiers of the original data. */
  data: Set<string>;
}

export function viewUnit(element: XmlElement): UnitView {
  const parts = childElements(element)
    .filter((child) => isElement(child, 'segment', 'ignorable'))
    .map(partOf);
  return view(element, parts);
}

/** A translation candidate, which is a part and its own original data at once. */
export function viewCandidate(element: XmlElement): UnitView {
  return view(element, [partOf(element)]);
}

function view(element: XmlElement, parts: UnitPart[]): UnitView {
  const data = new Set<string>();
  for (const child of childElements(element)) {
    if (!isElement(child, 'originalData')) continue;
    for (const datum of childElements(child)) data.add(attribute(datum, 'id') ?? '');
  }
  const targets = parts
    .map((part, index) => ({ part, order: orderOf(part, index) }))
    .sort((a, b) => a.order - b.order);
  return {
    element,
    parts,
    source: parts.flatMap((part) => inlinesOf(part.source, part)),
    target: targets.flatMap(({ part }) => inlinesOf(part.target, part)),
    data,
  };
}

/** Place of a part in the target text, from 1. */
export function orderOf({ target }: UnitPart, index: number): number {
  const order = target && attribute(target, 'order');
  return order === undefined ? index + 1 : Number(order);
}

function partOf(element: XmlElement): UnitPart {
  const children = childElements(element);
  return {
    element,
    source: children.find((child) => isElement(child, 'source')),
    target: children.find((child) => isElement(child, 'target')),
  };
}

function inlinesOf(parent: XmlElement | undefined, part: UnitPart): Inline[] {
  if (!parent) return [];
  return childElements(parent).flatMap((element) => [
    { element, name: nameOf(element) ?? '', id: attribute(element, 'id'), part },
    ...inlinesOf(element, part),
  ]);
}

/** Whether it is an inline code: something of the original format, not an annotation. */
export function isCode({ name }: Inline): boolean {
  return name === 'ph' || name === 'pc' || name === 'sc' || name === 'ec';
}
