import { type Kysely, sql } from 'kysely';
import { type Engine, identity } from '../engine.ts';

/** Which checks run for a pair of languages, words that are spelt right, and the newsroom's own rules. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('check_setting')
    .addColumn('source_language', 'text', (column) => column.notNull())
    .addColumn('target_language', 'text', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addColumn('block_approval', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('check_setting_key', ['source_language', 'target_language'])
    .execute();

  await db.schema
    .createTable('dictionary_word')
    .addColumn('id', 'integer', identity(engine))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('word', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.references('user.id').onDelete('cascade'))
    .addColumn('added_by_id', 'text')
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('dictionary_word_shared')
    .on('dictionary_word')
    .columns(['language', 'word'])
    .unique()
    .where(sql.ref('owner_id'), 'is', null)
    .execute();
  await db.schema
    .createIndex('dictionary_word_personal')
    .on('dictionary_word')
    .columns(['owner_id', 'language', 'word'])
    .unique()
    .execute();

  await db.schema
    .createTable('house_rule')
    .addColumn('id', 'integer', identity(engine))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('source_language', 'text')
    .addColumn('target_language', 'text')
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('pattern', 'text', (column) => column.notNull())
    .addColumn('ignore_case', 'integer', (column) => column.notNull())
    .addColumn('whole_words', 'integer', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('replacement', 'text')
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('enabled', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addColumn('changed_by', 'text', (column) => column.notNull())
    .execute();
}
