import { escapeHtml } from '../formats/html/escape.ts';
import { direction } from '../text/language.ts';
import {
  type ExportedArticle,
  type ExportedBlock,
  type ExportedSegment,
  readableBlocks,
  runningText,
  titleOf,
} from './exported-article.ts';
import { listItem } from './list-item.ts';

/** A whole HTML document. Unapproved text is marked, with its state. */
export function writeHtml(article: ExportedArticle): string {
  const language = article.translation.targetLanguage;
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}" dir="${direction(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(titleOf(article))}</title>`,
    '</head>',
    '<body>',
    '<article>',
    ...writeBlocks(readableBlocks(article), language),
    '</article>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function writeBlocks(blocks: readonly ExportedBlock[], language: string): string[] {
  const written: string[] = [];
  let list: 'ol' | 'ul' | undefined;
  for (const block of blocks) {
    const item = block.kind === 'listItem' ? listItem(block) : undefined;
    const needed = item && (item.number === undefined ? 'ul' : 'ol');
    if (list && list !== needed) written.push(`</${list}>`);
    if (needed && list !== needed) {
      const isLater = item.number !== undefined && item.number !== 1;
      written.push(isLater ? `<ol start="${item.number}">` : `<${needed}>`);
    }
    list = needed;
    written.push(
      item ? `<li>${inline(item.segments, language)}</li>` : writeBlock(block, language),
    );
  }
  if (list) written.push(`</${list}>`);
  return written;
}

function writeBlock({ kind, level, segments }: ExportedBlock, language: string): string {
  const text = inline(segments, language);
  switch (kind) {
    case 'heading':
      return `<h${level ?? 2}>${text}</h${level ?? 2}>`;
    case 'quotation':
      return `<blockquote><p>${text}</p></blockquote>`;
    case 'caption':
      return `<p><small>${text}</small></p>`;
    default:
      return `<p>${text}</p>`;
  }
}

function inline(segments: readonly ExportedSegment[], language: string): string {
  return runningText(segments, language, ({ state, target }) => {
    const escaped = escapeHtml(target).replace(/\n/g, '<br>');
    return state === 'approved'
      ? escaped
      : `<mark data-state="${state}" title="${state}">${escaped}</mark>`;
  });
}
