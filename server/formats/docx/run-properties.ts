import type { CodeType } from '../inline.ts';
import { childElements, writeNode, type XmlElement } from '../xml.ts';
import { isOn, isWord, wordValue } from './names.ts';
import type { Styles } from './styles.ts';

/** What sets a run apart: properties that mean one thing together, as bold in all scripts. */
export interface RunFeature {
  type: CodeType;
  /** Its properties as they are written. */
  properties: string;
}

/** Properties that say nothing of how text looks, or that whoever writes the text anew has to say. */
const IGNORED = new Set([
  'lang',
  'noProof',
  'rtl',
  'rPrChange',
  'ins',
  'del',
  'moveFrom',
  'moveTo',
]);

/** Which properties belong together. */
const GROUPS: ReadonlyMap<string, CodeType> = new Map([
  ['b', 'bold'],
  ['bCs', 'bold'],
  ['i', 'italic'],
  ['iCs', 'italic'],
  ['u', 'underline'],
  ['strike', 'strikethrough'],
  ['dstrike', 'strikethrough'],
]);

/** The order of properties in a run (ISO/IEC 29500-1, 17.3.2.28). */
const ORDER = [
  ...['rStyle', 'rFonts', 'b', 'bCs', 'i', 'iCs', 'caps', 'smallCaps', 'strike', 'dstrike'],
  ...['outline', 'shadow', 'emboss', 'imprint', 'noProof', 'snapToGrid', 'vanish', 'webHidden'],
  ...['color', 'spacing', 'w', 'kern', 'position', 'sz', 'szCs', 'highlight', 'u', 'effect', 'bdr'],
  ...['shd', 'fitText', 'vertAlign', 'rtl', 'cs', 'em', 'lang', 'eastAsianLayout', 'specVanish'],
];

/** What the properties of a run set it apart by. */
export function featuresOf(properties: XmlElement | undefined, styles: Styles): RunFeature[] {
  const groups = new Map<string, RunFeature>();
  const children = properties ? childElements(properties) : [];
  const isRaised = children.some((property) => isWord(property, 'position'));
  for (const property of children) {
    if (isWord(property) && IGNORED.has(property.local)) continue;
    if (isHintOnly(property)) continue;
    const type = typeOf(property, styles);
    const key = groupOf(property, isRaised);
    const known = groups.get(key);
    groups.set(key, {
      type: known && known.type !== 'other' ? known.type : type,
      properties: `${known?.properties ?? ''}${writeNode(property)}`,
    });
  }
  return [...groups.values()];
}

/** Text that is raised or lowered by hand is smaller for the same reason. */
function groupOf(property: XmlElement, isRaised: boolean): string {
  const { local } = property;
  if (!isWord(property)) return 'other';
  if (local === 'vertAlign' || local === 'position') return 'position';
  if (isRaised && (local === 'sz' || local === 'szCs')) return 'position';
  return local === 'rStyle' ? 'style' : (GROUPS.get(local) ?? 'other');
}

/** Which of several fonts to take for a character that many have; the text itself tells that. */
function isHintOnly(property: XmlElement): boolean {
  return isWord(property, 'rFonts') && property.attributes.every(({ local }) => local === 'hint');
}

function typeOf(property: XmlElement, styles: Styles): CodeType {
  if (!isWord(property)) return 'other';
  const { local } = property;
  const group = GROUPS.get(local);
  if (group) return isOn(property) ? group : 'other';
  const value = wordValue(property) ?? '';
  if (local === 'position' && Number(value) !== 0) {
    return Number(value) > 0 ? 'superscript' : 'subscript';
  }
  if (local === 'vertAlign' && /^(?:superscript|subscript)$/u.test(value)) return value as CodeType;
  if (local === 'position' && Number(value) !== 0) {
    return Number(value) > 0 ? 'superscript' : 'subscript';
  }
  return local === 'rStyle' ? (styles.emphasisOf(value) ?? 'other') : 'other';
}

/** Properties of a run in the order the standard has them; of those there twice, the last. */
export function joinProperties(properties: readonly string[], prefix: string): string {
  const byName = new Map<string, string>();
  const joined = properties.join('');
  for (const [xml, name = ''] of joined.matchAll(/<([\w.:-]+)[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/gu)) {
    byName.set(name, xml);
  }
  const place = (name: string) => {
    const index = name.startsWith(prefix) ? ORDER.indexOf(name.slice(prefix.length)) : -1;
    return index < 0 ? ORDER.length : index;
  };
  return [...byName]
    .toSorted(([one], [other]) => place(one) - place(other))
    .map(([, xml]) => xml)
    .join('');
}
