import { attribute } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import type { Inline, SideName, UnitView } from './unit.ts';

/** Attributes that the end of a span repeats, with their default. */
const HINTS = ['canCopy', 'canDelete', 'canOverlap', 'canReorder'] as const;
/** Attributes that its end may repeat, but not otherwise. */
const REPEATED = ['type', 'subType', 'copyOf'] as const;

/** Spans written as two elements: each start has its end, behind it in the same text of the unit. */
export function checkPairs(unit: UnitView, report: XmlReport): void {
  for (const side of ['source', 'target'] as const) {
    checkCodePairs(unit, side, report);
    checkAnnotationPairs(unit, side, report);
  }
}

function checkCodePairs(unit: UnitView, side: SideName, report: XmlReport): void {
  const starts = new Map<string, Inline>();
  const ended = new Set<string>();
  for (const inline of unit[side]) {
    const { name, id, element } = inline;
    const isIsolated = attribute(element, 'isolated') === 'yes';
    if (name === 'sc' && id !== undefined) starts.set(id, inline);
    if (name !== 'ec') continue;
    const startRef = attribute(element, 'startRef');
    if (isIsolated ? id === undefined : id !== undefined) {
      const message = isIsolated
        ? 'An isolated <ec> needs an id.'
        : 'An <ec> that is not isolated has no id, but a startRef.';
      report.add('end-code-id', element, message);
    }
    if (isIsolated) {
      if (startRef !== undefined) {
        report.add('end-code-start', element, 'An isolated <ec> has an id, and no startRef.');
      }
      continue;
    }
    if (attribute(element, 'dir') !== undefined) {
      report.add('end-code-direction', element, 'Only an isolated <ec> has a dir.');
    }
    if (startRef === undefined) {
      report.add('end-code-start', element, 'An <ec> that is not isolated needs a startRef.');
      continue;
    }
    const start = starts.get(startRef);
    if (!start) {
      if (isInUntranslated(unit, side, 'sc', startRef)) continue;
      const message = `No <sc id="${startRef}"> stands before this <ec> in the unit.`;
      report.add('end-code-without-start', element, message);
    } else if (ended.has(startRef)) {
      report.add('end-code-repeated', element, `The code "${startRef}" ends twice.`);
    } else {
      checkMatch(start, inline, report);
    }
    ended.add(startRef);
  }
  for (const [id, { element }] of starts) {
    const isIsolated = attribute(element, 'isolated') === 'yes';
    if (isIsolated && ended.has(id)) {
      const message = 'The <sc> is isolated, but its <ec> stands in the same unit.';
      report.add('isolated-with-end', element, message);
    } else if (!isIsolated && !ended.has(id) && !isInUntranslated(unit, side, 'ec', id)) {
      const message = `The <sc> is not isolated, but no <ec startRef="${id}"> follows it in the unit.`;
      report.add('start-code-without-end', element, message);
    }
  }
}

function checkMatch(start: Inline, end: Inline, report: XmlReport): void {
  for (const name of HINTS) {
    const atStart = attribute(start.element, name) ?? 'yes';
    const expected = atStart === 'firstNo' ? 'no' : atStart;
    if ((attribute(end.element, name) ?? 'yes') === expected) continue;
    const message = `With ${name}="${atStart}" at its start, the code has to end with "${expected}".`;
    report.add('end-code-mismatch', end.element, message);
  }
  for (const name of REPEATED) {
    const atEnd = attribute(end.element, name);
    if (atEnd === undefined || atEnd === attribute(start.element, name)) continue;
    const message = `The ${name} "${atEnd}" at the end of the code is not that at its start.`;
    report.add('end-code-mismatch', end.element, message);
  }
}

function checkAnnotationPairs(unit: UnitView, side: SideName, report: XmlReport): void {
  const starts = new Map<string, Inline>();
  const ended = new Set<string>();
  for (const inline of unit[side]) {
    if (inline.name === 'sm' && inline.id !== undefined) starts.set(inline.id, inline);
    const startRef = attribute(inline.element, 'startRef');
    if (inline.name !== 'em' || startRef === undefined) continue;
    if (!starts.has(startRef) && !isInUntranslated(unit, side, 'sm', startRef)) {
      const message = `No <sm id="${startRef}"> stands before this <em> in the unit.`;
      report.add('end-marker-without-start', inline.element, message);
    } else if (ended.has(startRef)) {
      report.add('end-marker-repeated', inline.element, `The annotation "${startRef}" ends twice.`);
    }
    ended.add(startRef);
  }
  for (const [id, { element }] of starts) {
    if (ended.has(id) || isInUntranslated(unit, side, 'em', id)) continue;
    const message = `No <em startRef="${id}"> follows this <sm> in the unit.`;
    report.add('start-marker-without-end', element, message);
  }
}

/**
 * Whether the other half of a span in a target is in a segment that has no target yet: a unit is
 * translated one segment after the other.
 */
function isInUntranslated(unit: UnitView, side: SideName, name: string, id: string): boolean {
  if (side === 'source') return false;
  const key = name === 'sc' || name === 'sm' ? 'id' : 'startRef';
  return unit.source.some(
    (inline) =>
      inline.name === name && attribute(inline.element, key) === id && !inline.part.target,
  );
}
