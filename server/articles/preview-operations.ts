import type { BlockKind } from '../formats/document.ts';
import type { PreparedArticle, PreparedBead, PreparedBlock } from './prepared-article.ts';

/**
 * What an editor can do to an article in the preview, as functions from articles to articles. They
 * say anew what a block is and which sentences stand together; none makes, loses or reorders a
 * sentence on either side.
 */
export type PreviewOperation =
  | { do: 'kind'; block: number; kind: BlockKind; level: number | null }
  | { do: 'mergeBlocks'; block: number }
  | { do: 'splitBlock'; block: number; bead: number }
  | { do: 'joinBeads'; block: number; bead: number }
  | { do: 'splitBead'; block: number; bead: number }
  | { do: 'move'; block: number; bead: number; side: Side; to: 'previous' | 'next' };

export type Side = 'source' | 'target';

/** A run of blocks of an article replaced by another; both sides are kept, so it can be taken back. */
export interface Splice {
  /** Index of the first block replaced. */
  at: number;
  removed: PreparedBlock[];
  inserted: PreparedBlock[];
}

/** Where a bead stands, by the indices of its block and of itself in the block. */
export interface BeadPlace {
  block: number;
  bead: number;
}

/** Where an editor is: at a block, or at one of its beads. */
export interface Place {
  block: number;
  bead?: number;
}

/** A change of an article and the place the editor is at afterwards. */
export interface Operated {
  splice: Splice;
  place: Place;
}

/** Level a block gets that is made a heading, when none is said. */
const USUAL_LEVEL = 2;

/**
 * Works out what an operation changes.
 *
 * @returns undefined where there is nothing to do it to: no such block or bead, no neighbour on that
 *   side, no sentence to move, a bead that is single already
 */
export function operate(
  { blocks }: PreparedArticle,
  operation: PreviewOperation,
): Operated | undefined {
  switch (operation.do) {
    case 'kind':
      return changeKind(blocks, operation);
    case 'mergeBlocks':
      return mergeBlocks(blocks, operation.block);
    case 'splitBlock':
      return splitBlock(blocks, operation);
    case 'joinBeads':
      return joinBeads(blocks, operation);
    case 'splitBead':
      return splitBead(blocks, operation);
    case 'move':
      return moveSentence(blocks, operation);
  }
}

/** The article after a splice that was worked out for it. */
export function applySplice({ blocks }: PreparedArticle, splice: Splice): PreparedArticle {
  return { blocks: blocks.toSpliced(splice.at, splice.removed.length, ...splice.inserted) };
}

/** The splice that takes a splice back. */
export function invertSplice({ at, removed, inserted }: Splice): Splice {
  return { at, removed: inserted, inserted: removed };
}

/** The bead that follows a place in reading order, in its block or the next. */
export function nextPlace(
  blocks: readonly PreparedBlock[],
  { block, bead }: BeadPlace,
): BeadPlace | undefined {
  if (bead + 1 < (blocks[block]?.beads.length ?? 0)) return { block, bead: bead + 1 };
  return block + 1 < blocks.length ? { block: block + 1, bead: 0 } : undefined;
}

/** The bead before a place in reading order. */
export function previousPlace(
  blocks: readonly PreparedBlock[],
  { block, bead }: BeadPlace,
): BeadPlace | undefined {
  if (bead > 0) return { block, bead: bead - 1 };
  const before = blocks[block - 1];
  return before ? { block: block - 1, bead: before.beads.length - 1 } : undefined;
}

function changeKind(
  blocks: readonly PreparedBlock[],
  { block, kind, level }: { block: number; kind: BlockKind; level: number | null },
): Operated | undefined {
  const old = blocks[block];
  if (!old) return undefined;
  const changed = { ...old, kind, level: kind === 'heading' ? (level ?? USUAL_LEVEL) : null };
  if (changed.kind === old.kind && changed.level === old.level) return undefined;
  return {
    splice: { at: block, removed: [old], inserted: [changed] },
    place: { block },
  };
}

/** The merged block is of the first one's kind. */
function mergeBlocks(blocks: readonly PreparedBlock[], block: number): Operated | undefined {
  const [first, second] = [blocks[block], blocks[block + 1]];
  if (!first || !second) return undefined;
  const merged = { ...first, beads: [...first.beads, ...second.beads] };
  return {
    splice: { at: block, removed: [first, second], inserted: [merged] },
    place: { block },
  };
}

/** The bead named begins a block of its own, of the same kind. */
function splitBlock(
  blocks: readonly PreparedBlock[],
  { block, bead }: BeadPlace,
): Operated | undefined {
  const old = blocks[block];
  if (!old || bead < 1 || bead >= old.beads.length) return undefined;
  return {
    splice: {
      at: block,
      removed: [old],
      inserted: [
        { ...old, beads: old.beads.slice(0, bead) },
        { ...old, beads: old.beads.slice(bead) },
      ],
    },
    place: { block: block + 1 },
  };
}

/** Joins a bead with the next one of its block. */
function joinBeads(
  blocks: readonly PreparedBlock[],
  { block, bead }: BeadPlace,
): Operated | undefined {
  const old = blocks[block];
  const [first, second] = [old?.beads[bead], old?.beads[bead + 1]];
  if (!old || !first || !second) return undefined;
  const joined = paired([...first.source, ...second.source], [...first.target, ...second.target]);
  return {
    splice: {
      at: block,
      removed: [old],
      inserted: [{ ...old, beads: old.beads.toSpliced(bead, 2, joined) }],
    },
    place: { block, bead },
  };
}

/** Takes a bead apart, first sentence with first sentence; what is left over stands alone. */
function splitBead(
  blocks: readonly PreparedBlock[],
  { block, bead }: BeadPlace,
): Operated | undefined {
  const old = blocks[block];
  const whole = old?.beads[bead];
  if (!old || !whole) return undefined;
  const count = Math.max(whole.source.length, whole.target.length);
  if (count < 2) return undefined;
  const parts = Array.from({ length: count }, (_, index) =>
    paired(whole.source.slice(index, index + 1), whole.target.slice(index, index + 1)),
  );
  return {
    splice: {
      at: block,
      removed: [old],
      inserted: [{ ...old, beads: old.beads.toSpliced(bead, 1, ...parts) }],
    },
    place: { block, bead },
  };
}

/**
 * Moves the first sentence of one side of a bead to the bead before, or the last to the bead after.
 * A bead left with nothing on either side goes, and so does its block with its last bead.
 */
function moveSentence(
  blocks: readonly PreparedBlock[],
  { block, bead, side, to }: BeadPlace & { side: Side; to: 'previous' | 'next' },
): Operated | undefined {
  const from = { block, bead };
  const place = to === 'next' ? nextPlace(blocks, from) : previousPlace(blocks, from);
  const giver = blocks[block]?.beads[bead];
  const taker = place && blocks[place.block]?.beads[place.bead];
  if (!giver || !taker || giver[side].length === 0) return undefined;
  const cut = to === 'next' ? giver[side].length - 1 : 1;
  const [head, tail] = [giver[side].slice(0, cut), giver[side].slice(cut)];
  const [kept, moved] = to === 'next' ? [head, tail] : [tail, head];
  const taken = to === 'next' ? [...moved, ...taker[side]] : [...taker[side], ...moved];

  const at = Math.min(block, place.block);
  const removed = blocks.slice(at, Math.max(block, place.block) + 1);
  const inserted = removed.map((old, index) => ({
    ...old,
    beads: old.beads.map((one) => {
      if (index + at === block && one === giver) return restated(giver, side, kept);
      if (index + at === place.block && one === taker) return restated(taker, side, taken);
      return one;
    }),
  }));
  return {
    splice: { at, removed, inserted: inserted.map(withoutEmptyBeads).filter(hasBeads) },
    place: placeAfterMove(place, from, isEmpty(restated(giver, side, kept)), blocks),
  };
}

/** Where the bead that took the sentence stands once an emptied one before it has gone. */
function placeAfterMove(
  taker: BeadPlace,
  giver: BeadPlace,
  giverGoes: boolean,
  blocks: readonly PreparedBlock[],
): BeadPlace {
  const after =
    taker.block > giver.block || (taker.block === giver.block && taker.bead > giver.bead);
  if (!giverGoes || !after) return taker;
  if (taker.block === giver.block) return { block: taker.block, bead: taker.bead - 1 };
  const blockGoes = blocks[giver.block]?.beads.length === 1;
  return blockGoes ? { block: taker.block - 1, bead: taker.bead } : taker;
}

/** A bead a person put together, which the aligner's doubts no longer concern. */
function paired(source: string[], target: string[]): PreparedBead {
  return { source, target, confidence: null };
}

function restated(bead: PreparedBead, side: Side, sentences: string[]): PreparedBead {
  return { ...bead, [side]: sentences, confidence: null };
}

function isEmpty(bead: PreparedBead): boolean {
  return bead.source.length === 0 && bead.target.length === 0;
}

function withoutEmptyBeads(block: PreparedBlock): PreparedBlock {
  return { ...block, beads: block.beads.filter((bead) => !isEmpty(bead)) };
}

function hasBeads(block: PreparedBlock): boolean {
  return block.beads.length > 0;
}
