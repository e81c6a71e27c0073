import type { FormatProblem } from '../problem.ts';
import { attribute, childElements, type XmlDocument, type XmlElement } from '../xml.ts';
import { checkGrammar, XML_NAMESPACE } from '../xml-grammar.ts';
import { XmlReport } from '../xml-report.ts';
import { RULES } from './grammar.ts';

/** What is wrong with a document that is well-formed, by the specification of TMX 1.4b. */
export function problemsOf({ root }: XmlDocument): FormatProblem[] {
  const report = new XmlReport();
  if (root.local !== 'tmx') {
    report.add('root', root, `The root has to be <tmx>, not <${root.name}>.`);
    return report.sorted();
  }
  const nameOf = ({ uri, local }: XmlElement) => (uri === root.uri ? local : undefined);
  checkGrammar(root, { nameOf, rules: RULES }, report);
  visit(root);
  return report.sorted();

  function visit(element: XmlElement): void {
    if (element.local === 'tuv') checkLanguage(element, report);
    if (element.local === 'seg') checkCodes(element, report);
    else for (const child of childElements(element)) visit(child);
  }
}

function checkLanguage(variant: XmlElement, report: XmlReport): void {
  if (attribute(variant, 'lang', XML_NAMESPACE) !== undefined) return;
  if (attribute(variant, 'lang') !== undefined) return;
  report.add('attribute-missing', variant, '<tuv> lacks the attribute xml:lang.');
}

/** That what begins in a text ends in it, once and in this order. */
function checkCodes(text: XmlElement, report: XmlReport): void {
  const begun = new Map<string, XmlElement>();
  const ended = new Set<string>();
  walk(text);
  for (const [i, begin] of begun) {
    if (ended.has(i)) continue;
    report.add('unpaired-code', begin, `<bpt i="${i}"> has no <ept> in the same text.`);
  }

  function walk(parent: XmlElement): void {
    for (const child of childElements(parent)) {
      const i = attribute(child, 'i');
      if (i !== undefined && child.local === 'bpt') begin(child, i);
      if (i !== undefined && child.local === 'ept') end(child, i);
      walk(child);
    }
  }

  function begin(code: XmlElement, i: string): void {
    if (begun.has(i)) report.add('duplicate-code', code, `There are two <bpt i="${i}">.`);
    begun.set(i, code);
  }

  function end(code: XmlElement, i: string): void {
    if (!begun.has(i)) {
      const message = `<ept i="${i}"> has no <bpt> before it in the same text.`;
      report.add('unpaired-code', code, message);
    }
    if (ended.has(i)) report.add('duplicate-code', code, `There are two <ept i="${i}">.`);
    ended.add(i);
  }
}
