import { alignSentences, type Bead } from '../text/align.ts';

/** Runs of sentences that are paired each for itself. */
export interface AlignWork {
  /** BCP 47. */
  sourceLanguage: string;
  targetLanguage: string;
  runs: {
    source: string[];
    target: string[];
    sourceParagraphs: readonly number[];
    targetParagraphs: readonly number[];
  }[];
}

/** The beads of each run. */
export function alignRuns({ sourceLanguage, targetLanguage, runs }: AlignWork): Bead[][] {
  return runs.map(({ source, target, sourceParagraphs, targetParagraphs }) =>
    alignSentences(source, target, {
      sourceLanguage,
      targetLanguage,
      sourceParagraphs,
      targetParagraphs,
    }),
  );
}
