import type { XmlElement } from '../xml.ts';
import type { ElementRule } from '../xml-grammar.ts';
import type { XmlReport } from '../xml-report.ts';
import { matching, numberFrom, oneOf, text, type ValueType } from '../xml-values.ts';
import { isCore, type ModulePrefix, moduleOf } from './namespaces.ts';

/** Elements of HTML that Format Style names. */
const HTML =
  'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em ' +
  'h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike ' +
  'strong sub sup table tbody td tfoot th thead title tr tt u ul';
const size = matching(/^(?:\*|\d+(?:,(?:\d+|\*))?)$/, 'a limit, such as 80 or 10,80 or 10,*');
const fraction = numberFrom(0, 1);

/** Attributes that modules add to elements of others. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, ValueType>> | undefined>> = {
  fs: { fs: oneOf(...HTML.split(' ')), subFs: text },
  slr: {
    storageRestriction: size,
    sizeRestriction: size,
    equivStorage: matching(/^\d+(?:,\d+)?$/, 'a whole number, or two for start and end'),
    sizeInfo: text,
    sizeInfoRef: text,
  },
  pgs: { switch: text, case: text },
  its: {
    taConfidence: fraction,
    mtConfidence: fraction,
    termConfidence: fraction,
    locQualityIssueSeverity: numberFrom(0, 100),
    locQualityIssueEnabled: oneOf('yes', 'no'),
    locQualityRatingScore: numberFrom(0, 100),
    locQualityRatingScoreThreshold: numberFrom(0, 100),
    locQualityRatingVote: matching(/^[+-]?\d+$/, 'a whole number'),
    locQualityRatingVoteThreshold: matching(/^[+-]?\d+$/, 'a whole number'),
    localeFilterType: oneOf('include', 'exclude'),
  },
};
/** Modules with attributes for nothing but the elements named; ITS leaves the others to itself. */
const CLOSED: readonly ModulePrefix[] = ['fs', 'slr', 'pgs'];
/** What inline codes and segments may have, which take no attributes of extensions. */
const ON_CODES: Readonly<Record<string, readonly ModulePrefix[] | undefined>> = {
  ph: ['fs', 'slr'],
  pc: ['fs', 'slr'],
  sc: ['fs', 'slr'],
  ec: ['fs', 'slr'],
  segment: ['pgs'],
};

/** Whether an element may have an attribute of another namespace; a wrong value is reported here. */
export function checkModuleAttribute(
  element: XmlElement,
  index: number,
  rule: ElementRule,
  report: XmlReport,
): boolean {
  const attribute = element.attributes[index];
  if (!attribute) return true;
  const prefix = moduleOf(attribute.uri);
  const onCode = isCore(element.uri) ? ON_CODES[element.local] : undefined;
  const isAllowed = prefix ? onCode?.includes(prefix) : isCore(attribute.uri) ? false : undefined;
  if (!(isAllowed ?? (rule.hasForeignAttributes && !isCore(attribute.uri)))) return false;
  if (!prefix) return true;
  const { name, local, value } = attribute;
  const type = ATTRIBUTES[prefix]?.[local];
  if (!type) {
    if (!CLOSED.includes(prefix)) return true;
    report.add('module-attribute-unknown', element, `Its module has no attribute ${name}.`);
  } else if (!type.isValid(value)) {
    report.add(
      'attribute-value',
      element,
      `The attribute ${name}="${value}" of <${element.name}> is not ${type.description}.`,
    );
  }
  return true;
}
