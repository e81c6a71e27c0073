import type { Kysely, Transaction } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import { lockName } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError, UserErrors } from '../errors.ts';
import { textHash } from '../revisions/hash.ts';
import type { Services } from '../services.ts';
import { canonicalLanguage, detectLanguage } from '../text/language.ts';
import { findSameArticle, getTranslation, type NewArticle } from './article.store.ts';
import { type ArticleContent, readArticleContent } from './article-content.ts';
import type { ArticleFile, GivenFile } from './article-file.ts';
import { type ArticleDetailsInput, readDetails } from './import-article-details.ts';
import { prepare } from './import-article-preparation.ts';
import { findImportProblems, type ImportInput } from './import-problems.ts';
import type { PreparedArticle } from './prepared-article.ts';
import { storeArticle } from './store-article.ts';

/** An article as it comes in, from a form, a program or the command line. */
export interface ArticleInput extends ArticleDetailsInput {
  /** BCP 47; detected in the text when left out. */
  sourceLanguage?: string | undefined;
  targetLanguage?: string | undefined;
  /** Plain text. */
  original?: string | undefined;
  /** Its machine translation, plain text. */
  translation?: string | undefined;
  /** A file in the place of the text: in any format, or a bilingual one in the place of both. */
  originalFile?: GivenFile | undefined;
  translationFile?: GivenFile | undefined;
  /** Where the text comes from, when that needs saying. */
  note?: string | undefined;
  /** Whether to import it although the same article is there already. */
  again?: boolean | undefined;
  /** Whether to import it although the translation is far shorter than the original. */
  acceptShort?: boolean | undefined;
}

/** Whoever imports: a person, the holder of a key, or the command line, which has no identifier. */
export type Importer = Pick<User, 'name' | 'role' | 'languages'> & { id: string | null };

/** Stands for a title in checks: one is made from the text where none is given. */
const UNTITLED = '–';

/** Longest title made from a text that has none, in graphemes. */
const PROPOSED_LENGTH = 120;

/**
 * Checks an article, cuts it into blocks and paired sentences and stores it.
 *
 * @returns the article's identifier
 * @throws UserErrors with everything that is wrong with it, UserError where that is one thing;
 *   UserError 403 where the person may not import into its target language, 409 where the same
 *   article is there already, with its `id` and `title`
 */
export async function createArticle(
  services: Pick<Services, 'db'> & Partial<Pick<Services, 'stopping' | 'srx' | 'checking'>>,
  input: ArticleInput,
  importer: Importer,
): Promise<number> {
  const { db, checking } = services;
  const broughtIn = await bringIn(services, input, importer);
  const id = await writing(db, (trx) =>
    storeBroughtIn(trx, broughtIn, input.again ?? false, importer),
  );
  const { targetLanguage } = broughtIn.article;
  if (checking) checking.soon((await getTranslation(db, id, targetLanguage)).id);
  return id;
}

/**
 * Stores an article that was brought in.
 *
 * @param again whether to store it although the same article is there already
 * @returns the article's identifier
 * @throws UserError 409 as `createArticle` does
 */
export async function storeBroughtIn(
  trx: Transaction<Database>,
  { article, prepared, files }: BroughtIn,
  again: boolean,
  importer: Importer,
): Promise<number> {
  const author = { id: importer.id, name: importer.name };
  const title = titleFor(article.title, prepared);
  if (!again) await claimOriginal(trx, article);
  return storeArticle({ db: trx }, { ...article, title }, prepared, author, files);
}

/** An article that was read, checked and cut, its title still empty where none was given. */
export interface BroughtIn {
  article: NewArticle;
  prepared: PreparedArticle;
  /** The files it came in, to be kept with it. */
  files: ArticleFile[];
  /** How files were read: i18n keys and their values. */
  notes: ArticleContent['notes'];
  /** Languages that neither a person nor a file has stated. */
  detected: ('source' | 'target')[];
}

/**
 * Reads an article from texts or files, checks it, and cuts it into blocks and paired sentences.
 *
 * @throws as `createArticle` does
 */
export async function bringIn(
  { db, stopping, srx }: Pick<Services, 'db'> & Partial<Pick<Services, 'stopping' | 'srx'>>,
  input: ArticleInput,
  importer: Importer,
): Promise<BroughtIn> {
  const content = await readArticleContent(input, importer);
  const { original, translation, originalBlocks, translationBlocks, files, notes } = content;
  const stated = { ...content.stated, ...given(input) };
  const texts = { ...input, ...stated, original, translation };
  const article = await checkArticle(db, texts, importer, content.prepared !== undefined);
  const prepared =
    content.prepared ??
    (await prepare(
      { ...article, translation: article.machineText, originalBlocks, translationBlocks, srx },
      { stopping },
    ));
  const detected = (['source', 'target'] as const).filter((side) => !stated[`${side}Language`]);
  return { article, prepared, files, notes, detected };
}

/** What somebody said of an article; the fields of a form that nobody filled in are empty. */
function given(input: ArticleInput): Partial<ArticleContent['stated']> {
  const { title, url, author, publishedOn, sourceLanguage, targetLanguage } = input;
  const fields = { title, url, author, publishedOn, sourceLanguage, targetLanguage };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()));
}

/** An article as text. */
type TextInput = Omit<ArticleInput, 'original' | 'translation'> & {
  original: string;
  translation: string;
};

/**
 * An article as it will be stored, its title still empty where none was given.
 *
 * @param isPaired whether both texts came in pairs: then nothing is missing by mistake
 * @throws as `createArticle` does
 */
async function checkArticle(
  db: Kysely<Database>,
  input: TextInput,
  importer: Importer,
  isPaired: boolean,
): Promise<NewArticle> {
  const original = withLineFeeds(input.original);
  const machineText = withLineFeeds(input.translation);
  const sourceLanguage = languageOf(input.sourceLanguage, original);
  const targetLanguage = languageOf(input.targetLanguage, machineText);
  const problems = findProblems({
    ...input,
    title: input.title?.trim() || UNTITLED,
    original,
    translation: machineText,
    sourceLanguage,
    targetLanguage,
  });
  refuse(isPaired ? problems.filter((problem) => !isOfPairs(problem)) : problems);
  refuseForbiddenLanguage(importer, targetLanguage);
  const article: NewArticle = {
    ...readDetails(input),
    sourceLanguage,
    targetLanguage,
    original,
    machineText,
    note: input.note ?? null,
  };
  if (!input.again) await refuseSameArticle(db, article);
  return article;
}

/**
 * Has an article that is about to be stored be the only one of its original: whoever imports the
 * same at this moment waits for the end of the transaction, and is then refused.
 *
 * @throws UserError 409, with the `id` and `title` of the article that is there already
 */
export async function claimOriginal(
  trx: Transaction<Database>,
  article: Pick<NewArticle, 'sourceLanguage' | 'targetLanguage' | 'original'>,
): Promise<void> {
  await lockName(trx, textHash(article.sourceLanguage, article.original));
  await refuseSameArticle(trx, article);
}

async function refuseSameArticle(
  db: Kysely<Database>,
  article: Pick<NewArticle, 'sourceLanguage' | 'targetLanguage' | 'original'>,
): Promise<void> {
  const same = await findSameArticle(db, article);
  if (same) throw new UserError('import:error.sameArticle', { ...same }, 409);
}

/** @throws UserError 403 where the person may not import into the language */
export function refuseForbiddenLanguage(importer: Importer, language: string): void {
  if (can(importer, 'edit', language)) return;
  throw new UserError('errors:forbiddenLanguage', { language }, 403);
}

/** The title given, or else the article's first heading, or its first words. */
export function titleFor(given: string, { blocks }: PreparedArticle): string {
  if (given) return given;
  const proposed =
    blocks.find((block) => block.kind === 'heading') ??
    blocks.find((block) => block.kind === 'paragraph') ??
    blocks[0];
  const [bead] = proposed?.beads ?? [];
  const text = bead?.source[0] ?? bead?.target[0] ?? '';
  const graphemes: string[] = [];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    // The sentence may be a whole file without any end of a sentence in it.
    if (graphemes.push(segment) > PROPOSED_LENGTH) {
      return `${graphemes
        .slice(0, PROPOSED_LENGTH - 1)
        .join('')
        .trimEnd()}…`;
    }
  }
  return text;
}

/** Whether a file of pairs may have it: some of them, or all, can wait for their translation. */
function isOfPairs({ key, field }: UserError): boolean {
  return (
    key === 'import:error.translationShort' ||
    key === 'import:error.identical' ||
    (key === 'import:error.empty' && field === 'translation')
  );
}

/** That no language is known is no news where there is no text. */
function findProblems(input: ImportInput): UserError[] {
  const blank: Record<string, boolean> = {
    sourceLanguage: input.original.trim() === '',
    targetLanguage: input.translation.trim() === '',
  };
  return findImportProblems(input).filter(
    ({ key, field }) => key !== 'import:error.languageMissing' || !blank[field ?? ''],
  );
}

/**
 * Throws what is wrong, if anything is. One problem keeps its own status, which tells a program more
 * than that something does not fit.
 */
export function refuse(problems: readonly UserError[]): void {
  const [first] = problems;
  if (first) throw problems.length === 1 ? first : new UserErrors(problems);
}

/** The canonical form of a tag, or the language the text seems to be in. */
function languageOf(tag: string | undefined, text: string): string {
  const stated = tag?.trim();
  if (!stated) return detectLanguage(text) ?? '';
  return canonicalLanguage(stated) ?? stated;
}

/** Browsers send the text of a form with CR LF; the same text from a file must count as the same. */
export function withLineFeeds(text: string): string {
  return text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
}
