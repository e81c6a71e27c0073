import type { Block, BlockKind, CellPlace, ListPlace } from '../document.ts';
import { withoutCodes } from '../inline.ts';
import { readInline } from './inline.ts';
import { type MarkdownNode, parseMarkdown, placeOf } from './tree.ts';

/** A block with its place in the text. */
export interface PlacedBlock {
  block: Block;
  /** UTF-16 offsets of what is written for its line. */
  from: number;
  to: number;
  /** Whether it is the cell of a table, in which a bar ends the cell. */
  isCell: boolean;
}

interface Surroundings {
  kind: BlockKind;
  list?: ListPlace;
  cell?: CellPlace;
}

/**
 * Finds the blocks of a text in Markdown. Code, HTML and definitions are not text to translate and stay
 * where they are.
 */
export function readBlocks(source: string): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let lists = 0;
  let tables = 0;
  walk(parseMarkdown(source), { kind: 'paragraph' });
  return blocks;

  function walk(node: MarkdownNode, around: Surroundings): void {
    switch (node.type) {
      case 'heading':
        add(node.children, { kind: 'heading', level: node.depth });
        break;
      case 'paragraph':
        add(node.children, around);
        break;
      case 'blockquote':
        walkAll(node.children, { ...around, kind: 'quotation' });
        break;
      case 'list': {
        const list = ++lists;
        const depth = (around.list?.depth ?? 0) + 1;
        for (const [index, item] of node.children.entries()) {
          const number = node.ordered ? { number: (node.start ?? 1) + index } : {};
          walkAll(item.children, { kind: 'listItem', list: { list, depth, ...number } });
        }
        break;
      }
      case 'table': {
        const table = ++tables;
        for (const [row, { children }] of node.children.entries()) {
          for (const [column, { children: line }] of children.entries()) {
            add(line, { kind: 'paragraph', cell: { table, row, column, isHeader: row === 0 } });
          }
        }
        break;
      }
      default:
        if ('children' in node) walkAll(node.children, around);
    }
  }

  function walkAll(nodes: readonly MarkdownNode[], around: Surroundings): void {
    for (const node of nodes) walk(node, around);
  }

  function add(line: readonly MarkdownNode[], around: Omit<Block, 'text' | 'codes'>): void {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last) return;
    const { text, codes } = readInline(line, source);
    if (withoutCodes(text).trim() === '') return;
    blocks.push({
      block: { ...around, text, ...(codes.length > 0 && { codes }) },
      from: placeOf(first).from,
      to: placeOf(last).to,
      isCell: around.cell !== undefined,
    });
  }
}
