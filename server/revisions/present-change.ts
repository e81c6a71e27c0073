import type { BlockKind } from '../formats/document.ts';
import type { Delta } from './delta.ts';
import type { BlockChange, Change, SegmentChange } from './frame.ts';
import type { SegmentMoment, SegmentMoments } from './framed-changes.ts';
import { type DiffPiece, linkHunks, presentInline, presentSideBySide } from './present-diff.ts';
import type { NotesView } from './present-hunk-notes.ts';
import type { RevisionKind } from './revision.ts';
import type { State } from './state.ts';

/** How differences are shown: both sides in one text, or each for itself. */
export const DIFF_VIEWS = ['inline', 'sides'] as const;

export type DiffView = (typeof DIFF_VIEWS)[number];

/** A text in two versions, ready to be printed in either view. */
export interface TextDiff {
  changed: boolean;
  inline: DiffPiece[];
  before: DiffPiece[];
  after: DiffPiece[];
}

/** Something to be said in words: a key of the namespace `revisions`, and what goes into it. */
export interface Said {
  key: string;
  params: Record<string, unknown>;
}

/** What a revision did to one segment. */
export interface SegmentChangeView {
  entity: 'segment';
  id: number;
  target: TextDiff;
  /** The original, where it changed: by a split, a join or another pairing. */
  source: TextDiff | undefined;
  state: { from: State; to: State } | undefined;
  said: Said[];
  /** Reasons for its single changes, on pages that show them. */
  notes?: NotesView;
}

/** What a revision did to one block. */
export interface BlockChangeView {
  entity: 'block';
  id: number;
  kind: { from: BlockKind | undefined; to: BlockKind | undefined };
  level: { from: number | null; to: number | null } | undefined;
}

export type ChangeView = SegmentChangeView | BlockChangeView;

/** Names for icons, one for each kind of revision. */
export const KIND_ICONS = {
  import: 'import',
  edit: 'edited',
  confirm: 'saved',
  review: 'reviewed',
  approve: 'approved',
  withdraw: 'lapsed',
  split: 'split',
  join: 'join',
  pair: 'pair',
  exclude: 'exclude',
  include: 'include',
  kind: 'article',
  restore: 'restore',
  undo: 'undo',
  renew: 'renew',
} as const satisfies Record<RevisionKind, string>;

/**
 * Changes of a revision as a page shows them.
 *
 * @param addressOf the page on which the changes of a segment have addresses of their own
 */
export function presentChanges(
  revision: number,
  changes: readonly Change[],
  moments: SegmentMoments,
  addressOf?: (segment: number) => string,
): ChangeView[] {
  return changes.map((one) => {
    if (one.entity === 'block') return presentBlockChange(one.id, one.change);
    const view = presentSegmentChange(one.id, one.change, moments.get({ revision, id: one.id }));
    return addressOf ? linkSegment(view, addressOf(one.id)) : view;
  });
}

/** Gives the changes of a segment their addresses. */
export function linkSegment<View extends Pick<SegmentChangeView, 'id' | 'target' | 'source'>>(
  view: View,
  page: string,
): View {
  return {
    ...view,
    target: linkTextDiff(view.target, page, view.id, false),
    source: view.source && linkTextDiff(view.source, page, view.id, true),
  };
}

function linkTextDiff(
  text: TextDiff,
  page: string,
  segment: number,
  ofOriginal: boolean,
): TextDiff {
  const link = (pieces: DiffPiece[]) => linkHunks(pieces, page, segment, ofOriginal);
  const deleted = new Set(text.before.map(({ hunk }) => hunk));
  return {
    ...text,
    inline: link(text.inline),
    before: link(text.before),
    // A place is named once: side by side, a replacement by what was deleted.
    after: text.after.flatMap((piece) => (deleted.has(piece.hunk) ? [piece] : link([piece]))),
  };
}

function presentSegmentChange(
  id: number,
  change: SegmentChange,
  { before, after }: SegmentMoment,
): SegmentChangeView {
  return {
    entity: 'segment',
    id,
    target: presentText(before?.target ?? '', after?.target ?? '', change.target),
    source:
      before?.source === after?.source
        ? undefined
        : presentText(before?.source ?? '', after?.source ?? '', change.source),
    state: change.state && { from: change.state[0], to: change.state[1] },
    said: noteworthy(change),
  };
}

/** @param delta between the two, where one was stored; else a whole text came or went */
function presentText(before: string, after: string, delta: Delta | undefined): TextDiff {
  if (delta) return presentTextDiff(before, delta);
  return presentTextDiff(before, before === after ? unchanged(before) : [[before, after]]);
}

/** A text and a delta that was made for it, for either view. */
export function presentTextDiff(before: string, delta: Delta): TextDiff {
  const changed = delta.some((step) => typeof step !== 'number');
  return { changed, inline: presentInline(before, delta), ...presentSideBySide(before, delta) };
}

function unchanged(text: string): Delta {
  return text === '' ? [] : [text.length];
}

function noteworthy(change: SegmentChange): Said[] {
  const said: Said[] = [];
  const say = (key: string) => said.push({ key: `change.${key}`, params: {} });
  if (change.created) say('created');
  if (change.deleted) say('deleted');
  if (change.source) say('source');
  if (change.machine && !change.source) say('machine');
  if (change.block) say('block');
  else if (change.position) say('position');
  if (change.excluded) say(change.excluded[1] ? 'excluded' : 'included');
  return said;
}

function presentBlockChange(id: number, change: BlockChange): BlockChangeView {
  const { created, deleted, kind, level } = change;
  return {
    entity: 'block',
    id,
    kind: {
      from: deleted?.kind ?? kind?.[0],
      to: created?.kind ?? kind?.[1],
    },
    level: level && { from: level[0], to: level[1] },
  };
}

/**
 * What a change of structure did, in a sentence; undefined for kinds of revisions that say enough by
 * their name and texts.
 */
export function presentDeed(kind: RevisionKind, changes: readonly Change[]): Said | undefined {
  const segments = changes.filter((one) => one.entity === 'segment');
  const [first] = segments;
  if (!first) return undefined;
  const other = segments.find(({ change }) => change.created || change.deleted) ?? segments[1];
  const kept = segments.find((one) => one !== other) ?? first;
  const say = (key: string, params: Record<string, unknown>): Said => ({
    key: `deed.${key}`,
    params,
  });
  switch (kind) {
    case 'split':
    case 'join':
      return other && say(kind, { segment: kept.id, other: other.id });
    case 'pair':
      if (!other) return say('pairOne', { segment: first.id });
      return say(other.change.deleted ? 'join' : 'pair', { segment: kept.id, other: other.id });
    case 'exclude':
    case 'include':
      return say(kind, { segment: first.id });
    default:
      return undefined;
  }
}
