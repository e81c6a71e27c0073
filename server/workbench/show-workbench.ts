import type { RequestHandler } from 'express';
import { z } from 'zod';
import { can } from '../accounts/user.ts';
import type { Translation } from '../articles/article.ts';
import { translationOf } from '../articles/translation-of.ts';
import { countFindings, type FindingCounts, mapFindingCounts } from '../findings/finding.store.ts';
import { presentMark } from '../findings/present-findings.ts';
import { type MarkKind, mapMarks } from '../renewal/renewal.store.ts';
import { hasDoubtful, isDoubtful, listSegments, type Segment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { newsFor } from '../visits/visiting.ts';
import { parseForm, spelledNumber } from '../web/form.ts';
import { renderFragment, renderPage } from '../web/render.ts';
import { countComments } from './comment.store.ts';
import { listPieces, type Piece } from './piece.store.ts';
import { presentBlocks, shownState } from './present-blocks.ts';
import {
  FILTERS,
  type Filter,
  type PieceView,
  presentPiece,
  presentWorkbench,
  translationFrame,
} from './present-workbench.ts';
import { idsOf } from './put-segment.ts';

const query = z.object({
  /** Segment to open the page at. */
  segment: spelledNumber.optional().catch(undefined),
  /** Piece to open the page at, for readers without JavaScript. */
  piece: spelledNumber.optional().catch(undefined),
  state: z.enum(FILTERS).optional().catch(undefined),
});

/** The workbench: original and translation side by side. */
export const showWorkbench =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { segment, piece, state } = query.parse(req.query);
    const news = await newsFor(services, req, translation);
    const [marks, counts, doubtful] = await Promise.all([
      mapMarks(services.db, translation.id),
      countFindings(services.db, translation.id),
      hasDoubtful(services.db, translation.id),
    ]);
    services.checking?.opened(translation);
    const pieces = state
      ? await filteredPieces(services, translation, state, marks)
      : await openedPieces(services, translation, { segment, piece }, marks);
    const language = translation.targetLanguage;
    renderPage(
      res,
      'workbench/workbench',
      { ...translationFrame(translation, translation.article.title), script: 'workbench.js' },
      presentWorkbench(
        translation,
        pieces,
        {
          filter: state,
          current: segment,
          marked: marks.size > 0,
          doubtful,
          counts,
          canEdit: req.user !== undefined && can(req.user, 'edit', language),
          canReview: req.user !== undefined && can(req.user, 'review', language),
        },
        news,
      ),
    );
  };

const pieceQuery = z.object({
  from: z.string().max(200),
  until: z.string().max(200).optional(),
});

/** The blocks of one piece, for the page to put in its place. */
export const showPiece =
  (services: Services): RequestHandler =>
  async (req, res) => {
    const translation = await translationOf(services, req);
    const { from, until } = parseForm(pieceQuery, req.query);
    const [segments, comments, marks] = await Promise.all([
      listSegments(services.db, translation.id, { from, before: until }),
      countComments(services.db, translation.id),
      mapMarks(services.db, translation.id),
    ]);
    const { header, joiners } = presentWorkbench(translation, [], {
      filter: undefined,
      current: undefined,
      marked: false,
      doubtful: false,
      counts: { errors: 0, warnings: 0, hints: 0 },
      canEdit: false,
      canReview: false,
    });
    const found = await mapFindingCounts(services.db, translation.id, idsOf(segments));
    renderFragment(res, 'workbench/blocks', {
      blocks: presentBlocks(segments, comments, marks, found),
      header,
      joiners,
    });
  };

/** All pieces, with the one the page opens at loaded. */
async function openedPieces(
  { db }: Services,
  translation: Translation,
  at: { segment: number | undefined; piece: number | undefined },
  marks: ReadonlyMap<number, MarkKind>,
): Promise<PieceView[]> {
  const pieces = await listPieces(db, translation.id);
  const opened = await openedPiece({ db }, translation, pieces, at);
  const piece = pieces[opened];
  if (!piece) return [];
  const [segments, comments] = await Promise.all([
    listSegments(db, translation.id, { from: piece.from, before: piece.until }),
    countComments(db, translation.id),
  ]);
  const found = await mapFindingCounts(db, translation.id, idsOf(segments));
  const blocks = presentBlocks(segments, comments, marks, found);
  return pieces.map((one, index) =>
    presentPiece(one, index, index === opened ? blocks : undefined),
  );
}

async function openedPiece(
  { db }: Pick<Services, 'db'>,
  translation: Translation,
  pieces: readonly Piece[],
  at: { segment: number | undefined; piece: number | undefined },
): Promise<number> {
  if (at.segment !== undefined) {
    const row = await db
      .selectFrom('segment')
      .select('position')
      .where('translation_id', '=', translation.id)
      .where('id', '=', at.segment)
      .executeTakeFirst();
    const index = pieces.findLastIndex((piece) => row && piece.from <= row.position);
    if (index >= 0) return index;
  }
  return Math.min(at.piece ?? 0, Math.max(0, pieces.length - 1));
}

/** Every block with a segment in the state asked for, as one loaded piece. */
async function filteredPieces(
  { db }: Services,
  translation: Translation,
  filter: Filter,
  marks: ReadonlyMap<number, MarkKind>,
): Promise<PieceView[]> {
  const [segments, comments, found] = await Promise.all([
    listSegments(db, translation.id),
    countComments(db, translation.id),
    mapFindingCounts(db, translation.id),
  ]);
  const wanted = new Set(
    segments
      .filter((segment) => fits(segment, { comments, marks, found }, filter))
      .map((segment) => segment.block),
  );
  const shown = segments.filter((segment) => wanted.has(segment.block));
  const [first] = shown;
  if (!first) return [];
  const whole: Piece = {
    from: first.position,
    until: undefined,
    segments: shown.length,
    blocks: wanted.size,
    length: 0,
    first: first.id,
  };
  return [presentPiece(whole, 0, presentBlocks(shown, comments, marks, found))];
}

function fits(
  segment: Segment,
  {
    comments,
    marks,
    found,
  }: {
    comments: ReadonlyMap<number, number>;
    marks: ReadonlyMap<number, unknown>;
    found: ReadonlyMap<number, FindingCounts>;
  },
  filter: Filter,
): boolean {
  if (filter === 'commented') return comments.has(segment.id);
  if (filter === 'marked') return marks.has(segment.id);
  if (filter === 'doubtful') return isDoubtful(segment);
  if (filter === 'found') return presentMark(found.get(segment.id)) !== undefined;
  return shownState(segment) === filter;
}
