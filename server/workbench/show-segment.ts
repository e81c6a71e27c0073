import type { Request, RequestHandler } from 'express';
import { can } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf } from '../articles/translation-of.ts';
import { mapFindings } from '../findings/finding.store.ts';
import { withoutOwnWords } from '../findings/own-words.ts';
import { presentFindings } from '../findings/present-findings.ts';
import { findMatches } from '../memory/find-matches.ts';
import { presentMark } from '../renewal/present-renewal.ts';
import { findMark } from '../renewal/renewal.store.ts';
import { listHunkNotes } from '../revisions/hunk-note.store.ts';
import { segmentAt } from '../revisions/rebuild.ts';
import { listRevisions } from '../revisions/revision.store.ts';
import { findNeighbours, getSegment, isLapsed, type Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { ownRules } from '../text/srx/own-rules.ts';
import { visiting } from '../visits/visiting.ts';
import { renderFragment, renderPage } from '../web/render.ts';
import { listComments } from './comment.store.ts';
import { presentSegmentPage, type SegmentPage } from './present-segment.ts';
import { presentHeader } from './present-workbench.ts';

/** Matches of the memory in the panel. */
const PANEL_MATCHES = 4;

/** Revisions the panel lists; the rest is a page of its own. */
const PANEL_REVISIONS = 20;

/** One segment on a page of its own: the whole workbench for those without JavaScript. */
export const showSegment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const page = await visitedSegment(services, req);
    const title = req.t('workbench:segmentTitle', { id: page.id, title: page.header.title });
    const languages = [page.header.sourceLanguage, page.header.targetLanguage];
    renderPage(res, 'workbench/segment', { title, section: 'articles', languages }, page);
  };

/** The same for the side panel. */
export const showPanel =
  (services: Services): RequestHandler =>
  async (req, res) => {
    renderFragment(res, 'workbench/panel', { page: await visitedSegment(services, req) });
  };

/** Whoever opens one segment after the other is there, though they open no whole page meanwhile. */
async function visitedSegment(services: Services, req: Request): Promise<SegmentPage> {
  const translation = await translationOf(services, req);
  const page = await segmentPage(services, req, translation);
  await visiting(services, req, translation);
  return page;
}

/**
 * What is to be shown of the segment an address names.
 *
 * @throws UserError 404 where there is none
 */
export async function segmentPage(
  services: Services,
  req: Request,
  translation: Translation,
): Promise<SegmentPage> {
  const { db } = services;
  const segment = await getSegment(db, translation.id, numberParameter(req, 'segment', 'segment'));
  const [{ previous, next }, approval, revisions, comments, mark, findings] = await Promise.all([
    findNeighbours(db, translation.id, segment.position),
    findApproval(services, translation.id, segment),
    listRevisions(db, translation.id, { segment: segment.id, limit: PANEL_REVISIONS }),
    listComments(db, translation.id, segment.id),
    findMark(db, translation.id, segment.id),
    mapFindings(db, translation.id, [segment.id]),
  ]);
  const approved =
    isLapsed(segment) && segment.approvedIn !== null
      ? await segmentAt(db, translation.id, segment.id, segment.approvedIn, segment)
      : undefined;
  const language = translation.targetLanguage;
  const numbers = revisions.map(({ number }) => number);
  return presentSegmentPage({
    header: presentHeader(translation),
    segment,
    previous,
    next,
    approval,
    approvedTarget: approved?.target,
    revisions,
    notes: await listHunkNotes(db, translation.id, numbers),
    comments,
    mark:
      mark && presentMark(mark, { source: translation.article.sourceLanguage, target: language }),
    matches: await findMatches(db, {
      pair: { source: translation.article.sourceLanguage, target: language },
      source: segment.source,
      before: previous?.source ?? '',
      after: next?.source ?? '',
      limit: PANEL_MATCHES,
      except: { translation: translation.id, segment: segment.id },
      isHurried: true,
    }),
    rules: ownRules(services.srx),
    findings: presentFindings(
      await withoutOwnWords(
        db,
        findings.get(segment.id) ?? [],
        { target: segment.target, language },
        req.user,
      ),
      segment,
      req.t,
    ),
    canEdit: req.user !== undefined && can(req.user, 'edit', language),
    canReview: req.user !== undefined && can(req.user, 'review', language),
  });
}

async function findApproval({ db }: Services, translation: number, segment: Segment) {
  if (segment.approvedIn === null) return undefined;
  return db
    .selectFrom('approval')
    .select(['approver', 'at'])
    .where('translation_id', '=', translation)
    .where('segment_id', '=', segment.id)
    .where('revision', '=', segment.approvedIn)
    .executeTakeFirst();
}
