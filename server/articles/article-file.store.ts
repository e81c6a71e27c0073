import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { FormatName } from '../formats/format.ts';
import type { ArticleFile, FileSide } from './article-file.ts';

/** What is known of a kept file without reading it. */
export type FileEntry = Pick<ArticleFile, 'side' | 'name' | 'format'>;

/** Keeps the files that an article came in. */
export async function insertFiles(
  trx: Transaction<Database>,
  article: number,
  files: readonly ArticleFile[],
): Promise<void> {
  for (const { side, name, format, bytes } of files) {
    await trx
      .insertInto('article_file')
      .values({ article_id: article, side, name, format, bytes })
      .execute();
  }
}

/** Keeps the files of a draft. */
export async function insertDraftFiles(
  trx: Transaction<Database>,
  draft: string,
  files: readonly ArticleFile[],
): Promise<void> {
  for (const { side, name, format, bytes } of files) {
    await trx
      .insertInto('import_draft_file')
      .values({ draft_id: draft, side, name, format, bytes })
      .execute();
  }
}

/** The files an article came in, those of the original first, without what is in them. */
export async function listFiles(db: Kysely<Database>, article: number): Promise<FileEntry[]> {
  const rows = await db
    .selectFrom('article_file')
    .select(['side', 'name', 'format'])
    .where('article_id', '=', article)
    .orderBy('side')
    .execute();
  return rows.map((row) => ({
    side: row.side as FileSide,
    name: row.name,
    format: row.format as FormatName,
  }));
}

/** The files an article came in, with what is in them. */
export async function readFiles(db: Kysely<Database>, article: number): Promise<ArticleFile[]> {
  const rows = await db
    .selectFrom('article_file')
    .select(['side', 'name', 'format', 'bytes'])
    .where('article_id', '=', article)
    .orderBy('side')
    .execute();
  return rows.map(rowToFile);
}

/** The files of a draft, with what is in them. */
export async function readDraftFiles(db: Kysely<Database>, draft: string): Promise<ArticleFile[]> {
  const rows = await db
    .selectFrom('import_draft_file')
    .select(['side', 'name', 'format', 'bytes'])
    .where('draft_id', '=', draft)
    .orderBy('side')
    .execute();
  return rows.map(rowToFile);
}

interface FileRow {
  side: string;
  name: string;
  format: string;
  bytes: Uint8Array;
}

function rowToFile({ side, name, format, bytes }: FileRow): ArticleFile {
  return { side: side as FileSide, name, format: format as FormatName, bytes };
}
