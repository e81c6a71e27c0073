import { docx } from './docx.ts';
import type { Format, FormatName } from './format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { po } from './po.ts';
import { csv, tsv } from './table.ts';
import { tbx } from './tbx.ts';
import { text } from './text-format.ts';
import { tmx } from './tmx.ts';
import { xliff } from './xliff.ts';
import { xliff2 } from './xliff2.ts';

/** Every format, in the order lists show them. */
export const FORMATS: readonly Format[] = [
  text,
  markdown,
  html,
  docx,
  xliff,
  xliff2,
  tmx,
  tbx,
  po,
  csv,
  tsv,
  json,
];

/** As much of a file as recognising its format takes, in bytes. */
const START = 64 * 1024;

/** The format of a name. */
export function formatNamed(name: FormatName): Format {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (!format) throw new RangeError(`There is no format ${name}.`);
  return format;
}

/** The formats that files with the ending of a path are usually in. */
export function formatsOfPath(path: string): Format[] {
  const extension = /\.([^./\\]+)$/u.exec(path)?.[1]?.toLowerCase();
  return FORMATS.filter(({ extensions }) => extension && extensions.includes(extension));
}

/**
 * The format a file is in, by its content. Its name decides only between formats that the content fits
 * equally well, as those of tables of text are.
 *
 * @param path name of the file, where it has one
 * @returns undefined where it is in none of them
 */
export function recogniseFormat(bytes: Uint8Array, path = ''): Format | undefined {
  const start = bytes.subarray(0, START);
  const named = formatsOfPath(path);
  let best: Format | undefined;
  let most = 0;
  for (const format of FORMATS) {
    const likely = format.recognise(start);
    if (likely > most || (likely === most && likely > 0 && named.includes(format))) {
      best = format;
      most = likely;
    }
  }
  return best;
}
