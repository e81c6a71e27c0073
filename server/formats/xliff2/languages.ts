import { attribute, childElements, type XmlElement } from '../xml.ts';
import { XML_NAMESPACE } from '../xml-grammar.ts';
import { inherited } from '../xml-layout.ts';
import type { XmlReport } from '../xml-report.ts';
import type { SideName, UnitView } from './unit.ts';

const LANGUAGE = { source: 'srcLang', target: 'trgLang' } as const;

/** Languages and white space of the texts of a unit against those of the document. */
export function checkLanguages(root: XmlElement, unit: UnitView, report: XmlReport): void {
  for (const { source, target } of unit.parts) {
    if (target && attribute(root, 'trgLang') === undefined) {
      report.add(
        'target-language-missing',
        target,
        'There is a target, but <xliff> has no attribute trgLang.',
      );
    }
    for (const [side, text] of [
      ['source', source],
      ['target', target],
    ] as const) {
      if (text) checkLanguage(root, side, text, report);
    }
    if (source && target && spaceOf(source) !== spaceOf(target)) {
      report.add(
        'space-mismatch',
        target,
        'The source and its target treat white space differently (xml:space).',
      );
    }
  }
}

function checkLanguage(
  root: XmlElement,
  side: SideName,
  text: XmlElement,
  report: XmlReport,
): void {
  const stated = attribute(root, LANGUAGE[side]);
  const language = inherited(text, 'lang');
  if (stated === undefined || language === undefined) return;
  if (language.toLowerCase() === stated.toLowerCase()) return;
  report.add(
    `${side}-language-mismatch`,
    text,
    `The language "${language}" of <${text.name}>, its own or that of an element around it, ` +
      `is not the ${LANGUAGE[side]} "${stated}" of the document.`,
  );
}

function spaceOf(element: XmlElement): string {
  return inherited(element, 'space') ?? 'default';
}

/** Texts of resources, whose own languages have to be those of the document. */
export function checkResourceLanguages(
  root: XmlElement,
  item: XmlElement,
  report: XmlReport,
): void {
  for (const text of childElements(item)) {
    const side = text.local;
    if (side !== 'source' && side !== 'target') continue;
    const language = attribute(text, 'lang', XML_NAMESPACE);
    const stated = attribute(root, LANGUAGE[side]);
    if (language === undefined || language.toLowerCase() === stated?.toLowerCase()) continue;
    report.add(
      `${side}-language-mismatch`,
      text,
      `The language "${language}" of <${text.name}> is not the ${LANGUAGE[side]} of the document.`,
    );
  }
}
