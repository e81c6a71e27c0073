import { canonicalLanguage } from '../../text/language.ts';

/** What the columns of a table of translations hold. */
export const COLUMN_NAMES = ['id', 'kind', 'source', 'target', 'state', 'note'] as const;

export type ColumnName = (typeof COLUMN_NAMES)[number];

/** Other headings that programs give these columns, in lower case. */
const HEADINGS: Record<string, ColumnName> = {
  id: 'id',
  key: 'id',
  context: 'id',
  resname: 'id',
  kind: 'kind',
  type: 'kind',
  source: 'source',
  original: 'source',
  'source text': 'source',
  target: 'target',
  translation: 'target',
  'target text': 'target',
  state: 'state',
  status: 'state',
  note: 'note',
  notes: 'note',
  comment: 'note',
  comments: 'note',
};

/** Where the columns of a table are. */
export interface Columns {
  /** Index of each column that is there. */
  places: Partial<Record<ColumnName, number>>;
  /** BCP 47, where the headings are languages. */
  sourceLanguage?: string;
  targetLanguage?: string;
}

/**
 * Reads the first row of a table: names of columns, of which `source` has to be one, or two languages.
 *
 * @returns undefined where it is no row of headings
 */
export function readHeadings(row: readonly string[]): Columns | undefined {
  const headings = row.map((cell) => cell.trim().toLowerCase());
  const places: Columns['places'] = {};
  for (const [index, heading] of headings.entries()) {
    const name = HEADINGS[heading];
    if (name && places[name] === undefined) places[name] = index;
  }
  if (places.source !== undefined) return { places };

  const languages = row.flatMap((cell, index) => {
    const language = languageOf(cell);
    return language && HEADINGS[headings[index] ?? ''] === undefined ? [{ language, index }] : [];
  });
  const [source, target] = languages;
  if (!source || !target) return undefined;
  return {
    places: { ...places, source: source.index, target: target.index },
    sourceLanguage: source.language,
    targetLanguage: target.language,
  };
}

/** Two or three letters and perhaps script and region: a word of four would be no language. */
function languageOf(cell: string): string | undefined {
  const tag = cell.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/iu.test(tag)
    ? canonicalLanguage(tag)
    : undefined;
}
