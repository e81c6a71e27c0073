import type { User } from '../accounts/user.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import type { Change } from './frame.ts';
import type { SegmentMoments } from './framed-changes.ts';
import type { HunkNotes } from './hunk-note.store.ts';
import {
  type ChangeView,
  DIFF_VIEWS,
  type DiffView,
  KIND_ICONS,
  presentChanges,
  presentDeed,
  type Said,
} from './present-change.ts';
import { type TypedNote, withNotes } from './present-hunk-notes.ts';
import { restorationPath } from './present-restoration.ts';
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
  /** Address of the page that shows what restoring would do, for those who may restore. */
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

/**
 * The changes that a page shows, segments before blocks.
 *
 * @param asked number of the page, from 1; one that is not there stands for the next to it
 * @param segment whose change is to be shown, whatever page it is on
 */
export function changesOnPage(
  changes: readonly Change[],
  asked: number,
  segment: number | undefined,
): { shown: Change[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(changes.length / CHANGES_PER_PAGE));
  const ordered = [
    ...changes.filter((one) => one.entity === 'segment'),
    ...changes.filter((one) => one.entity === 'block'),
  ];
  const place = ordered.findIndex((one) => one.entity === 'segment' && one.id === segment);
  const wanted = place < 0 ? asked : Math.floor(place / CHANGES_PER_PAGE) + 1;
  const page = Math.min(Math.max(1, wanted), pages);
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
  notes: HunkNotes;
  user: User | undefined;
  /** A reason that could not be kept. */
  typed: TypedNote | undefined;
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
    changes: withNotes(
      presentChanges(number, parts.shown, parts.moments, (segment) =>
        segmentPath(path, segment, view),
      ),
      parts.shown,
      {
        path: header.path,
        revision: number,
        language: header.targetLanguage,
        notes: parts.notes,
        user: parts.user,
        typed: parts.typed,
      },
    ),
    view,
    views: DIFF_VIEWS.map((one) => ({ view: one, href: `${path}?view=${one}&page=${page}` })),
    previous: number > 0 ? number - 1 : undefined,
    next: isNow ? undefined : number + 1,
    isNow,
    restore: parts.canEdit && !isNow ? restorationPath(header.path, number) : undefined,
    undo: parts.canEdit && revision.kind !== 'import' ? `${path}/undo` : undefined,
    undid: undoneBy(revision),
    page,
    pages,
    pagePath: `${path}?view=${view}&page=`,
    unchanged: parts.unchanged,
  };
}

/** Address of a segment's change on the page of a revision, without the place on the page. */
function segmentPath(path: string, segment: number, view: DiffView): string {
  return `${path}?${view === 'inline' ? '' : `view=${view}&`}segment=${segment}`;
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
