import type { BlockKind } from '../formats/document.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import { CHANNELS, type Channel, channelOf } from './channel.ts';
import type { BlockComparison, Comparison, SegmentComparison, Version } from './compare.ts';
import { type Delta, DeltaBuilder, hunks } from './delta.ts';
import { countChangedWords } from './delta-words.ts';
import { diff } from './diff.ts';
import {
  DIFF_VIEWS,
  type DiffView,
  linkSegment,
  presentTextDiff,
  type TextDiff,
} from './present-change.ts';
import type { DiffPiece } from './present-diff.ts';
import { restorationPath } from './present-restoration.ts';
import type { Revision } from './revision.ts';
import { SET_ASIDE } from './segment.store.ts';
import type { KnownVersions, VersionName } from './version-name.ts';

/** What is shown: blocks that differ with those next to them, or the whole article. */
export const EXTENTS = ['changed', 'all'] as const;

export type Extent = (typeof EXTENTS)[number];

/** Which changes are marked; the others stand in the text as if nothing were. */
export const SHOWN_CHANNELS = ['both', ...CHANNELS] as const;

export type ShownChannel = (typeof SHOWN_CHANNELS)[number];

/** Rows on one page, gaps included. */
const ROWS_PER_PAGE = 200;
/** Unchanged blocks shown on either side of a changed one. */
const CONTEXT_BLOCKS = 1;

/** What is asked of the page. */
export interface ComparisonChoice {
  from: Version;
  to: Version;
  /** As they were asked for. Links name what that stands for, which stays the same. */
  asked: { from: VersionName; to: VersionName };
  view: DiffView;
  show: Extent;
  channel: ShownChannel;
}

export interface SegmentRow {
  id: number;
  changed: boolean;
  target: TextDiff;
  /** The original, where the two versions pair it differently. */
  source: TextDiff | undefined;
  /** The side on which the segment is not there. */
  missing: 'before' | 'after' | undefined;
  /** Whether it was excluded or included again. */
  exclusion: 'excluded' | 'included' | undefined;
  excluded: boolean;
  /** Address of this segment in this comparison. */
  link: string;
  /** Address of the page that shows what restoring this segment alone would do, where it can be. */
  restoration: string | undefined;
}

export interface BlockRow {
  sort: 'block';
  id: number;
  kind: BlockKind;
  /** The kind it was of before, where it differs. */
  kindBefore: BlockKind | undefined;
  setAside: boolean;
  changed: boolean;
  segments: SegmentRow[];
}

/** Blocks left out because nothing in them differs. */
export interface GapRow {
  sort: 'gap';
  blocks: number;
}

/** What differs, in figures. */
export interface ComparisonFigures {
  segments: number;
  wordsDeleted: number;
  wordsInserted: number;
  /** Places where the words differ, and where only their setting does. */
  wording: number;
  typography: number;
}

export interface ComparisonPage {
  header: TranslationHeader;
  choice: ComparisonChoice;
  /** Revisions to choose from. */
  revisions: Revision[];
  /** Why there is no comparison. */
  problem: { key: string; params: Record<string, unknown> } | undefined;
  figures: ComparisonFigures | undefined;
  rows: (BlockRow | GapRow)[];
  views: { view: DiffView; href: string }[];
  extents: { show: Extent; href: string }[];
  channels: { channel: ShownChannel; href: string }[];
  /** What the names of versions stand for. */
  known: KnownVersions;
  page: number;
  pages: number;
  pagePath: string;
  /** Address of the same comparison the other way round. */
  swapped: string;
  restoration: Restorable | undefined;
}

/** What can be restored from a comparison. */
export interface Restorable {
  /** The article to this revision; undefined where that would do nothing. */
  article: number | undefined;
  /** Address of the page that shows what that would do. */
  preview: string | undefined;
  /** Single segments to this revision. */
  segment: number | undefined;
}

export interface ComparisonParts {
  header: TranslationHeader;
  choice: ComparisonChoice;
  revisions: readonly Revision[];
  known: KnownVersions;
  comparison: Comparison;
  page: number;
  /** Segment the page has to show, whatever page it is on. */
  segment: number | undefined;
  canEdit: boolean;
}

/** The page without a comparison, for versions that do not exist. */
export function presentNoComparison(
  header: TranslationHeader,
  choice: ComparisonChoice,
  revisions: readonly Revision[],
  known: KnownVersions,
  problem: ComparisonPage['problem'],
): ComparisonPage {
  return {
    ...frameOfPage(header, choice, revisions, known),
    problem,
    figures: undefined,
    rows: [],
    page: 1,
    pages: 1,
    restoration: undefined,
  };
}

export function presentComparison(parts: ComparisonParts): ComparisonPage {
  const { header, choice, comparison } = parts;
  const restoration = parts.canEdit ? presentRestorable(parts) : undefined;
  const changed = comparison.segments.filter((one) => differs(one, comparison.blocks));
  const rows = rowsOf(comparison, new Set(changed), choice.show);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const holder = rows.findIndex(
    (row) => row.sort === 'block' && row.segments.some((one) => one.id === parts.segment),
  );
  const asked = holder < 0 ? parts.page : Math.floor(holder / ROWS_PER_PAGE) + 1;
  const page = Math.min(Math.max(1, asked), pages);
  const shown = rows.slice((page - 1) * ROWS_PER_PAGE).slice(0, ROWS_PER_PAGE);
  return {
    ...frameOfPage(header, choice, parts.revisions, parts.known),
    problem: undefined,
    figures: figuresOf(changed, header.targetLanguage, choice.channel),
    rows: shown.map((row) => (row.sort === 'gap' ? row : presentBlock(row, parts, restoration))),
    page,
    pages,
    restoration,
  };
}

function frameOfPage(
  header: TranslationHeader,
  choice: ComparisonChoice,
  revisions: readonly Revision[],
  known: KnownVersions,
) {
  const { from, to } = choice;
  return {
    header,
    choice,
    revisions: [...revisions],
    views: DIFF_VIEWS.map((view) => ({ view, href: comparisonPath(header, { ...choice, view }) })),
    extents: EXTENTS.map((show) => ({ show, href: comparisonPath(header, { ...choice, show }) })),
    channels: SHOWN_CHANNELS.map((channel) => ({
      channel,
      href: comparisonPath(header, { ...choice, channel }),
    })),
    known,
    swapped: comparisonPath(header, { ...choice, from: to, to: from }),
    pagePath: `${comparisonPath(header, choice)}&page=`,
  };
}

function comparisonPath(header: TranslationHeader, choice: ComparisonChoice): string {
  const { from, to, view, show, channel } = choice;
  const query = new URLSearchParams({ from: String(from), to: String(to), view, show });
  if (channel !== 'both') query.set('channel', channel);
  return `${header.path}/compare?${query}`;
}

/** Whether something of a segment differs that a reader of the article, or of its original, sees. */
function differs(
  { before, after }: SegmentComparison,
  blocks: ReadonlyMap<number, BlockComparison>,
): boolean {
  if (!before || !after) return true;
  return (
    before.target !== after.target ||
    before.source !== after.source ||
    before.excluded !== after.excluded ||
    kindMove(before.block, after.block, blocks) !== undefined
  );
}

function kindMove(
  before: number | undefined,
  after: number | undefined,
  blocks: ReadonlyMap<number, BlockComparison>,
): { from: BlockKind; to: BlockKind } | undefined {
  const from = before === undefined ? undefined : blocks.get(before)?.before?.kind;
  const to = after === undefined ? undefined : blocks.get(after)?.after?.kind;
  return from && to && from !== to ? { from, to } : undefined;
}

function figuresOf(
  changed: readonly SegmentComparison[],
  language: string,
  shown: ShownChannel,
): ComparisonFigures {
  const figures: ComparisonFigures = {
    segments: changed.length,
    wordsDeleted: 0,
    wordsInserted: 0,
    wording: 0,
    typography: 0,
  };
  for (const { before, delta } of changed) {
    for (const { deleted, inserted } of hunks(delta)) figures[channelOf(deleted, inserted)]++;
    const counted = countChangedWords(
      shown === 'both' ? delta : inChannelAlone(delta, shown),
      before?.target ?? '',
      language,
    );
    figures.wordsDeleted += counted.deleted;
    figures.wordsInserted += counted.inserted;
  }
  return figures;
}

/** The delta that makes the changes of one channel and leaves the others out. */
function inChannelAlone(delta: Delta, channel: Channel): Delta {
  const alone = new DeltaBuilder();
  for (const step of delta) {
    if (typeof step === 'number') alone.retain(step);
    else if (channelOf(...step) === channel) alone.replace(...step);
    else alone.retain(step[0].length);
  }
  return alone.build();
}

interface Block {
  sort: 'block';
  id: number;
  changed: boolean;
  segments: (SegmentComparison & { changed: boolean })[];
}

/** Segments by block; where only changes are asked for, with the blocks around them. */
function rowsOf(
  { segments }: Comparison,
  changed: ReadonlySet<SegmentComparison>,
  show: Extent,
): (Block | GapRow)[] {
  const blocks: Block[] = [];
  for (const segment of segments) {
    const id = (segment.after ?? segment.before)?.block ?? 0;
    let block = blocks.at(-1);
    if (block?.id !== id) {
      block = { sort: 'block', id, changed: false, segments: [] };
      blocks.push(block);
    }
    const isChanged = changed.has(segment);
    block.changed ||= isChanged;
    block.segments.push({ ...segment, changed: isChanged });
  }
  if (show === 'all') return blocks;

  const shown = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (!block.changed) continue;
    for (let near = index - CONTEXT_BLOCKS; near <= index + CONTEXT_BLOCKS; near++) shown.add(near);
  }
  const rows: (Block | GapRow)[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = rows.at(-1);
    if (shown.has(index)) rows.push(block);
    else if (last?.sort === 'gap') last.blocks++;
    else rows.push({ sort: 'gap', blocks: 1 });
  }
  return rows;
}

function presentBlock(
  block: Block,
  parts: ComparisonParts,
  restoration: Restorable | undefined,
): BlockRow {
  const { blocks } = parts.comparison;
  const frames = blocks.get(block.id);
  const kind = (frames?.after ?? frames?.before)?.kind ?? 'paragraph';
  const move = block.segments
    .map(({ before, after }) => kindMove(before?.block, after?.block, blocks))
    .find((one) => one !== undefined);
  return {
    sort: 'block',
    id: block.id,
    kind,
    kindBefore: move?.from,
    setAside: SET_ASIDE.includes(kind),
    changed: block.changed,
    segments: block.segments.map((one) => presentRow(one, parts, restoration)),
  };
}

function presentRow(
  segment: SegmentComparison & { changed: boolean },
  { header, choice, comparison }: ComparisonParts,
  restoration: Restorable | undefined,
): SegmentRow {
  const { id, before, after, delta, changed } = segment;
  const address = `${comparisonPath(header, choice)}&segment=${id}`;
  const sourceMoved = before && after && before.source !== after.source;
  const row: SegmentRow = {
    id,
    changed,
    target: inChannel(presentTextDiff(before?.target ?? '', delta), choice.channel),
    source: sourceMoved
      ? presentTextDiff(before.source, diff(before.source, after.source, header.sourceLanguage))
      : undefined,
    missing: missingSide(segment),
    exclusion:
      before && after && before.excluded !== after.excluded
        ? after.excluded
          ? 'excluded'
          : 'included'
        : undefined,
    excluded: (after ?? before)?.excluded ?? false,
    link: `${address}#s${id}`,
    restoration: isRestorable(segment, choice, comparison, restoration?.segment)
      ? restorationPath(header.path, restoration?.segment ?? 0, id)
      : undefined,
  };
  return linkSegment(row, address);
}

function missingSide({ before, after }: SegmentComparison): SegmentRow['missing'] {
  if (!before) return 'before';
  return after ? undefined : 'after';
}

/** A difference in which only the changes of one channel are marked. */
function inChannel(text: TextDiff, channel: ShownChannel): TextDiff {
  if (channel === 'both') return text;
  const plain = (pieces: DiffPiece[], shown: DiffPiece['kind']): DiffPiece[] =>
    pieces.flatMap((piece) => {
      if (piece.kind === 'same' || piece.channel === channel) return [piece];
      return piece.kind === shown ? [{ kind: 'same', text: piece.text }] : [];
    });
  return {
    changed: text.changed,
    inline: plain(text.inline, 'inserted'),
    before: plain(text.before, 'deleted'),
    after: plain(text.after, 'inserted'),
  };
}

/** Whether a segment has another text in the revision asked for than now, for the same original. */
function isRestorable(
  { id, before, after }: SegmentComparison,
  choice: ComparisonChoice,
  { current }: Comparison,
  revision: number | undefined,
): boolean {
  if (revision === undefined) return false;
  const then = revision === choice.from ? before : after;
  const now = current.segments.get(id);
  return then !== undefined && then.source === now?.source && then.target !== now.target;
}

function presentRestorable({ header, choice, comparison }: ComparisonParts): Restorable {
  const { head } = comparison.current;
  const older = (version: Version): number | undefined =>
    typeof version === 'number' && version < head ? version : undefined;
  const article = older(choice.to);
  return {
    article,
    preview: article === undefined ? undefined : restorationPath(header.path, article),
    segment: older(choice.from) ?? article,
  };
}
