import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { GivenFile } from '../articles/article-file.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import {
  type Batch,
  type BatchFileState,
  type BatchProblem,
  type BatchSettings,
  MOST_FILES,
} from './batch.ts';

/** Days that a batch is kept. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** Enough that nobody guesses the address of somebody else's. */
const ID_BYTES = 16;

/** Makes a batch without files, and removes those that nobody needs any more. */
export async function insertBatch(
  db: Kysely<Database>,
  owner: string,
  settings: BatchSettings,
): Promise<string> {
  const now = new Date();
  const expired = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
  const id = randomBytes(ID_BYTES).toString('base64url');
  await writing(db, async (trx) => {
    await trx.deleteFrom('import_batch').where('created_at', '<', expired).execute();
    await trx
      .insertInto('import_batch')
      .values({
        id,
        owner_id: owner,
        settings: JSON.stringify(settings),
        is_started: 0,
        created_at: now.toISOString(),
      })
      .execute();
  });
  return id;
}

/**
 * Adds a file to a batch. One of the same name and size is there already: whoever sends files again after
 * a broken connection need not know which had come.
 *
 * @throws UserError 409 for a batch that is being imported, 422 for a file too many
 */
export async function addFile(
  db: Kysely<Database>,
  batch: string,
  { name, bytes }: GivenFile,
): Promise<void> {
  await writing(db, async (trx) => {
    const row = await trx
      .updateTable('import_batch')
      .set({ is_started: 0 })
      .where('id', '=', batch)
      .where('is_started', '=', 0)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new UserError('batches:error.started', {}, 409);
    const files = await trx
      .selectFrom('import_batch_file')
      .select(['number', 'name', 'size'])
      .where('batch_id', '=', batch)
      .execute();
    if (files.some((file) => file.name === name && file.size === bytes.length)) return;
    if (files.length >= MOST_FILES) {
      throw new UserError('batches:error.tooMany', { limit: MOST_FILES }, 422);
    }
    await trx
      .insertInto('import_batch_file')
      .values({
        batch_id: batch,
        number: Math.max(0, ...files.map(({ number }) => number)) + 1,
        name,
        size: bytes.length,
        bytes,
        state: 'waiting',
        article_id: null,
        target_language: null,
        problems: '[]',
      })
      .execute();
  });
}

/** Says that all files of a batch have come. */
export async function startBatch(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('import_batch').set({ is_started: 1 }).where('id', '=', id).execute();
}

/**
 * A batch, its files in the order they came, without what is in them.
 *
 * @throws UserError 404 where there is none, also when it is somebody else's
 */
export async function getBatch(db: Kysely<Database>, id: string, owner: string): Promise<Batch> {
  const row = await db
    .selectFrom('import_batch')
    .select(['id', 'settings', 'is_started'])
    .where('id', '=', id)
    .where('owner_id', '=', owner)
    .executeTakeFirst();
  if (!row) throw new UserError('batches:error.noBatch', {}, 404);
  const files = await db
    .selectFrom('import_batch_file')
    .select(['number', 'name', 'size', 'state', 'article_id', 'target_language', 'problems'])
    .where('batch_id', '=', id)
    .orderBy('number')
    .execute();
  return {
    id: row.id,
    settings: JSON.parse(row.settings) as BatchSettings,
    isStarted: row.is_started === 1,
    files: files.map((file) => ({
      number: file.number,
      name: file.name,
      size: file.size,
      state: file.state as BatchFileState,
      article:
        file.article_id === null
          ? undefined
          : { id: file.article_id, targetLanguage: file.target_language ?? '' },
      problems: JSON.parse(file.problems) as BatchProblem[],
    })),
  };
}

/** Batches with files that wait to be imported, as after a stop, with their owners. */
export async function listUnfinished(
  db: Kysely<Database>,
): Promise<{ id: string; owner: string }[]> {
  const rows = await db
    .selectFrom('import_batch')
    .innerJoin('import_batch_file', 'import_batch_file.batch_id', 'import_batch.id')
    .select(['import_batch.id', 'import_batch.owner_id'])
    .where('is_started', '=', 1)
    .where('state', '=', 'waiting')
    .distinct()
    .execute();
  return rows.map(({ id, owner_id }) => ({ id, owner: owner_id }));
}

/** A person's batches that are not finished, newest first. */
export async function listOwnUnfinished(
  db: Kysely<Database>,
  owner: string,
): Promise<{ id: string; createdAt: string }[]> {
  const rows = await db
    .selectFrom('import_batch')
    .innerJoin('import_batch_file', 'import_batch_file.batch_id', 'import_batch.id')
    .select(['import_batch.id', 'import_batch.created_at'])
    .where('owner_id', '=', owner)
    .where('state', '=', 'waiting')
    .distinct()
    .orderBy('import_batch.created_at', 'desc')
    .execute();
  return rows.map(({ id, created_at }) => ({ id, createdAt: created_at }));
}

/** What is in some waiting files, by their numbers; those that wait no more are not among them. */
export async function readWaiting(
  db: Kysely<Database>,
  batch: string,
  numbers: readonly number[],
): Promise<Map<number, GivenFile>> {
  const rows = await db
    .selectFrom('import_batch_file')
    .select(['number', 'name', 'bytes'])
    .where('batch_id', '=', batch)
    .where('number', 'in', [...numbers])
    .where('state', '=', 'waiting')
    .execute();
  return new Map(
    rows.flatMap(({ number, name, bytes }) => (bytes ? [[number, { name, bytes }]] : [])),
  );
}

/**
 * Keeps what became of files, and lets go of what was in them.
 *
 * @returns whether all of them waited until then: of two processes that import the same only one may
 */
export async function settleFiles(
  trx: Transaction<Database>,
  batch: string,
  numbers: readonly number[],
  outcome: {
    state: Exclude<BatchFileState, 'waiting'>;
    article?: { id: number; targetLanguage: string };
    problems?: readonly BatchProblem[];
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('import_batch_file')
    .set({
      state: outcome.state,
      bytes: null,
      article_id: outcome.article?.id ?? null,
      target_language: outcome.article?.targetLanguage ?? null,
      problems: JSON.stringify(outcome.problems ?? []),
    })
    .where('batch_id', '=', batch)
    .where('number', 'in', [...numbers])
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows) === numbers.length;
}
