import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse } from 'parse5';
import type { Block } from '../document.ts';
import { withoutCodes } from '../inline.ts';
import { readBlocks } from './blocks.ts';

/** Of all the text of a page, its main text has at least this share, or was not found. */
const LEAST_SHARE = 0.1;

/** What a page says of its article. */
export interface MainText {
  /** Texts of the lines that belong to it, as `lineKey` writes them; undefined where it is not found. */
  lines: ReadonlySet<string> | undefined;
  title: string | undefined;
  author: string | undefined;
  /** As the page writes it. */
  published: string | undefined;
}

/** Finds the main text of a page, as browsers do for their reading view. */
export function findMainText(page: string, blocks: readonly Block[]): MainText {
  const { document } = parseHTML(page);
  const found = new Readability(document as unknown as Document, {
    charThreshold: 200,
    keepClasses: true,
  }).parse();
  const content = found?.content ?? '';
  const lines = new Set(
    readBlocks(parse(content), content).map(({ block }) => lineKey(block.text)),
  );
  const share = lengthOf([...lines]) / Math.max(1, lengthOf(blocks.map(({ text }) => text)));
  return {
    lines: lines.size > 0 && share >= LEAST_SHARE ? lines : undefined,
    title: found?.title?.trim() || undefined,
    author: found?.byline?.replace(/\s+/gu, ' ').trim() || undefined,
    published: found?.publishedTime ?? undefined,
  };
}

/** A line by what is to be read in it. */
export function lineKey(text: string): string {
  return withoutCodes(text).replace(/\s+/gu, ' ').trim();
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

/**
 * Marks what is no part of the main text as boilerplate. Headings, captions and lists between two lines
 * of it stay, and so does the headline, all of which the search for the main text likes to leave out.
 */
export function markBoilerplate(blocks: readonly Block[], { lines, title }: MainText): Block[] {
  if (!lines) return [...blocks];
  const isMain = blocks.map(({ text }) => lines.has(lineKey(text)));
  const first = isMain.indexOf(true);
  const last = isMain.lastIndexOf(true);
  return blocks.map((block, index) => {
    if (isMain[index] || block.kind === 'boilerplate') return block;
    const isBetween = index > first && index < last;
    const isKept =
      block.kind === 'heading'
        ? block.level === 1 || isBetween || lineKey(block.text) === title
        : isBetween && (block.kind === 'caption' || block.cell !== undefined);
    if (isKept) return block;
    const { text, codes } = block;
    return { kind: 'boilerplate', text, ...(codes && { codes }) };
  });
}
