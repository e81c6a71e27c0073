import assert from 'node:assert/strict';
import { validateXliff2 } from '../../../server/formats/xliff2/validate.ts';

const NAMESPACES = [
  'mtc="urn:oasis:names:tc:xliff:matches:2.0"',
  'gls="urn:oasis:names:tc:xliff:glossary:2.0"',
  'fs="urn:oasis:names:tc:xliff:fs:2.0"',
  'mda="urn:oasis:names:tc:xliff:metadata:2.0"',
  'res="urn:oasis:names:tc:xliff:resourcedata:2.0"',
  'ctr="urn:oasis:names:tc:xliff:changetracking:2.0"',
  'slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"',
  'val="urn:oasis:names:tc:xliff:validation:2.0"',
  'its="http://www.w3.org/2005/11/its"',
  'pgs="urn:oasis:names:tc:xliff:pgs:1.0"',
  'my="urn:example:ours"',
].map((declaration) => `xmlns:${declaration}`);

/** A document with files. */
export function xliff(files: string, attributes = '', version = '2.1'): string {
  const namespace = version === '2.2' ? '2.2' : '2.0';
  return (
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:${namespace}" ${NAMESPACES.join(' ')} ` +
    `version="${version}" srcLang="az" trgLang="de"${attributes}>\n${files}\n</xliff>`
  );
}

/** A document with what stands in one file. */
export function file(content: string, attributes = '', version = '2.1'): string {
  return xliff(`<file id="f1"${attributes}>${content}</file>`, '', version);
}

/** A document with what stands in one unit. */
export function unit(content: string, attributes = '', version = '2.1'): string {
  return file(`<unit id="u1"${attributes}>${content}</unit>`, '', version);
}

/** A document with the source, and perhaps the target, of one segment. */
export function segment(source: string, target?: string, before = ''): string {
  const translation = target === undefined ? '' : `<target>${target}</target>`;
  return unit(`${before}<segment><source>${source}</source>${translation}</segment>`);
}

/** A segment like any other. */
export const SEGMENT = '<segment id="s1"><source>Salam, Bakı!</source></segment>';

/** Names of the rules a text breaks. */
export function rulesOf(text: string): string[] {
  return [...new Set(validateXliff2(Buffer.from(text)).map(({ rule }) => rule))];
}

export function assertValid(text: string): void {
  assert.deepEqual(validateXliff2(Buffer.from(text)), [], text);
}

/** That exactly one rule is broken, however often. */
export function assertBreaks(rule: string, text: string): void {
  assert.deepEqual(rulesOf(text), [rule], text);
}
