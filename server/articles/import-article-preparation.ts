import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { hasChinesePairs } from '../text/alignment/chinese.ts';
import { type ArticleTexts, prepareArticle } from './prepare-article.ts';
import type { PreparedArticle } from './prepared-article.ts';

/**
 * UTF-16 code units of both texts together beyond which preparing them takes longer than others
 * should wait for their saves. Below, starting a thread would take longer than the work.
 */
const LONG = 20_000;

/**
 * Threads at once. The longest articles keep one busy for the better part of a minute, with some
 * hundreds of megabytes; further ones wait their turn.
 */
const THREADS = 2;

/** No article takes so long; what does is no article, such as a table of a million numbers. */
const DEADLINE_MS = 5 * 60_000;

const worker = new URL('./import-article-worker.ts', import.meta.url);

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Prepares an article as `prepareArticle` does, on a thread of its own where it is long or takes a
 * large dictionary.
 *
 * @param options `stopping`: once aborted, the process no longer stays alive for it; `deadline`: how
 *   long it may take on its thread, in milliseconds
 * @throws UserError 422 where it takes longer
 */
export async function prepare(
  texts: ArticleTexts,
  options: { stopping?: AbortSignal | undefined; deadline?: number } = {},
): Promise<PreparedArticle> {
  const { original, translation, originalBlocks, translationBlocks } = texts;
  const { sourceLanguage, targetLanguage, srx } = texts;
  const isLong = original.length + translation.length > LONG;
  if (!isLong && !hasChinesePairs(sourceLanguage, targetLanguage)) return prepareArticle(texts);
  await turn();
  try {
    // What the caller has besides need not be copied to the thread.
    const workerData: ArticleTexts = {
      original,
      translation,
      originalBlocks,
      translationBlocks,
      sourceLanguage,
      targetLanguage,
      srx,
    };
    return await onThread(workerData, options);
  } finally {
    pass();
  }
}

/** Waits until one more thread may run; `pass` hands the place on. */
async function turn(): Promise<void> {
  if (running < THREADS) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function pass(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

async function onThread(
  workerData: ArticleTexts,
  { stopping, deadline = DEADLINE_MS }: { stopping?: AbortSignal | undefined; deadline?: number },
): Promise<PreparedArticle> {
  const thread = new Worker(worker, { workerData });
  const letGo = () => thread.unref();
  if (stopping?.aborted) letGo();
  stopping?.addEventListener('abort', letGo);
  try {
    const signal = AbortSignal.timeout(deadline);
    const [prepared] = (await once(thread, 'message', { signal })) as [PreparedArticle];
    return prepared;
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    throw new UserError('import:error.endless', {}, 422);
  } finally {
    stopping?.removeEventListener('abort', letGo);
    await thread.terminate();
  }
}
