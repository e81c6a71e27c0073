import type { Block, BlockKind, CellPlace, ListPlace } from '../document.ts';
import { withoutCodes } from '../inline.ts';
import { type HtmlElement, type HtmlNode, isElement, isInline, isSkipped } from './elements.ts';
import { readInline } from './inline.ts';

/** A block with its place in the page. */
export interface PlacedBlock {
  block: Block;
  /** The nodes of its line. */
  nodes: readonly HtmlNode[];
  /** UTF-16 offsets of its line in the page. */
  from: number;
  to: number;
}

/** What is known of a place from the elements around it. */
interface Surroundings {
  kind: BlockKind;
  level?: number;
  list?: ListPlace;
  cell?: CellPlace;
}

const HEADING = /^h([1-6])$/u;
/** Parts of a page that are about the page and not the article. */
const FURNITURE = new Set([
  'nav',
  'footer',
  'aside',
  'form',
  'menu',
  'search',
  'fieldset',
  'dialog',
]);
/** In these a header is the page's own, in others that of an article or section. */
const PAGE = new Set(['body', 'html', '#document', '#document-fragment']);

/**
 * Finds the lines of text of a page: runs of inline nodes, as blocks of the kinds that the elements
 * around them say.
 *
 * @param source the page, for the places of the nodes in it
 */
export function readBlocks(root: HtmlNode, source: string): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let lists = 0;
  /** For each table how many rows it has had. */
  const rows: number[] = [];
  walk(root, { kind: 'paragraph' });
  return blocks;

  function walk(node: HtmlNode, around: Surroundings): void {
    if (!('childNodes' in node)) return;
    const counters = { item: startOf(node), column: -1 };
    let line: HtmlNode[] = [];
    for (const child of node.childNodes) {
      if (isPartOfLine(child)) {
        line.push(child);
        continue;
      }
      endLine();
      if (isElement(child) && !isSkipped(child)) enter(child);
    }
    endLine();

    function endLine(): void {
      addLine(line, around);
      line = [];
    }

    function enter(child: HtmlElement): void {
      const { tagName } = child;
      if (tagName === 'ul' || tagName === 'ol') lists++;
      if (tagName === 'table') rows.push(0);
      const table = tagName === 'table' ? rows.length : (around.cell?.table ?? 0);
      const row = rows[table - 1] ?? 0;
      if (tagName === 'tr') rows[table - 1] = row + 1;
      if (tagName === 'td' || tagName === 'th') counters.column++;
      if (tagName === 'li') counters.item++;
      walk(child, within(child, node, around, { ...counters, list: lists, table, row }));
    }
  }

  function addLine(line: HtmlNode[], around: Surroundings): void {
    const { text, codes } = readInline(line, source);
    if (withoutCodes(text).trim() === '') return;
    blocks.push({
      block: { ...around, text, ...(codes.length > 0 && { codes }) },
      nodes: line,
      ...extentOf(line),
    });
  }
}

/** Text and inline elements without a block in them are; a link around a whole card is not. */
function isPartOfLine(node: HtmlNode): boolean {
  if (!isElement(node)) return node.nodeName === '#text' || node.nodeName === '#comment';
  if (!isInline(node)) return false;
  return node.childNodes.every(
    (child) => isPartOfLine(child) || (isElement(child) && isSkipped(child)),
  );
}

/**
 * The part of the page that nodes are written in. An element that the parser made itself, because one
 * was closed out of order, has no place of its own.
 */
function extentOf(nodes: readonly HtmlNode[]): { from: number; to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const node of nodes) {
    const place = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined;
    const extent = place
      ? { from: place.startOffset, to: place.endOffset }
      : extentOf('childNodes' in node ? node.childNodes : []);
    from = Math.min(from, extent.from);
    to = Math.max(to, extent.to);
  }
  return { from, to };
}

interface Counters {
  item: number;
  row: number;
  column: number;
  list: number;
  table: number;
}

/** What the elements around a place say, once one more is entered. */
function within(
  element: HtmlElement,
  parent: HtmlNode,
  around: Surroundings,
  counters: Counters,
): Surroundings {
  const { tagName } = element;
  if (around.kind === 'boilerplate') return around;
  const level = HEADING.exec(tagName)?.[1];
  if (level !== undefined) return { ...around, kind: 'heading', level: Number(level) };
  if (FURNITURE.has(tagName) || isPageHeader(element, parent)) return { kind: 'boilerplate' };
  switch (tagName) {
    case 'blockquote':
      return { ...around, kind: 'quotation' };
    case 'figcaption':
    case 'caption':
      return { kind: 'caption' };
    case 'ul':
    case 'ol':
      return {
        ...around,
        list: { list: counters.list, depth: (around.list?.depth ?? 0) + 1 },
      };
    case 'li':
    case 'dt':
    case 'dd':
      return { ...around, kind: 'listItem', ...itemPlace(parent, around, counters) };
    case 'table':
    case 'tr': {
      const { table, row } = counters;
      return { ...around, cell: { table, row, column: 0, isHeader: false } };
    }
    case 'td':
    case 'th': {
      if (!around.cell) return around;
      const column = counters.column;
      return { ...around, cell: { ...around.cell, column, isHeader: tagName === 'th' } };
    }
    default:
      return around;
  }
}

function isPageHeader({ tagName }: HtmlElement, parent: HtmlNode): boolean {
  return tagName === 'header' && PAGE.has(parent.nodeName);
}

function itemPlace(
  parent: HtmlNode,
  { list }: Surroundings,
  { item }: Counters,
): Pick<Surroundings, 'list'> {
  if (!list) return {};
  return { list: { ...list, ...(parent.nodeName === 'ol' && { number: item }) } };
}

/** The number before that of the first item of a list. */
function startOf(node: HtmlNode): number {
  if (!isElement(node) || node.tagName !== 'ol') return 0;
  const start = node.attrs.find(({ name }) => name === 'start')?.value ?? '1';
  return /^-?\d+$/u.test(start) ? Number(start) - 1 : 0;
}
