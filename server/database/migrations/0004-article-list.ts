import { type Kysely, sql } from 'kysely';
import { titleKey } from '../../articles/title-key.ts';
import { type Engine, orderedText } from '../engine.ts';

/**
 * What the list of articles is searched and sorted by. The texts lie in the same rows, so that
 * reading these columns from anywhere but an index would read through every text.
 */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .alterTable('article')
    .addColumn('title_key', orderedText(engine), (column) => column.notNull().defaultTo(''))
    .execute();
  const articles = await sql<{ id: number; title: string }>`select id, title from article`.execute(
    db,
  );
  for (const { id, title } of articles.rows) {
    await sql`update article set title_key = ${titleKey(title)} where id = ${id}`.execute(db);
  }
  await db.schema
    .createIndex('article_by_title')
    .on('article')
    .columns(['title_key', 'id', 'source_language'])
    .execute();
  await db.schema
    .createIndex('article_by_language')
    .on('article')
    .columns(['source_language', 'id'])
    .execute();
  await db.schema
    .createIndex('translation_by_article')
    .on('translation')
    .columns([
      'article_id',
      'target_language',
      'words_machine',
      'words_edited',
      'words_reviewed',
      'words_approved',
      'updated_at',
      'id',
    ])
    .execute();
  await db.schema
    .createIndex('translation_by_language')
    .on('translation')
    .columns(['target_language', 'article_id'])
    .execute();
}
