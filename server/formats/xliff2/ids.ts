import { attribute, childElements, type XmlElement } from '../xml.ts';
import { XML_NAMESPACE } from '../xml-grammar.ts';
import type { XmlReport } from '../xml-report.ts';
import { isElement, nameOf } from './namespaces.ts';
import type { Inline, UnitView } from './unit.ts';

/** Identifiers of what stands in a document: of files, and within each of groups and units. */
export function checkDocumentIds(root: XmlElement, report: XmlReport): void {
  const files = childElements(root).filter((child) => isElement(child, 'file'));
  checkUnique(files, 'duplicate-file-id', report);
  checkNotes(root, report);
  for (const file of files) {
    const groups: XmlElement[] = [];
    const units: XmlElement[] = [];
    collect(file);
    checkUnique(groups, 'duplicate-group-id', report);
    checkUnique(units, 'duplicate-unit-id', report);

    function collect(element: XmlElement): void {
      checkNotes(element, report);
      checkExtensions(element, report);
      for (const child of childElements(element)) {
        if (isElement(child, 'unit')) {
          units.push(child);
          checkNotes(child, report);
          checkExtensions(child, report);
        } else if (isElement(child, 'group')) {
          groups.push(child);
          collect(child);
        }
      }
    }
  }
}

/**
 * Identifiers within a unit or a translation candidate: those of its parts and the inline elements of
 * its sources are of one kind; an inline element of a target has its own, or that of the element it
 * corresponds to.
 */
export function checkUnitIds(unit: UnitView, report: XmlReport): void {
  for (const child of childElements(unit.element)) {
    if (isElement(child, 'originalData')) {
      checkUnique(childElements(child), 'duplicate-data-id', report);
    }
  }
  const taken = new Map<string, Inline | undefined>();
  for (const { element } of unit.parts) {
    const id = isElement(element, 'segment', 'ignorable') ? attribute(element, 'id') : undefined;
    if (id === undefined) continue;
    if (taken.has(id)) duplicate('duplicate-segment-id', element, id, report);
    taken.set(id, undefined);
  }
  for (const inline of unit.source) {
    if (inline.id === undefined) continue;
    if (taken.has(inline.id)) duplicate('duplicate-inline-id', inline.element, inline.id, report);
    taken.set(inline.id, inline);
  }
  const inTarget = new Set<string>();
  for (const { id, element, name } of unit.target) {
    if (id === undefined) continue;
    if (inTarget.has(id)) duplicate('duplicate-inline-id', element, id, report);
    inTarget.add(id);
    if (!taken.has(id)) continue;
    const counterpart = taken.get(id);
    if (!counterpart) {
      duplicate('duplicate-inline-id', element, id, report);
    } else if (kindOf(counterpart.name) !== kindOf(name)) {
      report.add(
        'target-id-mismatch',
        element,
        `<${element.name} id="${id}"> in the target has the identifier of a ` +
          `<${counterpart.element.name}> in the source, which it does not correspond to.`,
      );
    }
  }
}

/** Elements that stand for the same thing: a pair can be written in two ways. */
function kindOf(name: string): string {
  return name === 'sc' ? 'pc' : name === 'sm' ? 'mrk' : name;
}

function checkNotes(element: XmlElement, report: XmlReport): void {
  for (const child of childElements(element)) {
    if (isElement(child, 'notes')) checkUnique(childElements(child), 'duplicate-note-id', report);
  }
}

/** Elements of extensions, whose identifiers are their namespace's within a file, group or unit. */
function checkExtensions(element: XmlElement, report: XmlReport): void {
  const taken = new Set<string>();
  for (const child of childElements(element)) {
    if (nameOf(child) === undefined) collect(child);
  }
  function collect(extension: XmlElement): void {
    const id = attribute(extension, 'id') ?? attribute(extension, 'id', XML_NAMESPACE);
    if (id !== undefined) {
      const key = `${extension.uri} ${id}`;
      if (taken.has(key)) duplicate('duplicate-extension-id', extension, id, report);
      taken.add(key);
    }
    for (const child of childElements(extension)) collect(child);
  }
}

/** Whether no two elements have the same `id`. */
export function checkUnique(
  elements: readonly XmlElement[],
  rule: string,
  report: XmlReport,
): void {
  const taken = new Set<string>();
  for (const element of elements) {
    const id = attribute(element, 'id');
    if (id === undefined) continue;
    if (taken.has(id)) duplicate(rule, element, id, report);
    taken.add(id);
  }
}

function duplicate(rule: string, element: XmlElement, id: string, report: XmlReport): void {
  report.add(rule, element, `The identifier "${id}" of <${element.name}> is taken already.`);
}
