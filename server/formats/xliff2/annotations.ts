import { attribute, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { type Fragment, parseFragment, pointsToNote } from './fragments.ts';
import type { UnitView } from './unit.ts';

/** Annotations: what those of each type need, and where they point to. */
export function checkAnnotations(unit: UnitView, report: XmlReport): void {
  for (const { element, name } of [...unit.source, ...unit.target]) {
    if (name !== 'mrk' && name !== 'sm') continue;
    const type = attribute(element, 'type');
    const ref = attribute(element, 'ref');
    const fragment = checkReference(element, 'ref', report);
    if (type === 'comment') {
      checkComment(element, ref, fragment, unit, report);
    } else if (type === 'mtc:match' && ref !== undefined) {
      report.add('annotation-reference', element, 'What marks a candidate has no attribute ref.');
    }
  }
}

function checkComment(
  element: XmlElement,
  ref: string | undefined,
  fragment: Fragment | undefined,
  unit: UnitView,
  report: XmlReport,
): void {
  const hasValue = attribute(element, 'value') !== undefined;
  if (hasValue === (ref !== undefined)) {
    const message = 'A comment has either a value or a ref, and not both.';
    report.add('comment-value-or-ref', element, message);
  } else if (ref !== undefined && !(fragment && pointsToNote(fragment, unit))) {
    const message = `The ref "${ref}" of a comment points to no note of its unit.`;
    report.add('comment-note-reference', element, message);
  }
}

/**
 * A reference within the document, where an attribute is one.
 *
 * @returns undefined where it points elsewhere, or is wrong, which is reported
 */
export function checkReference(
  element: XmlElement,
  name: string,
  report: XmlReport,
): Fragment | undefined {
  const reference = attribute(element, name);
  if (!reference?.startsWith('#')) return undefined;
  const fragment = parseFragment(reference.slice(1));
  if (typeof fragment !== 'string') return fragment;
  const message = `The ${name} "${reference}" is no fragment identifier of XLIFF. ${fragment}`;
  report.add('fragment-identifier', element, message);
  return undefined;
}
