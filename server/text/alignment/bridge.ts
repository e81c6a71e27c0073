import type { PriorPair } from './lexicon.ts';
import { type Corpus, paired, stemmed, tokenise } from './tokens.ts';

/** A machine translation of one side beside the other side: both in one language, ready to be compared. */
export interface Bridge {
  unit: 'word' | 'stem' | 'bigram';
  /** The sentences of the original, or what a machine made of them. */
  source: Corpus;
  target: Corpus;
  priors: PriorPair[];
}

/** Below this a bridge is taken for another text, or for one in another language. */
const LEAST_TRUST = 0.08;
const MOST_TRUST = 0.85;
/** Words seen once in both texts are missed where one of the two repeats itself. */
const OF_ALL = 1.4;

/**
 * Looks at a machine translation of one side beside the other by words, by stems and by pairs of
 * neighbours (the n-grams of Sennrich and Volk 2010). How surely a word comes back is measured, so
 * that a bad machine translation says little, and one of another text nothing: then the list is empty.
 *
 * @param letters how long stems are
 */
export function bridgesBetween(source: Corpus, target: Corpus, letters: number): Bridge[] {
  const stems = [stemmed(source, letters), stemmed(target, letters)] as const;
  const trust = trustIn(...stems);
  if (trust < LEAST_TRUST) return [];
  const bigrams = [paired(stems[0]), paired(stems[1])] as const;
  return [
    { unit: 'word', source, target, priors: samePairs(source, target, trust) },
    { unit: 'stem', source: stems[0], target: stems[1], priors: samePairs(...stems, trust) },
    {
      unit: 'bigram',
      source: bigrams[0],
      target: bigrams[1],
      priors: samePairs(...bigrams, trust * trust),
    },
  ];
}

function samePairs(source: Corpus, target: Corpus, strength: number): PriorPair[] {
  const ids = new Map(target.vocabulary.keys.map((key, id) => [key, id]));
  return source.vocabulary.keys.flatMap((key, id) => {
    const other = ids.get(key);
    return other === undefined ? [] : [{ source: id, target: other, strength }];
  });
}

/**
 * The share of a text's words that come back at their place in the other one, judged by those that
 * stand once in each: of these the longest run in the same order counts, less the longest in the
 * opposite order, which is chance.
 */
export function trustIn(one: Corpus, other: Corpus): number {
  const [first, second] = [onlyOnce(one), onlyOnce(other)];
  const pairs: [number, number][] = [];
  for (const [key, sentence] of first) {
    const place = second.get(key);
    if (place !== undefined) pairs.push([sentence, place]);
  }
  const rising = longestRise(pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
  const falling = longestRise(pairs.sort((a, b) => b[0] - a[0] || a[1] - b[1]));
  const share = (rising - falling) / Math.max(1, Math.min(first.size, second.size));
  return Math.min(MOST_TRUST, Math.max(0, OF_ALL * share));
}

/** The sentence of every token that stands once in a text. */
function onlyOnce({ vocabulary, offsets, tokens }: Corpus): Map<string, number> {
  const found = new Map<string, number>();
  for (let sentence = 0; sentence + 1 < offsets.length; sentence++) {
    for (let at = offsets[sentence] as number; at < (offsets[sentence + 1] as number); at++) {
      const token = tokens[at] as number;
      if (vocabulary.counts[token] === 1 && vocabulary.kinds[token] !== 'mark') {
        found.set(vocabulary.keys[token] as string, sentence);
      }
    }
  }
  return found;
}

/** Length of the longest run of pairs, in the order given, whose places never fall. */
function longestRise(pairs: readonly (readonly [number, number])[]): number {
  const ends: number[] = [];
  for (const [, value] of pairs) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    ends[low] = value;
  }
  return ends.length;
}

export type BridgedSide = 'source' | 'target';

/** The side a machine translation was made of: the one whose words it shares least. */
export function sideOfBridge(
  bridge: readonly string[],
  source: readonly string[],
  target: readonly string[],
  sourceLanguage: string,
  targetLanguage: string,
): BridgedSide {
  const shared = (text: readonly string[], language: string): number => {
    const own = tokenise(text, language).vocabulary;
    const known = new Set(own.keys.filter((_, id) => own.kinds[id] === 'word'));
    const { keys, kinds, counts } = tokenise(bridge, language).vocabulary;
    return keys.reduce(
      (sum, key, id) => (kinds[id] === 'word' && known.has(key) ? sum + (counts[id] ?? 0) : sum),
      0,
    );
  };
  return shared(target, targetLanguage) >= shared(source, sourceLanguage) ? 'source' : 'target';
}
