import { attribute } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';
import { type Inline, isCode, type UnitView } from './unit.ts';

/**
 * Codes that may not be moved away from each other: the first has `canReorder="firstNo"`, the others
 * `no`. And codes that may not be deleted, where a segment has its target.
 */
export function checkSequences(unit: UnitView, report: XmlReport): void {
  const source = unit.source.filter(isCode);
  const target = unit.target.filter(isCode);
  checkBeginnings(source, report);
  checkBeginnings(target, report);
  checkKept(source, target, report);
  checkNotDeleted(source, target, report);
}

function checkBeginnings(codes: readonly Inline[], report: XmlReport): void {
  for (const [index, { element }] of codes.entries()) {
    if (reorderOf(element) !== 'no') continue;
    const before = codes[index - 1];
    if (before && reorderOf(before.element) !== 'yes') continue;
    const message = 'A code with canReorder="no" follows none with "firstNo" or "no".';
    report.add('reorder-sequence', element, message);
  }
}

function checkKept(source: readonly Inline[], target: readonly Inline[], report: XmlReport): void {
  const placeInTarget = new Map(target.map((code, index) => [keyOf(code), index]));
  for (const [index, code] of source.entries()) {
    const place = placeInTarget.get(keyOf(code));
    const before = source[index - 1];
    if (reorderOf(code.element) !== 'no' || place === undefined || before?.part !== code.part)
      continue;
    const beforeInTarget = target[place - 1];
    if (beforeInTarget && keyOf(beforeInTarget) === keyOf(before)) continue;
    const element = target[place]?.element ?? code.element;
    const message =
      'A sequence of codes that may not be reordered has another order in the target.';
    report.add('reorder-changed', element, message);
  }
}

function checkNotDeleted(
  source: readonly Inline[],
  target: readonly Inline[],
  report: XmlReport,
): void {
  const inTarget = new Set(target.flatMap((code) => [keyOf(code), ...endOf(code)]));
  for (const code of source) {
    const translation = code.part.target;
    if (!translation || attribute(code.element, 'canDelete') !== 'no') continue;
    if (inTarget.has(keyOf(code))) continue;
    const message = `The target lacks the code "${keyOf(code)}", which may not be deleted.`;
    report.add('code-deleted', translation, message);
  }
}

/** What a code is known by on both sides: a span written as one element or as two is the same. */
function keyOf({ id, name, element }: Inline): string {
  return name === 'ec' && id === undefined ? `/${attribute(element, 'startRef')}` : (id ?? '');
}

/** The end of a span that is one element, by what it is known by where there are two. */
function endOf({ name, id }: Inline): string[] {
  return name === 'pc' ? [`/${id}`] : [];
}

function reorderOf(element: Inline['element']): string {
  return attribute(element, 'canReorder') ?? 'yes';
}
