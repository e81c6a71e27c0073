import { createRequire } from 'node:module';
import { englishForms } from './word-forms/english.ts';
import { germanForms } from './word-forms/german.ts';
import { slavicForms } from './word-forms/slavic.ts';
import { turkishForms } from './word-forms/turkish.ts';

const require = createRequire(import.meta.url);

/**
 * How the words of a language are told to be forms of one another. Two words may be, when they have a key
 * in common; where keys are coarse, `areForms` looks at the words themselves.
 */
export interface WordForms {
  /** The word without what does not matter: capitals, and signs that writers leave out. */
  fold(word: string): string;
  /** Keys of a word as it stands in a text, folded. */
  keys(word: string): string[];
  /** Keys of a word of a term, folded, where they are others. */
  termKeys(word: string, isVerb: boolean): string[];
  /** Whether two folded words with a key in common are forms of one word. */
  areForms?(one: string, other: string): boolean;
  /** Whether words are written together as one. */
  compounds: boolean;
  /** Whether nouns begin with a capital letter. */
  capitalNouns: boolean;
}

/** What every language has unless it says otherwise. */
function plainForms(language: string): WordForms {
  return {
    fold: (word) => foldWord(word, language),
    keys: () => [],
    termKeys: () => [],
    compounds: false,
    capitalNouns: false,
  };
}

/** A word in small letters, canonically composed, without marks that are often left out. */
export function foldWord(word: string, language: string): string {
  const composed = word.normalize('NFC');
  // Only these have small letters of their own; the general way takes a fraction of the time.
  const small = /^(?:tr|az|lt)\b/u.test(language)
    ? composed.toLocaleLowerCase(language)
    : composed.toLowerCase();
  if (/^[a-zà-öø-ÿа-я]+$/u.test(small)) return small;
  return small
    .replace(/[\u00ad\u064b-\u0652\u0670\u0640\u0591-\u05c7]/gu, '')
    .replaceAll('ё', 'е')
    .replaceAll('’', "'");
}

/** Languages of Snowball's algorithms, by what the library calls them. */
const STEMMERS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  hy: 'armenian',
  da: 'danish',
  nl: 'dutch',
  fi: 'finnish',
  fr: 'french',
  el: 'greek',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
};

const COMPOUNDING = new Set(['nl', 'da', 'nb', 'nn', 'no', 'sv']);

const known = new Map<string, WordForms>();

/**
 * What is known of the words of a language. German, English, Turkish and Slavic languages go by the
 * endings that nouns and adjectives have, others by Snowball's stems, and where there is no stemmer
 * words are only ever forms of themselves.
 *
 * @param language BCP 47
 */
export function wordForms(language: string): WordForms {
  const base = (/^[a-z]{2,3}/iu.exec(language)?.[0] ?? 'und').toLowerCase();
  let forms = known.get(base);
  if (!forms) {
    forms = make(base);
    known.set(base, forms);
  }
  return forms;
}

function make(base: string): WordForms {
  const plain = plainForms(base === 'und' ? 'en' : base);
  switch (base) {
    case 'de':
      return { ...plain, ...germanForms };
    case 'en':
      return { ...plain, ...englishForms };
    case 'tr':
    case 'az':
      return { ...plain, ...turkishForms };
    case 'ko':
      return { ...plain, ...symmetric(koreanKeys) };
    case 'he':
      return { ...plain, ...symmetric(hebrewKeys) };
  }
  const slavic = slavicForms(base);
  if (slavic) return { ...plain, ...symmetric(slavic) };
  const name = STEMMERS[base];
  if (!name) return plain;
  const { stemmer } = require(`@orama/stemmers/${name}`) as { stemmer(word: string): string };
  return {
    ...plain,
    ...symmetric((word) => stemKeys(word, base, stemmer)),
    // Arabic words change at the beginning as well.
    ...(base !== 'ar' && { areForms: haveOneStem }),
    compounds: COMPOUNDING.has(base),
  };
}

function symmetric(keys: (word: string) => string[]): Pick<WordForms, 'keys' | 'termKeys'> {
  return { keys, termKeys: (word) => keys(word) };
}

/** Arabic writes "and" to the word after, which its stemmer leaves there. */
function stemKeys(word: string, base: string, stemmer: (word: string) => string): string[] {
  if (base !== 'ar' || !/^[وف].{4}/u.test(word)) return [stemmer(word)];
  return [stemmer(word), stemmer(word.slice(1))];
}

/**
 * Snowball's stems are those of families of words ("organ", "organization"): forms of one word differ in
 * a few letters at the end.
 */
function haveOneStem(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common++;
  const rest = Math.max(one.length, other.length) - common;
  return common >= 3 ? rest <= 4 : common === shorter && rest <= 2;
}

const PARTICLES =
  /(?:은|는|이|가|을|를|의|에|에서|에게|께|로|으로|와|과|도|만|부터|까지|보다|처럼|들|들이|들은|들을|들의)$/u;

/** Korean writes particles to the word before. */
function koreanKeys(word: string): string[] {
  const bare = word.replace(PARTICLES, '');
  return bare.length >= 2 && bare !== word ? [word, bare] : [word];
}

/** Hebrew writes prepositions, article and conjunction to the word after. */
function hebrewKeys(word: string): string[] {
  const keys = [word];
  for (const length of [1, 2]) {
    if (word.length - length < 3 || !/^[הובלמשכ]+$/u.test(word.slice(0, length))) break;
    keys.push(word.slice(length));
  }
  return keys;
}
