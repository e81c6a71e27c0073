import type { BilingualDocument, Document, DocumentDetails, Unit } from '../formats/document.ts';
import type { ExportedArticle, ExportedBlock } from './exported-article.ts';
import { readableBlocks, runningText, titleOf } from './exported-article.ts';
import { listItem } from './list-item.ts';

/** What an export says of its article, under its title in the language of the text. */
export function detailsOf(article: ExportedArticle, title: string): DocumentDetails {
  const { author, publishedOn, url } = article.translation.article;
  return {
    title,
    ...(author && { author }),
    ...(publishedOn && { date: publishedOn }),
    ...(url && { url }),
  };
}

/** The translation as a text: a block for each block that has any. */
export function toDocument(article: ExportedArticle): Document {
  const language = article.translation.targetLanguage;
  const blocks = readableBlocks(article);
  return {
    language,
    details: detailsOf(article, titleOf(article)),
    blocks: blocks.map((block, index) => {
      const item = block.kind === 'listItem' ? listItem(block) : undefined;
      const text = runningText(item?.segments ?? block.segments, language).replace(/\s+/gu, ' ');
      return { ...placeOf(block, index, blocks, item?.number), text: text.trim() };
    }),
  };
}

/** What a block is; items one after the other are one list. */
function placeOf(
  { kind, level }: ExportedBlock,
  index: number,
  blocks: readonly ExportedBlock[],
  number: number | undefined,
) {
  if (kind !== 'listItem') return { kind, ...(level !== null && { level }) };
  const isItem = (one: ExportedBlock | undefined) => one?.kind === 'listItem';
  const list = blocks
    .slice(0, index + 1)
    .filter((one, place) => isItem(one) && !isItem(blocks[place - 1])).length;
  return { kind, list: { list, depth: 1, ...(number !== undefined && { number }) } };
}

/**
 * The article with both texts: a unit for each block, with the numbers of segments as their names.
 *
 * @param notes remarks by the segments they are on
 */
export function toBilingualDocument(
  article: ExportedArticle,
  notes: ReadonlyMap<number, readonly { text: string; author: string }[]>,
): BilingualDocument {
  const { translation, blocks } = article;
  return {
    sourceLanguage: translation.article.sourceLanguage,
    targetLanguage: translation.targetLanguage,
    details: detailsOf(article, translation.article.title),
    units: blocks.map((block): Unit => {
      const [first] = block.segments;
      return {
        id: String(first?.id ?? 0),
        kind: block.kind,
        ...(block.level !== null && { level: block.level }),
        isTranslatable: true,
        segments: block.segments.map(({ id, source, target, state }) => ({
          id: String(id),
          source,
          target: target === '' && state === 'machine' ? undefined : target,
          state,
        })),
        codes: [],
        notes: block.segments.flatMap(({ id }) => notes.get(id) ?? []),
      };
    }),
  };
}
