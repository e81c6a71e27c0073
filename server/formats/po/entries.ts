import type { FormatProblem } from '../problem.ts';
import { quoted, unquoted } from './strings.ts';

/** An entry of a catalogue of gettext. */
export interface PoEntry {
  /** Lines of comments before it, without their line ends. */
  comments: string[];
  context: string | undefined;
  id: string;
  plural: string | undefined;
  /** One text, or as many as the language has plural forms. */
  strings: string[];
  /** Kept by programs for when the text comes back (`#~`). */
  isObsolete: boolean;
  /** Line of its `msgid`, counted from 1. */
  line: number;
  /** Lines of its `msgstr`s: index of the first and of the one after the last, counted from 0. */
  stringLines: { from: number; to: number };
  /** Index of the line of its first comment or keyword, counted from 0. */
  firstLine: number;
}

/** What a catalogue consists of, and where it breaks the grammar. */
export interface ParsedCatalogue {
  lines: string[];
  entries: PoEntry[];
  problems: FormatProblem[];
}

type Keyword = 'msgctxt' | 'msgid' | 'msgid_plural' | 'msgstr';

/** An entry while its lines are read. */
interface OpenEntry extends Omit<PoEntry, 'id' | 'stringLines'> {
  id: string | undefined;
  /** By their numbers in brackets; undefined for the one without. */
  forms: Map<number | undefined, string>;
  stringFrom: number | undefined;
  last: { keyword: Keyword; form: number | undefined } | undefined;
}

const KEYWORD =
  /^(?:#~\s*)?(?<keyword>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?<form>\d+)\])?\s*(?<string>".*)$/u;
const CONTINUATION = /^(?:#~\s*)?(?<string>".*)$/u;

/**
 * Reads a catalogue as the manual of GNU gettext describes it ("The Format of PO Files"): line by line,
 * everything in its order, obsolete entries and repeated ones as well.
 */
export function parseCatalogue(text: string): ParsedCatalogue {
  const lines = text.split(/\r\n|\n|\r/u);
  const entries: PoEntry[] = [];
  const problems: FormatProblem[] = [];
  let open: OpenEntry | undefined;

  for (const [index, typed] of lines.entries()) {
    const line = typed.trim();
    if (line === '') continue;
    if (line.startsWith('#') && !line.startsWith('#~')) {
      if (open?.last) close(index);
      open ??= newEntry(index);
      open.comments.push(line);
      continue;
    }
    // Of what obsolete entries were before, nothing is asked.
    if (/^#~\|/u.test(line)) {
      open ??= newEntry(index);
      open.comments.push(line);
      continue;
    }
    const keyword = KEYWORD.exec(line)?.groups as
      | { keyword: Keyword; form?: string; string: string }
      | undefined;
    const string = keyword?.string ?? CONTINUATION.exec(line)?.groups?.string;
    if (string === undefined) {
      report('syntax', index, `This is neither a keyword with a text nor a comment: ${line}`);
      continue;
    }
    const value = readString(string, index);
    if (keyword) {
      const form = keyword.form === undefined ? undefined : Number(keyword.form);
      add(keyword.keyword, form, value, index, line.startsWith('#~'));
    } else {
      continueWith(value, index);
    }
  }
  close(lines.length);
  return { lines, entries, problems };

  function report(rule: string, index: number, message: string): void {
    problems.push({ rule, line: index + 1, message });
  }

  function readString(written: string, index: number): string {
    const { value, problem } = unquoted(written);
    if (problem) report(problem.rule, index, problem.message);
    return value;
  }

  function add(
    keyword: Keyword,
    form: number | undefined,
    value: string,
    index: number,
    isObsolete: boolean,
  ): void {
    const begins =
      keyword === 'msgctxt' || (keyword === 'msgid' && open?.last?.keyword !== 'msgctxt');
    if (open?.last && begins) close(index);
    open ??= newEntry(index);
    open.isObsolete ||= isObsolete;
    if (form !== undefined && keyword !== 'msgstr') {
      report('syntax', index, `Only msgstr has a number, but ${keyword} has one.`);
    }
    switch (keyword) {
      case 'msgctxt':
        open.context = value;
        break;
      case 'msgid':
        open.id = value;
        open.line = index + 1;
        break;
      case 'msgid_plural':
        if (open.last?.keyword !== 'msgid') {
          report('keyword-order', index, 'msgid_plural has to follow its msgid.');
        }
        open.plural = value;
        break;
      case 'msgstr':
        if (open.forms.has(form)) {
          report('duplicate-string', index, `The entry has this text twice: msgstr${shown(form)}.`);
        }
        open.forms.set(form, value);
        open.stringFrom ??= index;
        break;
    }
    open.last = { keyword, form };
  }

  function continueWith(value: string, index: number): void {
    if (!open?.last) {
      report('syntax', index, 'This text has no keyword before it.');
      return;
    }
    const { keyword, form } = open.last;
    if (keyword === 'msgctxt') open.context += value;
    else if (keyword === 'msgid') open.id += value;
    else if (keyword === 'msgid_plural') open.plural += value;
    else open.forms.set(form, open.forms.get(form) + value);
  }

  function close(index: number): void {
    if (!open) return;
    const { id, forms, stringFrom, last, ...entry } = open;
    open = undefined;
    if (!last) return;
    if (id === undefined) {
      report('missing-msgid', entry.firstLine, 'The entry has no msgid.');
      return;
    }
    if (stringFrom === undefined) {
      report('missing-msgstr', entry.line - 1, 'The entry has no msgstr.');
      return;
    }
    reportForms(entry, forms);
    const strings = [...forms].sort(([a = 0], [b = 0]) => a - b).map(([, string]) => string);
    entries.push({ ...entry, id, strings, stringLines: { from: stringFrom, to: endOf(index) } });
  }

  function reportForms(
    entry: Pick<PoEntry, 'plural' | 'line'>,
    forms: ReadonlyMap<number | undefined, string>,
  ): void {
    const numbers = [...forms.keys()];
    if (entry.plural === undefined) {
      if (numbers.length === 1 && numbers[0] === undefined) return;
      report(
        'plural-form',
        entry.line - 1,
        'Without a msgid_plural there is one msgstr, without number.',
      );
    } else if (!numbers.every((number, index) => number === index)) {
      report(
        'plural-form',
        entry.line - 1,
        'Plural forms have to be msgstr[0], msgstr[1] and so on.',
      );
    }
  }

  /** The entry ends with its last line that is not empty. */
  function endOf(index: number): number {
    let end = index;
    while (end > 0 && lines[end - 1]?.trim() === '') end--;
    return end;
  }
}

function newEntry(index: number): OpenEntry {
  return {
    comments: [],
    context: undefined,
    id: undefined,
    plural: undefined,
    strings: [],
    isObsolete: false,
    line: index + 1,
    firstLine: index,
    forms: new Map(),
    stringFrom: undefined,
    last: undefined,
  };
}

function shown(form: number | undefined): string {
  return form === undefined ? '' : `[${form}]`;
}

/** The lines of an entry's texts, with what marks them as obsolete where it is. */
export function stringLines(
  entry: Pick<PoEntry, 'plural' | 'isObsolete'>,
  strings: readonly string[],
): string[] {
  return strings.flatMap((string, form) =>
    keywordLines(
      entry.plural === undefined ? 'msgstr' : `msgstr[${form}]`,
      string,
      entry.isObsolete,
    ),
  );
}

/** A keyword with its text, a line for each line of that. */
export function keywordLines(keyword: string, text: string, isObsolete = false): string[] {
  const [first, ...others] = quoted(text);
  return [`${keyword} ${first}`, ...others].map((line) => (isObsolete ? `#~ ${line}` : line));
}
