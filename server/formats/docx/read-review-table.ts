import type { BilingualDocument, Block, Document, Unit } from '../document.ts';
import { shownText } from '../shown-text.ts';

/** Columns of a table for review: number, source, target, state. */
const COLUMNS = 4;

/**
 * Reads a document as the table that `writeReviewTable` writes: a heading, then a row for each segment,
 * numbered from 1. Tracked changes count as accepted.
 *
 * @returns undefined where the document is any other
 */
export function readReviewTable({ blocks, details }: Document): BilingualDocument | undefined {
  const rows = rowsOf(blocks);
  if (!rows) return undefined;
  const [, ...segments] = rows;
  const isNumbered = segments.every((row, index) => textOf(row[0]) === String(index + 1));
  if (segments.length === 0 || !isNumbered) return undefined;
  return {
    sourceLanguage: 'und',
    targetLanguage: undefined,
    units: segments.map(unitOf),
    ...(details && { details }),
  };
}

/** The cells of the only table of a document that is nothing else. */
function rowsOf(blocks: readonly Block[]): Block[][][] | undefined {
  const rows: Block[][][] = [];
  for (const block of blocks) {
    const { cell } = block;
    if (cell?.table !== 1 || cell.column >= COLUMNS) return undefined;
    rows[cell.row] ??= [];
    const row = rows[cell.row] as Block[][];
    row[cell.column] = [...(row[cell.column] ?? []), block];
  }
  const isFull = Array.from(rows, (row) => row?.length === COLUMNS);
  return rows.length > 1 && isFull.every(Boolean) ? rows : undefined;
}

function unitOf([, source = [], target = []]: Block[][], index: number): Unit {
  const text = textOf(target);
  return {
    id: String(index + 1),
    kind: 'paragraph',
    isTranslatable: true,
    segments: [{ source: textOf(source), target: text === '' ? undefined : text, state: 'edited' }],
    codes: [],
    notes: [],
  };
}

function textOf(blocks: readonly Block[] = []): string {
  return blocks.map(({ text, codes }) => shownText(text, codes)).join(' ');
}
