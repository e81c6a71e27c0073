import { readFile, writeFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { type Side, toBilingual, toMonolingual } from '../formats/convert.ts';
import type { BilingualDocument, Document } from '../formats/document.ts';
import type { Format, FormatName } from '../formats/format.ts';
import { formatNamed, formatsOfPath, recogniseFormat } from '../formats/formats.ts';
import { canonicalLanguage, detectLanguage } from '../text/language.ts';
import { CommandError } from './command-error.ts';
import { problemsIn } from './format-problems.ts';
import { readSegmentationRules } from './segmentation-rules.ts';

/** Options of `emend convert` as given. */
export interface ConvertOptions {
  from?: FormatName;
  to?: FormatName;
  sourceLang?: string;
  targetLang?: string;
  /** File of rules by which sentences are told; the setting EMEND_SRX where it is left out. */
  srx?: string;
  side: Side;
}

/**
 * Reads a file in one format and writes it in another. From a text alone a file in two languages is
 * made with its sentences and no translation; from a file in two languages, a text alone is made of
 * one side.
 */
export async function convertFile(
  from: string,
  to: string,
  options: ConvertOptions,
): Promise<void> {
  const bytes = await readFile(from);
  const source = options.from ? formatNamed(options.from) : recogniseFormat(bytes, from);
  if (!source) {
    throw new CommandError(`${from} is in no format that is known; "emend formats" lists them.`);
  }
  const target = targetFormat(to, options.to);
  try {
    await writeFile(to, await converted(bytes, source, target, options));
  } catch (error) {
    const problems = await problemsIn(error);
    throw new CommandError(
      problems.map(({ line, message, rule }) => `${from}:${line}: ${message} [${rule}]`).join('\n'),
    );
  }
}

/** Of several formats with the same ending the first in the list of formats. */
function targetFormat(path: string, stated: FormatName | undefined): Format {
  if (stated) return formatNamed(stated);
  const [format] = formatsOfPath(path);
  if (!format) {
    throw new CommandError(`The ending of ${path} is that of no format; say which with --to.`);
  }
  return format;
}

async function converted(
  bytes: Uint8Array,
  source: Format,
  target: Format,
  options: ConvertOptions,
): Promise<Uint8Array> {
  if (source.isBilingual) {
    const document = withLanguages(await source.read(bytes), options);
    return target.isBilingual
      ? target.write(document)
      : target.write(toMonolingual(document, options.side));
  }
  const document = await readText(bytes, source, options);
  return target.isBilingual
    ? target.write(toBilingual(document, languageTag(options.targetLang), await rulesOf(options)))
    : target.write(document);
}

/** What the command line says of the languages counts more than what the file says. */
function withLanguages(document: BilingualDocument, options: ConvertOptions): BilingualDocument {
  return {
    ...document,
    sourceLanguage: languageTag(options.sourceLang) ?? document.sourceLanguage,
    targetLanguage: languageTag(options.targetLang) ?? document.targetLanguage,
  };
}

/** A text in the language that is stated, or else the one it seems to be in. */
async function readText(
  bytes: Uint8Array,
  format: Extract<Format, { isBilingual: false }>,
  options: ConvertOptions,
): Promise<Document> {
  const stated = languageTag(options.sourceLang);
  const document = await format.read(bytes, stated ?? 'und');
  if (stated) return document;
  const language = detectLanguage(document.blocks.map(({ text }) => text).join('\n'));
  if (!language) {
    throw new CommandError('The language is not clear from the text; say it with --source-lang.');
  }
  return format.read(bytes, language);
}

async function rulesOf({ srx }: ConvertOptions) {
  const file = srx ?? readConfig(process.env).srxFile;
  return file === undefined ? undefined : (await readSegmentationRules(file)).rules;
}

function languageTag(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  const language = canonicalLanguage(tag);
  if (!language) throw new CommandError(`"${tag}" is no language tag (BCP 47), such as de.`);
  return language;
}
