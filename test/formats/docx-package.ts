import { readFileSync } from 'node:fs';
import { docx } from '../../server/formats/docx.ts';
import { readZip, writeZip } from '../../server/formats/zip.ts';

/** A document that LibreOffice 7.4 has written, of a text that was written for these tests. */
export const FERRY = readFileSync(new URL('./files/ferry.docx', import.meta.url));

const encoder = new TextEncoder();

/** The text of a part of a package. */
export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return new TextDecoder().decode((await readZip(bytes)).get(name));
}

/** A package with parts of other texts; those that are undefined it does not have. */
export async function withParts(
  bytes: Uint8Array,
  parts: Readonly<Record<string, string | undefined>>,
): Promise<Uint8Array> {
  const files = await readZip(bytes);
  for (const [name, text] of Object.entries(parts)) {
    if (text === undefined) files.delete(name);
    else files.set(name, encoder.encode(text));
  }
  return writeZip(files);
}

/** A document with a body as it is given. */
export async function withBody(
  body: string,
  parts: Readonly<Record<string, string | undefined>> = {},
): Promise<Uint8Array> {
  const empty = await docx.write({ language: 'en', blocks: [] });
  const main = (await partOf(empty, 'word/document.xml'))
    .replace(/<w:body>.*<\/w:body>/u, () => `<w:body>${body}</w:body>`)
    .replace(
      '<w:document ',
      '<w:document xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ',
    );
  return withParts(empty, { 'word/document.xml': main, ...parts });
}
