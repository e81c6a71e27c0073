import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Snowball's algorithms by primary language subtag, as the library calls them. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  uk: 'ukrainian',
};

/**
 * Languages whose words grow at the end alone. Snowball's Turkish takes "fındık" to "f", so that the
 * beginning of a word stands for all its forms.
 */
const AGGLUTINATING = new Set(['az', 'et', 'eu', 'ka', 'kk', 'ky', 'ta', 'tk', 'tr', 'uz']);
/** Letters of such a beginning. */
const BEGINNING = 4;

type Stemmer = (word: string) => string;
const stemmers = new Map<string, Stemmer>();

/** Stems by language and word: texts repeat their words, and stemming takes long. */
const known = new Map<string, string>();
const MOST_KNOWN = 100_000;

/**
 * What the inflected forms of a word have in common: the stem of Snowball, of Turkish and its like the
 * first letters, of a language without rules the word without its last letter or two. For looking
 * words up, not for reading; two different words may have the same.
 *
 * @param language BCP 47
 */
export function stem(word: string, language: string): string {
  const base = language.split('-', 1)[0] as string;
  const key = `${base} ${word}`;
  let stemmed = known.get(key);
  if (stemmed === undefined) {
    stemmed = stemmerOf(base)(foldCase(word, base));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, stemmed);
  }
  return stemmed;
}

/** Whether two words are forms of one. As in `stem`, with the beginnings of longer words compared whole. */
export function areForms(one: string, other: string, language: string): boolean {
  if (stem(one, language) !== stem(other, language)) return false;
  const base = language.split('-', 1)[0] as string;
  if (!AGGLUTINATING.has(base)) return true;
  const [a, b] = [bare(foldCase(one, base)), bare(foldCase(other, base))];
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  // The last consonant softens before an ending: fındık, fındığı.
  return shared >= shorter - 1;
}

function foldCase(word: string, base: string): string {
  return word.normalize('NFC').toLocaleLowerCase(base);
}

/** A word without what follows an apostrophe: Ankara'da, Obama's. */
function bare(word: string): string {
  return word.replace(/(?<=\p{L}{2})['’]\p{L}*$/u, '');
}

function stemmerOf(base: string): Stemmer {
  let stemmer = stemmers.get(base);
  if (!stemmer) {
    const algorithm = ALGORITHMS[base];
    const usual = algorithm ? loadStemmer(algorithm) : undefined;
    stemmer = (word) => {
      if (!/^\p{L}/u.test(word)) return word;
      const short = bare(word);
      if (AGGLUTINATING.has(base)) return [...short].slice(0, BEGINNING).join('');
      return usual ? usual(short) : withoutEnding(short);
    };
    stemmers.set(base, stemmer);
  }
  return stemmer;
}

function loadStemmer(algorithm: string): Stemmer {
  return (require(`@orama/stemmers/${algorithm}`) as { stemmer: Stemmer }).stemmer;
}

function withoutEnding(word: string): string {
  const letters = [...word];
  return letters.slice(0, Math.max(4, letters.length - 2)).join('');
}
