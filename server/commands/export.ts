import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listTranslationsOf } from '../articles/article.store.ts';
import type { Translation } from '../articles/article.ts';
import { reading } from '../database/transaction.ts';
import { notFound } from '../errors.ts';
import { writeManifest } from '../export/embed-manifest.ts';
import { type AnyExportFormat, exportAny } from '../export/export-any.ts';
import { recordExport, UnapprovedError } from '../export/export-translation.ts';
import { gitStream } from '../export/git-stream.ts';
import type { Services } from '../services.ts';
import { CommandError, describe, terminalLanguage, translate } from './command-error.ts';
import { withInstallation } from './installation.ts';
import { languageOf } from './language.ts';

/** Options of `emend export`. */
export interface ExportOptions {
  format: AnyExportFormat | 'git';
  lang?: string;
  include?: 'current';
  output?: string;
  /** File to write the manifest to. */
  manifest?: string;
}

/** Whom the record of exports names. */
const AUTHOR = { id: null, name: 'emend export' };

/** Prints an article's approved text, or its history for git, or writes it to a file. */
export async function exportArticle(id: number, options: ExportOptions): Promise<void> {
  const { format } = options;
  if (format === 'git') {
    await exportHistory(id, options);
    return;
  }
  const file = await withInstallation(async (services) => {
    const translation = await findTranslation(services, id, options.lang);
    return exportApproved(services, translation, { ...options, format });
  });
  if (options.manifest !== undefined) {
    if (!file.manifest) {
      throw new CommandError(`A file in the format ${format} has no manifest.`);
    }
    await writeFile(options.manifest, writeManifest(file.manifest));
  }
  if (options.output === undefined) process.stdout.write(file.body);
  else await writeFile(options.output, file.body);
}

async function findTranslation(
  { db }: Services,
  id: number,
  lang: string | undefined,
): Promise<Translation> {
  const wanted = lang === undefined ? undefined : languageOf(lang);
  const translations = await listTranslationsOf(db, id);
  if (translations.length === 0) throw notFound('article');
  const fitting = translations.filter(
    ({ targetLanguage }) => wanted === undefined || targetLanguage === wanted,
  );
  const [translation, another] = fitting;
  if (!translation || another) {
    const languages = translations.map(({ targetLanguage }) => targetLanguage).join(', ');
    throw new CommandError(`Choose one of the article's translations with --lang: ${languages}.`);
  }
  return translation;
}

async function exportApproved(
  services: Services,
  translation: Translation,
  options: { format: AnyExportFormat; include?: 'current' },
): ReturnType<typeof exportAny> {
  const { format, include } = options;
  const t = await translate();
  try {
    const reader = { t, language: terminalLanguage() };
    return await exportAny(services, translation, { format, include, ...reader }, AUTHOR);
  } catch (error) {
    if (!(error instanceof UnapprovedError)) throw error;
    const list = error.missing.map((one) => `  ${one.id} (${one.state})  ${one.source}`);
    throw new CommandError([await describe(error), ...list].join('\n'));
  }
}

/** Writes the history as it is read; a long one is never in memory whole. */
async function exportHistory(
  id: number,
  { lang, manifest, output }: Omit<ExportOptions, 'format'>,
): Promise<void> {
  if (manifest !== undefined) {
    throw new CommandError(
      'A history for git has no manifest: each commit names its revision and the hash of it.',
    );
  }
  await withInstallation(async (services) => {
    const { id: translation, article, targetLanguage } = await findTranslation(services, id, lang);
    const languages = { source: article.sourceLanguage, target: targetLanguage };
    const revision = await reading(services.db, async (trx) => {
      const { head_revision } = await trx
        .selectFrom('translation')
        .select('head_revision')
        .where('id', '=', translation)
        .executeTakeFirstOrThrow();
      await write(gitStream(trx, translation, languages), output);
      return head_revision;
    });
    await recordExport(services.db, {
      translation,
      revision,
      format: 'git',
      includeCurrent: true,
      author: AUTHOR,
      at: new Date().toISOString(),
    });
  });
}

/** Writes a stream to a file or to standard output, no faster than it is taken. */
async function write(chunks: AsyncIterable<string>, output: string | undefined): Promise<void> {
  const target: Writable = output === undefined ? process.stdout : createWriteStream(output);
  await pipeline(Readable.from(chunks), target, { end: output !== undefined });
}
