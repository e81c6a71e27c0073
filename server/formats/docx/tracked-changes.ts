import type { Block, DocumentDetails } from '../document.ts';
import { Links, packDocument } from './fresh-package.ts';
import { Numberings } from './numbering.ts';
import {
  changeAttributes,
  type TextContext,
  type TrackedPiece,
  type TrackedRevision,
  trackChanges,
} from './tracked-text.ts';
import { type WritableBlock, writeBlocks } from './write.ts';

/** A block with all the versions of its text. */
export interface TrackedParagraph extends Omit<Block, 'text'> {
  /** The text of the first version, with its codes. */
  before: string;
  /** What led from each version to the next, oldest first. */
  revisions: readonly TrackedRevision[];
}

/** A document whose changes are to be shown. */
export interface TrackedDocument {
  /** BCP 47. */
  language: string;
  details?: DocumentDetails;
  paragraphs: readonly TrackedParagraph[];
}

/**
 * A DOCX file in which every change is tracked with its author and date, as `w:ins` and `w:del` (ISO/IEC
 * 29500-1, 17.13.5): who rejects all of them gets the first version, who accepts them the last. What is
 * changed in it later is tracked too.
 *
 * @throws DeltaMismatchError when a delta was made for another text
 * @throws RangeError when a date is none
 */
export function writeTrackedChanges({
  language,
  details,
  paragraphs,
}: TrackedDocument): Uint8Array {
  const links = new Links();
  const numberings = new Numberings();
  const context: TextContext = { language, links, nextChange: changeCounter() };
  const body = writeBlocks(
    paragraphs.map((paragraph) => withChanges(paragraph, context)),
    context,
    numberings,
  );
  return packDocument({
    language,
    ...(details && { details }),
    body,
    links,
    numbering: numberings.written(),
    tracksChanges: true,
  });
}

function withChanges(
  { before, revisions, ...block }: TrackedParagraph,
  context: TextContext,
): WritableBlock {
  const pieces = trackChanges(before, revisions);
  return { ...block, pieces, mark: changeOfMark(pieces, context) };
}

/** A paragraph that came or went as a whole takes its end with it. */
function changeOfMark(pieces: readonly TrackedPiece[], context: TextContext): string {
  const [first] = pieces;
  if (first?.inserted && pieces.every(({ inserted }) => inserted)) {
    return `<w:ins ${changeAttributes(first.inserted, context)}/>`;
  }
  const last = pieces.at(-1);
  if (last?.deleted && pieces.every(({ deleted }) => deleted)) {
    return `<w:del ${changeAttributes(last.deleted, context)}/>`;
  }
  return '';
}

/** Counts the changes of a document. */
export function changeCounter(): () => number {
  let changes = 0;
  return () => ++changes;
}
