import { attribute, childElements, type XmlElement } from '../../xml.ts';
import { XML_NAMESPACE } from '../../xml-grammar.ts';
import type { XmlReport } from '../../xml-report.ts';
import { checkReference } from '../annotations.ts';
import { checkCodes } from '../codes.ts';
import { pointsToText } from '../fragments.ts';
import { checkUnique, checkUnitIds } from '../ids.ts';
import { checkPairs } from '../pairs.ts';
import { type UnitView, viewCandidate } from '../unit.ts';

/** Translation Candidates: what each is one for, and its own source and target. */
export function checkCandidates(
  root: XmlElement,
  matches: XmlElement,
  unit: UnitView,
  units: ReadonlySet<string>,
  report: XmlReport,
): void {
  const candidates = childElements(matches);
  checkUnique(candidates, 'duplicate-match-id', report);
  for (const match of candidates) {
    if (attribute(match, 'lang', XML_NAMESPACE) !== undefined) {
      report.add('match-language', match, 'A candidate has no xml:lang; its texts have.');
    }
    if (attribute(match, 'subType') !== undefined && attribute(match, 'type') === undefined) {
      report.add('subtype-without-type', match, 'A subType needs a type beside it.');
    }
    checkPlace(match, unit, report);
    const view = viewCandidate(match);
    checkUnitIds(view, report);
    checkCodes(view, units, attribute(root, 'version') ?? '2.0', report);
    checkPairs(view, report);
    checkTargetLanguage(root, match, view, report);
  }
}

function checkPlace(match: XmlElement, unit: UnitView, report: XmlReport): void {
  const ref = attribute(match, 'ref');
  if (ref === undefined) return;
  const fragment = checkReference(match, 'ref', report);
  if (ref.startsWith('#') ? !fragment || pointsToText(fragment, unit) : false) return;
  const message = `The ref "${ref}" of a candidate points to no text of its unit.`;
  report.add('match-reference', match, message);
}

function checkTargetLanguage(
  root: XmlElement,
  match: XmlElement,
  { parts }: UnitView,
  report: XmlReport,
): void {
  const stated = { source: attribute(root, 'srcLang'), target: attribute(root, 'trgLang') };
  for (const side of ['source', 'target'] as const) {
    const text = parts[0]?.[side];
    const language = text && attribute(text, 'lang', XML_NAMESPACE);
    if (!text || language === undefined || stated[side] === undefined) continue;
    // A candidate for reference is in another language than that of the document.
    if (side === 'target' && attribute(match, 'reference') === 'yes') continue;
    if (language.toLowerCase() === stated[side].toLowerCase()) continue;
    report.add(
      `${side}-language-mismatch`,
      text,
      `The language "${language}" of <${text.name}> is not that of the document.`,
    );
  }
}
