import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decode } from '../formats/decode.ts';
import { CommandError } from './command-error.ts';

/** A file of one sentence a line. */
export interface SentenceFile {
  sentences: string[];
  /** Number of the line each sentence stands in, from 0, empty lines counted. */
  lines: number[];
  /** Indices of the sentences that come after an empty line, or first. */
  paragraphs: number[];
  /** How many lines the file has, empty ones counted. */
  count: number;
}

/** The lines of a file; what comes after the last line's end is no line. */
export async function readLines(path: string, language: string): Promise<string[]> {
  const lines = textOf(await readFile(path), language).split(/\r\n?|\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Lines as sentences, with the empty ones taken for breaks between paragraphs. */
export function sentencesOf(fileLines: readonly string[]): SentenceFile {
  const file: SentenceFile = {
    sentences: [],
    lines: [],
    paragraphs: [],
    count: fileLines.length,
  };
  let afterGap = true;
  for (const [number, line] of fileLines.entries()) {
    const sentence = line.trim();
    if (sentence === '') {
      afterGap = true;
      continue;
    }
    if (afterGap) file.paragraphs.push(file.sentences.length);
    afterGap = false;
    file.sentences.push(sentence);
    file.lines.push(number);
  }
  return file;
}

/**
 * Pairs of words, one a line: the source's and the target's with a tab between them, or the other way
 * about with ` @ `, as hunalign's dictionaries have it. Empty lines and lines that begin with # are
 * passed over.
 *
 * @throws CommandError for a line that is neither, named by its number
 */
export async function readDictionary(
  path: string,
  language: string,
): Promise<[source: string, target: string][]> {
  const pairs: [string, string][] = [];
  for (const [index, line] of (await readLines(path, language)).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const columns = line.split('\t').map((column) => column.trim());
    const halves = line.split(' @ ').map((half) => half.trim());
    if (columns.length >= 2 && columns[0] && columns[1]) pairs.push([columns[0], columns[1]]);
    else if (halves.length === 2 && halves[0] && halves[1]) pairs.push([halves[1], halves[0]]);
    else {
      throw new CommandError(
        `${basename(path)}, line ${index + 1}: "source<TAB>target" or "target @ source" is needed.`,
      );
    }
  }
  return pairs;
}

/**
 * UTF-8 is taken as it is, whatever its size and with the control characters that scanned and
 * extracted texts have: nothing is stored here, and every line keeps its number.
 */
function textOf(bytes: Uint8Array, language: string): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return new TextDecoder().decode(bytes);
  return decode(bytes, language).text;
}
