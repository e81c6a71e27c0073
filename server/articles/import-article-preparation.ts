import { UserError } from '../errors.ts';
import { hasChinesePairs } from '../text/alignment/chinese.ts';
import { OverdueError, onThread } from '../threads.ts';
import { type ArticleTexts, prepareArticle } from './prepare-article.ts';
import type { PreparedArticle } from './prepared-article.ts';

/**
 * UTF-16 code units of both texts together beyond which preparing them takes longer than others
 * should wait for their saves. Below, starting a thread would take longer than the work.
 */
const LONG = 20_000;

/** No article takes so long; what does is no article, such as a table of a million numbers. */
const DEADLINE_MS = 5 * 60_000;

const worker = new URL('./import-article-worker.ts', import.meta.url);

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
    const { stopping, deadline = DEADLINE_MS } = options;
    return await onThread<PreparedArticle>(worker, workerData, { stopping, deadline });
  } catch (error) {
    if (!(error instanceof OverdueError)) throw error;
    throw new UserError('import:error.endless', {}, 422);
  }
}
