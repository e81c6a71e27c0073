import type { Kysely } from 'kysely';
import { type Engine, identity, orderedText } from '../engine.ts';

/** Articles, translations and their revision record. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const id = identity(engine);

  await db.schema
    .createTable('article')
    .addColumn('id', 'integer', id)
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('source_language', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('author', 'text')
    .addColumn('published_on', 'text')
    .addColumn('note', 'text')
    .addColumn('original', 'text', (column) => column.notNull())
    .addColumn('original_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text')
    .execute();
  await db.schema
    .createIndex('article_by_original')
    .on('article')
    .columns(['original_hash', 'source_language'])
    .execute();

  await db.schema
    .createTable('translation')
    .addColumn('id', 'integer', id)
    .addColumn('article_id', 'integer', (column) =>
      column.notNull().references('article.id').onDelete('cascade'),
    )
    .addColumn('target_language', 'text', (column) => column.notNull())
    .addColumn('engine', 'text')
    .addColumn('machine_text', 'text', (column) => column.notNull())
    .addColumn('machine_hash', 'text', (column) => column.notNull())
    .addColumn('head_revision', 'integer', (column) => column.notNull())
    .addColumn('head_hash', 'text', (column) => column.notNull())
    .addColumn('next_segment', 'integer', (column) => column.notNull())
    .addColumn('next_block', 'integer', (column) => column.notNull())
    .addColumn('words_machine', 'integer', (column) => column.notNull())
    .addColumn('words_edited', 'integer', (column) => column.notNull())
    .addColumn('words_reviewed', 'integer', (column) => column.notNull())
    .addColumn('words_approved', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .addUniqueConstraint('translation_language', ['article_id', 'target_language'])
    .execute();
  await db.schema
    .createIndex('translation_by_update')
    .on('translation')
    .columns(['updated_at', 'id'])
    .execute();

  await db.schema
    .createTable('block')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('id', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('level', 'integer')
    .addPrimaryKeyConstraint('block_key', ['translation_id', 'id'])
    .execute();

  await db.schema
    .createTable('segment')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('id', 'integer', (column) => column.notNull())
    .addColumn('block_id', 'integer', (column) => column.notNull())
    .addColumn('position', orderedText(engine), (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('machine', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('excluded', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('words', 'integer', (column) => column.notNull())
    .addColumn('confidence', 'real')
    .addColumn('approved_in', 'integer')
    .addPrimaryKeyConstraint('segment_key', ['translation_id', 'id'])
    .execute();
  await db.schema
    .createIndex('segment_in_reading_order')
    .on('segment')
    .columns(['translation_id', 'position'])
    .execute();

  await db.schema
    .createTable('revision')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('revision_key', ['translation_id', 'number'])
    .execute();

  await db.schema
    .createTable('change')
    .addColumn('translation_id', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('entity_id', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('change_key', ['translation_id', 'entity', 'entity_id', 'revision'])
    .addForeignKeyConstraint(
      'change_revision',
      ['translation_id', 'revision'],
      'revision',
      ['translation_id', 'number'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('change_by_revision')
    .on('change')
    .columns(['translation_id', 'revision'])
    .execute();

  await db.schema
    .createTable('keyframe')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('frame', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('keyframe_key', ['translation_id', 'segment_id', 'revision'])
    .execute();

  await db.schema
    .createTable('approval')
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('text_hash', 'text', (column) => column.notNull())
    .addColumn('approver_id', 'text')
    .addColumn('approver', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('lapsed_in', 'integer')
    .addPrimaryKeyConstraint('approval_key', ['translation_id', 'segment_id', 'revision'])
    .execute();

  await db.schema
    .createTable('comment')
    .addColumn('id', 'integer', id)
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('resolved_at', 'text')
    .addColumn('resolved_by', 'text')
    .execute();
  await db.schema
    .createIndex('comment_by_segment')
    .on('comment')
    .columns(['translation_id', 'segment_id'])
    .execute();

  await db.schema
    .createTable('export')
    .addColumn('id', 'integer', id)
    .addColumn('translation_id', 'integer', (column) =>
      column.notNull().references('translation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('include_current', 'integer', (column) => column.notNull())
    .addColumn('author_id', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('export_by_translation')
    .on('export')
    .columns(['translation_id', 'id'])
    .execute();

  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
