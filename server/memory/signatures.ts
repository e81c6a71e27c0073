import { scriptOf, usesSpaces } from '../text/language.ts';
import { stem } from '../text/stem.ts';
import { sameForm } from './score.ts';
import type { Token } from './tokens.ts';

/** The languages of a memory's entries, BCP 47. */
export interface Pair {
  source: string;
  target: string;
}

/** What is looked up of the text of one side. */
export type Side = 'source' | 'target';

/**
 * Signatures of a text: numbers by which entries are found, each a hash of the languages, the side and
 * one thing the text has. These are its words, by their stems, and on the side of the source each two
 * words that follow each other, and the text as a whole. Of scripts without spaces, each character and
 * each two of them stand for words.
 */
export interface Signatures {
  /** Of the source as a whole. */
  whole: number;
  /** Of single words and of pairs, each once. */
  grams: number[];
}

/** More tokens of a text than this are not signed: what long texts have in common shows in the first. */
const MOST_SIGNED = 400;

/** The signatures a source text is found by. */
export function sourceSignatures(tokens: readonly Token[], text: string, pair: Pair): Signatures {
  const hash = hasher(pair, 'source');
  const stems = stemsOf(tokens, pair.source);
  const grams = new Set(stems.map((one) => hash(`w ${one}`)));
  // The beginning and the end are neighbours as well, so that one word alone has two pairs.
  let before = '';
  for (const one of [...stems, '']) {
    grams.add(hash(`p ${before} ${one}`));
    before = one;
  }
  return { whole: wholeSignature(text, pair), grams: [...grams] };
}

/** The signature of a source as a whole. */
export function wholeSignature(text: string, pair: Pair): number {
  return hasher(pair, 'source')(`t ${sameForm(text)}`);
}

/** The signatures of the words of a text on either side, by which a concordance finds it. */
export function wordSignatures(tokens: readonly Token[], pair: Pair, side: Side): number[] {
  const hash = hasher(pair, side);
  return [...new Set(stemsOf(tokens, pair[side]).map((one) => hash(`w ${one}`)))];
}

/** All signatures an entry is stored under. */
export function entrySignatures(
  source: { text: string; tokens: readonly Token[] },
  target: { tokens: readonly Token[] },
  pair: Pair,
): number[] {
  const { whole, grams } = sourceSignatures(source.tokens, source.text, pair);
  return [...new Set([whole, ...grams, ...wordSignatures(target.tokens, pair, 'target')])];
}

/**
 * What a text that stands beside an entry's source is known by; two texts that are the same have the
 * same.
 *
 * @param text empty where there is none, as before the first sentence
 */
export function neighbourKey(text: string): number {
  return hash53(sameForm(text));
}

/** Languages that share their entries: `de` and `de-AT` do, `zh-Hans` and `zh-Hant` do not. */
export function languageKey(tag: string): string {
  return `${tag.split('-', 1)[0]?.toLowerCase()}-${scriptOf(tag)}`;
}

function stemsOf(tokens: readonly Token[], language: string): string[] {
  const stems: string[] = [];
  const isSpaced = usesSpaces(language);
  for (const { kind, key } of tokens.slice(0, MOST_SIGNED)) {
    // Any number stands for any other.
    if (kind === 'number') stems.push('0');
    else if (kind === 'word') stems.push(...(isSpaced ? [stem(key, language)] : charactersOf(key)));
  }
  return stems;
}

/** Words of such scripts are taken apart, as dictionaries cut them one way here and another there. */
function charactersOf(word: string): string[] {
  return /^[\p{ASCII}]+$/u.test(word) ? [word] : [...word];
}

function hasher({ source, target }: Pair, side: Side): (gram: string) => number {
  const prefix = `${languageKey(source)} ${languageKey(target)} ${side} `;
  return (gram) => hash53(prefix + gram);
}

/** cyrb53: 53 bits of a text, spread evenly; no protection against anybody who wants two to collide. */
function hash53(text: string): number {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}
