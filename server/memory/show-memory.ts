import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import { UserError, UserErrors } from '../errors.ts';
import type { Services } from '../services.ts';
import { canonicalLanguage } from '../text/language.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { findConcordances } from './concordance.ts';
import { listEntries, listPairs, removeEntry } from './entry.store.ts';
import { importMemory } from './import-memory.ts';
import { mayRemove } from './may-remove.ts';
import { readMemoryForm } from './memory-form.ts';
import { findPlaces, presentMemory } from './present-memory.ts';
import { readUploadedMemory } from './read-uploaded.ts';
import { sendMemory } from './send-memory.ts';

/** Entries on a page. */
const PAGE = 50;

const query = z.object({
  /** Two tags with a space between them; anything else is any pair. */
  pair: z.string().optional().catch(undefined),
  words: z.string().trim().max(500).optional().catch(undefined),
  side: z.enum(['source', 'target']).optional().catch(undefined),
  before: spelledNumber.optional().catch(undefined),
  imported: spelledNumber.optional().catch(undefined),
  removed: z.literal('1').optional().catch(undefined),
});

/** The translation memory: its entries, or those in which some words are. */
export const showMemory =
  (services: Services): RequestHandler =>
  (req, res) =>
    renderMemory(services, req, res);

/** Takes a file of TMX into the memory. */
export const postMemory =
  (services: Services): RequestHandler =>
  async (req, res) => {
    requiredUser(req, 'review');
    try {
      const { name, bytes } = await readMemoryForm(req);
      const file = await readUploadedMemory(name, bytes, 'file');
      const user = requiredUser(req, 'review', file.pair.target);
      const { entries } = await importMemory(services.db, file, user);
      res.redirect(303, `/memory?imported=${entries}`);
    } catch (error) {
      const isFile = error instanceof UserErrors || error instanceof UserError;
      if (!isFile || ![413, 422].includes(error.status)) throw error;
      const errors = error instanceof UserErrors ? error.errors : [error];
      await renderMemory(services, req, res, errors, error.status);
    }
  };

/** The memory, or the part of it in two languages, as a file of TMX. */
export const showMemoryExport =
  ({ db }: Services): RequestHandler =>
  (req, res) =>
    sendMemory(res, db, partOf(query.parse(req.query).pair));

/** Takes an entry out of the memory. */
export const postRemoval =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    await removeEntry(db, numberParameter(req, 'entry'), (entry) => mayRemove(user, entry));
    res.redirect(303, '/memory?removed=1');
  };

async function renderMemory(
  { db }: Services,
  req: Request,
  res: Response,
  errors: readonly UserError[] = [],
  status = 200,
): Promise<void> {
  const { pair: named, words, side, before, imported, removed } = query.parse(req.query);
  const pair = partOf(named);
  const hits = words
    ? await findConcordances(db, { pair, words, side, limit: PAGE })
    : (await listEntries(db, { pair, before, limit: PAGE })).map((entry) => ({
        entry,
        side: 'source' as const,
        found: [],
      }));
  const page = presentMemory({
    user: requiredUser(req),
    pairs: await listPairs(db),
    places: await findPlaces(
      db,
      hits.map(({ entry }) => entry),
    ),
    pair,
    words: words ?? '',
    side,
    hits,
    before: words || hits.length < PAGE ? undefined : hits.at(-1)?.entry.id,
    errors,
    imported,
    removed: removed !== undefined,
  });
  const languages = hits.flatMap(({ entry }) => [entry.sourceLanguage, entry.targetLanguage]);
  const frame = {
    title: req.t('memory:title'),
    section: 'memory' as const,
    languages: [...new Set(languages)].slice(0, 4),
  };
  renderPage(res, 'memory/memory', frame, page, status);
}

function partOf(named: string | undefined): { source?: string; target?: string } {
  const [source, target, ...others] = (named ?? '').split(' ').map(canonicalLanguage);
  return source && target && others.length === 0 ? { source, target } : {};
}
