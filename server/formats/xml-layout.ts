import { attribute, type XmlElement } from './xml.ts';
import { XML_NAMESPACE } from './xml-grammar.ts';

/** An attribute of XML (`lang`, `space`), the element's own or that of the nearest around it. */
export function inherited(element: XmlElement, local: string): string | undefined {
  for (let at: XmlElement | undefined = element; at; at = at.parent) {
    const value = attribute(at, local, XML_NAMESPACE);
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * A text as its element wants its white space treated: where it is not to be preserved, line breaks
 * with the indentation around them are how the file is laid out, and no text.
 */
export function withoutLayout(text: string, element: XmlElement): string {
  if (inherited(element, 'space') === 'preserve') return text;
  return text.replace(/^[ \t]*\n\s*|\s*\n[ \t]*$/g, '').replace(/[ \t]*\n\s*/g, ' ');
}

/** Whether white space of a text would be lost where it is not preserved. */
export function needsPreserving(text: string): boolean {
  return /[\t\n\r]| {2}|^ | $/.test(text);
}

/** The line break and the indentation in front of a tag that begins its line. */
export function indentBefore(file: string, start: number): string {
  return /\r?\n[ \t]*$/u.exec(file.slice(Math.max(0, start - 200), start))?.[0] ?? '';
}
