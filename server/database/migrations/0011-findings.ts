import type { Kysely } from 'kysely';

/**
 * What the checks found in each segment, with the version of the segment they looked at; and findings
 * somebody let pass, with the reason.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checked_segment')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('profile', 'text', (column) => column.notNull())
    .addColumn('own', 'text', (column) => column.notNull())
    .addColumn('across', 'text', (column) => column.notNull())
    .addColumn('errors', 'integer', (column) => column.notNull())
    .addColumn('warnings', 'integer', (column) => column.notNull())
    .addColumn('hints', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('checked_segment_key', ['translation_id', 'segment_id'])
    .execute();

  await db.schema
    .createTable('dismissal')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('id', 'integer', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('check_name', 'text', (column) => column.notNull())
    .addColumn('finding_key', 'text', (column) => column.notNull())
    .addColumn('source_language', 'text', (column) => column.notNull())
    .addColumn('target_language', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_by', 'text')
    .addPrimaryKeyConstraint('dismissal_key', ['translation_id', 'id'])
    .execute();
  await db.schema
    .createIndex('dismissal_everywhere')
    .on('dismissal')
    .columns(['scope', 'source_language', 'target_language'])
    .execute();
}
