import type { Kysely } from 'kysely';
import type { Engine } from '../engine.ts';

/**
 * The files that articles came in, to be given back with the approved text in them; and files that are
 * imported together, each with what became of it.
 */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const bytes = engine === 'postgres' ? 'bytea' : 'blob';
  await db.schema
    .createTable('article_file')
    .addColumn('article_id', 'integer', (column) =>
      column.notNull().references('article.id').onDelete('cascade'),
    )
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('article_file_key', ['article_id', 'side'])
    .execute();
  await db.schema
    .createTable('import_draft_file')
    .addColumn('draft_id', 'text', (column) =>
      column.notNull().references('import_draft.id').onDelete('cascade'),
    )
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('import_draft_file_key', ['draft_id', 'side'])
    .execute();
  await db.schema
    .createTable('import_batch')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) =>
      column.notNull().references('user.id').onDelete('cascade'),
    )
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('is_started', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('import_batch_by_owner')
    .on('import_batch')
    .columns(['owner_id', 'created_at'])
    .execute();
  await db.schema
    .createTable('import_batch_file')
    .addColumn('batch_id', 'text', (column) =>
      column.notNull().references('import_batch.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('bytes', bytes)
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('article_id', 'integer')
    .addColumn('target_language', 'text')
    .addColumn('problems', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('import_batch_file_key', ['batch_id', 'number'])
    .execute();
}
