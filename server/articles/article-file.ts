import type { FormatName } from '../formats/format.ts';

/** A file as somebody gives it. */
export interface GivenFile {
  /** Its name, without folders. */
  name: string;
  bytes: Uint8Array;
}

/** Which text of an article a file holds; `both` of a bilingual one. */
export type FileSide = 'original' | 'translation' | 'both';

/** A file that an article was imported from, as it is kept to be given back. */
export interface ArticleFile extends GivenFile {
  side: FileSide;
  format: FormatName;
}

/** Largest file taken in, in bytes. With pictures in it, a document of Word is many times its text. */
export const MOST_FILE_BYTES = 20_000_000;
