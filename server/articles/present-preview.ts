import type { UserError } from '../errors.ts';
import { BLOCK_KINDS, type BlockKind } from '../formats/document.ts';
import { DOUBTFUL } from '../text/align.ts';
import { DETAIL_LENGTHS } from './import-article-details.ts';
import type { DraftDetails, ImportDraft } from './import-draft.ts';
import type { PreparedBead, PreparedBlock } from './prepared-article.ts';
import { type FieldMessage, type Message, messagesByField } from './present-import.ts';
import {
  type BeadPlace,
  nextPlace,
  type Place,
  previousPlace,
  type Side,
} from './preview-operations.ts';

/** Pairs on one page of the preview, roughly: a block is never cut in two. */
const PAGE_BEADS = 150;
/** Blocks on one page at most. */
const PAGE_BLOCKS = 100;

/** A kind as it is chosen; a heading with its level. */
interface KindChoice {
  value: string;
  kind: BlockKind;
  level: number | null;
}

const KIND_CHOICES: readonly KindChoice[] = BLOCK_KINDS.flatMap((kind): KindChoice[] =>
  kind === 'heading'
    ? [1, 2, 3, 4, 5, 6].map((level) => ({ value: `heading:${level}`, kind, level }))
    : [{ value: kind, kind, level: null }],
);

/** The page an import is looked over on before it is stored. */
export interface PreviewPage {
  path: string;
  /** Whether only the blocks are shown, in place of the ones before. */
  inPlace: boolean;
  version: number;
  details: DraftDetails;
  /** Values of the fields of the details, as typed where they did not fit. */
  fields: Record<(typeof DETAIL_FIELDS)[number], string>;
  lengths: typeof DETAIL_LENGTHS;
  errors: FieldMessage[];
  byField: Record<string, Message | undefined>;
  /** The same article, when one has come in meanwhile. */
  same: { id: number; title: string } | undefined;
  canUndo: boolean;
  counts: { blocks: number; pairs: number; source: number; target: number; doubtful: number };
  /** Where the first doubtful pair of the article is. */
  firstDoubtful: string | undefined;
  blocks: PreviewBlock[];
  kinds: readonly KindChoice[];
  /** Current page of blocks, from 1. */
  page: number;
  pages: number;
}

export interface PreviewBlock {
  index: number;
  /** Value of the kind chosen. */
  kind: string;
  kindName: BlockKind;
  setAside: boolean;
  /** Whether the editor is at the block itself, not at one of its pairs. */
  current: boolean;
  hasNext: boolean;
  beads: PreviewBead[];
}

export interface PreviewBead {
  index: number;
  source: readonly string[];
  target: readonly string[];
  doubtful: boolean;
  /** Where the next doubtful pair of the article is. */
  nextDoubtful: string | undefined;
  current: boolean;
  /** The buttons that make sense here: what they send, and the i18n key of what they say. */
  actions: { value: string; label: string }[];
}

const DETAIL_FIELDS = ['title', 'engine', 'url', 'author', 'publishedOn'] as const;

/**
 * A draft as its preview shows it: one page of its blocks.
 *
 * @param options `place` is where the editor is, and chooses the page unless `page` does; `typed` the
 *   body of a form that did not fit
 */
export function presentPreview(
  draft: ImportDraft,
  options: {
    page?: number | undefined;
    place?: Place | undefined;
    errors?: readonly UserError[] | undefined;
    typed?: unknown;
    inPlace: boolean;
  },
): PreviewPage {
  const { blocks } = draft.prepared;
  const { place, errors = [] } = options;
  const path = `/articles/drafts/${draft.id}`;
  const starts = pageStarts(blocks);
  const wanted = options.page ? options.page - 1 : pageOfBlock(blocks, place?.block ?? 0);
  const page = Math.min(wanted, starts.length - 1);
  const from = starts[page] ?? 0;
  const until = starts[page + 1] ?? blocks.length;
  const doubtful = doubtfulPlaces(blocks);
  const links = new DoubtLinks(path, starts, doubtful);
  const same = errors.find(({ key }) => key === 'import:error.sameArticle')?.params;
  return {
    path,
    inPlace: options.inPlace,
    version: draft.version,
    details: draft.details,
    fields: fieldsOf(draft.details, options.typed),
    lengths: DETAIL_LENGTHS,
    errors: errors.map(({ key, params, field }) => ({ key, params, field })),
    byField: messagesByField(errors),
    same: same && { id: Number(same.id), title: String(same.title) },
    canUndo: draft.undo.length > 0,
    counts: { ...countSentences(blocks), doubtful: doubtful.length },
    firstDoubtful: links.after(undefined),
    blocks: blocks
      .slice(from, until)
      .map((block, index) => presentBlock(blocks, block, from + index, { place, links })),
    kinds: KIND_CHOICES,
    page: page + 1,
    pages: starts.length,
  };
}

/** The page, from 0, that a block is on. */
export function pageOfBlock(blocks: readonly PreparedBlock[], block: number): number {
  return Math.max(
    0,
    pageStarts(blocks).findLastIndex((start) => start <= block),
  );
}

/** Indices of the blocks that begin a page. */
function pageStarts(blocks: readonly PreparedBlock[]): number[] {
  const starts = [0];
  let beads = 0;
  for (const [index, block] of blocks.entries()) {
    const start = starts.at(-1) as number;
    const full = index - start >= PAGE_BLOCKS || beads + block.beads.length > PAGE_BEADS;
    if (index > start && full) {
      starts.push(index);
      beads = 0;
    }
    beads += block.beads.length;
  }
  return starts;
}

function presentBlock(
  blocks: readonly PreparedBlock[],
  block: PreparedBlock,
  index: number,
  context: { place: Place | undefined; links: DoubtLinks },
): PreviewBlock {
  const { place, links } = context;
  const here = place?.block === index ? place : undefined;
  return {
    index,
    kind: block.kind === 'heading' ? `heading:${block.level ?? 2}` : block.kind,
    kindName: block.kind,
    setAside: isSetAside(block),
    current: here !== undefined && here.bead === undefined,
    hasNext: index + 1 < blocks.length,
    beads: block.beads.map((bead, at) => {
      const doubtful = isDoubtful(block, bead);
      return {
        index: at,
        source: bead.source,
        target: bead.target,
        doubtful,
        nextDoubtful: doubtful ? links.after({ block: index, bead: at }) : undefined,
        current: here?.bead === at,
        actions: actionsFor(blocks, { block: index, bead: at }),
      };
    }),
  };
}

function actionsFor(blocks: readonly PreparedBlock[], place: BeadPlace): PreviewBead['actions'] {
  const block = blocks[place.block] as PreparedBlock;
  const bead = block.beads[place.bead] as PreparedBead;
  const at = place.bead;
  const actions: string[][] = [];
  if (at + 1 < block.beads.length) actions.push(['joinBeads']);
  if (Math.max(bead.source.length, bead.target.length) > 1) actions.push(['splitBead']);
  if (at > 0) actions.push(['splitBlock']);
  for (const to of ['previous', 'next'] as const) {
    if (!(to === 'next' ? nextPlace(blocks, place) : previousPlace(blocks, place))) continue;
    for (const side of ['source', 'target'] as const satisfies Side[]) {
      if (bead[side].length > 0) actions.push(['move', side, to]);
    }
  }
  return actions.map(([name, ...rest]) => ({
    value: [name, at, ...rest].join(':'),
    label: `import:preview.${[name, ...rest].join('.')}`,
  }));
}

/** What a page has around its article; one side usually has it alone, and nobody minds. */
function isSetAside(block: PreparedBlock): boolean {
  return block.kind === 'boilerplate' || block.kind === 'comment';
}

function isDoubtful(block: PreparedBlock, bead: PreparedBead): boolean {
  if (isSetAside(block) || bead.confidence === null) return false;
  return bead.confidence < DOUBTFUL || bead.source.length === 0 || bead.target.length === 0;
}

function doubtfulPlaces(blocks: readonly PreparedBlock[]): BeadPlace[] {
  return blocks.flatMap((block, index) =>
    block.beads.flatMap((bead, at) =>
      isDoubtful(block, bead) ? [{ block: index, bead: at }] : [],
    ),
  );
}

/** Addresses of the doubtful pairs, in reading order. */
class DoubtLinks {
  readonly #path: string;
  readonly #starts: readonly number[];
  readonly #places: readonly BeadPlace[];

  constructor(path: string, starts: readonly number[], places: readonly BeadPlace[]) {
    this.#path = path;
    this.#starts = starts;
    this.#places = places;
  }

  /** The first doubtful pair after a place, or of all. */
  after(place: BeadPlace | undefined): string | undefined {
    const next = this.#places.find(
      ({ block, bead }) =>
        !place || block > place.block || (block === place.block && bead > place.bead),
    );
    if (!next) return undefined;
    const page = this.#starts.findLastIndex((start) => start <= next.block) + 1;
    return `${this.#path}?page=${page}#p${next.block}-${next.bead}`;
  }
}

function countSentences(blocks: readonly PreparedBlock[]) {
  const counts = { blocks: blocks.length, pairs: 0, source: 0, target: 0 };
  for (const { beads } of blocks) {
    counts.pairs += beads.length;
    for (const bead of beads) {
      counts.source += bead.source.length;
      counts.target += bead.target.length;
    }
  }
  return counts;
}

function fieldsOf(details: DraftDetails, typed: unknown): PreviewPage['fields'] {
  const sent = (typed ?? {}) as Record<string, unknown>;
  const isDetails = sent.do === 'details';
  return Object.fromEntries(
    DETAIL_FIELDS.map((field) => {
      const value = isDetails ? sent[field] : undefined;
      return [field, typeof value === 'string' ? value : (details[field] ?? '')];
    }),
  ) as PreviewPage['fields'];
}
