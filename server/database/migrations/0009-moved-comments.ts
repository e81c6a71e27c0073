import type { Kysely } from 'kysely';

/** The segments a comment stood on before, while these are gone: it goes back when they come back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('comment').addColumn('moved_from', 'text').execute();
}
