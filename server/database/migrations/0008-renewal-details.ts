import type { Kysely } from 'kysely';

/**
 * Which engine made the machine translation that a new one took the place of, and which of the marks
 * a renewal left somebody has settled without changing the segment.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('renewed_text').addColumn('engine_before', 'text').execute();
  await db.schema.alterTable('renewal_mark').addColumn('settled_at', 'text').execute();
  await db.schema.alterTable('renewal_mark').addColumn('settled_by', 'text').execute();
}
