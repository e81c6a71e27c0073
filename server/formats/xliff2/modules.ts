import { attribute, childElements, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { checkCandidates } from './modules/candidates.ts';
import { checkFormatStyle } from './modules/format-style.ts';
import { checkGlossary } from './modules/glossary.ts';
import { checkInternationalization } from './modules/internationalization.ts';
import { checkMetadata } from './modules/metadata.ts';
import { checkResources } from './modules/resources.ts';
import { checkChangeTrack } from './modules/revisions.ts';
import { checkRules } from './modules/rules.ts';
import { checkSizes } from './modules/sizes.ts';
import { checkVariants } from './modules/variants.ts';
import { nameOf } from './namespaces.ts';
import type { UnitView } from './unit.ts';

/** What an element that is the outermost of a module is checked with. */
export interface ModuleContext {
  root: XmlElement;
  /** Undefined outside of files. */
  file?: XmlElement;
  /** Undefined outside of units, with the identifiers of the units of the file. */
  unit?: UnitView;
  units?: ReadonlySet<string>;
}

/** The constraints of the module an element is the outermost of; none for other elements. */
export function checkModule(
  element: XmlElement,
  { root, file, unit, units }: ModuleContext,
  report: XmlReport,
): void {
  switch (nameOf(element)) {
    case 'mtc:matches':
      if (unit && units) checkCandidates(root, element, unit, units, report);
      break;
    case 'gls:glossary':
      if (unit) checkGlossary(element, unit, report);
      break;
    case 'mda:metadata':
      checkMetadata(element, report);
      break;
    case 'res:resourceData':
      checkResources(root, element, resourcesOf(file ?? root), report);
      break;
    case 'ctr:changeTrack':
      checkChangeTrack(element, report);
      break;
    case 'val:validation':
      checkRules(element, report);
      break;
  }
}

/** The constraints of modules that add attributes to the elements of others. */
export function checkModuleAttributes(
  element: XmlElement,
  version: string,
  report: XmlReport,
): void {
  checkFormatStyle(element, report);
  checkSizes(element, report);
  checkVariants(element, report);
  // In 2.0, ITS is an extension that may do what it likes.
  if (version !== '2.0') checkInternationalization(element, report);
}

/** Identifiers of the resources in a file. */
function resourcesOf(element: XmlElement, found = new Set<string>()): Set<string> {
  for (const child of childElements(element)) {
    if (nameOf(child) === 'res:resourceItem') found.add(attribute(child, 'id') ?? '');
    else resourcesOf(child, found);
  }
  return found;
}
