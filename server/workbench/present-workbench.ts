import type { Translation } from '../articles/article.ts';
import { totalWords } from '../articles/article.ts';
import { translationPath } from '../articles/translation-of.ts';
import type { FindingCounts } from '../findings/finding.store.ts';
import type { State } from '../revisions/state.ts';
import { STATES } from '../revisions/state.ts';
import type { News } from '../visits/visit.store.ts';
import type { PageFrame } from '../web/render.ts';
import type { Piece } from './piece.store.ts';
import { type BlockView, type Joiners, joinersOf } from './present-blocks.ts';

/** The head of every page about one translation. */
export interface TranslationHeader {
  title: string;
  path: string;
  article: number;
  sourceLanguage: string;
  targetLanguage: string;
  engine: string | null;
  url: string | null;
  author: string | null;
  publishedOn: string | null;
  note: string | null;
  revision: number;
  progress: ProgressView;
  /** What others did since the reader's last visit, on pages that tell of it. */
  news: News | undefined;
}

/** Progress by words. */
export interface ProgressView {
  total: number;
  /** Words nobody has confirmed yet. */
  left: number;
  approvedShare: number;
  /** From done to undone; widths add up to 1000. */
  parts: { state: State; words: number; share: number; from: number; width: number }[];
}

/** A piece of the article: loaded, or a place that says how much is to come. */
export interface PieceView {
  index: number;
  from: string;
  until: string | undefined;
  segments: number;
  /** Rough height in lines of text, to keep the place before it is loaded. */
  lines: number;
  /** Undefined while it is not loaded. */
  blocks: BlockView[] | undefined;
}

export interface WorkbenchPage {
  header: TranslationHeader;
  pieces: PieceView[];
  joiners: Joiners;
  filter: string | undefined;
  filters: readonly string[];
  /** Segment the page was opened at. */
  current: number | undefined;
  /** Open findings of the whole. */
  counts: FindingCounts;
  canEdit: boolean;
  canReview: boolean;
}

/** Characters a line of a column holds, and the lines a block takes besides its text. */
const LINE_CHARACTERS = 62;
const BLOCK_LINES = 1;

/** The frame of a page about one translation; all have the same width, so that tabs stay put. */
export function translationFrame(
  { article, targetLanguage }: Translation,
  title: string,
): PageFrame & { section: 'articles' } {
  return {
    title,
    section: 'articles',
    languages: [article.sourceLanguage, targetLanguage],
    wide: true,
  };
}

export function presentHeader(translation: Translation, news?: News): TranslationHeader {
  const { article } = translation;
  return {
    title: article.title,
    path: translationPath(translation),
    article: article.id,
    sourceLanguage: article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    engine: translation.engine,
    url: article.url,
    author: article.author,
    publishedOn: article.publishedOn,
    note: article.note,
    revision: translation.revision,
    progress: presentProgress(translation.words),
    news,
  };
}

export function presentProgress(words: Record<State, number>): ProgressView {
  const total = totalWords(words);
  const parts: ProgressView['parts'] = [];
  let from = 0;
  for (const state of [...STATES].reverse()) {
    const share = total === 0 ? 0 : words[state] / total;
    const width = Math.round(share * 1000);
    if (words[state] > 0) parts.push({ state, words: words[state], share, from, width });
    from += width;
  }
  return {
    total,
    left: words.machine,
    approvedShare: total === 0 ? 0 : words.approved / total,
    parts,
  };
}

export function presentPiece(
  piece: Piece,
  index: number,
  blocks: BlockView[] | undefined,
): PieceView {
  return {
    index,
    from: piece.from,
    until: piece.until,
    segments: piece.segments,
    lines: Math.ceil(piece.length / LINE_CHARACTERS) + piece.blocks * BLOCK_LINES,
    blocks,
  };
}

export function presentWorkbench(
  translation: Translation,
  pieces: PieceView[],
  options: {
    filter: string | undefined;
    current: number | undefined;
    /** Whether a renewal left something to look at. */
    marked: boolean;
    /** Whether any pair is doubtful. */
    doubtful: boolean;
    counts: FindingCounts;
    canEdit: boolean;
    canReview: boolean;
  },
  news?: News,
): WorkbenchPage {
  const isFound = options.counts.errors + options.counts.warnings > 0;
  return {
    header: presentHeader(translation, news),
    pieces,
    joiners: joinersOf({
      source: translation.article.sourceLanguage,
      target: translation.targetLanguage,
    }),
    // Most articles were never renewed.
    filters: FILTERS.filter(
      (filter) =>
        (filter !== 'marked' || options.marked || options.filter === 'marked') &&
        (filter !== 'doubtful' || options.doubtful || options.filter === 'doubtful') &&
        (filter !== 'found' || isFound || options.filter === 'found'),
    ),
    filter: options.filter,
    current: options.current,
    counts: options.counts,
    canEdit: options.canEdit,
    canReview: options.canReview,
  };
}

/** What the article can be filtered by. */
export const FILTERS = [
  'marked',
  'doubtful',
  'found',
  'machine',
  'edited',
  'reviewed',
  'approved',
  'lapsed',
  'commented',
] as const;

export type Filter = (typeof FILTERS)[number];
