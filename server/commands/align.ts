import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { decode } from '../formats/decode.ts';
import { alignSentences } from '../text/align.ts';
import { isLanguageTag } from '../text/language.ts';
import { CommandError } from './command-error.ts';
import { print } from './print.ts';

/** `zh_CN`, as locales are written, is taken as well. */
function languageOf(tag: string): string {
  const language = tag.replaceAll('_', '-');
  if (isLanguageTag(language)) return language;
  throw new CommandError(`"${tag}" is no language tag (BCP 47), such as de or zh-Hant.`);
}

/** A file of one sentence a line. */
interface SentenceFile {
  sentences: string[];
  /** Number of the line each sentence stands in, from 0, empty lines counted. */
  lines: number[];
  /** Indices of the sentences that come after an empty line, or first. */
  paragraphs: number[];
}

/**
 * Aligns two files of one sentence a line and prints one bead a line, as `[0, 1]:[2]`, with the
 * numbers of the lines. Empty lines are paragraph breaks.
 */
export async function alignFiles(
  sourcePath: string,
  targetPath: string,
  languages: { sourceLang: string; targetLang: string },
): Promise<void> {
  const sourceLanguage = languageOf(languages.sourceLang);
  const targetLanguage = languageOf(languages.targetLang);
  const [source, target] = await Promise.all([
    readSentences(sourcePath, sourceLanguage),
    readSentences(targetPath, targetLanguage),
  ]);
  const beads = alignSentences(source.sentences, target.sentences, {
    sourceLanguage,
    targetLanguage,
    sourceParagraphs: source.paragraphs,
    targetParagraphs: target.paragraphs,
  });
  for (const bead of beads) {
    await print(`${numbers(bead.source, source)}:${numbers(bead.target, target)}`);
  }
}

async function readSentences(path: string, language: string): Promise<SentenceFile> {
  const bytes = await readFile(path);
  const file: SentenceFile = { sentences: [], lines: [], paragraphs: [] };
  let afterGap = true;
  for (const [number, line] of textOf(bytes, language)
    .split(/\r\n?|\n/u)
    .entries()) {
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
 * UTF-8 is taken as it is, whatever its size and with the control characters that scanned and
 * extracted texts have: nothing is stored here, and every line keeps its number.
 */
function textOf(bytes: Uint8Array, language: string): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return new TextDecoder().decode(bytes);
  return decode(bytes, language).text;
}

function numbers(indices: readonly number[], file: SentenceFile): string {
  return `[${indices.map((index) => file.lines[index]).join(', ')}]`;
}
