import { attribute, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { isElement, MODULES } from '../namespaces.ts';

const SELECTORS = ['plural', 'ordinal', 'gender', 'select'];
const PLURAL = /^(?:\d+(?:\.\d+)?|zero|one|two|few|many|other)$/;

/** Plural, Gender and Select: what a unit chooses by, and what each variant of it is for. */
export function checkVariants(element: XmlElement, report: XmlReport): void {
  const choice = attribute(element, 'switch', MODULES.pgs);
  if (choice !== undefined) checkSwitch(element, choice, report);
  const variant = attribute(element, 'case', MODULES.pgs);
  if (variant !== undefined) checkCase(element, variant, report);
}

function checkSwitch(element: XmlElement, choice: string, report: XmlReport): void {
  if (!isElement(element, 'unit', 'group')) {
    report.add('switch-place', element, 'A switch is one of a unit or a group.');
  }
  for (const item of items(choice)) {
    const [selector = '', ...variable] = item.split(':');
    if (SELECTORS.includes(selector) && variable.length === 1 && variable[0] !== '') continue;
    const message = `"${item}" is no selector (${SELECTORS.join(', ')}) with a variable.`;
    report.add('switch-selector', element, message);
  }
}

function checkCase(element: XmlElement, variant: string, report: XmlReport): void {
  let at = element.parent;
  while (at && attribute(at, 'switch', MODULES.pgs) === undefined) at = at.parent;
  const choice = at && attribute(at, 'switch', MODULES.pgs);
  if (choice === undefined) {
    report.add('case-without-switch', element, 'Nothing around it has the switch of this case.');
    return;
  }
  const selectors = items(choice).map((item) => item.split(':')[0] ?? '');
  const values = items(variant);
  if (values.length !== selectors.length) {
    const message = `The case "${variant}" has not as many values as the switch "${choice}".`;
    report.add('case-length', element, message);
  }
  for (const [index, value] of values.entries()) {
    const isCount = selectors[index] === 'plural' || selectors[index] === 'ordinal';
    if (!isCount || PLURAL.test(value)) continue;
    report.add('case-value', element, `"${value}" is neither a number nor a plural category.`);
  }
}

/** Lists are written with commas in one place of the specification, and with spaces in another. */
function items(list: string): string[] {
  return list.trim().split(/[\s,]+/);
}
