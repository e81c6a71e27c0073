import { decode } from '../formats/decode.ts';
import { FormatError, type FormatProblem } from '../formats/problem.ts';
import { delimiterOf, parseRows } from '../formats/table.ts';
import { readTbx } from '../formats/tbx/read.ts';
import { tbx } from '../formats/tbx.ts';
import { canonicalLanguage } from '../text/language.ts';
import {
  type ConceptInput,
  GENDERS,
  type Gender,
  inOrder,
  PARTS_OF_SPEECH,
  type PartOfSpeech,
  plainTerm,
  TERM_LIMITS,
  TERM_STATUSES,
  type Term,
  type TermStatus,
} from './concept.ts';
import { conceptsOf } from './tbx-concepts.ts';

/** Headings of a table with a term a row, in the order they are written in. */
export const TERM_COLUMNS = [
  'concept',
  'language',
  'term',
  'status',
  'partOfSpeech',
  'gender',
  'forms',
  'note',
  'source',
  'subject',
  'definition',
  'conceptNote',
  'conceptSource',
] as const;
type TermColumn = (typeof TERM_COLUMNS)[number];

/** Between several texts in one cell. */
export const SEPARATOR = '|';
/** Problems that are told of one file: what is wrong throughout is wrong in the same way. */
const MOST_PROBLEMS = 100;

/**
 * The concepts of a file of terms, recognised by its content: TBX, or a table (CSV, semicolons and tabs
 * understood) with either a term a row, headed as `TERM_COLUMNS` says, or a concept a row, with a column
 * headed by the tag of each language and columns such as `de.status`; there, cells may hold several terms
 * with "|" between them.
 *
 * @throws FormatError naming what is wrong with it, and where
 */
export function readTerms(bytes: Uint8Array): ConceptInput[] {
  const concepts =
    tbx.recognise(bytes.subarray(0, 64 * 1024)) > 0 ? fromTbx(bytes) : fromTable(bytes);
  if (concepts.length === 0) {
    throw new FormatError([
      { rule: 'no-terms', line: 1, message: 'There is no term in the file.' },
    ]);
  }
  return concepts;
}

function fromTbx(bytes: Uint8Array): ConceptInput[] {
  const { termbase, elements } = readTbx(bytes);
  const report = new Report();
  const concepts = termbase.concepts.flatMap((concept) => {
    const line = elements.get(concept)?.line ?? 1;
    return report.taken(conceptsOf(concept), line);
  });
  report.done();
  return concepts;
}

function fromTable(bytes: Uint8Array): ConceptInput[] {
  const { text } = decode(bytes);
  const [first, ...rows] = parseRows(text, delimiterOf(text, [',', ';', '\t']));
  if (!first)
    throw new FormatError([
      { rule: 'empty-table', line: 1, message: 'There is no row in the table.' },
    ]);
  const report = new Report();
  const headings = first.cells.map((cell) => cell.trim());
  const columns = headings.map(columnNamed);
  const concepts = columns.includes('term')
    ? byTerm(rows, headings, columns, report)
    : byConcept(rows, headings, report);
  report.done();
  return concepts;
}

type Row = ReturnType<typeof parseRows>[number];

/** Other headings that tables of terms have, in lower case without spaces. */
const HEADINGS: Readonly<Record<string, TermColumn>> = {
  id: 'concept',
  conceptid: 'concept',
  entry: 'concept',
  lang: 'language',
  locale: 'language',
  text: 'term',
  pos: 'partOfSpeech',
  comment: 'note',
  domain: 'subject',
  subjectfield: 'subject',
};

function columnNamed(heading: string): TermColumn | undefined {
  const name = heading.toLowerCase().replace(/[\s_-]/gu, '');
  return TERM_COLUMNS.find((column) => column.toLowerCase() === name) ?? HEADINGS[name];
}

/** A term a row; rows of one concept have the same in their column `concept`. */
function byTerm(
  rows: readonly Row[],
  headings: readonly string[],
  columns: readonly (TermColumn | undefined)[],
  report: Report,
): ConceptInput[] {
  if (!columns.includes('language')) {
    throw new FormatError([
      { rule: 'no-language-column', line: 1, message: 'No column is headed "language".' },
    ]);
  }
  for (const [index, heading] of headings.entries()) {
    if (columns[index] || heading === '') continue;
    report.add(
      1,
      'unknown-column',
      `"${heading}" is no column of terms: ${TERM_COLUMNS.join(', ')}.`,
    );
  }
  const concepts = new Map<string, { line: number; input: ConceptInput & { terms: Term[] } }>();
  for (const { cells, line } of rows) {
    const cell = (name: TermColumn) => (cells[columns.indexOf(name)] ?? '').trim();
    const code = cell('concept') || null;
    const term = report.term(cell('language'), cell('term'), cell, line);
    const name = code ?? `row at ${line}`;
    const there = concepts.get(name);
    const input = there?.input ?? {
      code,
      subject: null,
      definition: null,
      note: null,
      source: null,
      terms: [],
    };
    input.subject ??= cell('subject') || null;
    input.definition ??= cell('definition') || null;
    input.note ??= cell('conceptNote') || null;
    input.source ??= cell('conceptSource') || null;
    if (term) input.terms.push(term);
    if (!there) concepts.set(name, { line, input });
  }
  return [...concepts.values()].flatMap(({ input, line }) =>
    input.terms.length > 0 ? report.taken([input], line) : [],
  );
}

/** A concept a row: a column for each language, and columns of what is said of the concept. */
function byConcept(
  rows: readonly Row[],
  headings: readonly string[],
  report: Report,
): ConceptInput[] {
  const languages: { tag: string; index: number }[] = [];
  const details = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const tag = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/iu.test(heading)
      ? canonicalLanguage(heading.replaceAll('_', '-'))
      : undefined;
    const [, of, field = ''] = /^([\w-]+)\.(\w+)$/u.exec(heading) ?? [];
    const column = columnNamed(of === undefined ? heading : field);
    const language = of && canonicalLanguage(of);
    if (heading === '') continue;
    if (column && (of === undefined || language)) {
      details.set(language ? `${language}.${column}` : column, index);
    } else if (tag) languages.push({ tag, index });
    else {
      const message = `"${heading}" is neither the tag of a language nor a column of terms: ${TERM_COLUMNS.join(', ')}.`;
      report.add(1, 'unknown-column', message);
    }
  }
  if (languages.length === 0) {
    const message = 'No column is headed "term" or by the tag of a language, such as "de".';
    throw new FormatError([{ rule: 'no-term-column', line: 1, message }]);
  }
  return rows.flatMap(({ cells, line }) => {
    const cell = (name: string) => (cells[details.get(name) ?? -1] ?? '').trim();
    const terms = languages.flatMap(({ tag, index }) =>
      (cells[index] ?? '').split(SEPARATOR).flatMap((text, place) => {
        if (text.trim() === '') return [];
        const own = (name: TermColumn) => cell(`${tag}.${name}`);
        const term = report.term(tag, text.trim(), own, line);
        if (!term) return [];
        // The first of several is the one to use, unless the table says otherwise.
        const isFurther = place > 0 && own('status') === '';
        return [isFurther ? { ...term, status: 'admitted' as const } : term];
      }),
    );
    if (terms.length === 0) {
      report.add(line, 'term-missing', 'There is no term in this row.');
      return [];
    }
    const concept = {
      code: cell('concept') || null,
      subject: cell('subject') || null,
      definition: cell('definition') || null,
      note: cell('note') || cell('conceptNote') || null,
      source: cell('source') || cell('conceptSource') || null,
      terms,
    };
    return report.taken([concept], line);
  });
}

/** What is wrong with a file, gathered so that all of it can be told at once. */
class Report {
  readonly #problems: FormatProblem[] = [];

  add(line: number, rule: string, message: string): void {
    this.#problems.push({ line, rule, message });
  }

  /** A term of a table, or undefined where its cells do not fit. */
  term(
    tag: string,
    text: string,
    cell: (name: TermColumn) => string,
    line: number,
  ): Term | undefined {
    const language = canonicalLanguage(tag.replaceAll('_', '-'));
    if (!language) {
      this.add(line, 'language', `"${tag}" is no language tag (BCP 47), such as de or zh-Hant.`);
      return undefined;
    }
    if (!/[\p{L}\p{N}]/u.test(text)) {
      this.add(line, 'term-missing', `"${text}" is no term: there is no letter or digit in it.`);
      return undefined;
    }
    return {
      ...plainTerm(language, text.replace(/\s+/gu, ' ')),
      status: this.#one('status', cell('status'), STATUSES, line) ?? 'preferred',
      partOfSpeech: this.#one('partOfSpeech', cell('partOfSpeech'), PARTS, line) ?? null,
      gender: this.#one('gender', cell('gender'), GENDER_NAMES, line) ?? null,
      forms: cell('forms')
        .split(SEPARATOR)
        .map((form) => form.trim())
        .filter((form) => form !== ''),
      note: cell('note') || null,
      source: cell('source') || null,
    };
  }

  /** Concepts as they are, with each term once; what of them cannot be kept is told. */
  taken(concepts: readonly ConceptInput[], line: number): ConceptInput[] {
    return concepts.map((concept) => {
      const { terms, note, definition, subject, source, code } = concept;
      const short = [subject, code, ...terms.flatMap(({ text, forms }) => [text, ...forms])];
      const long = [note, definition, source, ...terms.flatMap((term) => [term.note, term.source])];
      if (isLonger(short, TERM_LIMITS.text) || isLonger(long, TERM_LIMITS.note)) {
        const message = `A term has at most ${TERM_LIMITS.text} characters, a note ${TERM_LIMITS.note}.`;
        this.add(line, 'too-long', message);
      }
      if (terms.length > TERM_LIMITS.terms) {
        this.add(line, 'too-many-terms', `A concept has at most ${TERM_LIMITS.terms} terms.`);
      }
      if (
        [...short, ...long].some((text) => text?.isWellFormed() === false || text?.includes('\0'))
      ) {
        this.add(line, 'broken-text', 'There is a character in it that no text has.');
      }
      const once = new Map(terms.map((term) => [`${term.language} ${term.text}`, term]));
      return { ...concept, terms: inOrder([...once.values()]) };
    });
  }

  /** @throws FormatError where there was any problem */
  done(): void {
    const [first, ...others] = this.#problems;
    if (first) throw new FormatError([first, ...others.slice(0, MOST_PROBLEMS - 1)]);
  }

  #one<Value extends string>(
    column: TermColumn,
    cell: string,
    values: Readonly<Record<string, Value>>,
    line: number,
  ): Value | undefined {
    if (cell === '') return undefined;
    const value = values[cell.toLowerCase().replace(/[\s_-]/gu, '')];
    if (value === undefined) {
      const known = [...new Set(Object.values(values))].join(', ');
      this.add(line, 'value', `"${cell}" is no value of ${column}: ${known}.`);
    }
    return value;
  }
}

function isLonger(texts: readonly (string | null)[], most: number): boolean {
  return texts.some((text) => text !== null && text.length > most);
}

const squeezed = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value.replaceAll('-', ''), value])) as Record<
    string,
    Value
  >;

const STATUSES: Readonly<Record<string, TermStatus>> = {
  ...squeezed(TERM_STATUSES),
  approved: 'preferred',
  allowed: 'admitted',
  deprecated: 'forbidden',
  obsolete: 'forbidden',
  dnt: 'do-not-translate',
};
const PARTS: Readonly<Record<string, PartOfSpeech>> = squeezed(PARTS_OF_SPEECH);
const GENDER_NAMES: Readonly<Record<string, Gender>> = {
  ...squeezed(GENDERS),
  m: 'masculine',
  f: 'feminine',
  n: 'neuter',
};
