import { direction } from '../../text/language.ts';
import type { DocumentDetails } from '../document.ts';
import type { InlineCode } from '../inline.ts';
import { Links, packDocument } from './fresh-package.ts';
import { changeCounter } from './tracked-changes.ts';
import {
  type TextContext,
  type TrackedPiece,
  type TrackedRevision,
  trackChanges,
  writeTrackedText,
} from './tracked-text.ts';

/** A segment as reviewers see it. */
export interface ReviewRow {
  source: string;
  sourceCodes?: readonly InlineCode[];
  /** The machine's text, with its codes. */
  machine: string;
  targetCodes?: readonly InlineCode[];
  /** What led from the machine's text to the current one, oldest first. */
  revisions: readonly TrackedRevision[];
  /** In the reader's language. */
  state: string;
}

/** A bilingual table for review. */
export interface ReviewTable {
  /** BCP 47. */
  sourceLanguage: string;
  /** BCP 47. */
  targetLanguage: string;
  /** BCP 47; of the headings and states. */
  interfaceLanguage: string;
  details?: DocumentDetails;
  /** What the columns are called. */
  headings: { number: string; source: string; target: string; state: string };
  rows: readonly ReviewRow[];
}

/** Widths of the columns, in twentieths of a point; together what a page on its side has. */
const WIDTHS = [700, 6000, 6000, 1300];

/**
 * A DOCX file with a row for each segment: its number, its source, the machine's text with every change
 * tracked up to the current one, and its state. The head of the table stands on every page.
 *
 * @throws as `writeTrackedChanges`
 */
export function writeReviewTable(table: ReviewTable): Uint8Array {
  const links = new Links();
  const nextChange = changeCounter();
  const inLanguage = (language: string): TextContext => ({ language, links, nextChange });
  const [source, target, own] = [
    inLanguage(table.sourceLanguage),
    inLanguage(table.targetLanguage),
    inLanguage(table.interfaceLanguage),
  ];
  const { headings } = table;
  const head = [headings.number, headings.source, headings.target, headings.state].map((heading) =>
    cell([{ text: heading }], [], own, 'TableHeading'),
  );
  const rows = table.rows.map((row, index) => [
    cell([{ text: String(index + 1) }], [], own),
    cell([{ text: row.source }], row.sourceCodes ?? [], source),
    cell(trackChanges(row.machine, row.revisions), row.targetCodes ?? [], target),
    cell([{ text: row.state }], [], own),
  ]);
  return packDocument({
    language: table.targetLanguage,
    ...(table.details && { details: table.details }),
    body: writeTable(head, rows),
    links,
    isLandscape: true,
    tracksChanges: true,
  });
}

function cell(
  pieces: readonly TrackedPiece[],
  codes: readonly InlineCode[],
  context: TextContext,
  style = 'TableContents',
): string {
  const bidi = direction(context.language) === 'rtl' ? '<w:bidi/>' : '';
  const properties = `<w:pPr><w:pStyle w:val="${style}"/>${bidi}</w:pPr>`;
  return `<w:p>${properties}${writeTrackedText(pieces, codes, context)}</w:p>`;
}

function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const written = rows.map((row) => writeRow(row, '<w:cantSplit/>'));
  return (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>' +
    '<w:tblLayout w:type="fixed"/></w:tblPr>' +
    `<w:tblGrid>${grid}</w:tblGrid>` +
    `${writeRow(head, '<w:cantSplit/><w:tblHeader/>')}${written.join('')}</w:tbl><w:p/>`
  );
}

function writeRow(cells: readonly string[], properties: string): string {
  const written = cells.map(
    (content, index) =>
      `<w:tc><w:tcPr><w:tcW w:w="${WIDTHS[index]}" w:type="dxa"/></w:tcPr>${content}</w:tc>`,
  );
  return `<w:tr><w:trPr>${properties}</w:trPr>${written.join('')}</w:tr>`;
}
