import type { Replacement } from './splice.ts';
import { escapeAttribute, type XmlElement } from './xml.ts';

/** The element as it stands in the text it was parsed from. */
export function outerText(element: XmlElement, text: string): string {
  return text.slice(element.place?.start, element.place?.end);
}

/** Its start tag as it stands in the text, or its only tag. */
export function startTag(element: XmlElement, text: string): string {
  return text.slice(element.place?.start, element.place?.contentStart);
}

/**
 * A start tag with an attribute set to another value, added, or left out, everything else of it as it
 * was.
 *
 * @param value undefined to leave the attribute out
 */
export function withAttribute(tag: string, name: string, value: string | undefined): string {
  const pattern = new RegExp(`(\\s+)${name}\\s*=\\s*("[^"]*"|'[^']*')`, 'u');
  const written = value === undefined ? '' : `${name}="${escapeAttribute(value)}"`;
  if (pattern.test(tag)) {
    return tag.replace(pattern, (_, space: string) => (written ? `${space}${written}` : ''));
  }
  return written ? tag.replace(/\s*\/?>$/u, (end) => ` ${written}${end.trimStart()}`) : tag;
}

/** The replacement that changes the start tag of an element. */
export function replaceTag(element: XmlElement, tag: string): Replacement {
  const { start = 0, contentStart = 0 } = element.place ?? {};
  return { from: start, to: contentStart, text: tag };
}
