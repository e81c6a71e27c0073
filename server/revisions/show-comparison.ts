import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { can } from '../accounts/user.ts';
import { translationOf } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { visiting } from '../visits/visiting.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { compareRevisions, type Version } from './compare.ts';
import { DIFF_VIEWS } from './present-change.ts';
import {
  type ComparisonChoice,
  EXTENTS,
  presentComparison,
  presentNoComparison,
  SHOWN_CHANNELS,
} from './present-comparison.ts';
import { listRevisions } from './revision.store.ts';
import type { Revision } from './revision.ts';
import {
  type KnownVersions,
  knownVersions,
  type VersionName,
  versionName,
  versionNamed,
} from './version-name.ts';

/** Newest revisions that the page offers; any other is named in the address. */
const OFFERED_REVISIONS = 50;

const query = z.object({
  view: z.enum(DIFF_VIEWS).default('inline').catch('inline'),
  show: z.enum(EXTENTS).default('changed').catch('changed'),
  channel: z.enum(SHOWN_CHANNELS).default('both').catch('both'),
  page: spelledNumber.default(1).catch(1),
  segment: spelledNumber.optional().catch(undefined),
});

/** Two versions of the article: revisions, or texts with a name of their own. */
export const showComparison =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { db } = services;
    const translation = await translationOf(services, req);
    const header = presentHeader(translation);
    const { page, segment, ...how } = query.parse(req.query);
    const known = await knownVersions(db, translation, await visiting(services, req, translation));
    const { choice, problem } = chosenVersions(req, how, known);
    const revisions = await offeredRevisions(db, translation.id, choice);
    const title = req.t('revisions:comparison.pageTitle', { title: translation.article.title });
    const frame = translationFrame(translation, title);
    if (problem) {
      const { key, params, status } = problem;
      const model = presentNoComparison(header, choice, revisions, known, { key, params });
      renderPage(res, 'revisions/comparison', frame, model, status);
      return;
    }
    const comparison = await compareRevisions(
      db,
      translation.id,
      choice.from,
      choice.to,
      translation.targetLanguage,
    );
    renderPage(
      res,
      'revisions/comparison',
      frame,
      presentComparison({
        header,
        choice,
        revisions,
        known,
        comparison,
        page,
        segment,
        canEdit: req.user !== undefined && can(req.user, 'edit', translation.targetLanguage),
      }),
    );
  };

/** The versions an address names; where one does not exist, the usual one stands in its place. */
function chosenVersions(
  req: Request,
  how: Pick<ComparisonChoice, 'view' | 'show' | 'channel'>,
  known: KnownVersions,
): { choice: ComparisonChoice; problem: UserError | undefined } {
  let problem: UserError | undefined;
  const chosen = (name: 'from' | 'to', usual: 'machine' | 'now'): [VersionName, Version] => {
    const written = req.query[name];
    if (written === undefined || written === '') return [usual, usual];
    const asked = versionName.safeParse(written);
    const version = asked.success
      ? versionNamed(asked.data, known)
      : new UserError('revisions:error.version', { version: String(written) }, 422);
    if (asked.success && !(version instanceof UserError)) return [asked.data, version];
    problem ??= version as UserError;
    return [usual, usual];
  };
  const [from, to] = [chosen('from', 'machine'), chosen('to', 'now')];
  const choice = { from: from[1], to: to[1], asked: { from: from[0], to: to[0] }, ...how };
  return { choice, problem };
}

/** The newest revisions, the import, and whichever are chosen. */
async function offeredRevisions(
  db: Services['db'],
  translation: number,
  { from, to }: ComparisonChoice,
): Promise<Revision[]> {
  const offered = await listRevisions(db, translation, { limit: OFFERED_REVISIONS });
  for (const version of [from, to, 0]) {
    if (typeof version !== 'number' || offered.some((one) => one.number === version)) continue;
    offered.push(...(await listRevisions(db, translation, { from: version, limit: 1 })));
  }
  return offered.sort((one, other) => other.number - one.number);
}
