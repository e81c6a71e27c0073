import iconv from 'iconv-lite';
import { decode } from './decode.ts';
import type { BilingualFormat } from './format.ts';
import { type PoEntry, parseCatalogue } from './po/entries.ts';
import { documentOf, flagsOf, nameOf, pluralForms } from './po/messages.ts';
import { withStrings, writeCatalogue } from './po/write.ts';
import { FormatError, type FormatProblem } from './problem.ts';

/** Catalogues of GNU gettext. A plural is a unit with a segment for each form. */
export const po: BilingualFormat = {
  name: 'po',
  label: 'gettext PO',
  extensions: ['po', 'pot'],
  mediaType: 'text/x-gettext-translation',
  isBilingual: true,
  recognise(start) {
    const text = new TextDecoder('latin1').decode(start);
    return /^msgid\s+"/mu.test(text) && /^msgstr(?:\[0\])?\s+"/mu.test(text) ? 0.95 : 0;
  },
  validate: (bytes) => problemsOf(bytes),
  read(bytes) {
    refuse(problemsOf(bytes));
    const { entries } = parseCatalogue(decodeCatalogue(bytes));
    return documentOf(entries);
  },
  write: (document) => new TextEncoder().encode(writeCatalogue(document)),
  putBack(original, document) {
    refuse(problemsOf(original));
    return new TextEncoder().encode(withStrings(decodeCatalogue(original), document));
  },
};

/** In the encoding its header names, whatever it looks like. */
function decodeCatalogue(bytes: Uint8Array): string {
  const named = charsetOf(new TextDecoder('latin1').decode(bytes));
  if (named && !/^utf-?8$|^charset$/iu.test(named) && iconv.encodingExists(named)) {
    return iconv.decode(Buffer.from(bytes), named);
  }
  return decode(bytes).text;
}

function charsetOf(text: string): string | undefined {
  return /^\s*"Content-Type:[^"]*charset=(?<charset>[\w:.-]+)/imu.exec(text)?.groups?.charset;
}

function problemsOf(bytes: Uint8Array): FormatProblem[] {
  const charset = charsetOf(new TextDecoder('latin1').decode(bytes));
  if (charset && !/^charset$/iu.test(charset) && !iconv.encodingExists(charset)) {
    return [{ rule: 'unknown-charset', line: 1, message: `No encoding is called ${charset}.` }];
  }
  const { entries, problems } = parseCatalogue(decodeCatalogue(bytes));
  const forms = pluralForms(entries);
  const seen = new Map<string, number>();
  for (const entry of entries) {
    if (entry.isObsolete) continue;
    const name = nameOf(entry);
    const before = seen.get(name);
    if (before !== undefined) {
      problems.push({
        rule: 'duplicate-message',
        line: entry.line,
        message: `Line ${before} has the same message.`,
      });
    }
    seen.set(name, before ?? entry.line);
    problems.push(...problemsOfStrings(entry, forms));
  }
  if (entries.length === 0 && problems.length === 0) {
    problems.push({ rule: 'no-messages', line: 1, message: 'There is no message in the file.' });
  }
  return problems.sort((a, b) => a.line - b.line);
}

/** What `msgfmt --check` refuses as well. */
function problemsOfStrings(entry: PoEntry, forms: number | undefined): FormatProblem[] {
  const problems: FormatProblem[] = [];
  if (entry.id === '') return problems;
  if (entry.plural !== undefined && forms !== undefined && entry.strings.length !== forms) {
    problems.push({
      rule: 'plural-count',
      line: entry.line,
      message: `The header says ${forms} plural forms, but the entry has ${entry.strings.length}.`,
    });
  }
  const isFuzzy = flagsOf(entry).includes('fuzzy');
  for (const string of entry.strings) {
    if (string === '' || isFuzzy) continue;
    for (const [place, has] of [
      ['begin', (text: string) => text.startsWith('\n')],
      ['end', (text: string) => text.endsWith('\n')],
    ] as const) {
      if (has(string) === has(entry.id)) continue;
      problems.push({
        rule: 'newline-mismatch',
        line: entry.line,
        message: `Only one of msgid and msgstr ${place}s with a line break.`,
      });
    }
  }
  return problems;
}

function refuse(problems: readonly FormatProblem[]): void {
  const [first, ...others] = problems;
  if (first) throw new FormatError([first, ...others]);
}
