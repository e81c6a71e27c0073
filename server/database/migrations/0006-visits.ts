import type { Kysely } from 'kysely';

/** What each person has seen of a translation, so that they can be told what is new in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('visit')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('user.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('last_revision', 'integer')
    .addColumn('last_at', 'text')
    .addPrimaryKeyConstraint('visit_key', ['translation_id', 'user_id'])
    .execute();
  await db.schema.createIndex('visit_by_user').on('visit').column('user_id').execute();
}
