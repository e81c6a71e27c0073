import { stringify } from 'csv-stringify/sync';
import { writeTermbase } from '../formats/tbx/write.ts';
import type { Concept } from './concept.ts';
import { SEPARATOR, TERM_COLUMNS } from './read-terms.ts';
import { TBX_KINDS, termbaseOf } from './tbx-concepts.ts';

/** Formats that terms leave in: a table, and TBX 3 Basic, TBX 3 Core and TBX 2. */
export const TERM_FORMATS = ['csv', ...TBX_KINDS] as const;
export type TermFormat = (typeof TERM_FORMATS)[number];

/** A file of terms, ready to be sent. */
export interface TermFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
}

/** Concepts as a file that `readTerms` reads again. */
export function writeTerms(concepts: readonly Concept[], format: TermFormat): TermFile {
  if (format === 'csv') {
    const content = Buffer.from(tableOf(concepts));
    return { name: 'terms.csv', mediaType: 'text/csv; charset=utf-8', content };
  }
  const content = writeTermbase(termbaseOf(concepts, format));
  return { name: 'terms.tbx', mediaType: 'application/x-tbx', content };
}

function tableOf(concepts: readonly Concept[]): string {
  const rows = concepts.flatMap((concept) =>
    concept.terms.map((term, index) => [
      concept.code ?? `c${concept.id}`,
      term.language,
      term.text,
      term.status,
      term.partOfSpeech ?? '',
      term.gender ?? '',
      term.forms.join(SEPARATOR),
      term.note ?? '',
      term.source ?? '',
      // What is said of the concept is said once.
      ...(index === 0
        ? [concept.subject, concept.definition, concept.note, concept.source].map(
            (text) => text ?? '',
          )
        : ['', '', '', '']),
    ]),
  );
  // Spreadsheets take a file without the mark for one in their own old encoding.
  return stringify([[...TERM_COLUMNS], ...rows], { bom: true, record_delimiter: '\r\n' });
}
