import { attribute, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { isElement, MODULES } from '../namespaces.ts';

/** Format Style: the attributes an element has of it. */
export function checkFormatStyle(element: XmlElement, report: XmlReport): void {
  const style = attribute(element, 'fs', MODULES.fs);
  const subStyle = attribute(element, 'subFs', MODULES.fs);
  if (style === undefined && subStyle === undefined) return;
  if (style === undefined) {
    report.add('substyle-without-style', element, 'A subFs needs an fs beside it.');
  }
  if (isElement(element, 'ec') && attribute(element, 'isolated') !== 'yes') {
    report.add('style-on-end-code', element, 'Only an isolated <ec> has attributes of style.');
  }
}
