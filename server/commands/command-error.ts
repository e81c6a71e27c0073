import type { TFunction } from 'i18next';
import { ConfigError } from '../config.ts';
import { UserError, UserErrors } from '../errors.ts';
import { openI18n, UI_LOCALES } from '../web/i18n.ts';

/** Something the person at the terminal can do something about, in a sentence to print as it is. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * What to print of an error on standard error: a sentence for what the person can mend, the whole
 * trace for a fault of ours.
 */
export async function describe(error: unknown): Promise<string> {
  if (error instanceof UserError || error instanceof UserErrors) return sentences(error);
  if (error instanceof CommandError || error instanceof ConfigError) return error.message;
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path) return `There is no file ${path}.`;
  if (code === 'EISDIR') return `A file is needed${path ? `, but ${path} is a folder` : ''}.`;
  if (code === 'EACCES' && path) return `${path} may not be read or written by this user.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * What a request would be told, a line for each thing.
 *
 * @param nameOf what the person at the terminal knows the field at fault as: a file, an option
 */
export async function sentences(
  error: UserError | UserErrors,
  nameOf: (field: string) => string | undefined = () => undefined,
): Promise<string> {
  const t = await translate();
  const all = error instanceof UserErrors ? error.errors : [error];
  return all
    .map((one) => {
      const name = one.field === undefined ? undefined : nameOf(one.field);
      return `${name === undefined ? '' : `${name}: `}${t(one.key, one.params)}`;
    })
    .join('\n');
}

/** Messages in the language of the terminal where the interface has it, else in English. */
export async function translate(): Promise<TFunction> {
  const i18n = await openI18n();
  return i18n.getFixedT(terminalLanguage());
}

/** The language of the terminal where the interface has it, else English. */
export function terminalLanguage(): string {
  const set = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || 'en';
  const language = set.slice(0, 2);
  return UI_LOCALES.includes(language) ? language : 'en';
}
