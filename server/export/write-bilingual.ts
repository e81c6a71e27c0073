import { escapeHtml } from '../formats/html/escape.ts';
import type { DiffPiece } from '../revisions/present-diff.ts';
import { direction } from '../text/language.ts';
import { formatFor } from '../web/format.ts';
import { interfaceLocale, openI18n } from '../web/i18n.ts';
import { type BilingualBlock, type BilingualRow, bilingualBlocks } from './bilingual.ts';
import { type ExportedArticle, titleOf } from './exported-article.ts';
import { isApproved } from './manifest.ts';

const i18n = await openI18n(['export', 'common']);

/** How the page is set: on paper the heads of the columns stand on each sheet, and no row is torn. */
const STYLES = [
  'body{margin:2rem auto;max-width:80rem;padding:0 1rem;font:1rem/1.5 Georgia,"Noto Serif",serif;color:#1a1a1a;background:#fff}',
  'h1{font-size:1.5rem;line-height:1.25;margin:0}',
  'header p{color:#555;margin:.25rem 0 1.5rem}',
  'table{border-collapse:collapse;width:100%;table-layout:fixed}',
  'thead{display:table-header-group}',
  'th,td{padding:.5rem .75rem;text-align:start;vertical-align:top;border-block-end:1px solid #ccc;white-space:pre-line;overflow-wrap:anywhere}',
  'thead th{font:600 .8125rem/1.4 system-ui,sans-serif;border-block-end:2px solid #1a1a1a}',
  'th.number,td.number{width:2.5em;color:#555;font:.8125rem/1.8 system-ui,sans-serif;text-align:end}',
  'tr{break-inside:avoid}',
  '.heading td{font-weight:700}',
  '.heading tr{break-after:avoid}',
  'del{color:#8f1d1d;background:#fbe9e7;text-decoration:line-through}',
  'ins{color:#125a2a;background:#e6f4ea;text-decoration:underline;text-underline-offset:.2em}',
  'mark{background:#fff3c4;color:inherit}',
  '.state{display:block;color:#555;font:italic .8125rem/1.4 system-ui,sans-serif}',
  '@page{margin:15mm}',
  '@media print{body{margin:0;max-width:none;padding:0;font-size:9.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}}',
].join('\n');

/**
 * An article side by side as a page of its own, ready to print: original, machine text with marked
 * changes, text. Its own words are in the language of the text, where the interface has that, so that
 * the file is the same whoever exports it.
 */
export function writeBilingual(article: ExportedArticle): string {
  const { translation } = article;
  const { sourceLanguage } = translation.article;
  const { targetLanguage } = translation;
  const locale = interfaceLocale(targetLanguage);
  const t = i18n.getFixedT(locale, 'export');
  const format = formatFor(locale, 'UTC');
  const title = escapeHtml(titleOf(article));
  const about = [
    t('common:anyLanguagePair', {
      source: format.language(sourceLanguage),
      target: format.language(targetLanguage),
    }),
    translation.engine ?? '',
    t('bilingual.revision', { formatted: format.number(translation.revision) }),
  ];
  const heads = ['original', 'machine', isApproved(article) ? 'text' : 'current'].map(
    (name) => `<th scope="col">${escapeHtml(t(`bilingual.${name}`))}</th>`,
  );
  return [
    '<!doctype html>',
    `<html lang="${locale}" dir="${direction(locale)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>\n${STYLES}\n</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1${languageAttributes(targetLanguage)}>${title}</h1>`,
    `<p>${about.filter(Boolean).map(escapeHtml).join(' · ')}</p>`,
    '</header>',
    '<table>',
    '<thead>',
    `<tr><th scope="col" class="number">${escapeHtml(t('bilingual.number'))}</th>${heads.join('')}</tr>`,
    '</thead>',
    ...bilingualBlocks(article).flatMap(writeBlock),
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

  function writeBlock({ kind, rows }: BilingualBlock): string[] {
    return [`<tbody class="${kind}">`, ...rows.map(writeRow), '</tbody>'];
  }

  function writeRow({ number, id, source, machine, target, state }: BilingualRow): string {
    const text =
      state === 'approved'
        ? escapeHtml(target)
        : `<mark data-state="${state}">${escapeHtml(target)}</mark><span class="state"${languageAttributes(locale)}>${escapeHtml(t(`common:state.${state}`))}</span>`;
    const cells = [
      `<td${languageAttributes(sourceLanguage)}>${escapeHtml(source)}</td>`,
      `<td${languageAttributes(targetLanguage)}>${machine.map(writePiece).join('')}</td>`,
      `<td${languageAttributes(targetLanguage)}>${text}</td>`,
    ];
    return `<tr id="s${id}"><td class="number">${format.number(number)}</td>${cells.join('')}</tr>`;
  }
}

function writePiece({ kind, text }: DiffPiece): string {
  const escaped = escapeHtml(text);
  if (kind === 'same') return escaped;
  return kind === 'deleted' ? `<del>${escaped}</del>` : `<ins>${escaped}</ins>`;
}

function languageAttributes(language: string): string {
  return ` lang="${escapeHtml(language)}" dir="${direction(language)}"`;
}
