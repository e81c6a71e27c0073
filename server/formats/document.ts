import type { State } from '../revisions/state.ts';
import type { FormatName } from './format.ts';
import type { InlineCode } from './inline.ts';

/** The kinds of blocks, in the order the interface lists them. */
export const BLOCK_KINDS = [
  'heading',
  'paragraph',
  'quotation',
  'listItem',
  'caption',
  'comment',
  'boilerplate',
] as const;

/**
 * What a block is. `comment` is a reader's comment with its score and date lines; `boilerplate` is
 * whatever else a page puts around an article: prompts, counters, navigation.
 */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** One structural piece of a document. */
export interface Block {
  kind: BlockKind;
  /**
   * One line, neither empty nor with white space at its ends. Inline markup is in it as the characters
   * of `inline.ts`.
   */
  text: string;
  /** Of a heading: 1 to 6, 1 being the headline. */
  level?: number;
  /** Where the format shows it and it is not 0: columns the block is set in from the margin. */
  indent?: number;
  /** What the inline codes in the text stand for. */
  codes?: InlineCode[];
  /** Of an item of a list. */
  list?: ListPlace;
  /** Of a cell of a table. */
  cell?: CellPlace;
}

/** Where an item stands in its list. */
export interface ListPlace {
  /** Counted from 1 through the document: items of one list share it, those of lists inside do not. */
  list: number;
  /** Lists it is inside of; 1 for an item of a list that is in no other. */
  depth: number;
  /** Its number, in a list that has numbers. */
  number?: number;
}

/** Where a cell stands in its table; rows and columns are counted from 0. */
export interface CellPlace {
  /** Counted from 1 through the document. */
  table: number;
  row: number;
  column: number;
  /** Whether it heads its column or row. */
  isHeader: boolean;
}

/** What a document says of itself. */
export interface DocumentDetails {
  title?: string;
  author?: string;
  /** Day of publication, `YYYY-MM-DD`. */
  date?: string;
  /** Address it was published at. */
  url?: string;
}

/** A text as blocks in reading order: the model every monolingual format reads to and writes from. */
export interface Document {
  /** BCP 47. */
  language: string;
  blocks: Block[];
  details?: DocumentDetails;
  /** The format whose markup the `data` of inline codes is. */
  markup?: FormatName;
}

/** A source text with its translation: the model every bilingual format reads to and writes from. */
export interface BilingualDocument {
  /** BCP 47. */
  sourceLanguage: string;
  /** BCP 47; undefined in a file that waits for its translation and does not say into what. */
  targetLanguage: string | undefined;
  units: Unit[];
  details?: DocumentDetails;
  /** The format whose markup the `data` of inline codes is. */
  markup?: FormatName;
}

/** A piece of a bilingual document that formats keep whole: a block, a translation unit, an entry. */
export interface Unit {
  /**
   * The format's own identifier, unique in the document: in formats that nest, those of the elements
   * around it and its own, as a path. Undefined where the format has none.
   */
  id?: string;
  kind: BlockKind;
  level?: number;
  /** Whether it is to be translated at all. */
  isTranslatable: boolean;
  /** In reading order; their texts joined are the text of the unit, unless it is a plural. */
  segments: UnitSegment[];
  /** Whether the segments are the plural forms of one text, in the order of the format. */
  isPlural?: boolean;
  /**
   * What the inline codes in both texts stand for. A code of the target that has the number of one of
   * the source is its counterpart.
   */
  codes: InlineCode[];
  notes: Note[];
}

/** Source and target text that belong together. */
export interface UnitSegment {
  id?: string;
  source: string;
  /** Undefined where there is no translation yet, which is not the same as an empty one. */
  target: string | undefined;
  state: State;
  /** Translations the file proposes besides, the best one first. */
  alternatives?: Alternative[];
}

/** A translation that a bilingual file proposes. */
export interface Alternative {
  source: string;
  target: string;
  /** Where it is from: a machine, a memory, as the file names it. */
  origin?: string;
  /** How well its source fits, 0 to 1. */
  quality?: number;
}

/** A remark in a bilingual file. */
export interface Note {
  text: string;
  author?: string;
  /** What it is about; the whole unit where undefined. */
  about?: 'source' | 'target';
}
