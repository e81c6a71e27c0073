import { attribute, childElements, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { checkUnique } from '../ids.ts';
import { checkResourceLanguages } from '../languages.ts';

/**
 * Resource Data: where resources are, and which of them a unit uses.
 *
 * @param items identifiers of the resources of the file and its units
 */
export function checkResources(
  root: XmlElement,
  resources: XmlElement,
  items: ReadonlySet<string>,
  report: XmlReport,
): void {
  const children = childElements(resources).filter(({ uri }) => uri === resources.uri);
  checkUnique(children, 'duplicate-resource-id', report);
  for (const child of children) {
    if (child.local === 'resourceItemRef') {
      const ref = attribute(child, 'ref');
      if (ref === undefined || items.has(ref)) continue;
      report.add('resource-reference', child, `There is no resource "${ref}" in the file.`);
    } else {
      checkItem(root, child, report);
    }
  }
}

function checkItem(root: XmlElement, item: XmlElement, report: XmlReport): void {
  checkResourceLanguages(root, item, report);
  const texts = childElements(item).filter(({ local }) => local !== 'reference');
  for (const text of texts) {
    const isEmpty = isWithoutContent(text);
    if ((attribute(text, 'href') !== undefined) === isEmpty) continue;
    const message = isEmpty
      ? `<${text.name}> has neither content nor an href.`
      : `<${text.name}> has content, and so may have no href.`;
    report.add('resource-href-or-content', text, message);
  }
  if (texts.length > 0 && texts.every(isWithoutContent) && !attribute(item, 'mimeType')) {
    report.add('resource-type-missing', item, 'A resource that is elsewhere needs its mimeType.');
  }
}

function isWithoutContent(element: XmlElement): boolean {
  return !element.children.some(
    (node) =>
      node.type === 'element' ||
      ((node.type === 'text' || node.type === 'cdata') && node.text.trim() !== ''),
  );
}
