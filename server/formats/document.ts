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
  /** One line, neither empty nor with white space at its ends. */
  text: string;
  /** Of a heading: 1 to 6, 1 being the headline. */
  level?: number;
  /** Where the format shows it and it is not 0: columns the block is set in from the margin. */
  indent?: number;
}

/** A text as blocks in reading order: the model every format reads to and writes from. */
export interface Document {
  /** BCP 47. */
  language: string;
  blocks: Block[];
}
