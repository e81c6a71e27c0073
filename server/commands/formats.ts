import { FORMATS } from '../formats/formats.ts';
import { print } from './print.ts';

/** Prints the formats that go in and out. */
export async function listFormats({ json }: { json?: boolean }): Promise<void> {
  const formats = FORMATS.map(({ name, label, extensions, mediaType, isBilingual }) => ({
    name,
    label,
    extensions,
    mediaType,
    bilingual: isBilingual,
  }));
  if (json) {
    await print(JSON.stringify(formats));
    return;
  }
  const width = Math.max(...formats.map(({ name }) => name.length));
  for (const { name, label, extensions, bilingual } of formats) {
    const kind = bilingual ? 'two languages' : 'one language';
    const endings = extensions.map((extension) => `.${extension}`).join(' ');
    await print(`${name.padEnd(width)}  ${label} (${endings}), ${kind}`);
  }
}
