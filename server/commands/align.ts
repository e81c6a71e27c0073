import { basename } from 'node:path';
import { type AlignOptions, alignSentences, type Bead } from '../text/align.ts';
import { type BridgedSide, sideOfBridge } from '../text/alignment/bridge.ts';
import { isLanguageTag } from '../text/language.ts';
import { CommandError } from './command-error.ts';
import { print } from './print.ts';
import { readDictionary, readLines, type SentenceFile, sentencesOf } from './read-lines.ts';

/** The options of `emend align` as the command line gives them. */
export interface AlignFlags {
  sourceLang: string;
  targetLang: string;
  bridge?: string;
  bridgeOf?: BridgedSide;
  dictionary?: string;
  json?: boolean;
}

/** `zh_CN`, as locales are written, is taken as well. */
function languageOf(tag: string): string {
  const language = tag.replaceAll('_', '-');
  if (isLanguageTag(language)) return language;
  throw new CommandError(`"${tag}" is no language tag (BCP 47), such as de or zh-Hant.`);
}

/**
 * Aligns two files of one sentence a line and prints one bead a line, as `[0, 1]:[2]`, with the
 * numbers of the lines from 0. Empty lines are paragraph breaks.
 */
export async function alignFiles(
  sourcePath: string,
  targetPath: string,
  flags: AlignFlags,
): Promise<void> {
  const sourceLanguage = languageOf(flags.sourceLang);
  const targetLanguage = languageOf(flags.targetLang);
  const [source, target] = await Promise.all([
    readLines(sourcePath, sourceLanguage).then(sentencesOf),
    readLines(targetPath, targetLanguage).then(sentencesOf),
  ]);
  const options: AlignOptions = {
    sourceLanguage,
    targetLanguage,
    sourceParagraphs: source.paragraphs,
    targetParagraphs: target.paragraphs,
  };
  if (flags.dictionary !== undefined) {
    options.dictionary = await readDictionary(flags.dictionary, targetLanguage);
  }
  if (flags.bridge !== undefined) {
    Object.assign(options, await readBridge(flags.bridge, flags.bridgeOf, source, target, options));
  }
  for (const bead of alignSentences(source.sentences, target.sentences, options)) {
    await print(flags.json ? jsonOf(bead, source, target) : lineOf(bead, source, target));
  }
}

/** The bridge of the side it belongs to, a line for each sentence of that side. */
async function readBridge(
  path: string,
  said: BridgedSide | undefined,
  source: SentenceFile,
  target: SentenceFile,
  { sourceLanguage, targetLanguage }: AlignOptions,
): Promise<Pick<AlignOptions, 'bridge' | 'targetBridge'>> {
  const lines = await readLines(path, said === 'target' ? sourceLanguage : targetLanguage);
  const sides = { source, target };
  const fits = (side: BridgedSide) => lines.length === sides[side].count;
  const possible = (said ? [said] : (['source', 'target'] as const)).filter(fits);
  if (possible.length === 0) {
    throw new CommandError(
      `${basename(path)} has ${lines.length} lines, the source ${source.count} and the target ` +
        `${target.count}: a bridge needs a line for each line of the side it translates.`,
    );
  }
  const side =
    possible.length === 1
      ? (possible[0] as BridgedSide)
      : sideOfBridge(lines, source.sentences, target.sentences, sourceLanguage, targetLanguage);
  const sentences = sides[side].lines.map((number) => lines[number] as string);
  return side === 'source' ? { bridge: sentences } : { targetBridge: sentences };
}

function lineOf({ source, target }: Bead, ...files: [SentenceFile, SentenceFile]): string {
  return `[${numbers(source, files[0]).join(', ')}]:[${numbers(target, files[1]).join(', ')}]`;
}

function jsonOf({ source, target, confidence }: Bead, ...files: [SentenceFile, SentenceFile]) {
  return JSON.stringify({
    source: numbers(source, files[0]),
    target: numbers(target, files[1]),
    confidence: Math.round(confidence * 10_000) / 10_000,
  });
}

function numbers(indices: readonly number[], file: SentenceFile): number[] {
  return indices.map((index) => file.lines[index] as number);
}
