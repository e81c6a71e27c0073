import type { XmlElement, XmlNode } from './xml.ts';
import type { XmlReport } from './xml-report.ts';
import { language, space, type ValueType } from './xml-values.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** What an element of a vocabulary has and holds. */
export interface ElementRule {
  /** By name, with the prefix `xml:` where they have it; a name that ends in `!` is required. */
  attributes: Readonly<Record<string, ValueType>>;
  content: Content;
  /** Whether it may have attributes of other vocabularies, `xml:` included. */
  hasForeignAttributes?: boolean;
}

/**
 * What may stand in an element: nothing, text, text and elements, elements in an order, or anything.
 * `*` is any element of another vocabulary.
 */
export type Content =
  | { kind: 'empty' | 'text' | 'any' }
  | { kind: 'mixed'; elements: readonly string[] }
  | { kind: 'sequence'; parts: readonly Part[] };

/** Elements of a sequence that stand in the same place of it, in any order among themselves. */
export interface Part {
  elements: readonly string[];
  least: number;
  most: number;
}

/** A part of a sequence: `part('0..n', 'a', 'b')`. */
export function part(count: '1' | '0..1' | '0..n' | '1..n', ...elements: string[]): Part {
  return {
    elements,
    least: count.startsWith('0') ? 0 : 1,
    most: count.endsWith('n') ? Number.POSITIVE_INFINITY : 1,
  };
}

export function sequence(...parts: Part[]): Content {
  return { kind: 'sequence', parts };
}

export function mixed(...elements: string[]): Content {
  return { kind: 'mixed', elements };
}

export const EMPTY: Content = { kind: 'empty' };
export const TEXT: Content = { kind: 'text' };
export const ANY: Content = { kind: 'any' };

/** The elements of a vocabulary, by the names `nameOf` gives. */
export interface Grammar {
  /** The name an element goes by in the rules; undefined for one of another vocabulary. */
  nameOf(element: XmlElement): string | undefined;
  rules: ReadonlyMap<string, ElementRule>;
  /** Called for attributes with a namespace that is not that of XML. */
  checkForeignAttribute?(element: XmlElement, index: number, rule: ElementRule): boolean;
}

/** Checks an element and all that is in it against a grammar. */
export function checkGrammar(element: XmlElement, grammar: Grammar, report: XmlReport): void {
  const name = grammar.nameOf(element);
  const rule = name === undefined ? undefined : grammar.rules.get(name);
  if (!rule) {
    if (name === undefined) return;
    report.add('unknown-element', element, `There is no element <${element.name}> in this format.`);
    return;
  }
  checkAttributes(element, rule, grammar, report);
  checkContent(element, rule.content, grammar, report);
  if (rule.content.kind === 'any') return;
  for (const child of element.children) {
    if (child.type === 'element') checkGrammar(child, grammar, report);
  }
}

function checkAttributes(
  element: XmlElement,
  rule: ElementRule,
  grammar: Grammar,
  report: XmlReport,
): void {
  const { types, required } = attributesOf(rule);
  const present = new Set<string>();
  for (const [index, { name, local, uri, value }] of element.attributes.entries()) {
    if (uri === XMLNS_NAMESPACE || name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const key = uri === XML_NAMESPACE ? `xml:${local}` : uri === '' ? local : undefined;
    if (key === undefined) {
      if (grammar.checkForeignAttribute?.(element, index, rule) ?? rule.hasForeignAttributes)
        continue;
      report.add(
        'extension-attribute-not-allowed',
        element,
        `<${element.name}> may not have the attribute ${name} of another namespace.`,
      );
      continue;
    }
    present.add(key);
    const type = types.get(key) ?? xmlType(key, rule);
    if (!type) {
      report.add('attribute-not-allowed', element, `<${element.name}> has no attribute ${name}.`);
    } else if (!type.isValid(value)) {
      report.add(
        'attribute-value',
        element,
        `The attribute ${name}="${value}" of <${element.name}> is not ${type.description}.`,
      );
    }
  }
  for (const key of required) {
    if (present.has(key)) continue;
    report.add('attribute-missing', element, `<${element.name}> lacks the attribute ${key}.`);
  }
}

/** The attributes of a rule by their bare names; worked out once, as files have many elements. */
function attributesOf(rule: ElementRule): { types: Map<string, ValueType>; required: string[] } {
  const known = ATTRIBUTES.get(rule);
  if (known) return known;
  const entries = Object.entries(rule.attributes);
  const found = {
    types: new Map(entries.map(([name, type]) => [name.replace(/!$/, ''), type])),
    required: entries.filter(([name]) => name.endsWith('!')).map(([name]) => name.slice(0, -1)),
  };
  ATTRIBUTES.set(rule, found);
  return found;
}

const ATTRIBUTES = new WeakMap<
  ElementRule,
  { types: Map<string, ValueType>; required: string[] }
>();

/** Of the attributes every element has that may have foreign ones. */
function xmlType(key: string, rule: ElementRule): ValueType | undefined {
  if (!rule.hasForeignAttributes || !key.startsWith('xml:')) return undefined;
  if (key === 'xml:lang') return language;
  if (key === 'xml:space') return space;
  return { description: 'text', isValid: () => true };
}

function checkContent(
  element: XmlElement,
  content: Content,
  grammar: Grammar,
  report: XmlReport,
): void {
  if (content.kind === 'any') return;
  if ((content.kind === 'empty' || content.kind === 'sequence') && element.children.some(isText)) {
    report.add('text-not-allowed', element, `There may be no text in <${element.name}> itself.`);
  }
  if (content.kind === 'sequence') {
    checkSequence(element, content.parts, grammar, report);
    return;
  }
  const allowed = content.kind === 'mixed' ? content.elements : [];
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (!allowed.includes(grammar.nameOf(child) ?? '*'))
      notAllowed(child, element, grammar, report);
  }
}

function checkSequence(
  element: XmlElement,
  parts: readonly Part[],
  grammar: Grammar,
  report: XmlReport,
): void {
  let place = 0;
  const counts = parts.map(() => 0);
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const name = grammar.nameOf(child) ?? '*';
    const next = parts.findIndex(
      (part, index) => index >= place && fits(part, name) && (counts[index] ?? 0) < part.most,
    );
    if (next >= 0) {
      place = next;
      counts[next] = (counts[next] ?? 0) + 1;
    } else if (!parts.some((part) => fits(part, name))) {
      notAllowed(child, element, grammar, report);
    } else if (parts.some((part, index) => fits(part, name) && (counts[index] ?? 0) >= part.most)) {
      report.add(
        'element-repeated',
        child,
        `There is more than one <${child.name}> in <${element.name}>.`,
      );
    } else {
      report.add(
        'element-order',
        child,
        `<${child.name}> stands in the wrong place among the elements of <${element.name}>.`,
      );
    }
  }
  for (const [index, { elements, least }] of parts.entries()) {
    if ((counts[index] ?? 0) >= least) continue;
    const names = elements.map((name) => `<${name}>`).join(' or ');
    report.add('element-missing', element, `<${element.name}> lacks ${names}.`);
  }
}

/** An element of a module fits where any of another vocabulary does. */
function fits({ elements }: Part, name: string): boolean {
  return elements.includes(name) || (name.includes(':') && elements.includes('*'));
}

function notAllowed(
  child: XmlElement,
  parent: XmlElement,
  grammar: Grammar,
  report: XmlReport,
): void {
  const rule =
    grammar.nameOf(child) === undefined ? 'extension-element-not-allowed' : 'element-not-allowed';
  report.add(rule, child, `<${child.name}> may not stand in <${parent.name}>.`);
}

function isText(node: XmlNode): boolean {
  return (node.type === 'text' || node.type === 'cdata') && /[^ \t\r\n]/.test(node.text);
}
