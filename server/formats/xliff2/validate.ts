import type { FormatProblem } from '../problem.ts';
import { FormatError } from '../problem.ts';
import { attribute, childElements, parseXml, type XmlDocument, type XmlElement } from '../xml.ts';
import { decodeXml } from '../xml-bytes.ts';
import { XmlReport } from '../xml-report.ts';
import { checkAnnotations } from './annotations.ts';
import { checkCodes } from './codes.ts';
import { checkDocumentIds, checkUnitIds } from './ids.ts';
import { checkLanguages } from './languages.ts';
import { checkModule, checkModuleAttributes } from './modules.ts';
import { CORE, CORE_22, isCore, isElement } from './namespaces.ts';
import { checkPairs } from './pairs.ts';
import { checkSegments } from './segments.ts';
import { checkSequences } from './sequences.ts';
import { checkStructure } from './structure.ts';
import { viewUnit } from './unit.ts';

/** Everything that is wrong with a file as XLIFF 2.0, 2.1 or 2.2. */
export function validateXliff2(bytes: Uint8Array): FormatProblem[] {
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
  if (doctype !== undefined) {
    report.add('doctype', root, 'An XLIFF 2 file has no document type declaration.');
  }
  if (root.local !== 'xliff' || !isCore(root.uri)) {
    const message = `The root is not <xliff> of the namespace ${CORE} or ${CORE_22}.`;
    report.add('not-xliff', root, message);
    return report.sorted();
  }
  checkStructure(root, report);
  checkDocumentIds(root, report);
  checkElements(root, report);
  for (const file of childElements(root)) {
    if (isElement(file, 'file')) checkFile(root, file, report);
  }
  return report.sorted();
}

function checkFile(root: XmlElement, file: XmlElement, report: XmlReport): void {
  for (const child of childElements(file)) {
    if (isElement(child, 'skeleton')) checkSkeleton(child, report);
  }
  const elements = unitsOf(file);
  const ids = new Set(elements.map((unit) => attribute(unit, 'id') ?? ''));
  for (const element of elements) {
    const unit = viewUnit(element);
    checkUnitIds(unit, report);
    checkSegments(root, unit, report);
    checkLanguages(root, unit, report);
    checkCodes(unit, ids, attribute(root, 'version') ?? '2.0', report);
    checkPairs(unit, report);
    checkSequences(unit, report);
    checkAnnotations(unit, report);
    for (const child of childElements(element)) {
      checkModule(child, { root, file, unit, units: ids }, report);
    }
  }
}

/** The units of a file or group, at any depth. */
export function unitsOf(parent: XmlElement): XmlElement[] {
  return childElements(parent).flatMap((child) =>
    isElement(child, 'unit') ? [child] : isElement(child, 'group') ? unitsOf(child) : [],
  );
}

function checkSkeleton(skeleton: XmlElement, report: XmlReport): void {
  const hasHref = attribute(skeleton, 'href') !== undefined;
  if (hasHref !== skeleton.children.length > 0) return;
  const message = hasHref
    ? 'A skeleton with an href is empty.'
    : 'An empty skeleton needs an href.';
  report.add('skeleton-href-or-content', skeleton, message);
}

/** Modules outside of units, and what modules add to any element. */
function checkElements(root: XmlElement, report: XmlReport): void {
  const version = attribute(root, 'version') ?? '2.0';
  visit(root, undefined);

  function visit(element: XmlElement, around: XmlElement | undefined): void {
    const file = isElement(element, 'file') ? element : around;
    checkModuleAttributes(element, version, report);
    for (const child of childElements(element)) {
      if (!isElement(element, 'unit')) checkModule(child, { root, file }, report);
      visit(child, file);
    }
  }
}
