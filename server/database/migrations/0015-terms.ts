import type { Kysely } from 'kysely';
import { type Engine, identity } from '../engine.ts';

/** The termbase: concepts, and what each is called in every language. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('term_concept')
    .addColumn('id', 'integer', identity(engine))
    .addColumn('code', 'text')
    .addColumn('subject', 'text')
    .addColumn('definition', 'text')
    .addColumn('note', 'text')
    .addColumn('source', 'text')
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('term')
    .addColumn('id', 'integer', identity(engine))
    .addColumn('concept_id', 'integer', (column) =>
      column.notNull().references('term_concept.id').onDelete('cascade'),
    )
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('text_key', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('part_of_speech', 'text')
    .addColumn('gender', 'text')
    .addColumn('forms', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('source', 'text')
    .execute();
  await db.schema.createIndex('term_concept_terms').on('term').column('concept_id').execute();
  await db.schema
    .createIndex('term_language')
    .on('term')
    .columns(['language', 'concept_id'])
    .execute();
}
