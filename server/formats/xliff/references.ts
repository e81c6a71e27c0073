import { attribute, childElements, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { isElement } from './namespaces.ts';

/** Identifiers that are unique in a file, and references to its tools and phases. */
export function checkReferences(file: XmlElement, report: XmlReport): void {
  const elements = elementsOf(file);
  const named = (name: string) => elements.filter((element) => isElement(element, name));
  const units = elements.filter((element) => isElement(element, 'trans-unit', 'bin-unit'));
  checkUnique(units, 'id', 'duplicate-unit-id', report);
  checkUnique(named('group'), 'id', 'duplicate-group-id', report);
  const tools = checkUnique(named('tool'), 'tool-id', 'duplicate-tool-id', report);
  const phases = checkUnique(named('phase'), 'phase-name', 'duplicate-phase', report);
  for (const element of [file, ...elements]) {
    const tool = isElement(element, 'tool') ? undefined : attribute(element, 'tool-id');
    if (tool !== undefined && !tools.has(tool)) {
      report.add('tool-reference', element, `There is no <tool> "${tool}" in the header.`);
    }
    const phase = isElement(element, 'phase') ? undefined : attribute(element, 'phase-name');
    if (phase !== undefined && !phases.has(phase)) {
      report.add('phase-reference', element, `There is no <phase> "${phase}" in the header.`);
    }
  }
}

function checkUnique(
  elements: readonly XmlElement[],
  name: string,
  rule: string,
  report: XmlReport,
): Set<string> {
  const taken = new Set<string>();
  for (const element of elements) {
    const value = attribute(element, name);
    if (value === undefined) continue;
    if (taken.has(value)) {
      report.add(rule, element, `The ${name} "${value}" of <${element.name}> is taken already.`);
    }
    taken.add(value);
  }
  return taken;
}

/** Everything in a file that is of XLIFF. */
function elementsOf(parent: XmlElement): XmlElement[] {
  return childElements(parent).flatMap((child) =>
    child.uri === parent.uri ? [child, ...elementsOf(child)] : [],
  );
}
