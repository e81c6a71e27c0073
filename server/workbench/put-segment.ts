import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { getTranslation } from '../articles/article.store.ts';
import type { Translation } from '../articles/article.ts';
import { numberParameter, translationOf, translationPath } from '../articles/translation-of.ts';
import { UserError } from '../errors.ts';
import { countFindings, mapFindingCounts } from '../findings/finding.store.ts';
import { mapMarks } from '../renewal/renewal.store.ts';
import { listBlockSegments } from '../revisions/segment.store.ts';
import { STATES } from '../revisions/state.ts';
import type { Services } from '../services.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { wantsJson } from '../web/problem.ts';
import { fragment, renderPage } from '../web/render.ts';
import { countComments } from './comment.store.ts';
import { joinersOf, presentBlocks } from './present-blocks.ts';
import { inlineDiff } from './present-segment.ts';
import { presentHeader, presentProgress } from './present-workbench.ts';
import { type SaveConflict, type SaveOutcome, saveSegment } from './save-segment.ts';
import { segmentPage } from './show-segment.ts';

const form = z.object({
  text: z.string().optional(),
  state: z.enum(STATES).optional(),
  version: spelledNumber,
  reason: z.string().max(2000).optional(),
});

/**
 * Saves a segment from our own pages. Scripts get JSON with the block as it now looks; plain forms
 * get a page.
 */
export const putSegment =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req, 'edit');
    const id = numberParameter(req, 'segment', 'segment');
    const save = parseForm(form, req.body);
    if (!req.user) throw new UserError('errors:signInFirst', {}, 401);
    const outcome = await saveSegment(services, translation.id, id, save, req.user);
    if (wantsJson(req)) {
      await answerJson(services, res, translation, outcome);
    } else if (outcome.outcome === 'conflict') {
      const page = await segmentPage(services, req, translation);
      const conflict = presentConflict(outcome.conflict, translation.targetLanguage);
      const title = req.t('workbench:conflict.title');
      renderPage(
        res,
        'workbench/conflict',
        { title, section: 'articles' },
        { page, conflict },
        409,
      );
    } else {
      res.redirect(303, `${translationPath(translation)}?segment=${id}#s${id}`);
    }
  };

async function answerJson(
  services: Services,
  res: Response,
  translation: Translation,
  outcome: SaveOutcome,
): Promise<void> {
  if (outcome.outcome === 'conflict') {
    const conflict = presentConflict(outcome.conflict, translation.targetLanguage);
    const header = presentHeader(translation);
    res.status(409).json({
      outcome: 'conflict',
      version: conflict.version,
      base: conflict.base,
      theirs: conflict.theirs,
      mine: conflict.mine,
      html: fragment(res, 'workbench/settle', { conflict, header }),
    });
    return;
  }
  res.json({
    outcome: outcome.outcome,
    version: outcome.segment.version,
    state: outcome.segment.state,
    text: outcome.segment.target,
    ...(await refreshed(services, res, translation, [outcome.segment.block])),
  });
}

/** Blocks as they now look, with the progress of the whole, to be put in place of the old ones. */
export async function refreshed(
  { db }: Services,
  res: Response,
  translation: Translation,
  blocks: readonly number[],
): Promise<{
  revision: number;
  blocks: { id: number; html: string }[];
  progress: string;
  findings: string;
}> {
  const [comments, marks, counts, now] = await Promise.all([
    countComments(db, translation.id),
    mapMarks(db, translation.id),
    countFindings(db, translation.id),
    getTranslation(db, translation.article.id, translation.targetLanguage),
  ]);
  const header = presentHeader(now);
  const joiners = joinersOf({ source: header.sourceLanguage, target: header.targetLanguage });
  const rendered: { id: number; html: string }[] = [];
  for (const id of blocks) {
    const segments = await listBlockSegments(db, translation.id, id);
    const found = await mapFindingCounts(db, translation.id, idsOf(segments));
    const views = presentBlocks(segments, comments, marks, found);
    const html =
      views.length > 0 ? fragment(res, 'workbench/blocks', { blocks: views, header, joiners }) : '';
    rendered.push({ id, html });
  }
  return {
    revision: now.revision,
    blocks: rendered,
    progress: fragment(res, 'workbench/progress', { progress: presentProgress(now.words) }),
    findings: fragment(res, 'findings/counts', { header, counts }),
  };
}

/** Their numbers. */
export function idsOf(segments: readonly { id: number }[]): number[] {
  return segments.map(({ id }) => id);
}

/** The three texts of a conflict, with what each side changed. */
export function presentConflict(conflict: SaveConflict, language: string) {
  const { base, theirs, mine, segment, author } = conflict;
  return {
    base,
    theirs,
    mine,
    author,
    source: segment.source,
    segment: segment.id,
    version: segment.version,
    theirsDiff: inlineDiff(base, theirs, language),
    mineDiff: inlineDiff(base, mine, language),
  };
}
