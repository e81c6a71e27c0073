import type { Kysely } from 'kysely';

/**
 * Texts that came in after the import, beside those of the import, which the chain of hashes begins
 * with; and which segments somebody has to look at because of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('renewed_text')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('original', 'text')
    .addColumn('original_hash', 'text')
    .addColumn('machine_text', 'text')
    .addColumn('machine_hash', 'text')
    .addPrimaryKeyConstraint('renewed_text_key', ['translation_id', 'revision'])
    .execute();
  await db.schema
    .createTable('renewal_mark')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('machine', 'text')
    .addColumn('target', 'text')
    .addPrimaryKeyConstraint('renewal_mark_key', ['translation_id', 'segment_id', 'revision'])
    .execute();
}
