import type { ArticleToCheck } from '../checks/check-article.ts';
import { runArticleChecks } from './run-checks.ts';

// The process `check-process.ts` starts: one article after the other in, what was found in it out.
process.on('message', async (article: ArticleToCheck) => {
  const found = await runArticleChecks(article);
  // A server that ended meanwhile wants no answer any more.
  process.send?.(found, undefined, undefined, (error) => error && process.exit());
});
// Ctrl-C reaches it as well; what is being checked is called off by whoever asked for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
