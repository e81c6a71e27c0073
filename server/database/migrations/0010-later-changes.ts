import type { Kysely } from 'kysely';

/**
 * What was done to text after its writer had saved it, found in the record once and kept beside it;
 * how far the record was looked through; and the addresses of feeds that tell of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('later_change')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('writer_id', 'text', (column) => column.notNull())
    .addColumn('saved_in', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('found_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('later_change_key', [
      'translation_id',
      'revision',
      'segment_id',
      'writer_id',
    ])
    .execute();
  await db.schema
    .createIndex('later_change_by_writer')
    .on('later_change')
    .columns(['writer_id', 'at', 'translation_id', 'revision', 'segment_id'])
    .execute();
  await db.schema
    .createTable('later_change_progress')
    .addColumn('translation_id', 'integer', (column) =>
      column.primaryKey().references('translation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('revision_by_author')
    .on('revision')
    .columns(['author_id', 'translation_id'])
    .execute();

  await db.schema
    .createTable('feed')
    .addColumn('user_id', 'text', (column) =>
      column.primaryKey().references('user.id').onDelete('cascade'),
    )
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'text')
    .execute();
}
