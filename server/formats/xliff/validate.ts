import { FormatError, type FormatProblem } from '../problem.ts';
import { attribute, childElements, parseXml, type XmlDocument, type XmlElement } from '../xml.ts';
import { decodeXml } from '../xml-bytes.ts';
import { checkGrammar } from '../xml-grammar.ts';
import { XmlReport } from '../xml-report.ts';
import { RULES } from './grammar.ts';
import { checkInline } from './inline-rules.ts';
import { isElement, isXliff, VERSIONS } from './namespaces.ts';
import { checkReferences } from './references.ts';
import { checkSegmentation } from './segmentation.ts';

/** Everything that is wrong with a file as XLIFF 1.2, or 1.1 or 1.0, which it grew from. */
export function validateXliff(bytes: Uint8Array): FormatProblem[] {
  try {
    return problemsOf(parseXml(decodeXml(bytes).text));
  } catch (error) {
    if (error instanceof FormatError) return [...error.problems];
    throw error;
  }
}

/** What is wrong with a document that is well-formed. */
export function problemsOf({ root, doctype }: XmlDocument): FormatProblem[] {
  const report = new XmlReport();
  if (doctype?.includes('<!ENTITY')) {
    report.add('entity-declaration', root, 'Entities are not declared in an XLIFF file.');
  }
  if (root.local !== 'xliff' || !isXliff(root.uri)) {
    report.add('not-xliff', root, 'The root is not <xliff> of a namespace of XLIFF 1.');
    return report.sorted();
  }
  // Tools that write versions after 1.0 without a namespace mean XLIFF nonetheless.
  const version = attribute(root, 'version') ?? '';
  if (root.uri !== '' && VERSIONS[version] !== undefined && VERSIONS[version] !== root.uri) {
    const message = `The namespace of version ${version} is "${VERSIONS[version]}".`;
    report.add('namespace-version', root, message);
  }
  const nameOf = ({ uri, local }: XmlElement) => (uri === root.uri ? local : undefined);
  checkGrammar(root, { nameOf, rules: RULES }, report);
  if (!childElements(root).some((child) => isElement(child, 'file'))) {
    report.add('element-missing', root, '<xliff> lacks <file>.');
  }
  for (const file of childElements(root)) {
    if (!isElement(file, 'file')) continue;
    checkReferences(file, report);
    for (const unit of unitsOf(file)) checkUnit(unit, report);
  }
  return report.sorted();
}

function checkUnit(unit: XmlElement, report: XmlReport): void {
  const children = childElements(unit);
  for (const text of children) {
    if (isElement(text, 'source', 'seg-source', 'target')) checkInline(text, report);
    if (isElement(text, 'alt-trans')) {
      for (const proposal of childElements(text)) {
        if (isElement(proposal, 'source', 'seg-source', 'target')) checkInline(proposal, report);
      }
    }
  }
  checkSegmentation(unit, report);
}

/** The translation units of a file or an element in it, at any depth. */
export function unitsOf(parent: XmlElement): XmlElement[] {
  return childElements(parent).flatMap((child) =>
    isElement(child, 'trans-unit')
      ? [child]
      : isElement(child, 'body', 'group', 'bin-unit')
        ? unitsOf(child)
        : [],
  );
}
