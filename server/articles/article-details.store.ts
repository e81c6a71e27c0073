import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { ArticleDetails } from './import-article-details.ts';
import { titleKey } from './title-key.ts';

/** Stores what is said of an article, and the engine of each of its translations. */
export async function updateArticleDetails(
  trx: Transaction<Database>,
  article: number,
  details: Omit<ArticleDetails, 'engine'>,
  engines: ReadonlyMap<string, string | null>,
): Promise<void> {
  await trx
    .updateTable('article')
    .set({
      title: details.title,
      title_key: titleKey(details.title),
      url: details.url,
      author: details.author,
      published_on: details.publishedOn,
    })
    .where('id', '=', article)
    .execute();
  for (const [language, engine] of engines) {
    await trx
      .updateTable('translation')
      .set({ engine })
      .where('article_id', '=', article)
      .where('target_language', '=', language)
      .execute();
  }
}

/**
 * Deletes an article with its translations and their whole history.
 *
 * @throws UserError 404 where there is none
 */
export async function deleteArticle(db: Kysely<Database>, article: number): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('article')
    .where('id', '=', article)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw notFound('article');
}
