import { findUserById } from '../accounts/user.store.ts';
import { can, type User } from '../accounts/user.ts';
import { getTranslation } from '../articles/article.store.ts';
import type { GivenFile } from '../articles/article-file.ts';
import { groupFiles } from '../articles/group-files.ts';
import { bringIn, storeBroughtIn } from '../articles/import-article.ts';
import { holdsBothTexts } from '../articles/read-article-files.ts';
import { writing } from '../database/transaction.ts';
import { UserError, UserErrors } from '../errors.ts';
import type { Services } from '../services.ts';
import { getBatch, listUnfinished, readWaiting, settleFiles } from './batch.store.ts';
import type { Batch, BatchProblem } from './batch.ts';

type Runner = Pick<Services, 'db' | 'stopping' | 'srx' | 'logger' | 'checking'>;

/** Files of one article, by their numbers. */
interface Group {
  original: number;
  translation: number | undefined;
}

/** A batch that this process imports. */
interface Run {
  /** The numbers of the files it is at. */
  files: readonly number[];
  done: Promise<void>;
}

const running = new Map<string, Run>();

/** The numbers of the files of a batch that are being imported at this moment. */
export function filesAtWork(batch: string): readonly number[] {
  return running.get(batch)?.files ?? [];
}

/** Waits until this process has done what it can for a batch. */
export async function batchDone(batch: string): Promise<void> {
  await running.get(batch)?.done;
}

/**
 * Imports what waits in a batch, an article after the other, in the background. What is stored and that
 * it is, is one transaction: a process that is stopped goes on with the next article when it is started
 * again, and none comes in twice. Does nothing where this process is at it already.
 */
export function runBatch(services: Runner, id: string, owner: string): void {
  if (running.has(id)) return;
  const done = importAll(services, id, owner)
    .catch((error: unknown) => services.logger.error({ err: error, batch: id }, 'batch failed'))
    .finally(() => running.delete(id));
  running.set(id, { files: [], done });
}

/** Goes on with all batches that a stop has interrupted. */
export async function resumeBatches(services: Runner): Promise<void> {
  for (const { id, owner } of await listUnfinished(services.db)) runBatch(services, id, owner);
}

async function importAll(services: Runner, id: string, owner: string): Promise<void> {
  const { db, stopping } = services;
  const batch = await getBatch(db, id, owner);
  if (!batch.isStarted) return;
  for (const group of await groupsOf(services, batch)) {
    if (stopping.aborted) return;
    const numbers = [group.original, group.translation].filter((one) => one !== undefined);
    const run = running.get(id);
    if (run) run.files = numbers;
    // What the person may do can have changed since.
    const user = await findUserById(db, owner);
    if (!user || !can(user, 'edit')) return;
    await importGroup(services, batch, group, user);
  }
}

/** The waiting files as articles; each is read once, and none is kept. */
async function groupsOf({ db }: Runner, { id, files, settings }: Batch): Promise<Group[]> {
  const groupable: { number: number; name: string; isBilingual: boolean }[] = [];
  for (const { number, state } of files) {
    if (state !== 'waiting') continue;
    const file = (await readWaiting(db, id, [number])).get(number);
    if (!file) continue;
    groupable.push({ number, name: file.name, isBilingual: await holdsBothTexts(file) });
  }
  return groupFiles(groupable, settings.sourceLanguage || undefined).map(
    ({ original, translation }) => ({
      original: original.number,
      translation: translation?.number,
    }),
  );
}

async function importGroup(
  { db, stopping, srx, logger, checking }: Runner,
  { id, settings }: Batch,
  { original, translation }: Group,
  user: User,
): Promise<void> {
  const numbers = [original, translation].filter((one) => one !== undefined);
  const files = await readWaiting(db, id, numbers);
  if (files.size < numbers.length) return;
  try {
    const broughtIn = await bringIn(
      { db, stopping, srx },
      {
        sourceLanguage: settings.sourceLanguage,
        targetLanguage: settings.targetLanguage,
        engine: settings.engine,
        again: settings.again,
        originalFile: files.get(original) as GivenFile,
        translationFile: translation === undefined ? undefined : files.get(translation),
      },
      user,
    );
    const stored = await writing(db, async (trx) => {
      const article = await storeBroughtIn(trx, broughtIn, settings.again, user);
      const { targetLanguage } = broughtIn.article;
      const outcome = { state: 'imported', article: { id: article, targetLanguage } } as const;
      if (!(await settleFiles(trx, id, numbers, outcome))) throw new TakenError();
      return article;
    });
    checking?.soon((await getTranslation(db, stored, broughtIn.article.targetLanguage)).id);
  } catch (error) {
    if (error instanceof TakenError) return;
    const problems = problemsOf(error);
    if (!problems) {
      // A fault of ours with one file must not hold up the others for ever.
      logger.error({ err: error, batch: id, file: original }, 'import failed');
    }
    const told = problems ?? [{ key: 'batches:error.failed', params: {} }];
    await writing(db, (trx) => settleFiles(trx, id, numbers, { state: 'refused', problems: told }));
  }
}

/** Another process has imported the files meanwhile. */
class TakenError extends Error {
  override readonly name = 'TakenError';
}

function problemsOf(error: unknown): BatchProblem[] | undefined {
  const errors = error instanceof UserErrors ? error.errors : [error];
  const told = errors.flatMap((one) =>
    one instanceof UserError ? [{ key: one.key, params: one.params }] : [],
  );
  return told.length === errors.length ? told : undefined;
}
