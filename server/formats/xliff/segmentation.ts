import { attribute, childElements, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { isElement } from './namespaces.ts';

/** Segments marked in a unit: each has its identifier, and targets and proposals refer to those. */
export function checkSegmentation(unit: XmlElement, report: XmlReport): void {
  const children = childElements(unit);
  const segmented = children.find((child) => isElement(child, 'seg-source'));
  const mids = segmented ? checkMarks(segmented, report) : new Set<string>();
  const target = children.find((child) => isElement(child, 'target'));
  for (const mid of target ? checkMarks(target, report) : []) {
    if (!target || !segmented || mids.has(mid)) continue;
    const message = `The segment "${mid}" of the target is none of the <seg-source>.`;
    report.add('segment-reference', target, message);
  }
  for (const proposal of children) {
    const mid = isElement(proposal, 'alt-trans') ? attribute(proposal, 'mid') : undefined;
    if (mid === undefined || !segmented || mids.has(mid)) continue;
    const message = `The segment "${mid}" of a proposal is none of the <seg-source>.`;
    report.add('segment-reference', proposal, message);
  }
}

function checkMarks(text: XmlElement, report: XmlReport): Set<string> {
  const mids = new Set<string>();
  for (const mark of marksOf(text)) {
    const mid = attribute(mark, 'mid');
    if (mid === undefined) {
      report.add('segment-id-missing', mark, 'A segment needs its mid.');
    } else if (mids.has(mid)) {
      report.add('duplicate-segment-id', mark, `There are two segments "${mid}".`);
    } else {
      mids.add(mid);
    }
  }
  return mids;
}

/** The segments marked in a text, at any depth. */
export function marksOf(text: XmlElement): XmlElement[] {
  return childElements(text).flatMap((child) =>
    isElement(child, 'mrk') && attribute(child, 'mtype') === 'seg' ? [child] : marksOf(child),
  );
}
