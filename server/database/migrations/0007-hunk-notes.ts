import type { Kysely } from 'kysely';

/** Why single changes were made, as people say it afterwards: at most one reason for each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hunk_note')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('hunk', 'integer', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('hunk_note_key', ['translation_id', 'revision', 'segment_id', 'hunk'])
    .execute();
}
