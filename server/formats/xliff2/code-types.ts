import type { CodeType } from '../inline.ts';
import { attribute, type XmlElement } from '../xml.ts';
import { MODULES } from './namespaces.ts';

/** How a type of code is written. */
interface WrittenType {
  type?: string;
  subType?: string;
  /** Element of HTML (Format Style). */
  style?: string;
  /** Attribute of that element which holds the address. */
  address?: string;
}

const WRITTEN: Readonly<Record<CodeType, WrittenType>> = {
  bold: { type: 'fmt', subType: 'xlf:b' },
  italic: { type: 'fmt', subType: 'xlf:i' },
  underline: { type: 'fmt', subType: 'xlf:u' },
  break: { type: 'fmt', subType: 'xlf:lb' },
  strikethrough: { type: 'fmt', style: 's' },
  superscript: { type: 'fmt', style: 'sup' },
  subscript: { type: 'fmt', style: 'sub' },
  code: { type: 'fmt', style: 'code' },
  link: { type: 'link', style: 'a', address: 'href' },
  image: { type: 'image', style: 'img', address: 'src' },
  footnote: { type: 'other', subType: 'emend:footnote' },
  placeholder: { type: 'ui', subType: 'xlf:var' },
  other: {},
};
const STYLES: Readonly<Record<string, CodeType>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  a: 'link',
  img: 'image',
  br: 'break',
};
const TYPES: Readonly<Record<string, CodeType>> = { link: 'link', image: 'image' };

/** What a code of that type says of itself, as attributes. */
export function typeAttributes(type: CodeType, address: string | undefined): [string, string][] {
  const written = WRITTEN[type];
  const attributes: [string, string][] = [];
  if (written.type) attributes.push(['type', written.type]);
  if (written.subType) attributes.push(['subType', written.subType]);
  if (written.style) attributes.push(['fs:fs', written.style]);
  if (written.address && address !== undefined) {
    attributes.push(['fs:subFs', `${written.address},${address.replace(/[\\,]/g, '\\$&')}`]);
  }
  return attributes;
}

/** The type of a code by what its element says of itself. */
export function typeOf(element: XmlElement): CodeType {
  const subType = attribute(element, 'subType');
  const bySubType = Object.entries(WRITTEN).find(([, written]) => written.subType === subType);
  if (subType !== undefined && bySubType) return bySubType[0] as CodeType;
  const style = attribute(element, 'fs', MODULES.fs);
  if (style !== undefined && STYLES[style]) return STYLES[style];
  return TYPES[attribute(element, 'type') ?? ''] ?? 'other';
}

/** The address of a link or an image, where Format Style says it. */
export function addressOf(element: XmlElement): string | undefined {
  const key = WRITTEN[typeOf(element)].address;
  const written = attribute(element, 'subFs', MODULES.fs);
  if (key === undefined || written === undefined) return undefined;
  for (const pair of written.matchAll(/((?:[^,\\]|\\.)*),((?:[^,\\]|\\.)*)(?:\\(?=,)|,|$)/gs)) {
    if (pair[1] === key) return (pair[2] ?? '').replace(/\\(.)/gs, '$1');
  }
  return undefined;
}
