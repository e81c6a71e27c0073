import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { eachEntryOf } from '../memory/entry.store.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { findMatches, type Match } from '../memory/find-matches.ts';
import { importMemory, type MemoryFile, readMemoryFile } from '../memory/import-memory.ts';
import type { Pair } from '../memory/signatures.ts';
import { writeMemory } from '../memory/write-memory.ts';
import { CommandError, describe } from './command-error.ts';
import { problemsIn } from './format-problems.ts';
import { withInstallation } from './installation.ts';
import { readJsonLine } from './json-line.ts';
import { languageOf } from './language.ts';
import { linesOf } from './lines.ts';
import { print } from './print.ts';

/** Languages as options name them. */
export interface PairOptions {
  sourceLang?: string;
  targetLang?: string;
}

/**
 * Takes files of TMX into the memory. A file that is not valid is left out, with every problem and its
 * line on standard error; the others go in.
 *
 * @returns whether all of them did
 */
export async function importMemories(
  files: readonly string[],
  { json = false }: { json?: boolean },
): Promise<boolean> {
  return withInstallation(async ({ db }) => {
    let isGood = true;
    for (const path of files) {
      const file = await readMemory(path);
      isGood &&= file !== undefined;
      if (!file) continue;
      const { pair, entries, skipped } = await importMemory(db, file, {
        id: null,
        name: 'emend memory import',
      });
      const answer = {
        file: path,
        sourceLang: pair.source,
        targetLang: pair.target,
        entries,
        skipped,
      };
      await print(
        json
          ? JSON.stringify(answer)
          : `${path}: ${entries} entries from ${pair.source} into ${pair.target}${skipped > 0 ? `, ${skipped} units without a text in both left out` : ''}`,
      );
    }
    return isGood;
  });
}

async function readMemory(path: string): Promise<MemoryFile | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    process.stderr.write(`${await describe(error)}\n`);
    return undefined;
  }
  try {
    return await readMemoryFile(basename(path), bytes);
  } catch (error) {
    for (const { line, message, rule } of await problemsIn(error)) {
      process.stderr.write(`${path}:${line}: ${message} [${rule}]\n`);
    }
    return undefined;
  }
}

/** Writes the memory, or the part of it in some languages, as TMX: to a file or to standard output. */
export async function exportMemory({
  output,
  ...options
}: PairOptions & { output?: string }): Promise<void> {
  await withInstallation(async ({ db }) => {
    const text = writeMemory(await eachEntryOf(db, partOf(options)));
    if (output !== undefined) await pipeline(Readable.from(text), createWriteStream(output));
    else for await (const piece of text) await print(piece.replace(/\n$/u, ''));
  });
}

/** Prints the entries of the memory: two texts a line, or an array of JSON. */
export async function listMemory({
  json = false,
  ...options
}: PairOptions & { json?: boolean }): Promise<void> {
  await withInstallation(async ({ db }) => {
    const { entries } = await eachEntryOf(db, partOf(options));
    let before = '[';
    for await (const entry of entries) {
      if (json) await print(`${before}${JSON.stringify(presentEntry(entry))}`);
      else await print(lineOf(entry));
      before = ',';
    }
    if (json) await print(before === '[' ? '[]' : ']');
  });
}

const line = z.object({
  source: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

const FORM =
  '{"source": "…", "before": "…", "after": "…"}; "before" and "after", the texts beside it, may be left out.';

/** Options of `emend memory match` as given. */
export interface MatchOptions {
  langPair: string;
  minScore?: number;
  limit?: number;
}

/**
 * Reads lines of JSON with a source text each and prints for each the array of its matches, best
 * first. A line that cannot be read gets `{"error": …}` in its place.
 *
 * @param file path, or undefined for standard input
 */
export async function matchLines(
  file: string | undefined,
  { langPair, minScore, limit }: MatchOptions,
): Promise<void> {
  const pair = readPair(langPair);
  await withInstallation(async ({ db }) => {
    const input = file === undefined ? process.stdin : createReadStream(file);
    for await (const text of linesOf(input)) {
      if (text.trim() === '') continue;
      const read = readJsonLine(text, line, FORM);
      if ('error' in read) await print(JSON.stringify(read));
      else {
        const matches = await findMatches(db, { ...read, pair, leastScore: minScore, limit });
        await print(JSON.stringify(matches.map(presentMatch)));
      }
    }
  });
}

/**
 * Two languages in one word: `ru-de`. Where tags have parts of their own, the second begins at a
 * language in small letters (`zh-Hans-de-AT`); a colon between them leaves no doubt (`pt-br:de`).
 *
 * @throws CommandError for anything else
 */
export function readPair(text: string): Pair {
  const parts = text.includes(':') ? text.split(':') : undefined;
  const cuts = parts
    ? [parts]
    : [...text.matchAll(/-(?=[a-z]{2,3}(?:-|$))/gu)].map(({ index }) => [
        text.slice(0, index),
        text.slice(index + 1),
      ]);
  const [cut, ...others] = cuts;
  if (cut?.length !== 2 || others.length > 0) {
    throw new CommandError(
      `"${text}" is no pair of languages, such as ru-de, zh-Hans-de or pt-br:de.`,
    );
  }
  return { source: languageOf(cut[0] as string), target: languageOf(cut[1] as string) };
}

function partOf({ sourceLang, targetLang }: PairOptions): Partial<Pair> {
  return {
    ...(sourceLang !== undefined && { source: languageOf(sourceLang) }),
    ...(targetLang !== undefined && { target: languageOf(targetLang) }),
  };
}

function lineOf({ sourceLanguage, targetLanguage, source, target }: MemoryEntry): string {
  const plain = (text: string) => text.replace(/\s+/gu, ' ');
  return [`${sourceLanguage}-${targetLanguage}`, plain(source), plain(target)].join('\t');
}

function presentEntry(entry: MemoryEntry) {
  const { id, sourceLanguage, targetLanguage, source, target, origin, addedBy, addedAt } = entry;
  return {
    id,
    sourceLang: sourceLanguage,
    targetLang: targetLanguage,
    source,
    target,
    origin,
    addedBy,
    addedAt,
  };
}

function presentMatch({ entry, target, score, kind, isAdapted, differences }: Match) {
  return { source: entry.source, target, score, kind, differences, adapted: isAdapted };
}
