import { readFileSync } from 'node:fs';

/** An English word of an entry's meanings. */
export interface Gloss {
  word: string;
  /** How surely a text that has the Chinese word has this one in its place, 0 to 1. */
  strength: number;
}

/** What CC-CEDICT says of the words of one text. */
export interface ChineseWords {
  glosses: Map<string, Gloss[]>;
  /** Readings in Pinyin without tones, of single characters only. */
  readings: Map<string, Set<string>>;
}

type Entry = [traditional: string, simplified: string, pinyin: string, meanings: string | string[]];

/** The package's own entry point builds an index of everything: 650 MB and seconds for what is a lookup. */
const FILE = new URL('../data/all.js', import.meta.resolve('cc-cedict'));
const HEAD = 'export default ';

/** Of a meaning in one word, in two, in three; longer ones explain instead of translating. */
const STRENGTHS = [0.6, 0.4, 0.25];
/** Entries with more words than this name no one of them surely. */
const SURE_WORDS = 3;
const FUNCTION_WORDS = new Set(
  `a an the to of in on at by for with from as be is are was one's sb sth oneself or and not no it its
  that this which who etc esp usually also used word particle classifier literary variant cl lit fig
  adj adv coll dialect tw abbr old he his him do does`.split(/\s+/u),
);
const NO_TRANSLATION =
  /^(?:(?:old |erhua |archaic |Japanese )?variant of|see (?:also )?\p{Script=Han}|used in|also written|also pr\.|abbr\. for|CL:|equivalent of|classifier)/u;

/**
 * Looks words up in CC-CEDICT, in simplified or traditional writing.
 *
 * @param words Chinese words, and single characters for their readings
 */
export function lookUpChinese(words: ReadonlySet<string>): ChineseWords {
  const glosses = new Map<string, Gloss[]>();
  const readings = new Map<string, Set<string>>();
  for (const [traditional, simplified, pinyin, meanings] of entries()) {
    for (const word of new Set([simplified, traditional])) {
      if (!words.has(word)) continue;
      if ([...word].length === 1) addTo(readings, word, syllable(pinyin));
      const found = glosses.get(word) ?? [];
      found.push(...glossesOf(typeof meanings === 'string' ? [meanings] : meanings));
      glosses.set(word, found);
    }
  }
  for (const [word, found] of glosses) glosses.set(word, strongest(found));
  return { glosses, readings };
}

function entries(): Entry[] {
  const text = readFileSync(FILE, 'utf8');
  return (JSON.parse(text.slice(HEAD.length)) as { all: Entry[] }).all;
}

/** `lü4` and `lu:4` are written lü or lv; names are spelt without the dots. */
function syllable(pinyin: string): string {
  return pinyin
    .toLowerCase()
    .replace(/u:|ü/gu, 'u')
    .replace(/[^a-z]/gu, '');
}

function glossesOf(meanings: readonly string[]): Gloss[] {
  return meanings
    .filter((meaning) => !NO_TRANSLATION.test(meaning))
    .flatMap((meaning) => meaning.replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ').split(/[;,/]/u))
    .flatMap((part) => {
      const words = (part.match(/[\p{L}']+/gu) ?? [])
        .map((word) => word.toLowerCase())
        .filter((word) => !FUNCTION_WORDS.has(word) && /^[a-z']{2,}$/u.test(word));
      const strength = STRENGTHS[words.length - 1];
      return strength === undefined || words[0] === 'surname'
        ? []
        : words.map((word) => ({ word, strength }));
    });
}

/** Each word once, weaker the more there are. */
function strongest(found: readonly Gloss[]): Gloss[] {
  const best = new Map<string, number>();
  for (const { word, strength } of found) {
    best.set(word, Math.max(strength, best.get(word) ?? 0));
  }
  const share = Math.min(1, Math.sqrt(SURE_WORDS / best.size));
  return Array.from(best, ([word, strength]) => ({ word, strength: strength * share }));
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
