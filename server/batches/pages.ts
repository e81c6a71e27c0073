import type { Request, RequestHandler, Response } from 'express';
import { importingUser } from '../articles/import-owner.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { wantsJson } from '../web/problem.ts';
import { renderFragment, renderPage } from '../web/render.ts';
import { addFile, getBatch, insertBatch, listOwnUnfinished, startBatch } from './batch.store.ts';
import type { BatchProblem } from './batch.ts';
import { readBatchForm } from './batch-form.ts';
import { presentBatch, presentNewBatch } from './present-batch.ts';
import { filesAtWork, runBatch } from './run-batch.ts';

/** The form for many files. */
export const showNewBatch =
  (services: Services): RequestHandler =>
  async (req, res) => {
    importingUser(req);
    await showForm(services, req, res);
  };

/** Keeps files that were sent, each as soon as it has come, and begins to import them. */
export const postBatch =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { db } = services;
    const owner = importingUser(req);
    let id: string | undefined;
    try {
      const form = await readBatchForm(req, async (file, sofar) => {
        id ??= await insertBatch(db, owner.id, sofar().settings);
        await addFile(db, id, file);
      });
      // Scripts send the files one by one, to the address they are given here.
      if (!id && form.isComplete) throw new UserError('batches:error.noFiles', {}, 422);
      id ??= await insertBatch(db, owner.id, form.settings);
      if (form.isComplete) await begin(services, id, owner.id);
      answer(req, res, id);
    } catch (error) {
      if (!(error instanceof UserError) || wantsJson(req)) throw error;
      if (id) res.redirect(303, pathOf(id));
      else await showForm(services, req, res, error);
    }
  };

/** What became of each file. */
export const showBatch =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const batch = await getBatch(services.db, batchOf(req), owner.id);
    if (batch.isStarted) runBatch(services, batch.id, owner.id);
    const page = presentBatch(batch, filesAtWork(batch.id));
    if (req.get('hx-request')) renderFragment(res, 'batches/files', { page });
    else {
      const frame = {
        title: req.t('batches:title'),
        section: 'import' as const,
        script: 'batch.js',
      };
      renderPage(res, 'batches/batch', frame, page);
    }
  };

/** Adds files to a batch that has not begun. */
export const postBatchFiles =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const { id } = await getBatch(services.db, batchOf(req), owner.id);
    await readBatchForm(req, (file) => addFile(services.db, id, file));
    answer(req, res, id);
  };

/** Begins to import what has come. */
export const postBatchStart =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const owner = importingUser(req);
    const { id } = await getBatch(services.db, batchOf(req), owner.id);
    await begin(services, id, owner.id);
    answer(req, res, id);
  };

async function begin(services: Services, id: string, owner: string): Promise<void> {
  await startBatch(services.db, id);
  runBatch(services, id, owner);
}

function answer(req: Request, res: Response, id: string): void {
  if (wantsJson(req)) res.json({ path: pathOf(id) });
  else res.redirect(303, pathOf(id));
}

async function showForm(
  { db }: Services,
  req: Request,
  res: Response,
  error?: UserError,
): Promise<void> {
  const unfinished = await listOwnUnfinished(db, importingUser(req).id);
  const told: BatchProblem | undefined = error && { key: error.key, params: error.params };
  const page = presentNewBatch(req.format, { unfinished, error: told });
  const frame = {
    title: req.t('batches:newTitle'),
    section: 'import' as const,
    script: 'batch.js',
  };
  renderPage(res, 'batches/new', frame, page, error?.status);
}

function pathOf(id: string): string {
  return `/batches/${id}`;
}

function batchOf(req: Request): string {
  return String(req.params.batch);
}
