import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { allConcepts, importConcepts, listConcepts } from '../terms/concept.store.ts';
import type { Concept, ConceptInput, TermStatus } from '../terms/concept.ts';
import { findTerms } from '../terms/find-terms.ts';
import { readTerms } from '../terms/read-terms.ts';
import { termIndex } from '../terms/term-index.ts';
import { type TermFormat, writeTerms } from '../terms/write-terms.ts';
import { canonicalLanguage } from '../text/language.ts';
import { CommandError } from './command-error.ts';
import { problemsIn } from './format-problems.ts';
import { withInstallation } from './installation.ts';
import { readJsonLine } from './json-line.ts';
import { languageOf } from './language.ts';
import { linesOf } from './lines.ts';
import { print } from './print.ts';

/**
 * Takes in files of terms, all of them or none.
 *
 * @throws CommandError naming what is wrong with the files, by line
 */
export async function importTerms(
  files: readonly string[],
  { json = false }: { json?: boolean },
): Promise<void> {
  const concepts: ConceptInput[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const bytes = await readFile(file);
    try {
      concepts.push(...readTerms(bytes));
    } catch (error) {
      for (const { line, message, rule } of await problemsIn(error)) {
        problems.push(`${file}:${line}: ${message} [${rule}]`);
      }
    }
  }
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
  const by = { name: 'emend terms import', role: 'administrator', languages: null } as const;
  const counts = await withInstallation(({ db }) => importConcepts(db, concepts, by));
  const { added, changed, unchanged } = counts;
  await print(
    json
      ? JSON.stringify(counts)
      : `${added} concepts added, ${changed} changed, ${unchanged} as they were.`,
  );
}

/** Prints all terms, or writes them to a file. */
export async function exportTerms({
  format,
  output,
}: {
  format: TermFormat;
  output?: string;
}): Promise<void> {
  const concepts = await withInstallation(({ db }) => Array.fromAsync(allConcepts(db)));
  const { content } = writeTerms(concepts, format);
  if (output !== undefined) await writeFile(output, content);
  else await print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content).trimEnd());
}

/** Lists concepts: a line each with the terms by language, or an array of them. */
export async function listTerms({
  search,
  lang,
  status,
  json = false,
}: {
  search?: string;
  lang?: string;
  status?: TermStatus;
  json?: boolean;
}): Promise<void> {
  const language = lang === undefined ? undefined : languageOf(lang);
  const concepts = await withInstallation(async ({ db }) => {
    const found: Concept[] = [];
    for (let page = 1, pages = 1; page <= pages; page++) {
      const list = await listConcepts(db, { search, language, status, page });
      found.push(...list.concepts);
      pages = list.pages;
    }
    return found.reverse();
  });
  if (json) {
    await print(JSON.stringify(concepts));
    return;
  }
  for (const { id, terms } of concepts) {
    const byLanguage = [...Map.groupBy(terms, (term) => term.language)].map(
      ([tag, all]) =>
        `${tag}: ${all.map((term) => term.text + (term.status === 'preferred' ? '' : ` (${term.status})`)).join(', ')}`,
    );
    await print(`${id}  ${byLanguage.join('; ')}`);
  }
}

const tag = z.string().transform((value, context) => {
  const language = canonicalLanguage(value);
  if (!language) context.addIssue({ code: 'custom', message: 'no language tag (BCP 47)' });
  return language ?? value;
});
const oneText = z.object({ text: z.string(), lang: tag, otherLang: tag.optional() });
const pair = z.object({ source: z.string(), target: z.string(), sourceLang: tag, targetLang: tag });

/**
 * Reads lines of JSON with a text or a pair of texts each and prints for each the array of the terms in
 * it. A line that cannot be read gets `{"error": …}` in its place, so that answers and lines go together.
 *
 * @param file path, or undefined for standard input
 */
export async function matchTerms(file: string | undefined): Promise<void> {
  const input = file === undefined ? process.stdin : createReadStream(file);
  await withInstallation(async ({ db }) => {
    for await (const line of linesOf(input)) {
      if (line.trim() === '') continue;
      await print(JSON.stringify(await matchLine(db, line)));
    }
  });
}

/** A pair of texts is told by its source. */
function schemaOf(value: unknown): typeof pair | typeof oneText {
  return typeof value === 'object' && value !== null && 'source' in value ? pair : oneText;
}

const FORMS =
  '{"text": "…", "lang": "ru", "otherLang": "de"}, where "otherLang" may be left out, or {"source": "…", "target": "…", "sourceLang": "ru", "targetLang": "de"}.';

async function matchLine(db: Services['db'], line: string) {
  const read = readJsonLine(line, schemaOf, FORMS);
  if ('error' in read) return read;
  if ('text' in read) {
    const { text, lang, otherLang } = read;
    const other = otherLang === undefined ? undefined : await termIndex(db, otherLang);
    return findTerms(text, await termIndex(db, lang), other);
  }
  const { source, target, sourceLang, targetLang } = read;
  const from = await termIndex(db, sourceLang);
  const to = await termIndex(db, targetLang);
  return [
    ...findTerms(source, from, to).map((found) => ({ side: 'source', ...found })),
    ...findTerms(target, to, from).map((found) => ({ side: 'target', ...found })),
  ];
}
