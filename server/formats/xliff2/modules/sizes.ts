import { attribute, childElements, type XmlElement } from '../../xml.ts';
import { XML_NAMESPACE } from '../../xml-grammar.ts';
import type { XmlReport } from '../../xml-report.ts';
import { isElement, MODULES } from '../namespaces.ts';

const ON_ENDS = [
  'equivStorage',
  'sizeInfo',
  'sizeInfoRef',
  'sizeRestriction',
  'storageRestriction',
];

/** Size and Length Restriction: the attributes an element has of it. */
export function checkSizes(element: XmlElement, report: XmlReport): void {
  const present = ON_ENDS.filter((name) => attribute(element, name, MODULES.slr) !== undefined);
  if (present.length === 0) return;
  if (isElement(element, 'ec') && attribute(element, 'isolated') !== 'yes') {
    report.add('size-on-end-code', element, 'Only an isolated <ec> has attributes of sizes.');
  }
  const info = attribute(element, 'sizeInfo', MODULES.slr);
  const infoRef = attribute(element, 'sizeInfoRef', MODULES.slr);
  if (info !== undefined && infoRef !== undefined) {
    report.add('size-info-twice', element, 'There may be a sizeInfo or a sizeInfoRef, not both.');
  }
  if (info !== undefined && !isSize(info, element)) {
    report.add('size-info-value', element, `The sizeInfo "${info}" is no whole number.`);
  }
  if (infoRef !== undefined && !isKept(infoRef, element)) {
    const message = `The sizeInfoRef "${infoRef}" points to nothing in a <slr:data> around it.`;
    report.add('size-info-reference', element, message);
  }
}

/** Profiles of the specification count in whole numbers; others say things in their own way. */
function isSize(value: string, element: XmlElement): boolean {
  if (/^\d+(?:,\d+)?$/.test(value)) return true;
  return generalProfile(element) !== 'xliff:codepoints' && Number.isNaN(Number(value));
}

function generalProfile(element: XmlElement): string | undefined {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const profiles = childElements(at).find(
      ({ uri, local }) => uri === MODULES.slr && local === 'profiles',
    );
    if (profiles) return attribute(profiles, 'generalProfile');
  }
  return undefined;
}

function isKept(id: string, element: XmlElement): boolean {
  for (let at = element.parent; at; at = at.parent) {
    const data = childElements(at).filter(
      ({ uri, local }) => uri === MODULES.slr && local === 'data',
    );
    if (data.some((datum) => childElements(datum).some((child) => hasId(child, id)))) return true;
  }
  return false;
}

function hasId(element: XmlElement, id: string): boolean {
  return (
    attribute(element, 'id') === id ||
    attribute(element, 'id', XML_NAMESPACE) === id ||
    childElements(element).some((child) => hasId(child, id))
  );
}
