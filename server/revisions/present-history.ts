import type { User } from '../accounts/user.ts';
import type { DismissalView } from '../findings/present-findings.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import { MOVES, type Move } from './find-revisions.ts';
import type { SegmentMoments } from './framed-changes.ts';
import type { HistoryFields } from './history-query.ts';
import type { HunkNotes } from './hunk-note.store.ts';
import {
  type ChangeView,
  KIND_ICONS,
  presentChanges,
  presentDeed,
  type Said,
} from './present-change.ts';
import { type FiltersView, historyPath } from './present-filters.ts';
import { withNotes } from './present-hunk-notes.ts';
import { restorationPath } from './present-restoration.ts';
import type { FirstChanges } from './revision.store.ts';
import { REVISION_KINDS, type Revision, type RevisionKind, undoneBy } from './revision.ts';
import type { Segment } from './segment.store.ts';

export interface EntryView {
  number: number;
  kind: RevisionKind;
  icon: (typeof KIND_ICONS)[RevisionKind];
  at: string;
  reason: string | null;
  deed: Said | undefined;
  changes: ChangeView[];
  /** Changes that are not shown here. */
  more: number;
  /** Segments that the import brought, of which none is shown; else undefined. */
  imported: number | undefined;
  /** Of one segment's history: whether it can be brought back to what it was then. */
  restore: 'offered' | 'asNow' | 'otherPairing' | undefined;
  /** Address of the page that shows what that would change, where it is offered. */
  restoration: string | undefined;
  /** Address of the page that shows what undoing it would do, for those who may. */
  undo: string | undefined;
  /** The revision that this one undid. */
  undid: number | undefined;
  /** Somebody else made it since the reader's last visit. */
  isNew: boolean;
}

/** What one person did without a longer break. */
export interface SittingView {
  author: string;
  /** Times of the first and the last revision. */
  from: string;
  to: string;
  entries: EntryView[];
}

export interface DayView {
  at: string;
  sittings: SittingView[];
  /** Findings that were dismissed on that day, newest first. */
  dismissals: DismissalView[];
}

export interface HistoryPage {
  header: TranslationHeader;
  /** The segment whose history this is, as it stands; undefined where it is gone, or there is none. */
  segment: Segment | undefined;
  filters: FiltersView;
  authors: string[];
  kinds: readonly RevisionKind[];
  moves: readonly Move[];
  days: DayView[];
  /** Addresses of the neighbouring pages. */
  newest: string | undefined;
  newer: string | undefined;
  older: string | undefined;
  /** Nothing was restored, because all was as asked already. */
  unchanged: boolean;
}

export interface HistoryParts {
  header: TranslationHeader;
  segment: Segment | undefined;
  fields: HistoryFields;
  filters: FiltersView;
  authors: readonly string[];
  /** Newest first. */
  revisions: readonly Revision[];
  changes: ReadonlyMap<number, FirstChanges>;
  moments: SegmentMoments;
  notes: HunkNotes;
  /** Of the time the page is about, newest first. */
  dismissals: readonly DismissalView[];
  user: User | undefined;
  /** Where the page begins; undefined for the newest one. */
  before: number | undefined;
  /** Where the page before begins, `newest` for the first; undefined where there is none. */
  newerBefore: number | 'newest' | undefined;
  hasOlder: boolean;
  canEdit: boolean;
  unchanged: boolean;
  /** The calendar day of a time, as the reader's language writes it. */
  dayOf: (at: string) => string;
  locale: string;
  /** Identifier of whoever reads it. */
  reader: string | undefined;
}

/** A longer break than this begins another sitting. */
const SITTING_BREAK_MS = 60 * 60 * 1000;

export function presentHistory(parts: HistoryParts): HistoryPage {
  const { header, fields, revisions, newerBefore } = parts;
  const address = (before: number | undefined) => historyPath(header.path, fields, before);
  const collator = new Intl.Collator(parts.locale);
  return {
    header,
    segment: parts.segment,
    filters: parts.filters,
    authors: [...parts.authors].sort(collator.compare),
    kinds: REVISION_KINDS,
    moves: MOVES,
    days: withDismissals(
      groupByDay(revisions, parts.dayOf, (revision) => presentEntry(revision, parts)),
      parts.dismissals,
      parts.dayOf,
    ),
    newest: parts.before === undefined ? undefined : address(undefined),
    newer:
      newerBefore === undefined
        ? undefined
        : address(newerBefore === 'newest' ? undefined : newerBefore),
    older: parts.hasOlder ? address(revisions.at(-1)?.number) : undefined,
    unchanged: parts.unchanged,
  };
}

function groupByDay(
  revisions: readonly Revision[],
  dayOf: (at: string) => string,
  present: (revision: Revision) => EntryView,
): DayView[] {
  const days: DayView[] = [];
  for (const revision of revisions) {
    let day = days.at(-1);
    if (!day || dayOf(day.at) !== dayOf(revision.at)) {
      day = { at: revision.at, sittings: [], dismissals: [] };
      days.push(day);
    }
    let sitting = day.sittings.at(-1);
    if (!sitting || !goesOn(sitting, revision)) {
      sitting = { author: revision.author.name, from: revision.at, to: revision.at, entries: [] };
      day.sittings.push(sitting);
    }
    sitting.from = revision.at;
    sitting.entries.push(present(revision));
  }
  return days;
}

/** Puts what was dismissed with its day, which may be one without a revision. */
function withDismissals(
  days: DayView[],
  dismissals: readonly DismissalView[],
  dayOf: (at: string) => string,
): DayView[] {
  const all = [...days];
  for (const dismissal of dismissals) {
    let day = all.find(({ at }) => dayOf(at) === dayOf(dismissal.at));
    if (!day) {
      day = { at: dismissal.at, sittings: [], dismissals: [] };
      all.push(day);
    }
    day.dismissals.push(dismissal);
  }
  return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Whether a revision, older than those of a sitting, belongs to it. */
function goesOn(sitting: SittingView, revision: Revision): boolean {
  return (
    sitting.author === revision.author.name &&
    Date.parse(sitting.from) - Date.parse(revision.at) <= SITTING_BREAK_MS
  );
}

function presentEntry(revision: Revision, parts: HistoryParts): EntryView {
  const { number, kind, at, reason } = revision;
  const first = parts.changes.get(number);
  const imports = kind === 'import' && parts.fields.segment === undefined;
  const restore = restorability(revision, parts);
  const shown = imports ? [] : (first?.changes ?? []);
  return {
    number,
    kind,
    icon: KIND_ICONS[kind],
    at,
    reason,
    deed: presentDeed(kind, shown),
    changes: withNotes(presentChanges(number, shown, parts.moments), shown, {
      path: parts.header.path,
      revision: number,
      language: parts.header.targetLanguage,
      notes: parts.notes,
      // In the whole history reasons are read; they are given where the change stands alone.
      user: parts.fields.segment === undefined ? undefined : parts.user,
      from: 'history',
    }),
    more: imports ? 0 : (first?.total ?? 0) - shown.length,
    imported: imports ? (first?.segments ?? 0) : undefined,
    restore,
    restoration:
      restore === 'offered'
        ? restorationPath(parts.header.path, number, parts.segment?.id)
        : undefined,
    undo:
      parts.canEdit && parts.fields.segment !== undefined && kind !== 'import'
        ? `${parts.header.path}/history/${number}/undo`
        : undefined,
    undid: undoneBy(revision),
    isNew: isNew(revision, parts),
  };
}

function restorability(
  { number }: Revision,
  { segment, canEdit, moments }: HistoryParts,
): EntryView['restore'] {
  if (!segment) return undefined;
  const { after } = moments.get({ revision: number, id: segment.id });
  if (!after) return undefined;
  if (after.source !== segment.source) return 'otherPairing';
  if (after.target === segment.target) return 'asNow';
  return canEdit ? 'offered' : undefined;
}

function isNew({ number, author }: Revision, { header, reader }: HistoryParts): boolean {
  return header.news !== undefined && number > header.news.since.revision && author.id !== reader;
}
