import { UserError } from '../errors.ts';
import { checkText } from '../formats/check-text.ts';
import { canonicalLanguage, isSameLanguage, scriptOf } from '../text/language.ts';
import { type ArticleDetailsInput, findDetailProblems } from './import-article-details.ts';

/** What a person gives to import an article, as text fields have it. */
export interface ImportInput extends ArticleDetailsInput {
  title: string;
  sourceLanguage: string;
  targetLanguage: string;
  original: string;
  translation: string;
  /** The person has been told that the translation is short, and means it. */
  acceptShort?: boolean | undefined;
}

/** Tags can be of any length, but become part of the address of a translation. */
const LONGEST_TAG = 60;

/** A translation of less than this share of what its original's length lets expect is half a file. */
const SHORTEST_SHARE = 0.1;
/** Characters of a script that say what one Latin letter says (ISO 15924). */
const LETTERS: Record<string, number> = {
  Hans: 0.33,
  Hant: 0.33,
  Hani: 0.33,
  Jpan: 0.45,
  Kore: 0.5,
  Arab: 0.8,
  Hebr: 0.75,
};

/**
 * Everything that keeps an article from being imported, all at once; nothing where it can be.
 *
 * @returns errors with the names of the fields of `ImportInput` they belong to
 */
export function findImportProblems(input: ImportInput): UserError[] {
  const unfit = [
    ...checkText(input.original, 'original'),
    ...checkText(input.translation, 'translation'),
  ];
  return [
    ...(input.title.trim() === '' ? [problem('titleMissing', 'title')] : []),
    ...findDetailProblems(input),
    ...languageProblems(input),
    ...(unfit.length > 0 ? unfit : pairProblems(input)),
  ];
}

function languageProblems({ sourceLanguage, targetLanguage }: ImportInput): UserError[] {
  const problems: UserError[] = [];
  for (const [field, tag] of Object.entries({ sourceLanguage, targetLanguage })) {
    if (tag.trim() === '') problems.push(problem('languageMissing', field));
    else if (tag.length > LONGEST_TAG || canonicalLanguage(tag) === undefined) {
      problems.push(problem('languageInvalid', field, { tag: tag.slice(0, LONGEST_TAG) }));
    }
  }
  if (problems.length === 0 && isSameLanguage(sourceLanguage, targetLanguage)) {
    problems.push(problem('sameLanguage', 'targetLanguage', { sourceLanguage, targetLanguage }));
  }
  return problems;
}

/** What is wrong with the two texts together, each being fine alone. */
function pairProblems(input: ImportInput): UserError[] {
  const original = lengthOf(input.original);
  const translation = lengthOf(input.translation);
  if (original === 0 || translation === 0) return [];
  if (plain(input.original) === plain(input.translation)) {
    return [problem('identical', 'translation')];
  }
  const share =
    translation / density(input.targetLanguage) / (original / density(input.sourceLanguage));
  if (share >= SHORTEST_SHARE || input.acceptShort) return [];
  return [problem('translationShort', 'translation', { original, translation })];
}

function problem(key: string, field: string, params: Record<string, unknown> = {}): UserError {
  return new UserError(`import:error.${key}`, params, 422, field);
}

/** Characters that show, combining marks not counted. */
function lengthOf(text: string): number {
  return text.match(/[^\s\p{M}\p{Cf}\p{Cc}]/gu)?.length ?? 0;
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function density(language: string): number {
  return LETTERS[scriptOf(language)] ?? 1;
}
