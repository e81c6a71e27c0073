import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { STATES, type State } from '../revisions/state.ts';
import { decode } from './decode.ts';
import { type BilingualDocument, BLOCK_KINDS, type BlockKind, type Unit } from './document.ts';
import type { BilingualFormat } from './format.ts';
import { readableText } from './inline.ts';
import { FormatError, type FormatProblem } from './problem.ts';
import { COLUMN_NAMES, type Columns, readHeadings } from './table/columns.ts';

/** A table in which no heading tells what it is could be anything; its name decides. */
const LEAST = 0.01;

/** Comma-separated values (RFC 4180), a segment a row. A semicolon is understood as well. */
export const csv = tableFormat({
  name: 'csv',
  label: 'CSV',
  extension: 'csv',
  mediaType: 'text/csv',
  delimiters: [',', ';'],
});

/** Tab-separated values, a segment a row. */
export const tsv = tableFormat({
  name: 'tsv',
  label: 'TSV',
  extension: 'tsv',
  mediaType: 'text/tab-separated-values',
  delimiters: ['\t'],
});

interface TableKind {
  name: 'csv' | 'tsv';
  label: string;
  extension: string;
  mediaType: string;
  /** The first one is the one written. */
  delimiters: readonly [string, ...string[]];
}

function tableFormat(kind: TableKind): BilingualFormat {
  return {
    name: kind.name,
    label: kind.label,
    extensions: [kind.extension],
    mediaType: kind.mediaType,
    isBilingual: true,
    recognise: (start) => likelihood(start, kind),
    validate(bytes) {
      try {
        readTable(bytes, kind);
        return [];
      } catch (error) {
        if (error instanceof FormatError) return [...error.problems];
        throw error;
      }
    },
    read: (bytes) => documentOf(readTable(bytes, kind)),
    write: (document) => new TextEncoder().encode(writeTable(document, kind)),
  };
}

/** Rows as they stand in the file. */
interface Table {
  columns: Columns;
  rows: { cells: string[]; line: number }[];
}

function likelihood(start: Uint8Array, { delimiters }: TableKind): number {
  const [first = '', second] = new TextDecoder().decode(start).split(/\r?\n/u);
  const delimiter = delimiterOf(first, delimiters);
  if (!first.includes(delimiter)) return 0;
  const cells = first.replace(/^\ufeff/u, '').split(delimiter);
  if (readHeadings(cells.map((cell) => cell.replace(/^"|"$/gu, '')))) return 0.9;
  return second?.includes(delimiter) ? LEAST : 0;
}

/** The one that is in the first row most often. */
export function delimiterOf(text: string, delimiters: readonly [string, ...string[]]): string {
  const [row = ''] = text.split(/\r?\n/u, 1);
  const counts = delimiters.map((delimiter) => row.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? delimiters[0];
}

/** @throws FormatError when it is no table, or one without two texts */
function readTable(bytes: Uint8Array, { delimiters }: TableKind): Table {
  const { text } = decode(bytes);
  const parsed = parseRows(text, delimiterOf(text, delimiters));
  const [first, ...others] = parsed;
  if (!first) throw refused('empty-table', 1, 'There is no row in the table.');
  const columns = readHeadings(first.cells);
  if (columns) {
    if (columns.places.target === undefined) {
      throw refused('no-target-column', 1, 'No column is headed "target" or by a second language.');
    }
    return { columns, rows: others };
  }
  if (first.cells.length !== 2) {
    const message =
      'The first row has no headings such as "source" and "target", and there are not just two columns.';
    throw refused('no-headings', first.line, message);
  }
  return { columns: { places: { source: 0, target: 1 } }, rows: parsed };
}

/** What the parser gives for a row when asked for its place as well. */
interface ParsedRow {
  record: string[];
  /** `lines`: how many had been read when the row was complete. */
  info: { lines: number };
}

/**
 * The rows of a table with the lines they begin in.
 *
 * @throws FormatError when it is no table
 */
export function parseRows(text: string, delimiter: string): Table['rows'] {
  try {
    const parsed: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      skip_empty_lines: true,
    });
    let line = 1;
    return (parsed as ParsedRow[]).map(({ record, info }) => {
      const row = { cells: record, line };
      line = info.lines + 1;
      return row;
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    throw refused(ruleOf(error.code), line, `${error.message}.`);
  }
}

/** `CSV_QUOTE_NOT_CLOSED` is the rule `quote-not-closed`. */
function ruleOf(code: string): string {
  return code.replace(/^CSV_/u, '').toLowerCase().replaceAll('_', '-');
}

function refused(rule: string, line: number, message: string): FormatError {
  const problem: FormatProblem = { rule, line, message };
  return new FormatError([problem]);
}

function documentOf({ columns, rows }: Table): BilingualDocument {
  const { places, sourceLanguage = 'und', targetLanguage } = columns;
  return {
    sourceLanguage,
    targetLanguage,
    units: rows.map(({ cells }): Unit => {
      const cell = (name: keyof typeof places) => cells[places[name] ?? -1] ?? '';
      const target = cell('target');
      const note = cell('note');
      return {
        ...(cell('id') !== '' && { id: cell('id') }),
        kind: kindOf(cell('kind')),
        isTranslatable: true,
        segments: [
          {
            source: cell('source'),
            target: target === '' ? undefined : target,
            state: stateOf(cell('state'), target),
          },
        ],
        codes: [],
        notes: note === '' ? [] : [{ text: note }],
      };
    }),
  };
}

function kindOf(name: string): BlockKind {
  return BLOCK_KINDS.find((kind) => kind === name) ?? 'paragraph';
}

function stateOf(name: string, target: string): State {
  return STATES.find((state) => state === name) ?? (target === '' ? 'machine' : 'edited');
}

function writeTable(document: BilingualDocument, { delimiters: [delimiter] }: TableKind): string {
  const rows = document.units.flatMap(({ id = '', kind, segments, codes, notes }) =>
    segments.map(({ source, target, state }, index) => [
      id !== '' && segments.length > 1 ? `${id}#${index + 1}` : id,
      kind,
      readableText(source, codes),
      readableText(target ?? '', codes),
      state,
      index === 0 ? notes.map(({ text }) => text).join('\n') : '',
    ]),
  );
  // Spreadsheets take a file without the mark for one in their own old encoding.
  return stringify([[...COLUMN_NAMES], ...rows], {
    delimiter,
    bom: true,
    record_delimiter: '\r\n',
  });
}
