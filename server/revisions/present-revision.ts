import type { TranslationHeader } from '../workbench/present-workbench.ts';
import type { Change } from './frame.ts';
import type { SegmentMoments } from './framed-changes.ts';
import {
  type ChangeView,
  DIFF_VIEWS,
  type DiffView,
  KIND_ICONS,
  presentChanges,
  presentDeed,
  type Said,
} from './present-change.ts';
import { type RevisionWithChanges, undoneBy } from './revision.ts';
import type { State } from './state.ts';

/** Changes on one page of a revision: approving an article, or importing it, changes thousands. */
export const CHANGES_PER_PAGE = 100;

export interface RevisionPage {
  header: TranslationHeader;
  revision: Omit<RevisionWithChanges, 'changes'>;
  icon: (typeof KIND_ICONS)[RevisionWithChanges['kind']];
  deed: Said | undefined;
  /** How many segments went from one state to another. */
  moves: { from: State; to: State; count: number }[];
  segments: number;
  changes: ChangeView[];
  view: DiffView;
  views: { view: DiffView; href: string }[];
  previous: number | undefined;
  next: number | undefined;
  isNow: boolean;
  /** Address of the comparison that shows what restoring would do, for those who may restore. */
  restore: string | undefined;
  /** Address of the page that shows what undoing it would do, likewise. */
  undo: string | undefined;
  /** The revision that this one undid. */
  undid: number | undefined;
  page: number;
  pages: number;
  /** Address of a page of the changes, without its number. */
  pagePath: string;
  unchanged: boolean;
}

/** The changes that a page shows, segments before blocks. */
export function changesOnPage(
  changes: readonly Change[],
  asked: number,
): { shown: Change[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(changes.length / CHANGES_PER_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const ordered = [
    ...changes.filter((one) => one.entity === 'segment'),
    ...changes.filter((one) => one.entity === 'block'),
  ];
  return {
    shown: ordered.slice((page - 1) * CHANGES_PER_PAGE).slice(0, CHANGES_PER_PAGE),
    page,
    pages,
  };
}

export function presentRevision(parts: {
  header: TranslationHeader;
  revision: RevisionWithChanges;
  shown: readonly Change[];
  moments: SegmentMoments;
  view: DiffView;
  page: number;
  pages: number;
  canEdit: boolean;
  unchanged: boolean;
}): RevisionPage {
  const { header, view, page, pages } = parts;
  const { changes, ...revision } = parts.revision;
  const { number } = revision;
  const path = `${header.path}/history/${number}`;
  const isNow = number === header.revision;
  return {
    header,
    revision,
    icon: KIND_ICONS[revision.kind],
    deed: presentDeed(revision.kind, changes),
    moves: countMoves(changes),
    segments: changes.filter((one) => one.entity === 'segment').length,
    changes: presentChanges(number, parts.shown, parts.moments),
    view,
    views: DIFF_VIEWS.map((one) => ({ view: one, href: `${path}?view=${one}&page=${page}` })),
    previous: number > 0 ? number - 1 : undefined,
    next: isNow ? undefined : number + 1,
    isNow,
    restore: parts.canEdit && !isNow ? `${header.path}/compare?from=now&to=${number}` : undefined,
    undo: parts.canEdit && revision.kind !== 'import' ? `${path}/undo` : undefined,
    undid: undoneBy(revision),
    page,
    pages,
    pagePath: `${path}?view=${view}&page=`,
    unchanged: parts.unchanged,
  };
}

function countMoves(changes: readonly Change[]): RevisionPage['moves'] {
  const counts = new Map<string, RevisionPage['moves'][number]>();
  for (const one of changes) {
    const move = one.entity === 'segment' ? one.change.state : undefined;
    if (!move) continue;
    const [from, to] = move;
    const counted = counts.get(`${from} ${to}`) ?? { from, to, count: 0 };
    counted.count++;
    counts.set(`${from} ${to}`, counted);
  }
  return [...counts.values()];
}
