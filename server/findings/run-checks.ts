import {
  type ArticleFindings,
  type ArticleToCheck,
  checkArticle,
} from '../checks/check-article.ts';
import {
  dictionaryLanguage,
  openDictionaries,
  withoutSuggestions,
} from '../checks/dictionaries.ts';

/** Runs the checks over an article with the dictionary of its language, which is loaded first. */
export async function runArticleChecks(article: ArticleToCheck): Promise<ArticleFindings> {
  const { targetLanguage, profile } = article;
  const language = profile.off.includes('spelling')
    ? undefined
    : dictionaryLanguage(targetLanguage);
  if (language === undefined) return checkArticle(article);
  const own = { [language]: new Set(profile.words) };
  return checkArticle(article, withoutSuggestions(await openDictionaries([language], own)));
}
