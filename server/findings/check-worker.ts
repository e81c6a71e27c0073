import { parentPort } from 'node:worker_threads';
import type { ArticleToCheck } from '../checks/check-article.ts';
import { runArticleChecks } from './run-checks.ts';

// The thread `check-thread.ts` starts: one article after the other in, what was found in it out.
parentPort?.on('message', async (article: ArticleToCheck) => {
  parentPort?.postMessage(await runArticleChecks(article));
});
