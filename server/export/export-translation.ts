import type { Kysely } from 'kysely';
import { getTranslation } from '../articles/article.store.ts';
import type { Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { reading } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { Author } from '../revisions/revision.ts';
import { isReviewable, listSegments, type Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { embedManifest, writeManifest } from './embed-manifest.ts';
import { type ExportedArticle, exportedArticle, fileStem } from './exported-article.ts';
import type { FileFormat } from './file-formats.ts';
import { type ContentFormat, type Manifest, manifestOf, readProvenance } from './manifest.ts';
import { writeBilingual } from './write-bilingual.ts';
import { writeHtml } from './write-html.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeDiff, writeText } from './write-text.ts';

interface Format {
  /** What of the article the file holds. */
  content: ContentFormat;
  contentType: string;
  extension: string;
}

const formats = {
  text: { content: 'text', contentType: 'text/plain; charset=utf-8', extension: 'txt' },
  markdown: {
    content: 'markdown',
    contentType: 'text/markdown; charset=utf-8',
    extension: 'md',
  },
  html: { content: 'html', contentType: 'text/html; charset=utf-8', extension: 'html' },
  bilingual: {
    content: 'bilingual',
    contentType: 'text/html; charset=utf-8',
    extension: 'bilingual.html',
  },
  json: { content: 'json', contentType: 'application/json; charset=utf-8', extension: 'json' },
  diff: { content: 'diff', contentType: 'text/x-diff; charset=utf-8', extension: 'diff' },
  // Plain text carries no manifest, so it has one beside it.
  manifest: {
    content: 'text',
    contentType: 'application/json; charset=utf-8',
    extension: 'manifest.json',
  },
} satisfies Record<string, Format>;

const writers: Record<ContentFormat, (article: ExportedArticle) => string> = {
  text: writeText,
  markdown: writeMarkdown,
  html: writeHtml,
  bilingual: writeBilingual,
  json: writeJson,
  diff: writeDiff,
};

/** What a format writes of an article, without a manifest. */
export function writeContent(article: ExportedArticle, format: ContentFormat): string {
  return writers[format](article);
}

export type ExportFormat = keyof typeof formats;

/** Names of the formats that can be proved by a manifest, in the order they are offered. */
export const EXPORT_FORMATS = Object.keys(formats) as [ExportFormat, ...ExportFormat[]];

/** A file as it leaves, whatever is in it. */
export interface LeavingFile {
  body: string | Uint8Array;
  contentType: string;
  /** Made of the headline, in whatever script that is. */
  fileName: string;
  /** For programs that read names in ASCII only. */
  plainName: string;
}

/** An exported text, with its manifest. */
export interface ExportedFile extends LeavingFile {
  body: string;
  /** What the file says of itself, or says of another where it is a manifest itself. */
  manifest: Manifest;
}

/** Some segments are not approved, so nothing was exported. They are listed. */
export class UnapprovedError extends UserError {
  readonly missing: { id: number; source: string; state: string }[];

  constructor(missing: readonly Segment[]) {
    super('export:error.unapproved', { count: missing.length, formatted: missing.length }, 409);
    this.missing = missing.map(({ id, source, state }) => ({ id, source, state }));
  }
}

/**
 * Exports a translation, with a manifest where the format has a place for one, and records that it
 * was.
 *
 * @param options `include: 'current'` exports what is not approved as well, marked
 * @throws UnapprovedError where something is not approved and was not asked for
 */
export async function exportTranslation(
  { db }: Pick<Services, 'db'>,
  { article, targetLanguage }: Pick<Translation, 'article' | 'targetLanguage'>,
  options: { format: ExportFormat; include?: 'current' | undefined },
  author: Author,
): Promise<ExportedFile> {
  // The text, the number of its revision and the approvals must be of one moment.
  const { translation, segments, provenance } = await reading(db, async (trx) => {
    const found = await readApproved(trx, { article, targetLanguage }, options);
    const { id, revision } = found.translation;
    return { ...found, provenance: await readProvenance(trx, id, revision) };
  });

  const format = formats[options.format];
  const exported = exportedArticle(translation, segments);
  const at = new Date().toISOString();
  const content = writeContent(exported, format.content);
  const manifest = manifestOf(exported, provenance, { body: content, format: format.content, at });
  await recordExport(db, {
    translation: translation.id,
    revision: translation.revision,
    format: options.format,
    includeCurrent: options.include === 'current',
    author,
    at,
  });
  return {
    body:
      options.format === 'manifest' ? writeManifest(manifest) : embedManifest(content, manifest),
    manifest,
    contentType: format.contentType,
    fileName: `${fileStem(exported)}.${format.extension}`,
    plainName: `article-${article.id}.${targetLanguage}.${format.extension}`,
  };
}

/**
 * A translation with its segments, if it may leave.
 *
 * @throws UnapprovedError as `exportTranslation` does
 */
export async function readApproved(
  trx: Kysely<Database>,
  { article, targetLanguage }: Pick<Translation, 'article' | 'targetLanguage'>,
  { include }: { include?: 'current' | undefined },
): Promise<{ translation: Translation; segments: Segment[] }> {
  const translation = await getTranslation(trx, article.id, targetLanguage);
  const segments = await listSegments(trx, translation.id);
  const missing = unapproved(segments);
  if (missing.length > 0 && include !== 'current') throw new UnapprovedError(missing);
  return { translation, segments };
}

/** What the record says of an export. */
export interface ExportRecord {
  translation: number;
  revision: number;
  format: ExportFormat | FileFormat | 'git';
  /** Whether text was included that is not approved. */
  includeCurrent: boolean;
  author: Author;
  at: string;
}

/** Records that a text left. */
export async function recordExport(db: Kysely<Database>, record: ExportRecord): Promise<void> {
  await db
    .insertInto('export')
    .values({
      translation_id: record.translation,
      revision: record.revision,
      format: record.format,
      include_current: record.includeCurrent ? 1 : 0,
      author_id: record.author.id,
      author: record.author.name,
      at: record.at,
    })
    .execute();
}

/** The segments that keep a translation from being exported. */
export function unapproved(segments: readonly Segment[]): Segment[] {
  return segments.filter((segment) => isReviewable(segment) && segment.state !== 'approved');
}
