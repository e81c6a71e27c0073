import { direction } from '../../text/language.ts';
import type { Block, CellPlace, Document } from '../document.ts';
import { Links, packDocument } from './fresh-package.ts';
import { Numberings } from './numbering.ts';
import { type TextContext, type TrackedPiece, writeTrackedText } from './tracked-text.ts';

/** A block with the text that is written for it. */
export interface WritableBlock extends Omit<Block, 'text' | 'indent'> {
  pieces: readonly TrackedPiece[];
  /** Properties of the mark at the end of its paragraph, as they are written. */
  mark?: string;
}

/** Most columns that Word opens a table with. */
const MOST_COLUMNS = 63;

/** A document of the text alone; what is no part of the article is left out. */
export function writeDocument({ language, blocks, details }: Document): Uint8Array {
  const links = new Links();
  const numberings = new Numberings();
  const context: TextContext = { language, links, nextChange: () => 0 };
  const body = writeBlocks(
    blocks.map(({ text, ...block }) => ({ ...block, pieces: [{ text }] })),
    context,
    numberings,
  );
  return packDocument({
    language,
    ...(details && { details }),
    body,
    links,
    numbering: numberings.written(),
  });
}

/** Blocks as paragraphs and tables. */
export function writeBlocks(
  blocks: readonly WritableBlock[],
  context: TextContext,
  numberings: Numberings,
): string {
  const written: string[] = [];
  let cells: (WritableBlock & { cell: CellPlace })[] = [];
  for (const block of blocks) {
    if (block.kind === 'boilerplate' || block.kind === 'comment') continue;
    const { cell } = block;
    if (!cell || !follows(cell, cells.at(-1)?.cell)) endTable();
    if (cell) cells.push({ ...block, cell });
    else written.push(writeParagraph(block, context, numberings));
  }
  endTable();
  return written.join('');

  function endTable(): void {
    if (cells.length === 0) return;
    written.push(writeTable(cells, context, numberings));
    // Tables that nothing stands between are one; and a document does not end with one.
    written.push('<w:p/>');
    cells = [];
  }
}

function follows(cell: CellPlace, before: CellPlace | undefined): boolean {
  if (!before) return true;
  if (cell.table !== before.table || cell.row < before.row) return false;
  return cell.row > before.row || cell.column >= before.column;
}

function writeParagraph(
  block: WritableBlock,
  context: TextContext,
  numberings: Numberings,
): string {
  const { kind, pieces, codes = [], mark = '' } = block;
  const properties = [
    styleOf(block),
    kind === 'listItem' ? numberings.property(block.list) : '',
    direction(context.language) === 'rtl' ? '<w:bidi/>' : '',
    mark && `<w:rPr>${mark}</w:rPr>`,
  ].join('');
  const written = properties && `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${written}${writeTrackedText(pieces, codes, context)}</w:p>`;
}

function styleOf({ kind, level, cell }: WritableBlock): string {
  const style = styleName(kind, level, cell);
  return style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
}

function styleName(
  kind: Block['kind'],
  level: number | undefined,
  cell: CellPlace | undefined,
): string | undefined {
  switch (kind) {
    case 'heading':
      return `Heading${level ?? 2}`;
    case 'quotation':
      return 'Quote';
    case 'caption':
      return 'Caption';
    case 'listItem':
      return 'ListParagraph';
    default:
      if (!cell) return undefined;
      return cell.isHeader ? 'TableHeading' : 'TableContents';
  }
}

function writeTable(
  cells: readonly (WritableBlock & { cell: CellPlace })[],
  context: TextContext,
  numberings: Numberings,
): string {
  const columns = Math.min(MOST_COLUMNS, Math.max(...cells.map(({ cell }) => cell.column)) + 1);
  const last = Math.max(...cells.map(({ cell }) => cell.row));
  const byRow = Map.groupBy(cells, ({ cell }) => cell.row);
  const rows: string[] = [];
  let headsSoFar = true;
  for (let row = 0; row <= last; row++) {
    const inRow = byRow.get(row) ?? [];
    headsSoFar = headsSoFar && inRow.length > 0 && inRow.every(({ cell }) => cell.isHeader);
    const header = headsSoFar ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    rows.push(`<w:tr>${header}${writeCells(inRow)}</w:tr>`);
  }
  const isRightToLeft = direction(context.language) === 'rtl';
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>' +
    `${isRightToLeft ? '<w:bidiVisual/>' : ''}<w:tblW w:w="5000" w:type="pct"/></w:tblPr>` +
    `<w:tblGrid>${'<w:gridCol/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`
  );

  function writeCells(inRow: typeof cells): string {
    return Array.from({ length: columns }, (_, column) => {
      const inCell = inRow.filter(({ cell }) => Math.min(cell.column, columns - 1) === column);
      const paragraphs = inCell.map((block) => writeParagraph(block, context, numberings));
      return `<w:tc>${paragraphs.join('') || '<w:p/>'}</w:tc>`;
    }).join('');
  }
}
