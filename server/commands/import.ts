import { readFile } from 'node:fs/promises';
import { createArticle } from '../articles/import-article.ts';
import { UserError, UserErrors } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import { CommandError, sentences, translate } from './command-error.ts';
import { withInstallation } from './installation.ts';
import { print } from './print.ts';

/** Options of `emend import` as given. */
export interface ImportOptions {
  sourceLang?: string;
  targetLang?: string;
  title?: string;
  engine?: string;
  url?: string;
  author?: string;
  date?: string;
  again?: boolean;
  acceptShort?: boolean;
  json?: boolean;
}

/** Fields of an article by the option they are given with. */
const OPTIONS: Record<string, string> = {
  sourceLanguage: '--source-lang',
  targetLanguage: '--target-lang',
  title: '--title',
  engine: '--engine',
  url: '--url',
  author: '--author',
  publishedOn: '--date',
};

/** What to do about a refusal that only the person can decide on. */
const OVERRIDES: Record<string, string> = {
  'import:error.sameArticle': 'With --again it is imported nevertheless.',
  'import:error.translationShort': 'With --accept-short it is imported nevertheless.',
};

/** Imports an article from two files of plain text and prints its identifier. */
export async function importFiles(
  originalPath: string,
  translationPath: string,
  options: ImportOptions,
): Promise<void> {
  const files: Record<string, string> = { original: originalPath, translation: translationPath };
  const id = await explaining(
    (field) => files[field] ?? OPTIONS[field],
    async () => {
      const original = await readText(originalPath, options.sourceLang, 'original');
      const translation = await readText(translationPath, options.targetLang, 'translation');
      return withInstallation((services) =>
        createArticle(
          services,
          {
            title: options.title ?? '',
            sourceLanguage: options.sourceLang,
            targetLanguage: options.targetLang,
            original,
            translation,
            engine: options.engine,
            url: options.url,
            author: options.author,
            publishedOn: options.date,
            again: options.again,
            acceptShort: options.acceptShort,
          },
          { id: null, name: 'emend import', role: 'administrator', languages: null },
        ),
      );
    },
  );
  await print(options.json ? JSON.stringify({ id }) : String(id));
}

async function readText(
  path: string,
  language: string | undefined,
  field: string,
): Promise<string> {
  const { text, note } = decode(await readFile(path), language, field);
  if (note) {
    const t = await translate();
    process.stderr.write(`${path}: ${t(note.key, note.params)}\n`);
  }
  return text;
}

/** Tells of each refusal which file or option it is about, and what to do where that is a choice. */
async function explaining<Result>(
  nameOf: (field: string) => string | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserError || error instanceof UserErrors)) throw error;
    const all = error instanceof UserErrors ? error.errors : [error];
    const choices = all.flatMap(({ key }) => OVERRIDES[key] ?? []);
    throw new CommandError([await sentences(error, nameOf), ...choices].join('\n'));
  }
}
