import { MOST_FILE_BYTES } from '../articles/article-file.ts';
import { type LanguageChoice, suggestedLanguages } from '../articles/present-import.ts';
import type { Format } from '../web/format.ts';
import type { Batch, BatchFile, BatchProblem } from './batch.ts';

/** A file as the page shows it. */
export interface FileLine {
  name: string;
  size: number;
  unit: 'kilobytes' | 'megabytes';
  state: BatchFile['state'] | 'working';
  /** How far it has come, 0 to 1; undefined while nobody can say. */
  progress: number | undefined;
  /** The workbench of its article. */
  path: string | undefined;
  problems: BatchProblem[];
}

export interface BatchPage {
  path: string;
  isStarted: boolean;
  isFinished: boolean;
  files: FileLine[];
  counts: Record<'waiting' | 'imported' | 'refused', number>;
  /** Articles that came in; a pair of files is one. */
  articles: number;
  /** Most that a file may have. */
  megabytes: number;
}

/**
 * A batch as its page shows it.
 *
 * @param atWork numbers of the files that are being imported
 */
export function presentBatch(batch: Batch, atWork: readonly number[]): BatchPage {
  const counts = { waiting: 0, imported: 0, refused: 0 };
  for (const { state } of batch.files) counts[state] += 1;
  return {
    path: `/batches/${batch.id}`,
    isStarted: batch.isStarted,
    isFinished: batch.isStarted && counts.waiting === 0,
    files: batch.files.map((file) => presentFile(file, atWork)),
    counts,
    articles: new Set(batch.files.flatMap(({ article }) => article?.id ?? [])).size,
    megabytes: MOST_FILE_BYTES / 1_000_000,
  };
}

function presentFile(file: BatchFile, atWork: readonly number[]): FileLine {
  const isWorking = file.state === 'waiting' && atWork.includes(file.number);
  const { article } = file;
  return {
    name: file.name,
    ...sizeOf(file.size),
    state: isWorking ? 'working' : file.state,
    progress: isWorking ? undefined : file.state === 'waiting' ? 0 : 1,
    path:
      article &&
      `/articles/${article.id}/translations/${encodeURIComponent(article.targetLanguage)}`,
    problems: file.problems,
  };
}

/** Rounded up, so that no file has nothing in it. */
function sizeOf(bytes: number): Pick<FileLine, 'size' | 'unit'> {
  return bytes < 1_000_000
    ? { size: Math.ceil(bytes / 1_000), unit: 'kilobytes' }
    : { size: Math.ceil(bytes / 100_000) / 10, unit: 'megabytes' };
}

export interface NewBatchPage {
  languages: LanguageChoice[];
  /** Batches that were not finished. */
  unfinished: { path: string; createdAt: string }[];
  megabytes: number;
  error: BatchProblem | undefined;
}

/** The form for a new batch. */
export function presentNewBatch(
  format: Format,
  given: {
    unfinished: readonly { id: string; createdAt: string }[];
    error?: BatchProblem | undefined;
  },
): NewBatchPage {
  return {
    languages: suggestedLanguages(format),
    unfinished: given.unfinished.map(({ id, createdAt }) => ({
      path: `/batches/${id}`,
      createdAt,
    })),
    megabytes: MOST_FILE_BYTES / 1_000_000,
    error: given.error,
  };
}
