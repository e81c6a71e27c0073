import { direction } from '../../text/language.ts';
import type { Block, Document } from '../document.ts';
import { type CodeType, type InlineCode, splitAtCodes } from '../inline.ts';
import { escapeHtml } from './escape.ts';
import { writeInline } from './inline.ts';

/** Elements for what codes of other formats mean. */
const ELEMENTS: Partial<Record<CodeType, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
  link: 'a',
};

/** A page of the text alone; what is no part of the article is left out. */
export function writePage(document: Document): string {
  const { language, details } = document;
  const title =
    details?.title ?? document.blocks.find(({ kind }) => kind === 'heading')?.text ?? '';
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}" dir="${direction(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(
      splitAtCodes(title)
        .filter((part) => typeof part === 'string')
        .join(''),
    )}</title>`,
    ...(details?.author ? [`<meta name="author" content="${escapeHtml(details.author)}">`] : []),
    '</head>',
    '<body>',
    '<article>',
    ...writeBlocks(document),
    '</article>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function writeBlocks({ blocks, markup }: Document): string[] {
  const written: string[] = [];
  /** Elements that are open around the block: lists, then a table. */
  const lists: { list: number; element: 'ol' | 'ul' }[] = [];
  let cell: Block['cell'];

  for (const block of blocks) {
    if (block.kind === 'boilerplate' || block.kind === 'comment') continue;
    const text = inlineText(block, markup === 'html');
    closeTable(block);
    const depth = block.kind === 'listItem' ? (block.list?.depth ?? 1) : 0;
    closeLists(depth, block.list?.list);
    if (block.cell) writeCell(block.cell, text);
    else if (block.kind === 'listItem') writeItem(block, text, depth);
    else written.push(blockElement(block, text));
  }
  closeTable();
  closeLists(0);
  return written;

  function closeLists(depth: number, list?: number): void {
    while (
      lists.length > depth ||
      (lists.length === depth && depth > 0 && lists.at(-1)?.list !== (list ?? 0))
    ) {
      written.push(`</li></${lists.pop()?.element}>`);
    }
  }

  function writeItem({ list }: Block, text: string, depth: number): void {
    if (lists.length === depth) written.push('</li>');
    while (lists.length < depth) {
      const element = list?.number === undefined ? 'ul' : 'ol';
      lists.push({ list: list?.list ?? 0, element });
      const start =
        list?.number !== undefined && list.number !== 1 ? ` start="${list.number}"` : '';
      written.push(`<${element}${start}>`);
      if (lists.length < depth) written.push('<li>');
    }
    written.push(`<li>${text}`);
  }

  function closeTable(next?: Block): void {
    if (!cell || next?.cell?.table === cell.table) return;
    written.push('</td></tr></table>'.replace('td', cell.isHeader ? 'th' : 'td'));
    cell = undefined;
  }

  function writeCell(next: NonNullable<Block['cell']>, text: string): void {
    const element = next.isHeader ? 'th' : 'td';
    if (!cell) written.push('<table><tr>');
    else if (cell.row === next.row && cell.column === next.column) {
      written.push(`<br>${text}`);
      return;
    } else {
      written.push(`</${cell.isHeader ? 'th' : 'td'}>`);
      if (cell.row !== next.row) written.push('</tr><tr>');
    }
    const from = cell && cell.row === next.row ? cell.column + 1 : 0;
    for (let column = from; column < next.column; column++) written.push('<td></td>');
    written.push(`<${element}>${text}`);
    cell = next;
  }
}

function blockElement({ kind, level }: Block, text: string): string {
  switch (kind) {
    case 'heading':
      return `<h${level ?? 2}>${text}</h${level ?? 2}>`;
    case 'quotation':
      return `<blockquote><p>${text}</p></blockquote>`;
    case 'caption':
      return `<figure><figcaption>${text}</figcaption></figure>`;
    default:
      return `<p>${text}</p>`;
  }
}

function inlineText({ text, codes }: Block, isHtml: boolean): string {
  return writeInline(text, isHtml ? codes : codes?.map(asHtml));
}

/** What another format's code is in HTML. */
function asHtml(code: InlineCode): InlineCode {
  const element = ELEMENTS[code.type];
  if (element && code.kind !== 'standalone') {
    const address = code.type === 'link' ? ` href="${escapeHtml(code.address ?? '')}"` : '';
    return { ...code, data: code.kind === 'open' ? `<${element}${address}>` : `</${element}>` };
  }
  if (code.type === 'break') return { ...code, data: '<br>' };
  if (code.type === 'image' && code.address) {
    const alternative = escapeHtml(code.equivalent ?? '');
    return { ...code, data: `<img src="${escapeHtml(code.address)}" alt="${alternative}">` };
  }
  return { ...code, data: escapeHtml(code.equivalent ?? '') };
}
