import type { Kysely } from 'kysely';

/** Articles on their way in: prepared, looked over by whoever imports them, not stored yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import_draft')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('original', 'text', (column) => column.notNull())
    .addColumn('machine_text', 'text', (column) => column.notNull())
    .addColumn('prepared', 'text', (column) => column.notNull())
    .addColumn('undo', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('import_draft_by_owner')
    .on('import_draft')
    .columns(['owner_id', 'updated_at'])
    .execute();
  await db.schema
    .createIndex('import_draft_by_update')
    .on('import_draft')
    .column('updated_at')
    .execute();
}
