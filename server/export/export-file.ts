import type { Kysely } from 'kysely';
import type { Translation } from '../articles/article.ts';
import { readFiles } from '../articles/article-file.store.ts';
import type { ArticleFile } from '../articles/article-file.ts';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { FormatName } from '../formats/format.ts';
import { formatNamed } from '../formats/formats.ts';
import type { History } from '../formats/xliff2/write.ts';
import { writeXliff2 } from '../formats/xliff2/write.ts';
import type { Author } from '../revisions/revision.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { asItCame, givenBackIn } from './as-it-came.ts';
import { type LeavingFile, readApproved, recordExport } from './export-translation.ts';
import { type ExportedArticle, exportedArticle, fileStem } from './exported-article.ts';
import type { FileFormat } from './file-formats.ts';
import { listOpenNotes, type OpenNotes } from './open-notes.store.ts';
import { targetHistories } from './target-history.ts';
import { toBilingualDocument, toDocument } from './to-documents.ts';
import { type Histories, type ReviewLabels, writeReview, writeTracked } from './write-tracked.ts';

/** What is exported, read in one moment. */
interface Exportable {
  translation: Translation;
  segments: Segment[];
  files: ArticleFile[];
  histories: Histories;
  notes: OpenNotes;
}

/** Which of the formats a file is in, and how its name ends where that is not the format's ending. */
export const WRITTEN_IN: Record<
  Exclude<FileFormat, 'original'>,
  { format: FormatName; part?: string }
> = {
  docx: { format: 'docx' },
  tracked: { format: 'docx', part: 'changes' },
  review: { format: 'docx', part: 'review' },
  xliff: { format: 'xliff' },
  xliff2: { format: 'xliff2' },
  tmx: { format: 'tmx' },
  po: { format: 'po' },
  csv: { format: 'csv' },
  tsv: { format: 'tsv' },
};

/** Formats in which the history of the text is. */
const WITH_HISTORY: ReadonlySet<FileFormat> = new Set(['tracked', 'review', 'xliff2']);

/**
 * Exports a translation in one of the formats that carry no manifest, and records that it was.
 *
 * @param options `include: 'current'` exports what is not approved as well; `labels`: words around a
 *   table for review
 * @throws UnapprovedError as `exportTranslation` does; UserError 409 where the article did not come in
 *   a file that texts can be put back into, or has other texts by now
 */
export async function exportFile(
  { db }: Pick<Services, 'db'>,
  { article, targetLanguage }: Pick<Translation, 'article' | 'targetLanguage'>,
  options: { format: FileFormat; include?: 'current' | undefined; labels: ReviewLabels },
  author: Author,
): Promise<LeavingFile> {
  const { format } = options;
  const exportable = await reading(db, async (trx): Promise<Exportable> => {
    const found = await readApproved(trx, { article, targetLanguage }, options);
    return { ...found, ...(await readBesides(trx, found.translation, format)) };
  });
  const { translation, segments } = exportable;
  const exported = exportedArticle(translation, segments);
  const { body, name, part } = await written(exported, exportable, format, options.labels);
  await recordExport(db, {
    translation: translation.id,
    revision: translation.revision,
    format,
    includeCurrent: options.include === 'current',
    author,
    at: new Date().toISOString(),
  });
  const { extensions, mediaType } = formatNamed(name);
  const ending = [...(part ? [part] : []), extensions[0]].join('.');
  const isText = mediaType.startsWith('text/');
  return {
    body,
    contentType: isText ? `${mediaType}; charset=utf-8` : mediaType,
    fileName: `${fileStem(exported)}.${ending}`,
    plainName: `article-${article.id}.${targetLanguage}.${ending}`,
  };
}

/** What some formats take beside the text; nothing is read that is not written. */
async function readBesides(
  trx: Kysely<Database>,
  { id, revision, article }: Translation,
  format: FileFormat,
): Promise<Omit<Exportable, 'translation' | 'segments'>> {
  return {
    files: format === 'original' ? await readFiles(trx, article.id) : [],
    histories: WITH_HISTORY.has(format) ? await targetHistories(trx, id, revision) : new Map(),
    notes: await listOpenNotes(trx, id),
  };
}

async function written(
  exported: ExportedArticle,
  { translation, segments, files, histories, notes }: Exportable,
  format: FileFormat,
  labels: ReviewLabels,
): Promise<{ body: Uint8Array; name: FormatName; part?: string | undefined }> {
  if (format === 'original') {
    const file = givenBackIn(files);
    if (!file) throw new UserError('export:error.noFile', {}, 409);
    const languages = {
      source: translation.article.sourceLanguage,
      target: translation.targetLanguage,
    };
    return { body: await asItCame(file, segments, languages), name: file.format };
  }
  const { format: name, part } = WRITTEN_IN[format];
  if (format === 'tracked') return { body: writeTracked(exported, histories), name, part };
  if (format === 'review') return { body: writeReview(exported, histories, labels), name, part };
  const writer = formatNamed(name);
  if (!writer.isBilingual) return { body: await writer.write(toDocument(exported)), name };
  const document = toBilingualDocument(exported, notes);
  const body =
    format === 'xliff2'
      ? writeXliff2(document, historyOf(exported, histories))
      : await writer.write(document);
  return { body, name };
}

/** The machine text and every revision of each segment that has any. */
function historyOf({ blocks, translation }: ExportedArticle, histories: Histories): History {
  const machines = new Map(
    blocks.flatMap(({ segments }) => segments.map(({ id, machine }) => [String(id), machine])),
  );
  const machine = { author: translation.engine ?? 'machine', date: translation.createdAt };
  return (_unit, { id = '' }) => {
    const versions = histories.get(Number(id)) ?? [];
    if (versions.length === 0) return [];
    return [
      { text: machines.get(id) ?? '', ...machine },
      ...versions.map(({ text, author, at }) => ({ text, author, date: at })),
    ];
  };
}
