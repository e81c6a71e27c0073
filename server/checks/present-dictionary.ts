import type { FormState } from '../accounts/form.ts';
import { can, type User } from '../accounts/user.ts';
import { SPELLED_LANGUAGES } from './dictionaries.ts';
import { type DictionaryWord, MAX_WORD_LENGTH, mayRemove } from './dictionary-word.store.ts';

export interface DictionaryPage {
  /** Primary subtag of the language whose words are shown. */
  language: string;
  languages: { language: string; path: string; words: number }[];
  shared: ListedWord[];
  own: ListedWord[];
  canAdd: boolean;
  maxLength: number;
  form: FormState;
  done: 'added' | 'removed' | undefined;
}

export interface ListedWord extends DictionaryWord {
  canRemove: boolean;
}

/** Address of the words of a language. */
export function dictionaryPath(language: string): string {
  return `/checks/words?language=${encodeURIComponent(language)}`;
}

export function presentDictionary({
  user,
  words,
  language = SPELLED_LANGUAGES[0] as string,
  form,
  done,
}: {
  user: User;
  words: readonly DictionaryWord[];
  language: string | undefined;
  form: FormState;
  done: DictionaryPage['done'];
}): DictionaryPage {
  const listed = words
    .filter((word) => word.language === language)
    .map((word) => ({ ...word, canRemove: can(user, 'edit') && mayRemove(user, word) }));
  return {
    language,
    languages: SPELLED_LANGUAGES.map((one) => ({
      language: one,
      path: dictionaryPath(one),
      words: words.filter((word) => word.language === one).length,
    })),
    shared: listed.filter(({ isShared }) => isShared),
    own: listed.filter(({ isShared }) => !isShared),
    canAdd: can(user, 'edit', language),
    maxLength: MAX_WORD_LENGTH,
    form,
    done,
  };
}
