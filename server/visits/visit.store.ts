import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { continueVisit, type LastVisit, type Visit } from './visit.ts';

/** Whose visit it is, and to which translation. */
export interface VisitKey {
  translation: number;
  user: string;
}

/** What a person has seen of a translation; undefined where they never opened it. */
export async function findVisit(
  db: Kysely<Database>,
  { translation, user }: VisitKey,
): Promise<Visit | undefined> {
  const row = await db
    .selectFrom('visit')
    .select(['revision', 'at', 'last_revision', 'last_at'])
    .where('translation_id', '=', translation)
    .where('user_id', '=', user)
    .executeTakeFirst();
  if (!row) return undefined;
  const { revision, at, last_revision: lastRevision, last_at: lastAt } = row;
  const last =
    lastRevision === null || lastAt === null ? undefined : { revision: lastRevision, at: lastAt };
  return { revision, at, last };
}

/**
 * Notes that a person has a page about a translation before them. Writes only what says something
 * new: of reloading a page nothing is stored but, once in a while, the time.
 *
 * @param revision newest revision the page shows
 */
export async function noteVisit(
  db: Kysely<Database>,
  key: VisitKey,
  revision: number,
  now = new Date(),
): Promise<Visit> {
  for (;;) {
    const known = await findVisit(db, key);
    const visit = continueVisit(known, revision, now);
    if (visit === known || (await storeVisit(db, key, known, visit))) return visit;
    // Another page was opened at the same time, and what it noted is to be gone on from.
  }
}

/** @returns false where somebody else has stored something since `known` was read */
async function storeVisit(
  db: Kysely<Database>,
  { translation, user }: VisitKey,
  known: Visit | undefined,
  { revision, at, last }: Visit,
): Promise<boolean> {
  const values = { revision, at, last_revision: last?.revision ?? null, last_at: last?.at ?? null };
  if (!known) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('visit')
      .values({ translation_id: translation, user_id: user, ...values })
      .onConflict((conflict) => conflict.columns(['translation_id', 'user_id']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows !== 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('visit')
    .set(values)
    .where('translation_id', '=', translation)
    .where('user_id', '=', user)
    .where('at', '=', known.at)
    .where('revision', '=', known.revision)
    .executeTakeFirst();
  return numUpdatedRows !== 0n;
}

/** What others have done to a translation since somebody's last visit. */
export interface News {
  since: LastVisit;
  revisions: number;
  /** Names of those who made them, whoever made most first. */
  authors: string[];
}

/** @returns undefined where nobody else has done anything, or there was no visit before */
export async function findNews(
  db: Kysely<Database>,
  { translation, user }: VisitKey,
  since: LastVisit | undefined,
  head: number,
): Promise<News | undefined> {
  if (!since || since.revision >= head) return undefined;
  const rows = await db
    .selectFrom('revision')
    .select(['author', (eb) => eb.fn.countAll<number>().as('revisions')])
    .where('translation_id', '=', translation)
    .where('number', '>', since.revision)
    .where((eb) => eb.or([eb('author_id', 'is', null), eb('author_id', '<>', user)]))
    .groupBy('author')
    .orderBy('revisions', 'desc')
    .orderBy('author')
    .execute();
  if (rows.length === 0) return undefined;
  return {
    since,
    revisions: rows.reduce((sum, { revisions }) => sum + Number(revisions), 0),
    authors: rows.map(({ author }) => author),
  };
}
