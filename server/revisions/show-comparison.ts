import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { can } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { translationOf } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { spelledNumber } from '../web/form.ts';
import { renderPage } from '../web/render.ts';
import { presentHeader, translationFrame } from '../workbench/present-workbench.ts';
import { compareRevisions, type VersionName, versionName } from './compare.ts';
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

/** Newest revisions that the page offers; any other is named in the address. */
const OFFERED_REVISIONS = 50;

const query = z.object({
  view: z.enum(DIFF_VIEWS).default('inline').catch('inline'),
  show: z.enum(EXTENTS).default('changed').catch('changed'),
  channel: z.enum(SHOWN_CHANNELS).default('both').catch('both'),
  page: spelledNumber.default(1).catch(1),
  segment: spelledNumber.optional().catch(undefined),
});

/** Two versions of the article: revisions, the machine text, the last approved text, the text now. */
export const showComparison =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const { db } = services;
    const translation = await translationOf(services, req);
    const header = presentHeader(translation);
    const { page, segment, ...how } = query.parse(req.query);
    const exported = await lastExport(db, translation.id);
    const { choice, problem } = chosenVersions(req, translation, how, exported);
    const revisions = await offeredRevisions(db, translation.id, choice);
    const title = req.t('revisions:comparison.pageTitle', { title: translation.article.title });
    const frame = translationFrame(translation, title);
    if (problem) {
      const { key, params, status } = problem;
      const model = presentNoComparison(header, choice, revisions, exported, { key, params });
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
        exported,
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
  translation: Translation,
  how: Pick<ComparisonChoice, 'view' | 'show' | 'channel'>,
  exported: number | undefined,
): { choice: ComparisonChoice; problem: UserError | undefined } {
  let problem: UserError | undefined;
  const chosen = (name: 'from' | 'to', usual: VersionName): VersionName => {
    const written = req.query[name];
    if (written === undefined || written === '') return usual;
    if (written === 'export') {
      if (exported !== undefined) return exported;
      problem ??= new UserError('revisions:error.neverExported', {}, 404);
      return usual;
    }
    const version = versionName.safeParse(written);
    if (!version.success) {
      problem ??= new UserError('revisions:error.version', { version: String(written) }, 422);
      return usual;
    }
    if (typeof version.data === 'number' && version.data > translation.revision) {
      const params = { number: version.data, newest: translation.revision };
      problem ??= new UserError('revisions:error.noRevision', params, 404);
      return usual;
    }
    return version.data;
  };
  const choice = { from: chosen('from', 'machine'), to: chosen('to', 'now'), ...how };
  return { choice, problem };
}

/** Revision at which approved text was last exported; undefined where it never was. */
async function lastExport(db: Services['db'], translation: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('export')
    .select('revision')
    .where('translation_id', '=', translation)
    .where('include_current', '=', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.revision;
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
