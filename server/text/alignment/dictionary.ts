import { basicWords } from './basic-words.ts';
import { worldWords } from './world-words.ts';

/** A word of the source language and one of the target language, in small letters, and how surely they match. */
export interface WordPair {
  source: string;
  target: string;
  strength: number;
}

const OF_THE_USER = 0.8;
const OF_THE_WORLD = 0.75;
/** Everyday words have many meanings. */
const BASIC = 0.5;

const known = new Map<string, WordPair[]>();

/**
 * Pairs of words known before a text is read: those of a termbase or dictionary, the names and dates
 * of `worldWords` and the everyday words of `basicWords`.
 */
export function wordPairs(
  sourceLanguage: string,
  targetLanguage: string,
  given: Iterable<readonly [source: string, target: string]> = [],
): WordPair[] {
  const languages = `${sourceLanguage} ${targetLanguage}`;
  let own = known.get(languages);
  if (own === undefined) {
    own = [
      ...matched(worldWords(sourceLanguage), worldWords(targetLanguage), OF_THE_WORLD),
      ...matched(basicWords(sourceLanguage), basicWords(targetLanguage), BASIC),
    ];
    known.set(languages, own);
  }
  const ofUser = Array.from(given, ([source, target]) => ({
    source: source.toLowerCase(),
    target: target.toLowerCase(),
    strength: OF_THE_USER,
  }));
  return [...ofUser, ...own];
}

function matched(
  source: ReadonlyMap<string, ReadonlySet<string>>,
  target: ReadonlyMap<string, ReadonlySet<string>>,
  strength: number,
): WordPair[] {
  const pairs: WordPair[] = [];
  for (const [meaning, words] of source) {
    const others = target.get(meaning);
    if (others === undefined) continue;
    for (const one of words) {
      for (const other of others) pairs.push({ source: one, target: other, strength });
    }
  }
  return pairs;
}
