import type { Translation } from '../articles/article.ts';
import type { BlockKind } from '../formats/document.ts';
import { isReviewable, type Segment } from '../revisions/segment.store.ts';
import { inReadingOrder, type Snapshot } from '../revisions/snapshot.ts';
import type { State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';

/** A segment as it leaves. */
export interface ExportedSegment {
  id: number;
  source: string;
  machine: string;
  target: string;
  state: State;
}

/** A block as it leaves, with the segments of it that are part of the article. */
export interface ExportedBlock {
  kind: BlockKind;
  level: number | null;
  segments: ExportedSegment[];
}

/** What every format writes: the article without what is excluded or no part of it. */
export interface ExportedArticle {
  translation: Translation;
  blocks: ExportedBlock[];
}

/** As much of a segment as decides whether and how it is exported. */
export type ExportableSegment = Pick<
  Segment,
  'id' | 'block' | 'kind' | 'level' | 'source' | 'machine' | 'target' | 'state' | 'excluded'
>;

/** Picks from a translation's segments what is exported. */
export function exportedArticle(
  translation: Translation,
  segments: readonly ExportableSegment[],
): ExportedArticle {
  return { translation, blocks: exportedBlocks(segments) };
}

/** Their blocks, in reading order. */
export function exportedBlocks(segments: readonly ExportableSegment[]): ExportedBlock[] {
  const blocks: (ExportedBlock & { id: number })[] = [];
  for (const segment of segments) {
    if (!isReviewable(segment)) continue;
    let block = blocks.at(-1);
    if (block?.id !== segment.block) {
      block = { id: segment.block, kind: segment.kind, level: segment.level, segments: [] };
      blocks.push(block);
    }
    const { id, source, machine, target, state } = segment;
    block.segments.push({ id, source, machine, target, state });
  }
  return blocks.map(({ id: _, ...block }) => block);
}

/** The segments of a snapshot in reading order, with what their blocks say of them. */
export function exportableSegments(snapshot: Snapshot): ExportableSegment[] {
  return inReadingOrder(snapshot).map((segment) => {
    const block = snapshot.blocks.get(segment.block);
    if (!block) throw new Error(`Segment ${segment.id} stands in no block.`);
    return { ...segment, ...block };
  });
}

/** The blocks and segments in which there is something to read; what an editor emptied is not. */
export function readableBlocks({ blocks }: ExportedArticle): ExportedBlock[] {
  return blocks
    .map((block) => ({ ...block, segments: block.segments.filter(({ target }) => target !== '') }))
    .filter(({ segments }) => segments.length > 0);
}

/**
 * Segments as running text of a language. What stands between two depends on their texts, not on what
 * a format writes around these.
 *
 * @param write what a format makes of a text
 */
export function runningText(
  segments: readonly ExportedSegment[],
  language: string,
  write: (segment: ExportedSegment) => string = ({ target }) => target,
): string {
  let written = '';
  let before = '';
  for (const segment of segments) {
    const { target } = segment;
    if (target === '') continue;
    const isSpaced = joinSentences([before, target], language).length > (before + target).length;
    written += (isSpaced ? ' ' : '') + write(segment);
    before = target;
  }
  return written;
}

/** What the exported text is called: its headline, or the title the article was given. */
export function titleOf(article: ExportedArticle): string {
  const { translation } = article;
  const headline = readableBlocks(article).find((block) => block.kind === 'heading');
  if (!headline) return translation.article.title;
  return runningText(headline.segments, translation.targetLanguage).replace(/\s+/gu, ' ');
}

/** UTF-8 bytes of a title that go into a file name, which may have 255 with its ending. */
const NAME_BYTES = 120;

/** A name for a file, of letters and digits of any script: `7-Verhandlungen-in-Baku.de`. */
export function fileStem(article: ExportedArticle): string {
  const { translation } = article;
  const words = titleOf(article)
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const graphemes = new Intl.Segmenter().segment((words ?? []).join('-'));
  let name = '';
  for (const { segment } of graphemes) {
    if (Buffer.byteLength(name + segment) > NAME_BYTES) break;
    name += segment;
  }
  return [translation.article.id, name.replace(/-+$/, '')]
    .filter((part) => part !== '')
    .join('-')
    .concat(`.${translation.targetLanguage}`);
}
