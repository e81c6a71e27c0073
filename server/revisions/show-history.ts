import type { RequestHandler } from 'express';
import { can } from '../accounts/user.ts';
import { translationOf } from '../articles/translation-of.ts';
import { type Dismissal, listDismissals } from '../findings/dismissal.store.ts';
import { presentDismissal } from '../findings/present-findings.ts';
import type { Services } from '../services.ts';
import { newsFor } from '../visits/visiting.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { findRevisions, type HistoryFilter } from './find-revisions.ts';
import { segmentMoments } from './framed-changes.ts';
import { filterOf, type HistoryFields, readHistoryQuery } from './history-query.ts';
import { HunkNotes, listHunkNotes } from './hunk-note.store.ts';
import { presentFilters } from './present-filters.ts';
import { presentHistory } from './present-history.ts';
import {
  type FirstChanges,
  listAuthors,
  listFirstChanges,
  listSegmentChanges,
} from './revision.store.ts';
import type { Revision } from './revision.ts';
import { findSegment } from './segment.store.ts';

/** Revisions on one page. */
const PAGE_SIZE = 50;
/** Changes of a revision that the list shows; the others are on the revision's own page. */
const SHOWN_CHANGES = 3;

/** The history of an article, or of one of its segments, newest first. */
export const showHistory =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { db, config } = services;
    const translation = await translationOf(services, req);
    const news = await newsFor(services, req, translation);
    const asked = readHistoryQuery(req.query);
    const { before, fields } = asked;
    const filter = filterOf(fields, config.timeZone);
    const language = translation.targetLanguage;
    const [found, newer, authors, segment, dismissals] = await Promise.all([
      findRevisions(db, translation.id, filter, { before, limit: PAGE_SIZE + 1 }, language),
      newerPage(db, translation.id, filter, before, language),
      listAuthors(db, translation.id),
      filter.segment === undefined ? undefined : findSegment(db, translation.id, filter.segment),
      dismissalsThatFit(db, translation.id, fields, before, language),
    ]);
    const revisions = found.slice(0, PAGE_SIZE);
    const changes = await changesOf(db, translation.id, revisions, filter.segment);
    const moments = await segmentMoments(
      db,
      translation.id,
      shownSegments(changes, revisions, filter),
    );
    const header = presentHeader(translation, news);
    const hasOlder = found.length > PAGE_SIZE;
    const oldest = hasOlder ? (revisions.at(-1)?.at ?? '') : '';
    renderPage(
      res,
      'revisions/history',
      translationFrame(
        translation,
        req.t('revisions:history.pageTitle', { title: translation.article.title }),
      ),
      presentHistory({
        header,
        segment,
        fields,
        filters: presentFilters(header.path, asked, config.timeZone),
        authors,
        revisions,
        changes,
        moments,
        notes: new HunkNotes(
          await listHunkNotes(
            db,
            translation.id,
            revisions.map(({ number }) => number),
          ),
        ),
        dismissals: dismissals
          .filter(({ at }) => at > oldest)
          .map((dismissal) => presentDismissal(dismissal, req.t)),
        user: req.user,
        before,
        newerBefore: newer,
        hasOlder,
        canEdit: req.user !== undefined && can(req.user, 'edit', language),
        unchanged: asked.unchanged,
        dayOf: req.format.date,
        locale: req.language,
        reader: req.user?.id,
      }),
    );
  };

/**
 * The dismissals of findings older than where a page begins, newest first: all, or those of a segment
 * or a person. What else narrows a history is said of revisions alone.
 */
async function dismissalsThatFit(
  db: Services['db'],
  translation: number,
  { segment, author, ...others }: HistoryFields,
  before: number | undefined,
  language: string,
): Promise<Dismissal[]> {
  if (Object.values(others).some((field) => field !== undefined)) return [];
  const range = { before: (before ?? 0) + 1, limit: 1 };
  const [newest] =
    before === undefined ? [] : await findRevisions(db, translation, {}, range, language);
  const all = await listDismissals(db, translation);
  return all.filter(
    (one) =>
      (segment === undefined || one.segment === segment) &&
      (author === undefined || one.author.name === author) &&
      (newest === undefined || one.at <= newest.at),
  );
}

/** Where the page with the next newer revisions begins; undefined where there are none. */
async function newerPage(
  db: Services['db'],
  translation: number,
  filter: HistoryFilter,
  before: number | undefined,
  language: string,
): Promise<number | 'newest' | undefined> {
  if (before === undefined) return undefined;
  const range = { from: before, limit: PAGE_SIZE + 1 };
  const newer = await findRevisions(db, translation, filter, range, language);
  if (newer.length === 0) return undefined;
  return newer.length > PAGE_SIZE ? newer[0]?.number : 'newest';
}

/** The changes that are shown of each revision: the first ones, or those of one segment. */
async function changesOf(
  db: Services['db'],
  translation: number,
  revisions: readonly Revision[],
  segment: number | undefined,
): Promise<Map<number, FirstChanges>> {
  const numbers = revisions.map((revision) => revision.number);
  if (segment === undefined) return listFirstChanges(db, translation, numbers, SHOWN_CHANGES);
  const changes = await listSegmentChanges(db, translation, {
    segments: [segment],
    from: numbers.at(-1) ?? 0,
    to: numbers[0] ?? 0,
  });
  return new Map(
    (changes.get(segment) ?? []).map(({ revision, change }) => [
      revision,
      { changes: [{ entity: 'segment', id: segment, change }], segments: 1, total: 1 },
    ]),
  );
}

function shownSegments(
  changes: ReadonlyMap<number, FirstChanges>,
  revisions: readonly Revision[],
  filter: HistoryFilter,
) {
  return revisions.flatMap(({ number, kind }) =>
    kind === 'import' && filter.segment === undefined
      ? []
      : (changes.get(number)?.changes ?? [])
          .filter((one) => one.entity === 'segment')
          .map((one) => ({ revision: number, id: one.id })),
  );
}
