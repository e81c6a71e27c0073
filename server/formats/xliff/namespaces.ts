import type { XmlElement } from '../xml.ts';

export const XLIFF_12 = 'urn:oasis:names:tc:xliff:document:1.2';
export const XLIFF_11 = 'urn:oasis:names:tc:xliff:document:1.1';

/** The namespaces of the versions; that of 1.0 is none. */
export const VERSIONS: Readonly<Record<string, string>> = {
  '1.2': XLIFF_12,
  '1.1': XLIFF_11,
  '1.0': '',
};

export function isXliff(uri: string): boolean {
  return uri === XLIFF_12 || uri === XLIFF_11 || uri === '';
}

/** Whether it is the element of XLIFF with one of the names. */
export function isElement(element: XmlElement | undefined, ...names: string[]): boolean {
  return element !== undefined && isXliff(element.uri) && names.includes(element.local);
}
