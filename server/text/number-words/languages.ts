import { ARABIC } from './ar.ts';
import { GERMAN } from './de.ts';
import { ENGLISH } from './en.ts';
import { DUTCH, SWEDISH } from './germanic.ts';
import type { NumberWord, NumberWords } from './read.ts';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './romance.ts';
import { POLISH, RUSSIAN, UKRAINIAN } from './slavic.ts';
import { TURKISH } from './tr.ts';

/**
 * A language's number words as a native writes them down: a line a value, ordinals after `|`. A star
 * stands for up to four letters more.
 */
export interface NumberWordList {
  lines: string;
  /** Words between parts of one number. */
  links?: string;
  compound?: boolean;
  /** How teens are said, where they have no words of their own. */
  ten?: 'before' | 'after';
}

const LISTS: Readonly<Record<string, NumberWordList>> = {
  ar: ARABIC,
  de: GERMAN,
  en: ENGLISH,
  es: SPANISH,
  fr: FRENCH,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  pt: PORTUGUESE,
  ru: RUSSIAN,
  sv: SWEDISH,
  tr: TURKISH,
  uk: UKRAINIAN,
};

const tables = new Map<string, NumberWords>();

/** The number words of a language (BCP 47), undefined where there is no table. */
export function numberWordsOf(language: string): NumberWords | undefined {
  const base = language.slice(0, language.search(/[-_]|$/)).toLowerCase();
  const list = LISTS[base];
  if (list === undefined) return undefined;
  let table = tables.get(base);
  if (table === undefined) {
    table = tableOf(list);
    tables.set(base, table);
  }
  return table;
}

function tableOf({ lines, links = '', compound = false, ten }: NumberWordList): NumberWords {
  const words = new Map<string, NumberWord>();
  const stems: [string, number, NumberWord][] = [];
  for (const line of lines.trim().split('\n')) {
    const [, value, cardinals = '', ordinals = ''] =
      /^\s*([\d./e]+)\s*([^|]*)(?:\|(.*))?$/u.exec(line) ?? [];
    const [whole = 0, parts = 1] = (value as string).split('/').map(Number);
    for (const [forms, ordinal] of [
      [cardinals, false],
      [ordinals, true],
    ] as const) {
      for (const form of forms.split(/\s+/u).filter(Boolean)) {
        const meaning = { value: whole / parts, ordinal };
        if (form.endsWith('*')) stems.push([form.slice(0, -1), form.length + 3, meaning]);
        else words.set(form, meaning);
      }
    }
  }
  stems.sort((one, other) => other[0].length - one[0].length);
  return {
    words,
    stems,
    links: new Set(links.split(' ').filter(Boolean)),
    compound,
    ten,
    known: new Map(),
  };
}
