import { canonicalLanguage } from '../../text/language.ts';
import type { BilingualDocument, Note, Unit, UnitSegment } from '../document.ts';
import type { PoEntry } from './entries.ts';

/** Between the context and the text in the name of an entry, as in catalogues that are compiled. */
export const CONTEXT_END = '\u0004';

/** The messages of a catalogue: its entries without the header and the obsolete ones. */
export function messagesIn(entries: readonly PoEntry[]): PoEntry[] {
  return entries.filter((entry) => !entry.isObsolete && !isHeader(entry));
}

/** The messages as units, each with its context and text for a name. */
export function documentOf(entries: readonly PoEntry[]): BilingualDocument {
  const language = headerField(entries, 'language');
  return {
    sourceLanguage: languageOf(headerField(entries, 'x-source-language')) ?? 'en',
    targetLanguage: languageOf(language),
    units: messagesIn(entries).map(unitOf),
  };
}

/** `pt_BR` and `sr@latin` as BCP 47. */
function languageOf(locale: string | undefined): string | undefined {
  if (locale === undefined) return undefined;
  const [name = '', variant] = locale.split('@');
  const script = variant && { latin: 'Latn', cyrillic: 'Cyrl' }[variant.toLowerCase()];
  const [language, ...rest] = name.replace(/\..*$/u, '').split(/[_-]/u);
  return canonicalLanguage([language, ...(script ? [script] : []), ...rest].join('-'));
}

function unitOf(entry: PoEntry): Unit {
  const isFuzzy = flagsOf(entry).includes('fuzzy');
  const plural = entry.plural;
  return {
    id: nameOf(entry),
    ...(plural !== undefined && { isPlural: true }),
    kind: 'paragraph',
    isTranslatable: true,
    segments: entry.strings.map(
      (string, form): UnitSegment => ({
        source: form === 0 ? entry.id : (plural ?? entry.id),
        target: string === '' ? undefined : string,
        state: string === '' || isFuzzy ? 'machine' : 'edited',
      }),
    ),
    codes: [],
    notes: entry.comments.flatMap(noteOf),
  };
}

/** `#` and `#.` are remarks of the translator and of the author; the others are for programs. */
function noteOf(comment: string): Note[] {
  const remark = /^#(?<mark>\.?)(?:\s+(?<text>.*))?$/u.exec(comment)?.groups;
  if (!remark?.text) return [];
  return [{ text: remark.text, about: remark.mark ? 'source' : 'target' }];
}

function isHeader(entry: PoEntry): boolean {
  return entry.id === '' && entry.context === undefined && !entry.isObsolete;
}

/** A field of the header, such as `Language`. */
function headerField(entries: readonly PoEntry[], name: string): string | undefined {
  const header = entries.find(isHeader)?.strings[0] ?? '';
  const line = header.split('\n').find((field) => field.toLowerCase().startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() || undefined;
}

/** How many plural forms the language has, as the header says. */
export function pluralForms(entries: readonly PoEntry[]): number | undefined {
  const number = /nplurals\s*=\s*(\d+)/u.exec(headerField(entries, 'plural-forms') ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** What tells a message from all others. */
export function nameOf({ context, id }: Pick<PoEntry, 'context' | 'id'>): string {
  return context === undefined ? id : `${context}${CONTEXT_END}${id}`;
}

/** `fuzzy`, `c-format` and the like. */
export function flagsOf({ comments }: Pick<PoEntry, 'comments'>): string[] {
  return comments
    .filter((line) => line.startsWith('#,'))
    .flatMap((line) => line.slice(2).split(','))
    .map((flag) => flag.trim());
}
