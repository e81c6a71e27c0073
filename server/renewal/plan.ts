import { generateNKeysBetween } from 'fractional-indexing';
import type { PreparedArticle, PreparedBlock } from '../articles/prepared-article.ts';
import { type BlockEdit, frameOf, type SegmentEdit } from '../revisions/commit.ts';
import type { BlockFrame, LanguagePair, SegmentFrame } from '../revisions/frame.ts';
import { merge } from '../revisions/merge.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';
import { bare, type Match, matchSegments, type Pair } from './match.ts';

/** An article worked on, and its texts as they come in anew. */
export interface Renewal {
  /** As they stand, in reading order. */
  segments: readonly Segment[];
  /** Both new texts, cut and paired. */
  prepared: PreparedArticle;
  languages: LanguagePair;
  /** Next free identifiers. */
  nextSegment: number;
  nextBlock: number;
  /** Whether the original is as it was, so that its blocks stay as people have put them. */
  sameOriginal: boolean;
  /** Blocks of which a person has said what they are. */
  namedBlocks: ReadonlySet<number>;
}

/** What becomes of a translated text when its machine text does not stay. */
export type Outcome =
  /** It stays as it is, and the machine text as well. */
  | 'kept'
  /** Nobody had changed the machine text: the new one takes its place. */
  | 'taken'
  /** What people changed was changed in the new machine text as well. */
  | 'merged'
  /** Both changed the same words: the text stays, and somebody has to settle. */
  | 'conflict';

/** The texts of a segment, of several joined where the new article has them as one. */
export interface RenewedTexts {
  source: string;
  machine: string;
  target: string;
  state: State;
}

/** What the renewal does to one segment. */
export interface RenewalItem {
  id: number;
  change: 'unchanged' | 'changed' | 'added' | 'removed';
  sourceChanged: boolean;
  outcome: Outcome;
  /** Undefined where it is added. */
  before: RenewedTexts | undefined;
  /** Undefined where it is removed. */
  after: RenewedTexts | undefined;
  /** Segments that become part of it, where there are any. */
  joined: readonly number[];
  /** Whether somebody's words go with it: it is removed, and its text is not the machine's. */
  worked: boolean;
}

/** How many segments come out how; one whose original changed is counted by its text as well. */
export interface RenewalCounts {
  unchanged: number;
  sourceChanged: number;
  taken: number;
  merged: number;
  conflicts: number;
  added: number;
  removed: number;
}

/** What is to be done to an article to give it its new texts. */
export interface RenewalPlan {
  /** Every segment in the order of the new article, those removed where they stood. */
  items: RenewalItem[];
  counts: RenewalCounts;
  segments: SegmentEdit[];
  blocks: BlockEdit[];
  nextSegment: number;
  nextBlock: number;
}

/** A new segment with the block it was found in. */
interface FreshPair extends Pair {
  block: PreparedBlock;
  confidence: number | null;
}

/** A segment of the new article. */
interface Placed {
  id: number;
  /** The segments it was; none where it is added. */
  olds: readonly Segment[];
  /** The block the new texts have it in. */
  found: PreparedBlock;
  /** What it is to hold; undefined where its texts stay. */
  texts: RenewedTexts | undefined;
  sameSource: boolean;
  confidence: number | null | undefined;
  item: RenewalItem;
}

/**
 * Plans how an article worked on gets a new original, a new machine translation or both, without
 * anything a person wrote going missing: segments whose texts stay keep text, state and approval;
 * where the machine text is another one, what people changed is done to it as well, or listed as a
 * conflict; where the original is another one, the text stays and is no longer vouched for.
 */
export function planRenewal(renewal: Renewal): RenewalPlan {
  return new Planner(renewal).plan();
}

class Planner {
  readonly #renewal: Renewal;
  readonly #fresh: FreshPair[];
  readonly #placed: Placed[] = [];
  readonly #items: RenewalItem[] = [];
  /** Segments that go, with how many are placed before them. */
  readonly #gone: { segment: Segment; after: number; heir?: number }[] = [];
  #nextSegment: number;

  constructor(renewal: Renewal) {
    this.#renewal = renewal;
    this.#nextSegment = renewal.nextSegment;
    const { source, target } = renewal.languages;
    this.#fresh = renewal.prepared.blocks.flatMap((block) =>
      block.beads.map((bead) => ({
        source: joinSentences(bead.source, source),
        machine: joinSentences(bead.target, target),
        confidence: bead.confidence,
        block,
      })),
    );
  }

  plan(): RenewalPlan {
    const { segments, languages } = this.#renewal;
    const matches = matchSegments(segments, this.#fresh, languages);
    const same = this.#sameTexts(matches);
    for (const [index, match] of matches.entries()) {
      const olds = segments.slice(...match.old);
      const news = this.#fresh.slice(...match.new);
      if (news.length === 0) for (const one of olds) this.#remove(one);
      else if (olds.length === 0) for (const one of news) this.#addNew(one);
      else if (same.has(index)) this.#keep(olds, news);
      else this.#change(olds, news);
    }
    const { blocks, blockOf, nextBlock } = this.#blocks();
    return {
      items: this.#items,
      counts: countItems(this.#items),
      segments: this.#edits(blockOf),
      blocks,
      nextSegment: this.#nextSegment,
      nextBlock,
    };
  }

  /**
   * Indices of the matches whose texts are the same. That a sentence of the machine text stands in
   * the neighbouring segment, where a person or the pairing has put it, makes no other text.
   */
  #sameTexts(matches: readonly Match[]): Set<number> {
    const same = new Set<number>();
    const text = (side: readonly Pair[], key: keyof Pair) =>
      side.map((one) => bare(one[key])).join('');
    const sides = matches.map((match) => {
      const [old, fresh] = [
        this.#renewal.segments.slice(...match.old),
        this.#fresh.slice(...match.new),
      ];
      const sameSource =
        old.length > 0 && fresh.length > 0 && text(old, 'source') === text(fresh, 'source');
      return { sameSource, old: text(old, 'machine'), fresh: text(fresh, 'machine') };
    });
    for (let from = 0; from < sides.length; from++) {
      let [old, fresh] = ['', ''];
      for (let to = from; to < Math.min(sides.length, from + NEIGHBOURS); to++) {
        const side = sides[to];
        if (!side?.sameSource) break;
        old += side.old;
        fresh += side.fresh;
        if (old !== fresh) continue;
        for (let index = from; index <= to; index++) same.add(index);
        from = to;
        break;
      }
    }
    return same;
  }

  /** Segments whose texts stay, however either side cuts them. */
  #keep(olds: readonly Segment[], news: readonly FreshPair[]): void {
    let at = 0;
    for (const segment of olds) {
      const texts = textsOf([segment], this.#renewal.languages);
      this.#place({
        id: segment.id,
        olds: [segment],
        found: blockAt(news, at),
        texts: undefined,
        sameSource: true,
        confidence: undefined,
        item: {
          id: segment.id,
          change: 'unchanged',
          sourceChanged: false,
          outcome: 'kept',
          before: texts,
          after: texts,
          joined: [],
          worked: false,
        },
      });
      at += bare(segment.source).length;
    }
  }

  #change(olds: readonly Segment[], news: readonly FreshPair[]): void {
    const { languages } = this.#renewal;
    const [first, ...others] = olds as [Segment, ...Segment[]];
    const before = textsOf(olds, languages);
    const source = joinSentences(
      news.map((one) => one.source),
      languages.source,
    );
    const machine = joinSentences(
      news.map((one) => one.machine),
      languages.target,
    );
    const sourceChanged = bare(source) !== bare(before.source);
    const { outcome, ...after } = renewTexts(before, { source, machine }, languages.target);
    this.#place({
      id: first.id,
      olds,
      found: (news[0] as FreshPair).block,
      texts: after,
      sameSource: !sourceChanged,
      confidence: leastConfidence(news),
      item: {
        id: first.id,
        change: 'changed',
        sourceChanged,
        outcome,
        before,
        after,
        joined: others.map(({ id }) => id),
        worked: false,
      },
    });
    for (const segment of others) {
      this.#gone.push({ segment, after: this.#placed.length, heir: first.id });
    }
  }

  #addNew(fresh: FreshPair): void {
    const { source, machine, confidence } = fresh;
    const texts: RenewedTexts = { source, machine, target: machine, state: 'machine' };
    const id = this.#nextSegment++;
    this.#place({
      id,
      olds: [],
      found: fresh.block,
      texts,
      sameSource: false,
      confidence,
      item: {
        id,
        change: 'added',
        sourceChanged: false,
        outcome: 'taken',
        before: undefined,
        after: texts,
        joined: [],
        worked: false,
      },
    });
  }

  #remove(segment: Segment): void {
    this.#gone.push({ segment, after: this.#placed.length });
    this.#items.push({
      id: segment.id,
      change: 'removed',
      sourceChanged: false,
      outcome: 'kept',
      before: textsOf([segment], this.#renewal.languages),
      after: undefined,
      joined: [],
      worked: segment.target !== segment.machine,
    });
  }

  #place(placed: Placed): void {
    this.#placed.push(placed);
    this.#items.push(placed.item);
  }

  /** Gives every segment its block: the one it was in where that still holds, else a new one. */
  #blocks(): { blocks: BlockEdit[]; blockOf: Map<number, number>; nextBlock: number } {
    const { segments, namedBlocks, sameOriginal } = this.#renewal;
    const before = new Map<number, BlockFrame>();
    for (const { block, kind, level } of segments) before.set(block, { kind, level });
    const after = new Map<number, BlockFrame>();
    const blockOf = new Map<number, number>();
    let { nextBlock } = this.#renewal;
    for (const run of this.#runs()) {
      const own = mostCommon(
        run.flatMap(({ olds }) => olds.map(({ block }) => block)).filter((id) => !after.has(id)),
      );
      const id = own ?? nextBlock++;
      const found = (run[0] as Placed).found;
      const stays = sameOriginal || namedBlocks.has(id) || run.some((placed) => placed.sameSource);
      const frame = own !== undefined && stays ? before.get(own) : undefined;
      after.set(id, frame ?? { kind: found.kind, level: found.level });
      for (const placed of run) blockOf.set(placed.id, id);
    }
    const blocks: BlockEdit[] = [];
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(id), after.get(id)];
      if (was?.kind === is?.kind && was?.level === is?.level) continue;
      blocks.push({ id, before: was, after: is });
    }
    return { blocks, blockOf, nextBlock };
  }

  /** Segments that are in a block together. */
  #runs(): Placed[][] {
    const runs: Placed[][] = [];
    let previous: Placed | undefined;
    for (const placed of this.#placed) {
      const [last, first] = [previous?.olds.at(-1), placed.olds[0]];
      const together =
        this.#renewal.sameOriginal && last && first
          ? last.block === first.block
          : previous?.found === placed.found;
      if (previous && together) runs.at(-1)?.push(placed);
      else runs.push([placed]);
      previous = placed;
    }
    return runs;
  }

  #edits(blockOf: ReadonlyMap<number, number>): SegmentEdit[] {
    const positions = positionsOf(this.#placed);
    const edits: SegmentEdit[] = [];
    for (const [index, { id, olds, texts, confidence }] of this.#placed.entries()) {
      const [before] = olds;
      const after: SegmentFrame = {
        ...(before ? frameOf(before) : NEW),
        ...texts,
        block: blockOf.get(id) as number,
        position: positions[index] as string,
        excluded: olds.length > 0 && olds.every(({ excluded }) => excluded),
      };
      if (before && sameValues(before, after)) continue;
      edits.push({ id, before, after, ...(texts ? { confidence } : {}) });
    }
    for (const { segment, after, heir } of this.#gone) {
      // What is removed leaves its comments to what stands before it.
      const neighbour = this.#placed[after - 1] ?? this.#placed[0];
      edits.push({
        id: segment.id,
        before: segment,
        after: undefined,
        heir: heir ?? neighbour?.id,
      });
    }
    return edits;
  }
}

/** At most so many segments in a row may have passed sentences of the machine text to each other. */
const NEIGHBOURS = 8;

const NEW = { source: '', machine: '', target: '', state: 'machine' as State };

/**
 * What becomes of a translated text when its original or its machine text is another one.
 *
 * @param language BCP 47, of the translation
 */
export function renewTexts(
  before: RenewedTexts,
  fresh: { source: string; machine: string },
  language: string,
): RenewedTexts & { outcome: Outcome } {
  // White space says nothing: a text that differs in it alone stays as it is, approval and all.
  const source = bare(before.source) === bare(fresh.source) ? before.source : fresh.source;
  const machine = bare(before.machine) === bare(fresh.machine) ? before.machine : fresh.machine;
  const stateOf = (target: string): State => {
    if (source === before.source && target === before.target) return before.state;
    return before.state === 'machine' && target === machine ? 'machine' : 'edited';
  };
  const become = (outcome: Outcome, target: string) => ({
    source,
    machine,
    target,
    state: stateOf(target),
    outcome,
  });
  if (machine === before.machine) return become('kept', before.target);
  if (before.target === before.machine) {
    // Somebody has confirmed a text for which the new machine translation has none.
    if (machine === '' && before.state !== 'machine') return become('conflict', before.target);
    return become('taken', machine);
  }
  const merged = merge(before.machine, machine, before.target, language);
  return 'merged' in merged ? become('merged', merged.merged) : become('conflict', before.target);
}

/** The texts of one segment, or of several as one. */
function textsOf(segments: readonly Segment[], languages: LanguagePair): RenewedTexts {
  const [only] = segments;
  if (only && segments.length === 1) {
    const { source, machine, target, state } = only;
    return { source, machine, target, state };
  }
  const join = (key: 'source' | 'machine' | 'target', language: string) =>
    joinSentences(
      segments.map((segment) => segment[key]),
      language,
    );
  const [source, machine, target] = [
    join('source', languages.source),
    join('machine', languages.target),
    join('target', languages.target),
  ];
  // Vouched for as a whole only where all of it was.
  const states = segments.map(({ state }) => state);
  const state = states.every((one) => one === states[0]) ? (states[0] as State) : 'edited';
  return { source, machine, target, state };
}

/** The block in which the character of a group's original, white space not counted, was found. */
function blockAt(news: readonly FreshPair[], at: number): PreparedBlock {
  let end = 0;
  for (const { source, block } of news) {
    end += bare(source).length;
    if (at < end) return block;
  }
  return (news.at(-1) as FreshPair).block;
}

function leastConfidence(news: readonly FreshPair[]): number | null {
  const known = news.flatMap(({ confidence }) => confidence ?? []);
  return known.length > 0 ? Math.min(...known) : null;
}

/** Positions of all: those that were there keep theirs. */
function positionsOf(placed: readonly Placed[]): string[] {
  const positions = placed.map(({ olds }) => olds[0]?.position);
  for (let from = 0; from < positions.length; from++) {
    if (positions[from] !== undefined) continue;
    let to = from;
    while (to < positions.length && positions[to] === undefined) to++;
    const keys = generateNKeysBetween(
      positions[from - 1] ?? null,
      positions[to] ?? null,
      to - from,
    );
    positions.splice(from, to - from, ...keys);
  }
  return positions as string[];
}

function mostCommon(ids: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  let best: number | undefined;
  for (const [id, count] of counts) {
    if (best === undefined || count > (counts.get(best) as number)) best = id;
  }
  return best;
}

function sameValues(before: Segment, after: SegmentFrame): boolean {
  return Object.entries(after).every(([key, value]) => before[key as keyof SegmentFrame] === value);
}

function countItems(items: readonly RenewalItem[]): RenewalCounts {
  const count = (fits: (item: RenewalItem) => boolean) => items.filter(fits).length;
  const changed = (outcome: Outcome) =>
    count((item) => item.change === 'changed' && item.outcome === outcome);
  return {
    unchanged: count(({ change }) => change === 'unchanged'),
    sourceChanged: count(({ sourceChanged }) => sourceChanged),
    taken: changed('taken'),
    merged: changed('merged'),
    conflicts: changed('conflict'),
    added: count(({ change }) => change === 'added'),
    removed: count(({ change }) => change === 'removed'),
  };
}
