import { attribute, childElements, type XmlElement } from '../../xml.ts';
import type { XmlReport } from '../../xml-report.ts';
import { checkReference } from '../annotations.ts';
import { pointsToText } from '../fragments.ts';
import { checkUnique } from '../ids.ts';
import type { UnitView } from '../unit.ts';

/** Glossary: entries with a translation or a definition, and the terms of the unit they are about. */
export function checkGlossary(glossary: XmlElement, unit: UnitView, report: XmlReport): void {
  const entries = childElements(glossary);
  const withTranslations = entries.flatMap((entry) => [entry, ...translationsOf(entry)]);
  checkUnique(withTranslations, 'duplicate-glossary-id', report);
  for (const entry of entries) {
    if (
      !childElements(entry).some(({ local }) => local === 'definition' || local === 'translation')
    ) {
      const message = 'An entry of a glossary needs a translation or a definition.';
      report.add('glossary-entry-empty', entry, message);
    }
  }
  for (const element of withTranslations) {
    const fragment = checkReference(element, 'ref', report);
    if (!fragment || pointsToText(fragment, unit)) continue;
    const message = `The ref "${attribute(element, 'ref')}" points to no text of its unit.`;
    report.add('glossary-reference', element, message);
  }
}

function translationsOf(entry: XmlElement): XmlElement[] {
  return childElements(entry).filter(
    ({ local, uri }) => local === 'translation' && uri === entry.uri,
  );
}
