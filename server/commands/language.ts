import { canonicalLanguage } from '../text/language.ts';
import { CommandError } from './command-error.ts';

/**
 * The canonical form of a language tag given on the command line.
 *
 * @throws CommandError where it is none
 */
export function languageOf(tag: string): string {
  const language = canonicalLanguage(tag);
  if (language) return language;
  throw new CommandError(`"${tag}" is no language tag (BCP 47), such as de or zh-Hant.`);
}

/** The same of an option that may be given several times; null where it was not. */
export function languagesOf(tags: string[] | undefined): string[] | null {
  return tags && tags.length > 0 ? [...new Set(tags.map(languageOf))] : null;
}
