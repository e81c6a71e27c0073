import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import { changeContextVersion, keptForVersion } from './context-version.ts';
import { dictionaryLanguage } from './dictionaries.ts';

/** Longest word, in UTF-16 code units; the longest in a Turkish newspaper has 70. */
export const MAX_WORD_LENGTH = 100;

/** A word that is spelt right, whatever the dictionary says. */
export interface DictionaryWord {
  id: number;
  /** Primary language subtag. */
  language: string;
  word: string;
  /** Whether it is right for everybody, or for whoever added it alone. */
  isShared: boolean;
  addedById: string | null;
  addedBy: string;
  addedAt: string;
}

/** The words everybody shares and those of one person, by language and word. */
export async function listDictionaryWords(
  db: Kysely<Database>,
  user: Pick<User, 'id'>,
  language?: string,
): Promise<DictionaryWord[]> {
  let query = db
    .selectFrom('dictionary_word')
    .selectAll()
    .where((eb) => eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', user.id)]));
  if (language !== undefined) query = query.where('language', '=', language);
  const words = (await query.execute()).map((row) => ({
    id: row.id,
    language: row.language,
    word: row.word,
    isShared: row.owner_id === null,
    addedById: row.added_by_id,
    addedBy: row.added_by,
    addedAt: row.added_at,
  }));
  const order = new Intl.Collator(language);
  return words.sort(
    (one, other) =>
      (one.language < other.language ? -1 : Number(one.language > other.language)) ||
      order.compare(one.word, other.word) ||
      one.id - other.id,
  );
}

/**
 * Adds a word to the shared dictionary, or to a person's own. One that is there already stays.
 *
 * @param language BCP 47
 * @throws UserError 422 for what is no single word or a language without a dictionary, 403 where the
 *   person may not edit in that language
 */
export async function addDictionaryWord(
  db: Kysely<Database>,
  { language: tag, word: typed, isShared }: Pick<DictionaryWord, 'language' | 'word' | 'isShared'>,
  user: User,
): Promise<DictionaryWord> {
  const language = dictionaryLanguage(tag);
  if (language === undefined) {
    throw new UserError('checking:error.noDictionary', {}, 422, 'language');
  }
  mayAdd(user, tag);
  const word = checkedWord(typed);
  return writing(db, async (trx) => {
    await trx
      .insertInto('dictionary_word')
      .values({
        language,
        word,
        owner_id: isShared ? null : user.id,
        added_by_id: user.id,
        added_by: user.name,
        added_at: new Date().toISOString(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await changeContextVersion(trx);
    const stored = (await listDictionaryWords(trx, user, language)).find(
      (one) => one.word === word && one.isShared === isShared,
    );
    if (!stored) throw new Error(`The word "${word}" could not be stored.`);
    return stored;
  });
}

/**
 * Takes a word out of its dictionary again.
 *
 * @throws UserError 404 where the person sees no such word, 403 where it is everybody's and they
 *   neither added it nor review
 */
export async function removeDictionaryWord(
  db: Kysely<Database>,
  id: number,
  user: User,
): Promise<DictionaryWord> {
  return writing(db, async (trx) => {
    const word = (await listDictionaryWords(trx, user)).find((one) => one.id === id);
    if (!word) throw notFound();
    if (!mayRemove(user, word)) throw new UserError('errors:forbidden', {}, 403);
    await trx.deleteFrom('dictionary_word').where('id', '=', id).execute();
    await changeContextVersion(trx);
    return word;
  });
}

/** Whether somebody may take a word away: their own, what they added, and whatever they review. */
export function mayRemove(user: User, word: DictionaryWord): boolean {
  if (!word.isShared) return true;
  if (word.addedById === user.id && can(user, 'edit', word.language)) return true;
  return can(user, 'review', word.language);
}

/**
 * The words of a language that everybody, or everybody and one person, take for right, with straight
 * apostrophes (see `isOwnWord`).
 */
export async function ownWords(
  db: Kysely<Database>,
  tag: string,
  userId?: string,
): Promise<ReadonlySet<string>> {
  const language = dictionaryLanguage(tag);
  if (language === undefined) return NO_WORDS;
  return keptForVersion(db, `words ${language} ${userId ?? ''}`, async () => {
    const rows = await db
      .selectFrom('dictionary_word')
      .select('word')
      .where('language', '=', language)
      .where((eb) =>
        userId === undefined
          ? eb('owner_id', 'is', null)
          : eb.or([eb('owner_id', 'is', null), eb('owner_id', '=', userId)]),
      )
      .execute();
    return new Set(rows.map(({ word }) => word));
  });
}

const NO_WORDS: ReadonlySet<string> = new Set();

function mayAdd(user: User, language: string): void {
  if (can(user, 'edit', language)) return;
  throw can(user, 'edit')
    ? new UserError('errors:forbiddenLanguage', { language }, 403)
    : new UserError('errors:forbidden', {}, 403);
}

function checkedWord(typed: string): string {
  const word = typed.trim().normalize('NFC').replace(/’/gu, "'");
  if (word === '') throw new UserError('checking:error.wordMissing', {}, 422, 'word');
  if (word.length > MAX_WORD_LENGTH) {
    throw new UserError('checking:error.wordTooLong', { count: MAX_WORD_LENGTH }, 422, 'word');
  }
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'.-]*$/u.test(word)) {
    throw new UserError('checking:error.noWord', {}, 422, 'word');
  }
  return word;
}
