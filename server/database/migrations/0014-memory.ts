import { type Kysely, sql } from 'kysely';
import { type Engine, identity } from '../engine.ts';

/** The translation memory, fed with what is approved already. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('memory_entry')
    .addColumn('id', 'integer', identity(engine))
    .addColumn('source_language', 'text', (column) => column.notNull())
    .addColumn('target_language', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('codes', 'text')
    .addColumn('translation_id', 'integer', (column) =>
      column.references('translation.id').onDelete('cascade'),
    )
    .addColumn('segment_id', 'integer')
    .addColumn('revision', 'integer')
    .addColumn('file', 'text')
    .addColumn('added_by_id', 'text')
    .addColumn('added_by', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addColumn('before_key', 'bigint')
    .addColumn('after_key', 'bigint')
    .addColumn('stage', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('memory_entry_place')
    .on('memory_entry')
    .columns(['translation_id', 'segment_id'])
    .unique()
    .where(sql.ref('stage'), '<>', sql.lit('retired'))
    .execute();
  await db.schema
    .createIndex('memory_entry_waiting')
    .on('memory_entry')
    .column('id')
    .where(sql.ref('stage'), '<>', sql.lit('indexed'))
    .execute();
  await db.schema
    .createIndex('memory_entry_pair')
    .on('memory_entry')
    .columns(['source_language', 'target_language', 'id'])
    .execute();

  const signatures = db.schema
    .createTable('memory_signature')
    .addColumn('signature', 'bigint', (column) => column.notNull())
    .addColumn('entry_id', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('memory_signature_key', ['signature', 'entry_id']);
  // The key is all there is of a row, so that it need not be stored twice.
  await (engine === 'sqlite' ? signatures.modifyEnd(sql`without rowid`) : signatures).execute();

  await db.schema
    .createTable('memory_pair')
    .addColumn('source_language', 'text', (column) => column.notNull())
    .addColumn('target_language', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('memory_pair_key', ['source_language', 'target_language'])
    .execute();

  await sql`
    insert into memory_entry (source_language, target_language, source, target, translation_id,
      segment_id, revision, added_by_id, added_by, added_at, stage)
    select article.source_language, translation.target_language, segment.source, segment.target,
      segment.translation_id, segment.id, approval.revision, approval.approver_id,
      approval.approver, approval.at, 'new'
    from segment
    join translation on translation.id = segment.translation_id
    join article on article.id = translation.article_id
    join approval on approval.translation_id = segment.translation_id
      and approval.segment_id = segment.id and approval.revision = segment.approved_in
    where segment.state = 'approved' and segment.source <> '' and segment.target <> ''`.execute(db);
}
