import { type Kysely, type Migration, Migrator } from 'kysely';
import type { Engine } from './engine.ts';
import * as articles from './migrations/0001-articles.ts';
import * as accounts from './migrations/0002-accounts.ts';
import * as importDrafts from './migrations/0003-import-drafts.ts';
import * as articleList from './migrations/0004-article-list.ts';
import * as renewals from './migrations/0005-renewals.ts';
import * as visits from './migrations/0006-visits.ts';
import * as hunkNotes from './migrations/0007-hunk-notes.ts';
import * as renewalDetails from './migrations/0008-renewal-details.ts';
import * as movedComments from './migrations/0009-moved-comments.ts';
import * as laterChanges from './migrations/0010-later-changes.ts';
import * as findings from './migrations/0011-findings.ts';
import * as checkSettings from './migrations/0012-check-settings.ts';
import * as articleFiles from './migrations/0013-article-files.ts';
import * as memory from './migrations/0014-memory.ts';
import * as terms from './migrations/0015-terms.ts';

type MigrationStep = { up(db: Kysely<unknown>, engine: Engine): Promise<void> };

/** In order of application; a step that was released is never edited again. */
const steps: Record<string, MigrationStep> = {
  '0001-articles': articles,
  '0002-accounts': accounts,
  '0003-import-drafts': importDrafts,
  '0004-article-list': articleList,
  '0005-renewals': renewals,
  '0006-visits': visits,
  '0007-hunk-notes': hunkNotes,
  '0008-renewal-details': renewalDetails,
  '0009-moved-comments': movedComments,
  '0010-later-changes': laterChanges,
  '0011-findings': findings,
  '0012-check-settings': checkSettings,
  '0013-article-files': articleFiles,
  '0014-memory': memory,
  '0015-terms': terms,
};

/**
 * Brings the schema up to date, all steps in one transaction. Safe to call from several instances at
 * once: one migrates, the others wait.
 *
 * @returns names of the steps that were applied
 * @throws Error when a step fails, and then nothing is changed, or when the database was migrated by
 *   a newer version
 */
export async function migrate<DB>(db: Kysely<DB>, engine: Engine): Promise<string[]> {
  const migrations: Record<string, Migration> = Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { up: (trx: Kysely<unknown>) => step.up(trx, engine) },
    ]),
  );
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(`The database could not be migrated${failed ? ` (step ${failed})` : ''}.`, {
      cause: error,
    });
  }
  return (results ?? []).map((result) => result.migrationName);
}
