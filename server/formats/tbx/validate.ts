import { FormatError, type FormatProblem } from '../problem.ts';
import {
  attribute,
  childElements,
  parseXml,
  textOf,
  type XmlDocument,
  type XmlElement,
} from '../xml.ts';
import { decodeXml } from '../xml-bytes.ts';
import { checkGrammar } from '../xml-grammar.ts';
import { XmlReport } from '../xml-report.ts';
import {
  type DataCategory,
  dataCategory,
  META_ELEMENTS,
  type MetaElement,
  moduleOf,
  modulesOf,
} from './data-categories.ts';
import { type Edition, editionOf, levelOf, NAMES, TBX_3, TBX_3_DRAFT } from './edition.ts';
import { DATES, RULES } from './grammar.ts';

/** Everything that is wrong with a file as TBX: ISO 30042:2008 or 2019, in its dialect and style. */
export function validateTbx(bytes: Uint8Array): FormatProblem[] {
  try {
    return problemsOf(parseXml(decodeXml(bytes).text));
  } catch (error) {
    if (error instanceof FormatError) return [...error.problems];
    throw error;
  }
}

/** What is checked besides the elements and their order. */
interface Rules {
  root: XmlElement;
  edition: Edition;
  dialect: string;
  isTagStyle: boolean;
  ids: ReadonlySet<string>;
  report: XmlReport;
}

/** What is wrong with a document that is well-formed. */
export function problemsOf({ root, doctype }: XmlDocument): FormatProblem[] {
  const report = new XmlReport();
  if (doctype?.includes('<!ENTITY')) {
    report.add('entity-declaration', root, 'Entities are not declared in a TBX file.');
  }
  const edition = editionOf(root);
  if (!edition) {
    const names = `<${NAMES[3].root}> or <${NAMES[2].root}>`;
    report.add('not-tbx', root, `The root has to be ${names}, not <${root.name}>.`);
    return report.sorted();
  }
  checkNamespace(root, edition, report);
  const nameOf = ({ uri, local }: XmlElement) => (uri === root.uri ? local : undefined);
  checkGrammar(root, { nameOf, rules: RULES[edition] }, report);
  const rules: Rules = {
    root,
    edition,
    dialect: dialectOf(root, edition),
    isTagStyle: attribute(root, 'style') === 'dct',
    ids: collectIds(root, report),
    report,
  };
  checkElements(root, rules);
  return report.sorted();
}

function checkNamespace(root: XmlElement, edition: Edition, report: XmlReport): void {
  if (edition === 2 ? root.uri === '' : root.uri === TBX_3 || root.uri === TBX_3_DRAFT) return;
  const expected = edition === 2 ? 'TBX 2 has no namespace' : `The namespace of TBX 3 is ${TBX_3}`;
  report.add('namespace', root, `${expected}, not "${root.uri}".`);
}

/** Files of 2008 name the dialect in the root, or by their file of data categories alone. */
function dialectOf(root: XmlElement, edition: Edition): string {
  const type = attribute(root, 'type') ?? '';
  if (edition === 3 || type === 'TBX-Basic') return type;
  const [header] = childElements(root);
  return header && /TBX-?Basic/i.test(textOf(header)) ? 'TBX-Basic' : type;
}

function collectIds(root: XmlElement, report: XmlReport): Set<string> {
  const ids = new Set<string>();
  visit(root);
  return ids;

  function visit(element: XmlElement): void {
    const id = attribute(element, 'id')?.trim();
    if (id !== undefined) {
      if (ids.has(id)) {
        const message = `The id "${id}" of <${element.name}> is taken already.`;
        report.add('duplicate-id', element, message);
      }
      ids.add(id);
    }
    for (const child of childElements(element)) visit(child);
  }
}

function checkElements(element: XmlElement, rules: Rules): void {
  if (element.uri !== rules.root.uri) {
    checkModuleElement(element, rules);
    return;
  }
  if (element.local === 'date') checkDate(element, rules);
  if (isMeta(element)) checkMetaElement(element, rules);
  if (element.local === 'hi') checkTarget(element, rules);
  for (const child of childElements(element)) checkElements(child, rules);
}

/** An element whose `type` is a data category. */
function checkMetaElement(element: XmlElement, rules: Rules): void {
  const type = attribute(element, 'type');
  if (rules.isTagStyle) {
    const message = `In the style DCT, <${element.name} type="${type ?? ''}"> is an element of a module.`;
    rules.report.add('dca-in-dct', element, message);
    return;
  }
  if (element.local === 'xref') checkAddress(element, rules);
  else checkTarget(element, rules);
  if (type === undefined) return;
  const category = dataCategory(type, rules.edition);
  const modules = modulesOf(rules.dialect);
  if (type === '' || (modules && !(category && modules.includes(category.module)))) {
    const message = `${rules.dialect} has no data category "${type}".`;
    rules.report.add('data-category', element, message);
  } else if (category && modules) {
    if (category.element === element.local) checkCategory(element, category, rules);
    else {
      const message = `"${type}" is the type of a <${category.element}>, not of a <${element.name}>.`;
      rules.report.add('data-category', element, message);
    }
  }
}

/** An element of another namespace: a data category, in the style that has them as elements. */
function checkModuleElement(element: XmlElement, rules: Rules): void {
  if (rules.edition === 2) return;
  if (!rules.isTagStyle) {
    const message = `In the style DCA, <${element.name}> is an element of TBX with a type.`;
    rules.report.add('dct-in-dca', element, message);
    return;
  }
  const module = moduleOf(element.uri);
  const modules = modulesOf(rules.dialect);
  if (module === undefined || module === 'ling') {
    if (!modules) return;
    const message = `<${element.name}> is of no module that ${rules.dialect} has.`;
    rules.report.add('data-category', element, message);
    return;
  }
  const category = dataCategory(element.local, rules.edition);
  if (category?.module !== module || (modules && !modules.includes(module))) {
    const message = `${rules.dialect} has no data category <${element.name}>.`;
    rules.report.add('data-category', element, message);
    return;
  }
  if (category.element === 'xref') checkAddress(element, rules);
  else checkTarget(element, rules);
  checkCategory(element, category, rules);
}

/** Where a data category stands, and its value. */
function checkCategory(element: XmlElement, category: DataCategory, rules: Rules): void {
  const { name, levels, values } = category;
  const level = levelOf(element);
  const isTermNote = category.element === 'termNote';
  const allowed = isTermNote ? ['term'] : levels;
  if (level && allowed && !allowed.includes(level)) {
    const message = `"${name}" may not be said of a ${level}, only of a ${allowed.join(' or a ')}.`;
    rules.report.add('data-category-level', element, message);
  }
  const value = textOf(element).trim();
  if (values && !values.includes(value)) {
    const message = `"${value}" is no value of "${name}": ${values.join(', ')}.`;
    rules.report.add('data-category-value', element, message);
  }
}

/** A reference inside the file; in TBX 3 it may also be an address. */
function checkTarget(element: XmlElement, { edition, ids, report }: Rules): void {
  const target = attribute(element, 'target')?.trim();
  if (target === undefined || ids.has(target)) return;
  if (edition === 3 && /^https?:\/\/./.test(target)) return;
  const message = `<${element.name}> refers to "${target}", which is the id of nothing.`;
  report.add('target-reference', element, message);
}

function checkAddress(element: XmlElement, { edition, report }: Rules): void {
  const target = attribute(element, 'target');
  // That one of the core lacks its target, its grammar says.
  if (edition === 2 || (target === undefined && isMeta(element))) return;
  if (target !== undefined && /^https?:\/\/./.test(target.trim())) return;
  const message = `The target of <${element.name}> has to be an address that begins with http.`;
  report.add('target-address', element, message);
}

function checkDate(element: XmlElement, { edition, report }: Rules): void {
  const value = textOf(element).trim();
  if (DATES[edition].isValid(value)) return;
  report.add('date', element, `"${value}" is not ${DATES[edition].description}.`);
}

function isMeta({ local }: XmlElement): boolean {
  return META_ELEMENTS.includes(local as MetaElement);
}
