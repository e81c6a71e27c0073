import type { RequestHandler } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import { UserError, UserErrors } from '../errors.ts';
import { findConcordances } from '../memory/concordance.ts';
import { listEntries, removeEntry } from '../memory/entry.store.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { findMatches } from '../memory/find-matches.ts';
import { importMemory } from '../memory/import-memory.ts';
import { mayRemove } from '../memory/may-remove.ts';
import { readUploadedMemory } from '../memory/read-uploaded.ts';
import { sendMemory } from '../memory/send-memory.ts';
import type { Pair } from '../memory/signatures.ts';
import type { Services } from '../services.ts';
import { canonicalLanguage } from '../text/language.ts';
import { keyHolder, linkPages } from './articles.ts';
import { readBody, readQuery } from './input.ts';
import * as schemas from './schemas.ts';

/** Entries of the memory, newest first, or those that have some words in any form. */
export const getMemory =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { words, side, before, limit, ...languages } = readQuery(schemas.memoryQuery, req);
    const pair = partOf(languages);
    if (words !== undefined) {
      const hits = await findConcordances(db, { pair, words, side, limit });
      res.json({
        entries: hits.map(({ entry, side, found }) => ({
          ...presentEntry(entry),
          side,
          found: found.map(({ start, end }) => ({ start, end })),
        })),
      });
      return;
    }
    const entries = await listEntries(db, { pair, before, limit });
    const last = entries.length === limit ? entries.at(-1) : undefined;
    linkPages(req, { next: last && { before: last.id } });
    res.json({ entries: entries.map(presentEntry) });
  };

/** The best matches of a source text. */
export const postMatch =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    keyHolder(req);
    const body = readBody(schemas.memoryMatchQuery, req);
    const { sourceLanguage, targetLanguage, before, after, ...query } = body;
    const pair = {
      source: canonical(sourceLanguage, 'sourceLanguage'),
      target: canonical(targetLanguage, 'targetLanguage'),
    };
    const matches = await findMatches(db, {
      ...query,
      pair,
      before: before ?? undefined,
      after: after ?? undefined,
    });
    res.json({
      matches: matches.map(({ entry, score, kind, target, isAdapted, differences }) => ({
        score,
        kind,
        source: entry.source,
        target,
        adapted: isAdapted,
        differences,
        entry: presentEntry(entry),
      })),
    });
  };

/** Takes a file of TMX into the memory. */
export const postMemoryImport =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    requiredUser(req, 'review');
    const { name, content } = readBody(schemas.memoryFile, req);
    const file = await readUploadedMemory(name, Buffer.from(content, 'base64'), 'content');
    const user = requiredUser(req, 'review', file.pair.target);
    const { pair, entries, skipped } = await importMemory(db, file, user);
    res.json({ sourceLanguage: pair.source, targetLanguage: pair.target, entries, skipped });
  };

/** The memory as TMX. */
export const getMemoryExport =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    await sendMemory(res, db, partOf(readQuery(schemas.memoryPartQuery, req)));
  };

/** Takes an entry out of the memory. */
export const deleteEntry =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    await removeEntry(db, numberParameter(req, 'entry'), (entry) => mayRemove(user, entry));
    res.status(204).end();
  };

function partOf(languages: {
  sourceLanguage?: string | undefined;
  targetLanguage?: string | undefined;
}): Partial<Pair> {
  const { sourceLanguage, targetLanguage } = languages;
  return {
    ...(sourceLanguage && { source: canonical(sourceLanguage, 'sourceLanguage') }),
    ...(targetLanguage && { target: canonical(targetLanguage, 'targetLanguage') }),
  };
}

function canonical(tag: string, field: string): string {
  const language = canonicalLanguage(tag);
  if (language) return language;
  throw new UserErrors([new UserError('memory:error.noLanguage', { tag }, 422, field)]);
}

function presentEntry(entry: MemoryEntry) {
  const { id, sourceLanguage, targetLanguage, source, target, origin, addedBy, addedAt } = entry;
  return { id, sourceLanguage, targetLanguage, source, target, origin, addedBy, addedAt };
}
