import type { PreparedArticle, PreparedBlock } from '../articles/prepared-article.ts';
import type { BlockEdit, SegmentEdit } from '../revisions/commit.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { Pair } from './match.ts';
import type { Outcome, RenewedTexts } from './renewed-texts.ts';

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
export interface FreshPair extends Pair {
  block: PreparedBlock;
  confidence: number | null;
}

/** A segment of the new article. */
export interface Placed {
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

/** A segment that goes. */
export interface Gone {
  segment: Segment;
  /** How many are placed before it. */
  after: number;
  /** The segment it becomes part of. */
  heir?: number;
}
