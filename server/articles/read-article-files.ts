import { UserError, UserErrors } from '../errors.ts';
import { type Decoded, decode } from '../formats/decode.ts';
import type { BilingualDocument, Block, Document, DocumentDetails } from '../formats/document.ts';
import { readReviewTable } from '../formats/docx/read-review-table.ts';
import type { Format } from '../formats/format.ts';
import { recogniseFormat } from '../formats/formats.ts';
import { FormatError } from '../formats/problem.ts';
import { shownText } from '../formats/shown-text.ts';
import {
  type ArticleFile,
  type FileSide,
  type GivenFile,
  MOST_FILE_BYTES,
} from './article-file.ts';

/** What was found in a file, with the file as it is kept. */
export type ReadFile =
  | { kind: 'text'; text: string; note?: Decoded['note'] }
  | { kind: 'document'; document: Document; file: ArticleFile }
  | { kind: 'pairs'; document: BilingualDocument; file: ArticleFile };

/** Problems of one file that are told; a file of another format than its name says can have thousands. */
const TOLD = 5;

/** Names of files of plain text. */
const PLAIN = /\.te?xt$/iu;

/**
 * Reads a file of an article in whatever format its content is.
 *
 * @param field field of the form or of a program's request it came in
 * @param language BCP 47, where it is stated: helps to find the encoding of plain text
 * @throws UserError or UserErrors naming line and rule of what is wrong with it; 413 where it is too
 *   large
 */
export async function readArticleFile(
  given: GivenFile,
  field: 'original' | 'translation',
  language: string | undefined,
): Promise<ReadFile> {
  refuseTooLarge(given, field);
  const format = formatOf(given);
  if (!format) return { kind: 'text', ...decode(given.bytes, language, field) };
  try {
    return await readIn(format, given, field);
  } catch (error) {
    throw asUserErrors(error, given, field);
  }
}

/** Whether a file is plain text, or nothing that any format can make sense of. */
export function isPlainText(given: GivenFile): boolean {
  return formatOf(given) === undefined;
}

/**
 * Whether a file holds an original and its translation. Of one that cannot be read its format alone
 * decides; reading it says what is wrong.
 */
export async function holdsBothTexts(given: GivenFile): Promise<boolean> {
  const format = formatOf(given);
  if (format?.name !== 'docx') return format?.isBilingual ?? false;
  try {
    return (await readIn(format, given, 'original')).kind === 'pairs';
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** The format a file is in, undefined for plain text; what is in none is told apart as text is. */
function formatOf({ bytes, name }: GivenFile): Format | undefined {
  const format = recogniseFormat(bytes, name);
  // Plain text has hyphens and signs of Markdown too.
  const isPlain = format?.name === 'markdown' && PLAIN.test(name);
  return format?.name === 'text' || isPlain ? undefined : format;
}

async function readIn(
  format: Format,
  { name, bytes }: GivenFile,
  field: 'original' | 'translation',
): Promise<ReadFile> {
  if (format.name === 'tbx') throw new UserError('import:error.terms', {}, 422, field);
  const file = (side: FileSide): ArticleFile => ({ side, name, format: format.name, bytes });
  if (format.isBilingual) {
    return { kind: 'pairs', document: await format.read(bytes), file: file('both') };
  }
  const document = await format.read(bytes, 'und');
  const table = format.name === 'docx' ? readReviewTable(document) : undefined;
  return table
    ? { kind: 'pairs', document: table, file: file('both') }
    : { kind: 'document', document, file: file(field) };
}

function refuseTooLarge({ bytes }: GivenFile, field: string): void {
  if (bytes.length <= MOST_FILE_BYTES) return;
  const size = Math.ceil(bytes.length / 100_000) / 10;
  const limit = MOST_FILE_BYTES / 1_000_000;
  throw new UserError('import:error.tooLarge', { size, limit }, 413, field);
}

/** What is wrong with a file, as whoever gave it is told. */
function asUserErrors(error: unknown, { name }: GivenFile, field: string): unknown {
  if (!(error instanceof FormatError)) return error;
  const { problems } = error;
  const told = problems.slice(0, TOLD).map(({ line, message, rule }) => {
    const params = { name, line, message, rule };
    return new UserError('import:error.file', params, 422, field);
  });
  const count = problems.length - told.length;
  if (count > 0) {
    const params = { name, count, formatted: count };
    told.push(new UserError('import:error.fileMore', params, 422, field));
  }
  return told.length === 1 ? told[0] : new UserErrors(told);
}

/** The blocks of a document with what editors see of their texts; what shows nothing is left out. */
export function shownBlocks({ blocks }: Document): Block[] {
  return blocks.flatMap(({ codes, ...block }) => {
    const text = shownText(block.text, codes);
    return text === '' ? [] : [{ ...block, text }];
  });
}

/** Blocks as one text, in the way plain text has paragraphs. */
export function textOfBlocks(blocks: readonly Pick<Block, 'text'>[]): string {
  return blocks.map(({ text }) => `${text}\n`).join('\n');
}

/** What a file says of its article, by the fields of an article. */
export function detailsOf(details: DocumentDetails | undefined): {
  title?: string;
  author?: string;
  url?: string;
  publishedOn?: string;
} {
  const { title, author, url, date } = details ?? {};
  return {
    ...(title && { title }),
    ...(author && { author }),
    ...(url && { url }),
    ...(date && { publishedOn: date }),
  };
}
