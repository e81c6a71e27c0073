import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GivenFile } from '../articles/article-file.ts';
import { type FileGroup, groupFiles } from '../articles/group-files.ts';
import { type ArticleInput, createArticle } from '../articles/import-article.ts';
import { holdsBothTexts, isPlainText } from '../articles/read-article-files.ts';
import { UserError, UserErrors } from '../errors.ts';
import { decode } from '../formats/decode.ts';
import type { Services } from '../services.ts';
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

const IMPORTER = {
  id: null,
  name: 'emend import',
  role: 'administrator',
  languages: null,
} as const;

/** A file with the path it was given by. */
interface PathFile extends GivenFile {
  path: string;
  isBilingual: boolean;
}

/**
 * Imports articles from files and prints the identifier of each. Of several articles one that is refused
 * keeps no other from being imported.
 *
 * @returns whether all of them were imported
 * @throws CommandError where there is one article, and it is refused
 */
export async function importFiles(
  paths: readonly string[],
  options: ImportOptions,
): Promise<boolean> {
  const files = await Promise.all(paths.map(readPath));
  const groups = groupFiles(files, options.sourceLang);
  const [only, another] = groups;
  if (only && !another) {
    const id = await withInstallation((services) => importGroup(services, only, options));
    await print(options.json ? JSON.stringify({ id }) : String(id));
    return true;
  }
  if (options.title !== undefined) {
    throw new CommandError('A title is for one article; these files are several.');
  }
  return withInstallation(async (services) => {
    let isComplete = true;
    for (const group of groups) {
      const names = [group.original, group.translation].flatMap((file) => file?.path ?? []);
      try {
        const id = await importGroup(services, group, options);
        await print(
          options.json ? JSON.stringify({ id, files: names }) : `${id}\t${names.join('\t')}`,
        );
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        isComplete = false;
        process.stderr.write(`${error.message}\n`);
        if (options.json) await print(JSON.stringify({ id: null, files: names }));
      }
    }
    return isComplete;
  });
}

async function readPath(path: string): Promise<PathFile> {
  const name = basename(path);
  const bytes = await readFile(path);
  return { path, name, bytes, isBilingual: await holdsBothTexts({ name, bytes }) };
}

/** @throws CommandError where it is refused */
async function importGroup(
  services: Services,
  { original, translation }: FileGroup<PathFile>,
  options: ImportOptions,
): Promise<number> {
  const files: Record<string, string> = {
    original: original.path,
    translation: translation?.path ?? original.path,
  };
  return explaining(
    (field) => files[field] ?? OPTIONS[field],
    async () => {
      const input: ArticleInput = {
        title: options.title ?? '',
        sourceLanguage: options.sourceLang,
        targetLanguage: options.targetLang,
        ...(await textOrFile(original, 'original', options.sourceLang)),
        ...(translation && (await textOrFile(translation, 'translation', options.targetLang))),
        engine: options.engine,
        url: options.url,
        author: options.author,
        publishedOn: options.date,
        again: options.again,
        acceptShort: options.acceptShort,
      };
      if (!translation && input.original !== undefined) {
        throw new UserError('import:error.translationNeeded', {}, 422, 'translation');
      }
      return createArticle(services, input, IMPORTER);
    },
  );
}

/** Of plain text, the text, with a word on its encoding where that is another than UTF-8. */
async function textOrFile(
  file: PathFile,
  side: 'original' | 'translation',
  language: string | undefined,
): Promise<Partial<ArticleInput>> {
  if (!isPlainText(file)) return { [`${side}File`]: file };
  const { text, note } = decode(file.bytes, language, side);
  if (note) {
    const t = await translate();
    process.stderr.write(`${file.path}: ${t(note.key, note.params)}\n`);
  }
  return { [side]: text };
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
