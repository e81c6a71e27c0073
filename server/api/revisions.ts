import type { RequestHandler } from 'express';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import { notFound, UserError } from '../errors.ts';
import { compareRevisions, type Version } from '../revisions/compare.ts';
import { findRevisions } from '../revisions/find-revisions.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { filterOf } from '../revisions/history-query.ts';
import { listHunkNotes } from '../revisions/hunk-note.store.ts';
import { snapshotAt } from '../revisions/rebuild.ts';
import { planRestoration, restore } from '../revisions/restore.ts';
import { getRevision } from '../revisions/revision.store.ts';
import { inReadingOrder } from '../revisions/snapshot.ts';
import { undo } from '../revisions/undo.ts';
import { planUndo, UndoConflictError } from '../revisions/undo-plan.ts';
import {
  type KnownVersions,
  knownVersions,
  type VersionName,
  versionNamed,
} from '../revisions/version-name.ts';
import type { Services } from '../services.ts';
import { joinSentences } from '../text/language.ts';
import { visiting } from '../visits/visiting.ts';
import { sendProblem } from '../web/problem.ts';
import { keyHolder, linkPages, withoutNulls } from './articles.ts';
import { readBody, readQuery } from './input.ts';
import { presentPlannedChanges, presentRevision, presentRevisionHead } from './present.ts';
import * as schemas from './schemas.ts';

/** @throws UserError 404; to a program, a number that is none is what it is at every address */
function comparedVersion(name: VersionName, known: KnownVersions): Version {
  const version = versionNamed(name, known);
  if (!(version instanceof UserError)) return version;
  throw typeof name === 'number' ? notFound('revision') : version;
}

/** Revisions, newest first. */
export const getRevisions =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { limit, before, ...asked } = readQuery(schemas.revisionQuery, req);
    const found = await findRevisions(
      services.db,
      translation.id,
      filterOf(asked, services.config.timeZone),
      // One more than asked for tells whether there is another page.
      { before, limit: limit + 1 },
      translation.targetLanguage,
    );
    const revisions = found.slice(0, limit);
    const next = found.length > limit ? (revisions.at(-1)?.number ?? null) : null;
    linkPages(req, { next: next === null ? undefined : { before: next } });
    res.json({ revisions: revisions.map(presentRevisionHead), next });
  };

/** One revision with its changes. */
export const getOneRevision =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const number = numberParameter(req, 'revision', 'revision');
    const revision = await getRevision(services.db, translation.id, number);
    res.json(presentRevision(revision, await listHunkNotes(services.db, translation.id, [number])));
  };

/** The whole text after a revision, a paragraph a block. */
export const getRevisionText =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const number = numberParameter(req, 'revision', 'revision');
    const snapshot = await snapshotAt(services.db, translation.id, number);
    const blocks: { id: number; texts: string[] }[] = [];
    for (const segment of inReadingOrder(snapshot)) {
      if (blocks.at(-1)?.id !== segment.block) blocks.push({ id: segment.block, texts: [] });
      blocks.at(-1)?.texts.push(segment.target);
    }
    const text = blocks
      .map(({ texts }) => joinSentences(texts, translation.targetLanguage))
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => `${paragraph}\n`)
      .join('\n');
    res.type('text/plain').send(text);
  };

/** Two versions, segment by segment. */
export const getComparison =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const asked = readQuery(schemas.comparisonQuery, req);
    const visited = await visiting(services, req, translation);
    const known = await knownVersions(services.db, translation, visited);
    const from = comparedVersion(asked.from, known);
    const to = comparedVersion(asked.to, known);
    const { segments } = await compareRevisions(
      services.db,
      translation.id,
      from,
      to,
      translation.targetLanguage,
    );
    res.json({
      from,
      to,
      segments: segments.map(({ id, before, after, delta }) => ({
        id,
        before: before?.target ?? null,
        after: after?.target ?? null,
        changed: before?.target !== after?.target,
        delta,
      })),
    });
  };

/** What restoring would change, without doing it. */
export const getRestorationPlan =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const wanted = readQuery(schemas.restorationQuery, req);
    const plan = await planRestoration(services.db, translation.id, wanted);
    res.json(presentPlannedChanges(plan, languagesOf(translation)));
  };

/** Restores the article or one segment. */
export const postRestore =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const wanted = withoutNulls(readBody(schemas.restoration, req));
    const revision = await restore(services, translation.id, wanted, keyHolder(req));
    res.json({ revision: revision ? presentRevisionHead(revision) : null });
  };

/** What undoing a revision would change, without doing it; what is in the way, as `postUndo`. */
export const getUndoPlan =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const { revision } = readQuery(schemas.undoQuery, req);
    const languages = languagesOf(translation);
    const plan = await planUndo(services.db, translation.id, revision, languages, keyHolder(req));
    if (plan.conflicts.length === 0) {
      res.json(presentPlannedChanges(plan, languages));
      return;
    }
    const { conflicts } = plan;
    sendProblem(res, new UndoConflictError(revision, conflicts), { conflicts });
  };

/** Undoes a revision; what is in the way is answered with all three texts. */
export const postUndo =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const wanted = withoutNulls(readBody(schemas.undoing, req));
    try {
      const { revision } = await undo(services, translation.id, wanted, keyHolder(req));
      res.json({ revision: revision ? presentRevisionHead(revision) : null });
    } catch (error) {
      if (!(error instanceof UndoConflictError)) throw error;
      sendProblem(res, error, { conflicts: error.conflicts });
    }
  };

function languagesOf({ article, targetLanguage }: Translation): LanguagePair {
  return { source: article.sourceLanguage, target: targetLanguage };
}
