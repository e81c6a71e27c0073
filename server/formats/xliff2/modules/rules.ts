import { attribute, childElements, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';

const RULES = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'];

/** Validation: each rule is exactly one, of the specification or of somebody else. */
export function checkRules(validation: XmlElement, report: XmlReport): void {
  for (const rule of childElements(validation)) {
    const present = RULES.filter((name) => attribute(rule, name) !== undefined);
    const own = rule.attributes.filter(
      ({ uri, name }) => uri !== '' && name !== 'xmlns' && !name.startsWith('xmlns:'),
    );
    if (present.length + Math.min(own.length, 1) !== 1) {
      const message = `A rule has exactly one of ${RULES.join(', ')} or an attribute of its own.`;
      report.add('validation-rule', rule, message);
    }
    const existsInSource = attribute(rule, 'existsInSource') !== undefined;
    if (existsInSource && (present.length !== 1 || present[0] === 'isNotPresent')) {
      const message = 'existsInSource stands beside one of isPresent, startsWith and endsWith.';
      report.add('validation-exists-in-source', rule, message);
    }
    if (attribute(rule, 'occurs') !== undefined && present.length === 0) {
      report.add('validation-occurs', rule, 'occurs stands beside a rule for a text.');
    }
  }
}
