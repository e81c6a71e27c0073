import { childElements, type XmlElement } from '../xml.ts';
import { checkGrammar, type ElementRule, type Grammar } from '../xml-grammar.ts';
import type { XmlReport } from '../xml-report.ts';
import { checkModuleAttribute } from './attributes.ts';
import { coreRules } from './core-grammar.ts';
import { MODULE_PLACES, MODULE_RULES } from './module-grammar.ts';
import { CORE_22, nameOf } from './namespaces.ts';

const RULES = new Map<string, ElementRule>([...coreRules(false), ...MODULE_RULES]);
const RULES_22 = new Map<string, ElementRule>([...coreRules(true), ...MODULE_RULES]);

/**
 * What the schemas of the core and of the modules say: elements and their order, attributes and their
 * values, and where extensions may stand.
 */
export function checkStructure(root: XmlElement, report: XmlReport): void {
  const grammar: Grammar = {
    nameOf,
    rules: root.uri === CORE_22 ? RULES_22 : RULES,
    checkForeignAttribute: (element, index, rule) =>
      checkModuleAttribute(element, index, rule, report),
  };
  checkGrammar(root, grammar, report);
  checkModulePlaces(root, report);
}

function checkModulePlaces(element: XmlElement, report: XmlReport): void {
  const name = nameOf(element) ?? '*';
  const counts = new Map<string, number>();
  for (const child of childElements(element)) {
    checkModulePlaces(child, report);
    const childName = nameOf(child);
    const place = childName === undefined ? undefined : MODULE_PLACES[childName];
    if (!childName?.includes(':') || !RULES.has(childName)) continue;
    const isMisplaced = place ? !place.in.includes(name) : !name.includes(':');
    if (isMisplaced) {
      report.add(
        'module-element-place',
        child,
        `<${child.name}> of its module may not stand in <${element.name}>.`,
      );
    }
    const count = (counts.get(childName) ?? 0) + 1;
    counts.set(childName, count);
    if (place?.most !== undefined && count > place.most) {
      report.add(
        'element-repeated',
        child,
        `There is more than one <${child.name}> in <${element.name}>.`,
      );
    }
  }
}
