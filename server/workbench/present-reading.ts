import type { BlockKind } from '../formats/document.ts';
import { diff } from '../revisions/diff.ts';
import { type DiffPiece, linkHunks, presentInline } from '../revisions/present-diff.ts';
import { isReviewable, type Segment } from '../revisions/segment.store.ts';
import { joinSentences } from '../text/language.ts';
import type { TranslationHeader } from './present-workbench.ts';

/** What the text is read against: nothing, the machine text, or the last approved text. */
export const READINGS = ['none', 'machine', 'approved'] as const;

export type Reading = (typeof READINGS)[number];

/** A sentence of running text, with what stands between it and the one before it. */
export interface SentenceView<Piece> {
  id: number;
  joiner: string;
  pieces: Piece[];
}

/** A block as readers see it. */
export interface ReadingBlock<Piece> {
  kind: BlockKind;
  level: number;
  sentences: SentenceView<Piece>[];
}

/** Blocks that make one element of the page: list items in a row are one list. */
export interface ReadingPart<Piece> {
  kind: BlockKind;
  blocks: ReadingBlock<Piece>[];
}

/** A way to read the translation; who wrote it is a page of its own. */
export interface ReadingLink {
  reading: Reading | 'attribution';
  href: string;
}

export interface ReadingPage {
  header: TranslationHeader;
  reading: Reading;
  readings: ReadingLink[];
  parts: ReadingPart<DiffPiece>[];
}

/**
 * The translation alone. What is excluded or no part of the article is left out; so is a segment
 * without text, unless its text was deleted and deletions are shown.
 *
 * @param approved texts as they were last approved, by segment; the others are read against the
 *   machine text
 */
export function presentReading(
  header: TranslationHeader,
  segments: readonly Segment[],
  reading: Reading,
  approved: ReadonlyMap<number, string>,
): ReadingPage {
  const language = header.targetLanguage;
  return {
    header,
    reading,
    readings: presentReadings(header),
    parts: readingParts(segments, language, (segment) => {
      const before = textBefore(segment, reading, approved);
      return {
        text: segment.target || before,
        pieces: linkHunks(
          presentInline(before, diff(before, segment.target, language)),
          readingPath(header, reading),
          segment.id,
        ),
      };
    }),
  };
}

/** Every way to read the translation. */
export function presentReadings(header: TranslationHeader): ReadingLink[] {
  return [
    ...READINGS.map((reading) => ({ reading, href: readingPath(header, reading) })),
    { reading: 'attribution', href: `${header.path}/attribution` },
  ];
}

/**
 * Segments as running text, without what is excluded or no part of the article.
 *
 * @param present what is shown of a segment; one without text is left out
 */
export function readingParts<Piece>(
  segments: readonly Segment[],
  language: string,
  present: (segment: Segment) => { text: string; pieces: Piece[] },
): ReadingPart<Piece>[] {
  const parts: ReadingPart<Piece>[] = [];
  let block: (ReadingBlock<Piece> & { id: number }) | undefined;
  let previous = '';
  for (const segment of segments) {
    if (!isReviewable(segment)) continue;
    const { text, pieces } = present(segment);
    if (text === '') continue;
    if (block?.id !== segment.block) {
      block = { id: segment.block, kind: segment.kind, level: segment.level ?? 2, sentences: [] };
      previous = '';
      addBlock(parts, block);
    }
    block.sentences.push({ id: segment.id, joiner: joinerOf(previous, text, language), pieces });
    previous = text;
  }
  return parts;
}

function readingPath(header: TranslationHeader, reading: Reading): string {
  const query = { none: '', machine: '?changes=1', approved: '?changes=approved' };
  return `${header.path}/read${query[reading]}`;
}

function textBefore(
  segment: Segment,
  reading: Reading,
  approved: ReadonlyMap<number, string>,
): string {
  if (reading === 'none') return segment.target;
  return (reading === 'approved' ? approved.get(segment.id) : undefined) ?? segment.machine;
}

function addBlock<Piece>(parts: ReadingPart<Piece>[], block: ReadingBlock<Piece>): void {
  const last = parts.at(-1);
  if (block.kind === 'listItem' && last?.kind === 'listItem') last.blocks.push(block);
  else parts.push({ kind: block.kind, blocks: [block] });
}

/** What running text of the language puts between two sentences. */
function joinerOf(previous: string, next: string, language: string): string {
  if (previous === '') return '';
  const joined = joinSentences([previous, next], language);
  return joined.slice(previous.length, joined.length - next.length);
}
