import { attribute, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { isElement } from './namespaces.ts';
import { orderOf, type UnitView } from './unit.ts';

/** States in which there is a translation. */
const TRANSLATED = ['translated', 'reviewed', 'final'];

/** What units demand of their segments: that there are any, their states, the order of targets. */
export function checkSegments(root: XmlElement, unit: UnitView, report: XmlReport): void {
  if (!unit.parts.some(({ element }) => isElement(element, 'segment'))) {
    report.add('segment-missing', unit.element, 'A unit needs at least one <segment>.');
  }
  for (const { element, target } of unit.parts) {
    const state = attribute(element, 'state');
    if (state === undefined && attribute(element, 'subState') !== undefined) {
      report.add('substate-without-state', element, 'A subState needs a state beside it.');
    }
    // Only from 2.1 on do the rules of the specification say so.
    const isTranslated = state !== undefined && TRANSLATED.includes(state);
    if (isTranslated && !target && attribute(root, 'version') !== '2.0') {
      report.add('state-without-target', element, `A segment that is ${state} needs a target.`);
    }
  }
  checkOrder(unit, report);
}

function checkOrder({ parts }: UnitView, report: XmlReport): void {
  const taken = new Map<number, XmlElement>();
  for (const [index, part] of parts.entries()) {
    if (!part.target) continue;
    const order = orderOf(part, index);
    if (!Number.isInteger(order)) continue;
    if (order > parts.length) {
      report.add(
        'target-order-range',
        part.target,
        `The order ${order} is more than the ${parts.length} segments and ignorables of the unit.`,
      );
    } else if (taken.has(order)) {
      report.add(
        'target-order-duplicate',
        part.target,
        `Two targets are number ${order} in the unit; one without an order has that of its source.`,
      );
    }
    taken.set(order, part.target);
  }
}
