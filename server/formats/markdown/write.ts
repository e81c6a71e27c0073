import type { Block, CellPlace, Document } from '../document.ts';
import type { CodeType, InlineCode } from '../inline.ts';
import { escapeLineStart } from './escape.ts';
import { writeFrontMatter } from './front-matter.ts';
import { writeInline } from './inline.ts';

/** What codes of other formats are in Markdown, where it has such. */
const MARKS: Partial<Record<CodeType, string>> = {
  bold: '**',
  italic: '*',
  strikethrough: '~~',
};

/** A text in Markdown; what is no part of the article is left out. */
export function writeMarkdown(document: Document): string {
  const blocks = document.blocks.filter(({ kind }) => kind !== 'boilerplate' && kind !== 'comment');
  let written = writeFrontMatter(document.details);
  let before: Block | undefined;
  for (const block of blocks) {
    if (before?.cell && before.cell.table !== block.cell?.table) written += tableEnd(before.cell);
    if (before && !isTight(before, block)) written += '\n';
    written += writeBlock(block, before, document.markup === 'markdown');
    before = block;
  }
  return before?.cell ? written + tableEnd(before.cell) : written;
}

/** Whether two blocks stand in lines next to each other. */
function isTight(before: Block, block: Block): boolean {
  if (before.cell && block.cell) return before.cell.table === block.cell.table;
  if (before.kind !== 'listItem' || block.kind !== 'listItem') return false;
  return (
    block.list?.depth !== 1 || before.list?.depth !== 1 || before.list.list === block.list.list
  );
}

function writeBlock(block: Block, before: Block | undefined, isMarkdown: boolean): string {
  const codes = isMarkdown ? block.codes : block.codes?.map(asMarkdown);
  const text = writeInline(block.text, codes);
  if (block.cell) return writeCell(block.cell, text, before);
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${text.replace(/#+$/u, (signs) => signs.replace(/#/gu, '\\#'))}\n`;
    case 'quotation':
      return `> ${escapeLineStart(text)}\n`;
    case 'listItem':
      return `${itemMark(block)}${escapeLineStart(text)}\n`;
    default:
      return `${escapeLineStart(text)}\n`;
  }
}

/** Four columns a level are enough for any number of up to two digits. */
function itemMark({ list }: Block): string {
  const mark = list?.number === undefined ? '-' : `${list.number}.`;
  // Two lists one after the other would be one if they had the same marks.
  return `${'    '.repeat((list?.depth ?? 1) - 1)}${mark === '-' && (list?.list ?? 0) % 2 === 0 ? '*' : mark} `;
}

function writeCell(cell: CellPlace, text: string, before: Block | undefined): string {
  const { table, row, column } = cell;
  const last = before?.cell?.table === table ? before.cell : undefined;
  const isNewRow = last?.row !== row;
  const skipped = '|'.repeat(column - (isNewRow ? 0 : (last?.column ?? 0) + 1));
  const rule = last?.row === 0 ? tableRule(last) : '';
  const start = isNewRow ? `${last ? ` |\n${rule}` : ''}|` : ' |';
  return `${start}${skipped} ${text.replace(/\|/gu, '\\|')}`;
}

/** Under the first row. */
function tableRule({ column }: CellPlace): string {
  return `${'| --- '.repeat(column + 1)}|\n`;
}

function tableEnd(cell: CellPlace): string {
  return ` |\n${cell.row === 0 ? tableRule(cell) : ''}`;
}

function asMarkdown(code: InlineCode): InlineCode {
  const mark = MARKS[code.type];
  if (mark && code.kind !== 'standalone') return { ...code, data: mark };
  if (code.type === 'link' && code.kind !== 'standalone') {
    return { ...code, data: code.kind === 'open' ? '[' : `](<${code.address ?? ''}>)` };
  }
  if (code.type === 'break') return { ...code, data: '\\\n' };
  if (code.type === 'image' && code.address) {
    return { ...code, data: `![${code.equivalent ?? ''}](<${code.address}>)` };
  }
  return { ...code, data: code.equivalent ?? '' };
}
