import { attribute, childElements, type XmlElement } from '../xml.ts';
import type { XmlReport } from '../xml-report.ts';

/** The two ends of spans, by the element each begins and ends with. */
const PAIRS = [
  ['bpt', 'ept'],
  ['bx', 'ex'],
] as const;

/** What a translation may repeat. */
const CLONED = ['g', 'bx', 'ex'];

/** The inline elements of a text: their identifiers, and spans that have both ends in order. */
export function checkInline(text: XmlElement, report: XmlReport): void {
  const elements = inlinesOf(text);
  for (const [startName, endName] of PAIRS) {
    checkPairs(elements, startName, endName, report);
  }
  // The ends of a span may share an identifier, and a placeholder may be there again: it is the same.
  const isTarget = text.local === 'target';
  const taken = new Map<string, string>();
  for (const element of elements) {
    const { local: kind } = element;
    const id = attribute(element, 'id');
    if (id === undefined || kind === 'mrk' || kind === 'x') continue;
    const before = taken.get(id);
    const isPair = PAIRS.some(([start, end]) => before === start && kind === end);
    const isClone = isTarget && CLONED.includes(kind) && attribute(element, 'clone') !== 'no';
    if (before !== undefined && !isPair && !isClone) {
      const message = `The id "${id}" of <${element.name}> is taken already in the text.`;
      report.add('duplicate-inline-id', element, message);
    }
    taken.set(id, kind);
  }
}

function checkPairs(
  elements: readonly XmlElement[],
  startName: string,
  endName: string,
  report: XmlReport,
): void {
  const open = new Map<string, XmlElement>();
  const begun = new Set<string>();
  for (const element of elements) {
    const key = attribute(element, 'rid') ?? attribute(element, 'id');
    if (key === undefined) continue;
    if (element.local === startName) {
      if (begun.has(key)) {
        report.add('start-code-repeated', element, `A <${startName}> of "${key}" stands twice.`);
      }
      begun.add(key);
      open.set(key, element);
    } else if (element.local === endName && !open.delete(key)) {
      const message = `No <${startName}> of "${key}" stands before this <${endName}>.`;
      report.add('end-code-without-start', element, message);
    }
  }
  for (const [key, element] of open) {
    const message = `No <${endName}> of "${key}" follows this <${startName}>.`;
    report.add('start-code-without-end', element, message);
  }
}

/** Inline elements in order, those in sub-flows excepted, which are texts of their own. */
function inlinesOf(parent: XmlElement): XmlElement[] {
  return childElements(parent)
    .filter(({ uri, local }) => uri === parent.uri && local !== 'sub')
    .flatMap((child) => [child, ...inlinesOf(child)]);
}
