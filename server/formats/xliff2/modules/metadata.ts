import { childElements, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { checkUnique } from '../ids.ts';

/** Metadata: identifiers are those of one `<mda:metadata>`. */
export function checkMetadata(metadata: XmlElement, report: XmlReport): void {
  checkUnique([metadata, ...groupsOf(metadata)], 'duplicate-metadata-id', report);
}

function groupsOf(element: XmlElement): XmlElement[] {
  return childElements(element).flatMap((child) => [child, ...groupsOf(child)]);
}
