import type { Kysely } from 'kysely';
import type { User } from '../accounts/user.ts';
import type { Article, Translation } from '../articles/article.ts';
import type { Database } from '../database/schema.ts';
import { checkSettings } from './check-settings.store.ts';
import type { CheckContext } from './context.ts';
import { dictionaryLanguage, openDictionaries, withoutSuggestions } from './dictionaries.ts';
import { ownWords } from './dictionary-word.store.ts';
import { housePatterns } from './house-rule.store.ts';
import { CHECKS } from './registry.ts';
import type { CheckSettings } from './run.ts';

/** What holds for the checks of a translation, whatever the segment. */
export interface TranslationChecks {
  /** Goes with what is known of each segment. */
  context: CheckContext;
  settings: CheckSettings;
  /** Names of the checks that do not run. */
  off: ReadonlySet<string>;
  /** Whether a segment with errors cannot be approved. */
  blockApproval: boolean;
}

/**
 * Everything a translation's segments are checked by that does not depend on the segment: the choice of
 * checks for its languages, the newsroom's rules and words, and the spelling dictionary.
 *
 * @param user whose own words are right as well; left out, only those that everybody shares, as for
 *   findings that are kept for everybody
 * @param options.suggestions whether the dictionary is to say what may have been meant, which takes up
 *   to a second a word
 */
export async function checkContext(
  db: Kysely<Database>,
  {
    article,
    targetLanguage,
  }: Pick<Translation, 'targetLanguage'> & {
    article: Pick<Article, 'sourceLanguage' | 'publishedOn'>;
  },
  user?: Pick<User, 'id'>,
  { suggestions = false }: { suggestions?: boolean } = {},
): Promise<TranslationChecks> {
  const { sourceLanguage, publishedOn } = article;
  const { off, blockApproval } = await checkSettings(db, sourceLanguage, targetLanguage);
  const context: { -readonly [Key in keyof CheckContext]: CheckContext[Key] } = {};
  if (publishedOn !== null) context.publishedOn = publishedOn;
  if (!off.has('house')) {
    context.housePatterns = await housePatterns(db, sourceLanguage, targetLanguage);
  }
  const language = off.has('spelling') ? undefined : dictionaryLanguage(targetLanguage);
  if (language !== undefined) {
    const own = await ownWords(db, language, user?.id);
    const dictionary = await openDictionaries([language], { [language]: own });
    context.dictionary = suggestions ? dictionary : withoutSuggestions(dictionary);
  }
  const enabled = CHECKS.map(({ name }) => name).filter((name) => !off.has(name));
  return { context, settings: { enabled }, off, blockApproval };
}
