import { attribute, childElements, type XmlElement } from '../../xml.ts';
import { XML_NAMESPACE } from '../../xml-grammar.ts';
import type { XmlReport } from '../../xml-report.ts';
import { isElement, MODULES } from '../namespaces.ts';

const CATEGORIES = new Set(
  (
    'allowed-characters directionality domain elements-within-text external-resource id-value ' +
    'language-information locale-filter localization-note localization-quality-issue ' +
    'localization-quality-rating mt-confidence preserve-space provenance storage-size ' +
    'target-pointer terminology text-analysis translate'
  ).split(' '),
);
const AGENTS = ['org', 'person', 'revOrg', 'revPerson', 'revTool', 'tool'];
const PROVENANCE = AGENTS.flatMap((name) => [name, `${name}Ref`]);
const ISSUE = ['Type', 'Comment', 'Severity', 'ProfileRef', 'Enabled'].map(
  (name) => `locQualityIssue${name}`,
);
/** Attributes that make an annotation one of ITS. */
const GENERIC = [
  'annotatorsRef',
  'locQualityIssuesRef',
  'locQualityRatingScore',
  'locQualityRatingVote',
  'taIdentRef',
  'taSource',
  'taIdent',
  'taClassRef',
  'mtConfidence',
  'provenanceRecordsRef',
  'allowedCharacters',
  'localeFilterList',
];

/** ITS: which of its attributes go together, and where they point to. */
export function checkInternationalization(element: XmlElement, report: XmlReport): void {
  if (element.uri === MODULES.its) checkRecord(element, report);
  const names = element.attributes
    .filter(({ uri }) => uri === MODULES.its || uri === MODULES.itsm)
    .map(({ local }) => local);
  if (names.length === 0) return;
  const has = (name: string) => names.includes(name);
  const add = (rule: string, message: string) => report.add(rule, element, message);

  if (!hasVersion(element)) add('its-version', 'Nothing around it says the version of ITS.');
  if (isElement(element, 'mrk', 'sm') && GENERIC.some(has)) {
    const type = attribute(element, 'type');
    if (type !== undefined && type !== 'its:generic') {
      add('its-annotation-type', `An annotation of ITS is of the type its:generic, not "${type}".`);
    }
  }
  if (has('locQualityRatingScore') && has('locQualityRatingVote')) {
    add('its-rating', 'A rating is a score or a vote, not both.');
  }
  for (const kind of ['Score', 'Vote']) {
    const name = `locQualityRating${kind}`;
    if (has(`${name}Threshold`) && !isInherited(element, name)) {
      add('its-rating', `${name}Threshold needs ${name} beside or around it.`);
    }
  }
  if (has('taIdentRef') && (has('taSource') || has('taIdent'))) {
    add('its-text-analysis', 'There is either taIdentRef, or taSource and taIdent.');
  }
  if (has('taSource') !== has('taIdent')) {
    add('its-text-analysis', 'taSource and taIdent come together.');
  }
  for (const name of AGENTS) {
    if (has(name) && has(`${name}Ref`)) add('its-provenance', `There is ${name} or ${name}Ref.`);
  }
  checkRecordReference(element, 'locQualityIssuesRef', ISSUE, report);
  checkRecordReference(element, 'provenanceRecordsRef', PROVENANCE, report);
  checkAnnotators(element, report);
}

function checkRecord(element: XmlElement, report: XmlReport): void {
  const needed =
    element.local === 'locQualityIssue'
      ? ['locQualityIssueType', 'locQualityIssueComment']
      : element.local === 'provenanceRecord'
        ? PROVENANCE
        : undefined;
  if (!needed || needed.some((name) => attribute(element, name) !== undefined)) return;
  report.add('its-record-empty', element, `<${element.name}> needs one of ${needed.join(', ')}.`);
}

function checkRecordReference(
  element: XmlElement,
  name: string,
  instead: readonly string[],
  report: XmlReport,
): void {
  const reference = attribute(element, name, MODULES.its);
  if (reference === undefined) return;
  if (instead.some((other) => attribute(element, other, MODULES.its) !== undefined)) {
    const message = `Beside ${name} stands none of what its records say.`;
    report.add('its-record-reference', element, message);
  }
  // References may also lead to another document.
  const id = /^#.*\bits=([^/]+)$/.exec(reference)?.[1];
  if (!reference.startsWith('#') || (id !== undefined && hasRecords(element, id))) return;
  const message = `${name}="${reference}" points to no records of ITS around it.`;
  report.add('its-record-reference', element, message);
}

function hasRecords(element: XmlElement, id: string): boolean {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const isFound = childElements(at).some(
      (child) =>
        child.uri === MODULES.its &&
        (attribute(child, 'id', XML_NAMESPACE) ?? attribute(child, 'id')) === id,
    );
    if (isFound) return true;
  }
  return false;
}

function checkAnnotators(element: XmlElement, report: XmlReport): void {
  const value = attribute(element, 'annotatorsRef', MODULES.its);
  if (value === undefined) return;
  const named = new Set<string>();
  for (const item of value.trim().split(/\s+/)) {
    const [category = '', tool = ''] = item.split('|');
    if (!CATEGORIES.has(category) || tool === '' || named.has(category)) {
      const message = `"${item}" is no data category of ITS with its tool, or named twice.`;
      report.add('its-annotators', element, message);
    }
    named.add(category);
  }
}

function hasVersion(element: XmlElement): boolean {
  return isInherited(element, 'version') || attribute(element, 'version') !== undefined;
}

function isInherited(element: XmlElement, name: string): boolean {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    if (attribute(at, name, MODULES.its) !== undefined) return true;
    if (at.uri === MODULES.its && attribute(at, name) !== undefined) return true;
  }
  return false;
}
