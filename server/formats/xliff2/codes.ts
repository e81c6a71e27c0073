import { attribute } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { type Inline, isCode, type UnitView } from './unit.ts';

/** Values of `subType` that the specification defines, and the `type` each belongs to. */
const SUBTYPES: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
};
const DATA_REFERENCES = ['dataRef', 'dataRefStart', 'dataRefEnd'];
const SUB_FLOWS = ['subFlows', 'subFlowsStart', 'subFlowsEnd'];
/** Attributes of both ends of a span that come together. */
const TWINS = ['dataRef', 'subFlows', 'equiv'];

/**
 * What each inline code says of itself: its type, its original data, what it is a copy of, what may be
 * done with it, its sub-flows.
 *
 * @param units identifiers of the units of the file
 * @param version of the document
 */
export function checkCodes(
  unit: UnitView,
  units: ReadonlySet<string>,
  version: string,
  report: XmlReport,
): void {
  const inlines = [...unit.source, ...unit.target];
  for (const inline of inlines) {
    if (inline.name === 'cp') checkCodePoint(inline, report);
    if (!isCode(inline)) continue;
    checkType(inline, report);
    checkData(inline, unit, report);
    checkCopy(inline, inlines, report);
    checkHints(inline, report);
    checkSubFlows(inline, units, report);
    if (inline.name === 'pc' && version !== '2.0') checkTwins(inline, report);
  }
}

/** Only what XML cannot hold, or should not, is written as a code point. */
function checkCodePoint({ element }: Inline, report: XmlReport): void {
  const hex = attribute(element, 'hex') ?? '';
  const point = Number.parseInt(hex, 16);
  const isUnfit =
    (point < 0x20 && point !== 9 && point !== 10 && point !== 13) ||
    (point >= 0x7f && point <= 0x9f && point !== 0x85) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    point === 0xfffe ||
    point === 0xffff;
  if (Number.isNaN(point) || isUnfit) return;
  report.add(
    'cp-valid-character',
    element,
    `U+${hex.toUpperCase()} is a character of XML, or none at all, and not to be written as <cp>.`,
  );
}

function checkType({ element }: Inline, report: XmlReport): void {
  const type = attribute(element, 'type');
  const subType = attribute(element, 'subType');
  if (subType === undefined) return;
  if (type === undefined) {
    report.add('subtype-without-type', element, 'A subType needs a type beside it.');
  } else if (subType.startsWith('xlf:') && SUBTYPES[subType] !== type) {
    report.add('subtype-mismatch', element, `The type "${type}" has no subType "${subType}".`);
  }
}

function checkData({ element }: Inline, { data }: UnitView, report: XmlReport): void {
  for (const name of DATA_REFERENCES) {
    const reference = attribute(element, name);
    if (reference === undefined || data.has(reference)) continue;
    report.add(
      'data-reference',
      element,
      `The attribute ${name}="${reference}" points to no <data> of the unit.`,
    );
  }
}

function checkCopy({ element }: Inline, inlines: readonly Inline[], report: XmlReport): void {
  const copyOf = attribute(element, 'copyOf');
  if (copyOf === undefined) return;
  const bases = inlines.filter((inline) => inline.id === copyOf && isCode(inline));
  if (hasData(element)) {
    report.add('copy-with-data', element, 'A code with original data refers to that, not copyOf.');
  } else if (bases.length === 0) {
    report.add('copy-reference', element, `copyOf="${copyOf}" points to no code of the unit.`);
  } else if (bases.some((base) => hasData(base.element))) {
    report.add('copy-with-data', element, `The code "${copyOf}" it copies has original data.`);
  } else if (bases.some((base) => attribute(base.element, 'canCopy') === 'no')) {
    report.add('copy-not-allowed', element, `The code "${copyOf}" may not be copied.`);
  }
}

function hasData(element: Inline['element']): boolean {
  return DATA_REFERENCES.some((name) => attribute(element, name) !== undefined);
}

function checkHints({ element }: Inline, report: XmlReport): void {
  const reorder = attribute(element, 'canReorder') ?? 'yes';
  if (reorder !== 'no' && reorder !== 'firstNo') return;
  if (attribute(element, 'canCopy') === 'no' && attribute(element, 'canDelete') === 'no') return;
  report.add(
    'reorder-hints',
    element,
    `With canReorder="${reorder}", canCopy and canDelete have to be "no".`,
  );
}

function checkSubFlows({ element }: Inline, units: ReadonlySet<string>, report: XmlReport): void {
  for (const name of SUB_FLOWS) {
    const references = attribute(element, name)?.trim().split(/\s+/) ?? [];
    for (const reference of references) {
      if (units.has(reference)) continue;
      report.add(
        'subflow-reference',
        element,
        `The attribute ${name} names "${reference}", which is no unit of the file.`,
      );
    }
  }
}

function checkTwins({ element }: Inline, report: XmlReport): void {
  for (const name of TWINS) {
    const hasStart = attribute(element, `${name}Start`) !== undefined;
    if (hasStart === (attribute(element, `${name}End`) !== undefined)) continue;
    const message = `The attributes ${name}Start and ${name}End come together or not at all.`;
    report.add('paired-attributes', element, message);
  }
}
