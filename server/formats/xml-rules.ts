import type { FormatProblem } from './problem.ts';
import { attribute, childElements, type XmlElement } from './xml.ts';

/** Gathers what is wrong with a document of XML. */
export interface Report {
  problems: FormatProblem[];
  /** @param element where it is wrong: gives line and name */
  add(rule: string, element: XmlElement, message: string): void;
}

export function newReport(): Report {
  const problems: FormatProblem[] = [];
  return {
    problems,
    add: (rule, { line, name }, message) => problems.push({ rule, line, element: name, message }),
  };
}

/** What the content of an element has to be: names in order, each with how often it may come. */
export type ContentModel = readonly (readonly [name: string, times: '1' | '?' | '*' | '+'])[];

/**
 * Checks the children of an element against names in an order. Elements of other namespaces are left to
 * other rules.
 */
export function checkContent(element: XmlElement, model: ContentModel, report: Report): void {
  const children = childElements(element).filter(({ uri }) => uri === element.uri);
  let next = 0;
  for (const [name, times] of model) {
    let count = 0;
    while (children[next]?.local === name && (count === 0 || times === '*' || times === '+')) {
      count++;
      next++;
    }
    if (count === 0 && (times === '1' || times === '+')) {
      report.add('missing-element', element, `<${element.name}> needs a <${name}> here.`);
    }
  }
  const surplus = children[next];
  if (!surplus) return;
  const isKnown = model.some(([name]) => name === surplus.local);
  report.add(
    isKnown ? 'wrong-order' : 'unexpected-element',
    surplus,
    isKnown
      ? `<${surplus.name}> is out of its place in <${element.name}>, or one too many.`
      : `<${surplus.name}> may not stand in <${element.name}>.`,
  );
}

/** The value of an attribute that has to be there. */
export function required(element: XmlElement, name: string, report: Report): string | undefined {
  const value = attribute(element, name);
  if (value === undefined) {
    report.add('missing-attribute', element, `<${element.name}> needs the attribute ${name}.`);
  }
  return value;
}

/** Checks that an attribute, where it is there, has one of the values there are. */
export function oneOf(
  element: XmlElement,
  name: string,
  values: readonly string[],
  report: Report,
): void {
  const value = attribute(element, name);
  if (value === undefined || values.includes(value)) return;
  report.add(
    'attribute-value',
    element,
    `${name} has to be one of ${values.join(', ')}, not "${value}".`,
  );
}
