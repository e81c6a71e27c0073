import assert from 'node:assert/strict';
import { validateXliff } from '../../../server/formats/xliff/validate.ts';

/** A document with what stands in the body of one file, and in its header. */
export function body(content: string, header = '', attributes = ''): string {
  return (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:example:ours" version="1.2">' +
    `<file original="a.html" source-language="az" target-language="de" datatype="html"${attributes}>` +
    `${header && `<header>${header}</header>`}<body>${content}</body></file></xliff>`
  );
}

/** A document with one unit of a source and what stands behind it. */
export function unit(source: string, behind = '', attributes = ''): string {
  return body(`<trans-unit id="1"${attributes}><source>${source}</source>${behind}</trans-unit>`);
}

export function assertValid(text: string): void {
  assert.deepEqual(validateXliff(Buffer.from(text)), [], text);
}

/** That exactly one rule is broken, however often. */
export function assertBreaks(rule: string, text: string): void {
  const rules = validateXliff(Buffer.from(text)).map((problem) => problem.rule);
  assert.deepEqual([...new Set(rules)], [rule], text);
}
