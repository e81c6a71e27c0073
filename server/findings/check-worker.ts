import { parentPort } from 'node:worker_threads';
import { type ArticleToCheck, checkArticle } from '../checks/check-article.ts';
import {
  dictionaryLanguage,
  openDictionaries,
  withoutSuggestions,
} from '../checks/dictionaries.ts';

// The thread `check-thread.ts` starts: one article after the other in, what was found in it out.
parentPort?.on('message', async (article: ArticleToCheck) => {
  const { targetLanguage, profile } = article;
  const language = profile.off.includes('spelling')
    ? undefined
    : dictionaryLanguage(targetLanguage);
  const dictionary =
    language === undefined
      ? undefined
      : await openDictionaries([language], { [language]: new Set(profile.words) });
  parentPort?.postMessage(checkArticle(article, dictionary && withoutSuggestions(dictionary)));
});
