import { parentPort, workerData } from 'node:worker_threads';
import { type ArticleTexts, prepareArticle } from './prepare-article.ts';

// The thread `import-article-preparation.ts` starts: one article in, the same prepared out.
parentPort?.postMessage(prepareArticle(workerData as ArticleTexts));
