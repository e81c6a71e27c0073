import { attribute, childElements, type XmlElement } from '../xml.ts';
import { isNmtoken } from '../xml-values.ts';
import { isElement, MODULES } from './namespaces.ts';
import type { UnitView } from './unit.ts';

/** Prefixes that are registered for extensions. */
const REGISTERED = ['tbx', 'okp'];
const PREFIXES = new Set<string>([...Object.keys(MODULES), ...REGISTERED]);
/** Selectors of what contains others, from the outermost; behind them comes one selector at most. */
const CONTAINERS = ['f', 'g', 'u'];
/** Selectors that mean something in a unit only. */
const IN_UNIT = new Set(['d', 't', '']);

/** What a fragment identifier points to: `{ f: 'f1', u: 'u1', t: 'm2' }`; `''` is an inline element. */
export type Fragment = Readonly<Record<string, string>>;

/**
 * Reads a fragment identifier of an XLIFF document (section 3 of the specification).
 *
 * @param identifier what stands behind the number sign
 * @returns what is wrong with it, as a sentence, where it is none
 */
export function parseFragment(identifier: string): Fragment | string {
  const isAbsolute = identifier.startsWith('/');
  const selectors = (isAbsolute ? identifier.slice(1) : identifier).split('/');
  const found: Record<string, string> = {};
  let place = -1;
  for (const [index, selector] of selectors.entries()) {
    const [, prefix = '', id = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(selector) ?? [];
    if (!isNmtoken(id) || (selector.includes('=') && !isNmtoken(prefix))) {
      return `"${selector}" is no identifier, and none with its prefix.`;
    }
    if (prefix in found) return `The prefix "${prefix}" stands in it twice.`;
    const container = CONTAINERS.indexOf(prefix);
    if (container >= 0) {
      if (container < place) return `"${selector}" stands behind what is inside of it.`;
      place = container;
    } else if (index < selectors.length - 1) {
      return `Behind "${selector}" nothing may follow.`;
    } else if (!IN_UNIT.has(prefix) && prefix !== 'n' && !PREFIXES.has(prefix)) {
      return `The prefix "${prefix}" is that of no module and of no extension that is registered.`;
    } else if (IN_UNIT.has(prefix) && index > 0 && !('u' in found)) {
      return `"${selector}" can only stand in a unit.`;
    }
    found[prefix] = id;
  }
  return found;
}

/**
 * Whether a fragment points to a text of a unit: to one of its segments, or to an inline element with
 * a text, in the source or (`t=`) the target.
 */
export function pointsToText(fragment: Fragment, unit: UnitView): boolean {
  if (!isInUnit(fragment, unit)) return false;
  const { t, '': id } = fragment;
  const wanted = id ?? t;
  if (wanted === undefined) return false;
  if (id !== undefined && unit.parts.some(({ element }) => attribute(element, 'id') === id)) {
    return true;
  }
  return (t === undefined ? [...unit.source, ...unit.target] : unit.target).some(
    (inline) => inline.id === wanted && inline.name !== 'cp',
  );
}

/** Whether a fragment points to a note of the unit. */
export function pointsToNote(fragment: Fragment, unit: UnitView): boolean {
  if (!isInUnit(fragment, unit) || fragment.n === undefined) return false;
  return childElements(unit.element)
    .filter((child) => isElement(child, 'notes'))
    .flatMap(childElements)
    .some((note) => attribute(note, 'id') === fragment.n);
}

function isInUnit({ f, g, u }: Fragment, { element }: UnitView): boolean {
  if (u !== undefined && u !== attribute(element, 'id')) return false;
  if (u === undefined && (f !== undefined || g !== undefined)) return false;
  return f === undefined || f === attribute(fileOf(element), 'id');
}

function fileOf(element: XmlElement): XmlElement {
  let at = element;
  while (at.parent && !isElement(at, 'file')) at = at.parent;
  return at;
}
