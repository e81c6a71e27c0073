import type { BilingualDocument, Document } from './document.ts';
import type { FormatProblem } from './problem.ts';

/** Names of the formats, as commands, the API and addresses spell them. */
export const FORMAT_NAMES = [
  'text',
  'markdown',
  'html',
  'docx',
  'xliff',
  'xliff2',
  'tmx',
  'tbx',
  'po',
  'csv',
  'tsv',
  'json',
] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** What is common to all formats. */
interface AnyFormat {
  name: FormatName;
  /** What people call it: `XLIFF 2`, `Microsoft Word`. */
  label: string;
  /** Without a dot, the usual one first. */
  extensions: readonly [string, ...string[]];
  /** Internet media type, without parameters. */
  mediaType: string;
  /**
   * Whether a file is of this format, by its content: 0 for certainly not, 1 for certainly. The name
   * only decides between formats that are equally likely.
   *
   * @param start the first 64 KiB of the file, or all of a shorter one
   */
  recognise(start: Uint8Array): number;
  /**
   * Everything that is wrong with a file; empty for a valid one. Never throws because of what is in the
   * file.
   */
  validate(bytes: Uint8Array): FormatProblem[] | Promise<FormatProblem[]>;
}

/** A format that holds one text in one language. */
export interface MonolingualFormat extends AnyFormat {
  isBilingual: false;
  /**
   * @param language BCP 47; what the file itself says of its language is ignored
   * @throws FormatError when the file is not valid
   */
  read(bytes: Uint8Array, language: string): Document | Promise<Document>;
  /** A file with the document's structure as far as the format has it, and nothing else. */
  write(document: Document): Uint8Array | Promise<Uint8Array>;
  /**
   * The file a document was read from with other texts in the places of its blocks; everything else of
   * it stays as it was.
   *
   * @param original the file
   * @param document what `read` gave for it, with other texts; a block whose text is empty is left out
   *   where the format allows that
   * @throws FormatError when the file is not valid
   * @throws RangeError when the document has not the blocks of the file
   */
  putBack?(original: Uint8Array, document: Document): Uint8Array | Promise<Uint8Array>;
}

/** A format that holds a text and its translation. */
export interface BilingualFormat extends AnyFormat {
  isBilingual: true;
  /** @throws FormatError when the file is not valid */
  read(bytes: Uint8Array): BilingualDocument | Promise<BilingualDocument>;
  write(document: BilingualDocument): Uint8Array | Promise<Uint8Array>;
  /**
   * The file a document was read from with other targets and states; everything else of it, extensions
   * and modules included, stays as it was.
   *
   * @throws as `MonolingualFormat.putBack`
   */
  putBack?(original: Uint8Array, document: BilingualDocument): Uint8Array | Promise<Uint8Array>;
}

export type Format = MonolingualFormat | BilingualFormat;
