import { lookUpChinese } from './cedict.ts';
import type { WordPair } from './dictionary.ts';
import { englishLemmas } from './english-forms.ts';
import type { Corpus } from './tokens.ts';

const HAN = /^\p{Script=Han}+$/u;

/** Pairs of words and of single characters that a dictionary of Chinese knows in two texts. */
export interface KnownPairs {
  words: WordPair[];
  characters: WordPair[];
}

/** Whether CC-CEDICT is looked up for a pair of languages, which takes a second and much memory. */
export function hasChinesePairs(source: string, target: string): boolean {
  return [primary(source), primary(target)].sort().join() === 'en,zh';
}

/**
 * What CC-CEDICT knows of the words of two texts, one in Chinese and one in English; undefined for
 * other languages. Inflected English words are found by what they are forms of.
 */
export function chinesePairs(source: Corpus, target: Corpus): KnownPairs | undefined {
  const [one, other] = [primary(source.language), primary(target.language)];
  if (one === 'zh' && other === 'en') return pairsBetween(source, target);
  if (one !== 'en' || other !== 'zh') return undefined;
  const { words, characters } = pairsBetween(target, source);
  const turned = (pairs: WordPair[]) =>
    pairs.map(({ source, target, strength }) => ({ source: target, target: source, strength }));
  return { words: turned(words), characters: turned(characters) };
}

function pairsBetween(chinese: Corpus, english: Corpus): KnownPairs {
  const words = new Set(chinese.vocabulary.keys.filter((key) => HAN.test(key)));
  const characters = new Set([...words].flatMap((word) => [...word]));
  const { glosses, readings } = lookUpChinese(new Set([...words, ...characters]));
  const forms = formsByLemma(english);
  const pairsOf = (keys: Iterable<string>) =>
    [...keys].flatMap((key) =>
      (glosses.get(key) ?? []).flatMap(({ word, strength }) =>
        (forms.get(word) ?? []).map((form) => ({ source: key, target: form, strength })),
      ),
    );
  return {
    words: [...pairsOf(words)],
    characters: [...pairsOf(characters), ...namePairs(chinese, english, readings)],
  };
}

function formsByLemma({ vocabulary }: Corpus): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  vocabulary.keys.forEach((key, id) => {
    if (vocabulary.kinds[id] !== 'word') return;
    for (const lemma of englishLemmas(key)) {
      const known = forms.get(lemma);
      if (known) known.push(key);
      else forms.set(lemma, [key]);
    }
  });
  return forms;
}

const OF_ONE_SYLLABLE = 0.35;
const OF_MORE = 0.6;
const MOST_SYLLABLES = 3;

/** Characters and the English words that are their names in Pinyin: 玉兰 is Yulan, 郑 is Zheng. */
function namePairs(
  chinese: Corpus,
  english: Corpus,
  readings: ReadonlyMap<string, ReadonlySet<string>>,
): WordPair[] {
  const { keys, kinds, capitals } = english.vocabulary;
  const names = new Set(
    keys.filter((_, id) => kinds[id] === 'word' && (capitals[id] as number) >= 0.5),
  );
  const pairs: WordPair[] = [];
  for (const [name, runs] of runsSpelt(names, chinese, readings)) {
    for (const run of runs) {
      const characters = [...run];
      const strength = characters.length === 1 ? OF_ONE_SYLLABLE : OF_MORE;
      for (const character of characters) pairs.push({ source: character, target: name, strength });
    }
  }
  return pairs;
}

/** By name, the runs of up to three characters of a text that Pinyin writes so. */
function runsSpelt(
  names: ReadonlySet<string>,
  { vocabulary, offsets, tokens }: Corpus,
  readings: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Set<string>> {
  const beginnings = new Set<string>();
  for (const name of names) {
    for (let end = 1; end <= name.length; end++) beginnings.add(name.slice(0, end));
  }
  const found = new Map<string, Set<string>>();
  for (let sentence = 0; sentence + 1 < offsets.length; sentence++) {
    const words = Array.from(
      tokens.subarray(offsets[sentence], offsets[sentence + 1]),
      (token) => vocabulary.keys[token] as string,
    );
    const characters = [...words.join('')];
    for (let from = 0; from < characters.length; from++) {
      let spellings = [''];
      for (let count = 1; count <= MOST_SYLLABLES; count++) {
        const syllables = readings.get(characters[from + count - 1] ?? '');
        if (!syllables) break;
        spellings = spellings
          .flatMap((spelling) => Array.from(syllables, (syllable) => spelling + syllable))
          .filter((spelling) => beginnings.has(spelling));
        if (spellings.length === 0) break;
        for (const name of spellings) {
          if (!names.has(name)) continue;
          const run = characters.slice(from, from + count).join('');
          const runs = found.get(name);
          if (runs) runs.add(run);
          else found.set(name, new Set([run]));
        }
      }
    }
  }
  return found;
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/u, 1)[0] as string;
}
