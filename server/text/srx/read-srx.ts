import { FormatError, type FormatProblem } from '../../formats/problem.ts';
import { attribute, childElements, parseXml, textOf, type XmlElement } from '../../formats/xml.ts';
import {
  SRX_NAMESPACE,
  type SrxDocument,
  type SrxFormatHandle,
  type SrxLanguageMap,
  type SrxLanguageRules,
  type SrxRule,
} from './srx.ts';

type Report = (rule: string, element: XmlElement, message: string) => void;

/**
 * Reads segmentation rules. Elements of other namespaces, in which tools keep their own, are passed
 * over. That the expressions fit is seen when they are compiled.
 *
 * @param text the decoded file
 * @throws FormatError naming each constraint of SRX 2.0 that it breaks, with the line
 */
export function readSrx(text: string): SrxDocument {
  const { root } = parseXml(text);
  const problems: FormatProblem[] = [];
  const report: Report = (rule, { line, name }, message) =>
    problems.push({ rule, line, message, element: name });

  checkRoot(root, report);
  const header = only(root, 'header', report);
  const body = only(root, 'body', report);
  const document: SrxDocument = {
    segmentSubflows: header ? yesOrNo(header, 'segmentsubflows', report, true) : true,
    cascade: header ? yesOrNo(header, 'cascade', report) : false,
    formatHandles: header ? children(header, 'formathandle').map((e) => handleOf(e, report)) : [],
    languageRules: body ? languageRulesOf(body, report) : [],
    languageMaps: [],
  };
  if (body) document.languageMaps = languageMapsOf(body, document.languageRules, report);
  const [first, ...others] = problems;
  if (first) throw new FormatError([first, ...others]);
  return document;
}

function checkRoot(root: XmlElement, report: Report): void {
  const version = attribute(root, 'version');
  if (root.local !== 'srx') {
    report('root', root, `The root must be <srx>, not <${root.name}>.`);
  } else if (version !== '2.0') {
    report('version', root, `SRX 2.0 is read, but this says version="${version ?? ''}".`);
  } else if (root.uri !== SRX_NAMESPACE) {
    report('namespace', root, `<srx> must be in the namespace ${SRX_NAMESPACE}.`);
  }
}

function languageRulesOf(body: XmlElement, report: Report): SrxLanguageRules[] {
  const lists = only(body, 'languagerules', report);
  const names = new Set<string>();
  return children(lists, 'languagerule').map((element) => {
    const name = required(element, 'languagerulename', report);
    if (names.has(name))
      report('duplicate-name', element, `Two sets of rules are called “${name}”.`);
    names.add(name);
    return { name, rules: children(element, 'rule').map((rule) => ruleOf(rule, report)) };
  });
}

function ruleOf(element: XmlElement, report: Report): SrxRule {
  const before = patternOf(element, 'beforebreak', report);
  const after = patternOf(element, 'afterbreak', report);
  if (before === undefined && after === undefined) {
    report('empty-rule', element, 'A rule needs <beforebreak>, <afterbreak> or both.');
  }
  return {
    breaks: yesOrNo(element, 'break', report, true),
    before: before ?? '',
    after: after ?? '',
    line: element.line,
  };
}

function patternOf(rule: XmlElement, name: string, report: Report): string | undefined {
  const [first, second] = children(rule, name);
  if (second) report('order', second, `A rule has one <${name}> at most.`);
  return first && textOf(first);
}

function languageMapsOf(
  body: XmlElement,
  rules: readonly SrxLanguageRules[],
  report: Report,
): SrxLanguageMap[] {
  const names = new Set(rules.map(({ name }) => name));
  return children(only(body, 'maprules', report), 'languagemap').map((element) => {
    const rulesName = required(element, 'languagerulename', report);
    if (rulesName !== '' && !names.has(rulesName)) {
      report('unknown-name', element, `No set of rules is called “${rulesName}”.`);
    }
    const pattern = required(element, 'languagepattern', report);
    return { pattern, rulesName, line: element.line };
  });
}

function handleOf(element: XmlElement, report: Report): SrxFormatHandle {
  const type = required(element, 'type', report);
  const include = yesOrNo(element, 'include', report);
  if (type === 'start' || type === 'end' || type === 'isolated') return { type, include };
  if (type !== '') report('value', element, `type is start, end or isolated, not “${type}”.`);
  return { type: 'isolated', include };
}

/** The child of that name, which must be there once. */
function only(parent: XmlElement, name: string, report: Report): XmlElement | undefined;
function only(parent: XmlElement | undefined, name: string, report: Report) {
  const [first, second] = children(parent, name);
  if (!first && parent) report('missing', parent, `<${parent.name}> needs <${name}>.`);
  if (second) report('duplicate', second, `<${name}> stands here once only.`);
  return first;
}

function children(parent: XmlElement | undefined, name: string): XmlElement[] {
  if (parent === undefined) return [];
  return childElements(parent).filter(({ local, uri }) => local === name && uri === parent.uri);
}

function required(element: XmlElement, name: string, report: Report): string {
  const value = attribute(element, name) ?? '';
  if (value === '') report('missing', element, `<${element.name}> needs the attribute ${name}.`);
  return value;
}

/** An attribute that is "yes" or "no"; one without a default must be there. */
function yesOrNo(element: XmlElement, name: string, report: Report, otherwise?: boolean): boolean {
  const value = attribute(element, name);
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (value === 'yes' || value === 'no') return value === 'yes';
  if (value === undefined) {
    report('missing', element, `<${element.name}> needs the attribute ${name}.`);
  } else {
    report('value', element, `${name} is yes or no, not “${value}”.`);
  }
  return otherwise ?? false;
}
