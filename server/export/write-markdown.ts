import { escapeLineStart, escapeMarkdown } from '../formats/markdown/escape.ts';
import {
  type ExportedArticle,
  type ExportedBlock,
  type ExportedSegment,
  readableBlocks,
  runningText,
} from './exported-article.ts';
import { listItem } from './list-item.ts';

/** Markdown after CommonMark 0.31. Unapproved text stands in `mark` elements, with its state. */
export function writeMarkdown(article: ExportedArticle): string {
  const language = article.translation.targetLanguage;
  let written = '';
  let before: ExportedBlock | undefined;
  for (const block of readableBlocks(article)) {
    if (before && !continuesList(before, block)) written += '\n';
    written += `${writeBlock(block, language)}\n`;
    before = block;
  }
  return written;
}

function continuesList(before: ExportedBlock, block: ExportedBlock): boolean {
  if (before.kind !== 'listItem' || block.kind !== 'listItem') return false;
  return (listItem(before).number === undefined) === (listItem(block).number === undefined);
}

function writeBlock(block: ExportedBlock, language: string): string {
  const { kind, level, segments } = block;
  switch (kind) {
    case 'heading': {
      const text = inline(segments, language).replace(/\s*\n\s*/gu, ' ');
      // Number signs at the end would be taken for the end of the heading's own mark.
      return `${'#'.repeat(level ?? 2)} ${text.replace(/#+$/, (signs) => signs.replace(/#/g, '\\#'))}`;
    }
    case 'quotation':
      return `> ${lines(segments, language).join('\n> ')}`;
    case 'listItem': {
      const item = listItem(block);
      const mark = item.number === undefined ? '- ' : `${item.number}. `;
      return mark + lines(item.segments, language).join(`\n${' '.repeat(mark.length)}`);
    }
    case 'caption':
      return `*${lines(segments, language).join('\n')}*`;
    default:
      return lines(segments, language).join('\n');
  }
}

function lines(segments: readonly ExportedSegment[], language: string): string[] {
  return inline(segments, language)
    .split('\n')
    .map((line) => escapeLineStart(line.trim()));
}

function inline(segments: readonly ExportedSegment[], language: string): string {
  return runningText(segments, language, ({ state, target }) => {
    const escaped = escapeMarkdown(target);
    // A comment at the beginning of a line would make the whole line one of HTML.
    return state === 'approved' ? escaped : `<mark data-state="${state}">${escaped}</mark>`;
  });
}
