import { hasExonyms, isExonym } from '../text/exonyms.ts';
import { nameDistance, type SpelledName, spellName } from '../text/name-distance.ts';
import { regionName, regionOf } from '../text/region-names.ts';
import type { CheckedText, Pair, Token } from './pair.ts';
import { COMMON_CAPITALISED, DEMONYM } from './words/capitalised.ts';

/** A name of one text and the word of the other that stands for it. */
export interface PairedName {
  source: Token;
  target: Token;
  /** 0 for the same name, more for one spelt differently; see `nameDistance`. */
  distance: number;
  /** Whether it is surely a name: a part of several capitalised words in a row. */
  isSure: boolean;
}

export interface PairedNames {
  pairs: readonly PairedName[];
  /** Sure names of the source that nothing in the target resembles. */
  missing: readonly Token[];
}

/** Up to here two spellings are one name written after two customs. */
export const SAME_NAME = 0.07;
/** Up to here they are meant to be one. */
const SIMILAR_NAME = 0.4;
/** The same for the first word of a sentence, which need not be a name. */
const SIMILAR_BEGINNING = 0.3;
/** Shorter names resemble too much. */
const SHORTEST = 4;

/**
 * Pairs the names of a text with those of its translation. Names are told by their capitals: from the
 * source, or, where its script has none or German gives them to every noun, from the target.
 */
export function pairNames(pair: Pair): PairedNames {
  return pair.keep('names', () => pairUp(pair));
}

function pairUp({ source, target }: Pair): PairedNames {
  const fromSource = tellsNames(source);
  const [named, other] = fromSource ? [source, target] : [target, source];
  if (!fromSource && !tellsNames(target)) return { pairs: [], missing: [] };
  const candidates = namesOf(named);
  const counterparts = counterpartsOf(other);
  const pairs: PairedName[] = [];
  const missing: Token[] = [];
  const taken = new Set<Token>();
  for (const { token, isSure, begins } of candidates) {
    const match = bestMatch(token, named, other, counterparts, taken);
    if (match === undefined || (begins && match.distance > SIMILAR_BEGINNING)) {
      if (
        isSure &&
        fromSource &&
        other.script !== 'Hans' &&
        other.script !== 'Hant' &&
        other.script !== 'Jpan'
      )
        missing.push(token);
      continue;
    }
    if (match.distance > 0) taken.add(match.token);
    pairs.push(
      fromSource
        ? { source: token, target: match.token, distance: match.distance, isSure }
        : { source: match.token, target: token, distance: match.distance, isSure },
    );
  }
  return { pairs, missing };
}

/** Whether capitals inside a sentence are for names in a text's language. */
function tellsNames({ script, base }: CheckedText): boolean {
  return /^(?:Latn|Cyrl|Grek|Armn)$/.test(script) && base !== 'de' && base !== 'lb';
}

/** Names of a text whose language has capitals for them, from the left. */
export function namesOf(text: CheckedText): { token: Token; isSure: boolean; begins: boolean }[] {
  return text.keep('names', () => {
    const found: { token: Token; isSure: boolean; begins: boolean }[] = [];
    const { words, prose, base } = text;
    for (const [at, token] of words.entries()) {
      if (!isCapitalised(token.text) || token.text.length < SHORTEST) continue;
      const before = prose.slice(Math.max(0, token.from - 3), token.from);
      const begins =
        at === 0 ||
        /[.!?…:;•–—-]\s*["“„«»]?\s?$|["“„«»(]\s?$/u.test(before) ||
        /[.!?…:]\s*$/u.test(prose.slice(0, token.from));
      const bare = token.text.replace(/['’]\p{L}*$/u, '').toLowerCase();
      if (
        RUSSIAN_ADJECTIVE.test(bare) ||
        COMMON_CAPITALISED.has(bare) ||
        (base === 'en' && DEMONYM.test(bare) && !isJoined(words, at, prose))
      )
        continue;
      const joined = isJoined(words, at, prose);
      if (begins && !(joined && isJoinedTo(words, at, at + 1, prose))) continue;
      found.push({ token, isSure: joined && !begins, begins });
    }
    return found;
  });
}

/** "Турецкой", "Российская": adjectives of names that are translated; men's surnames have other endings. */
const RUSSIAN_ADJECTIVE = /[сц]к(?:ой|ая|ое|ую|их|ими|ие|ом)$/u;

function isCapitalised(word: string): boolean {
  return /^\p{Lu}[\p{Ll}\p{M}]+(?:['’-]?\p{L}+)*$/u.test(word);
}

/** Whether another name stands directly beside a word. */
function isJoined(words: readonly Token[], at: number, prose: string): boolean {
  return isJoinedTo(words, at, at + 1, prose) || isJoinedTo(words, at - 1, at, prose);
}

function isJoinedTo(words: readonly Token[], left: number, right: number, prose: string): boolean {
  const [one, other] = [words[left], words[right]];
  if (!one || !other || prose.slice(one.to, other.from) !== ' ') return false;
  return [one, other].every(
    ({ text }) => isCapitalised(text) && !COMMON_CAPITALISED.has(text.toLowerCase()),
  );
}

/** Words that may stand for a name: capitalised ones, or all where the script has no capitals. */
function counterpartsOf({ words, script }: CheckedText): Token[] {
  const hasCase = /^(?:Latn|Cyrl|Grek|Armn|Zyyy)$/.test(script);
  return words.filter(
    ({ text }) => text.length > 1 && (hasCase ? /^\p{Lu}/u.test(text) : /\p{L}{3}/u.test(text)),
  );
}

function bestMatch(
  token: Token,
  named: CheckedText,
  other: CheckedText,
  counterparts: readonly Token[],
  taken: ReadonlySet<Token>,
): { token: Token; distance: number } | undefined {
  const word = token.text.replace(/['’]\p{L}*$/u, '');
  const region = regionOf(word, named.language);
  const spelled = spellName(word, named.language);
  // The two have a word of their own for it: only a slip in that very word counts.
  const expected = region && regionName(region, other.language);
  const wanted = expected ? spellName(expected.split(/\s/u)[0] as string, other.language) : spelled;
  const abjad = /^(?:Arab|Hebr)$/.test(other.script);
  let best: { token: Token; distance: number } | undefined;
  for (const counterpart of counterparts) {
    if (isExonym(word, counterpart.text)) return { token: counterpart, distance: 0 };
    if (expected && region === regionOf(counterpart.text, other.language))
      return { token: counterpart, distance: 0 };
    for (const form of formsOf(counterpart.text, other)) {
      const apart = abjad
        ? consonantDistance(wanted, spellName(form, other.language))
        : nameDistance(
            wanted,
            spellName(form, other.language),
            Math.min(SIMILAR_NAME, best?.distance ?? 1),
          );
      if (!best || apart < best.distance) best = { token: counterpart, distance: apart };
    }
  }
  if (!best || best.distance > SIMILAR_NAME || taken.has(best.token)) return undefined;
  if (best.distance > 0.3 && hasExonyms(word) && !expected) return undefined;
  return best;
}

/** A word with the parts it may be told by: "F-16-Flotte", "und-Sohn", Arabic without its particles. */
function formsOf(word: string, { script }: CheckedText): string[] {
  if (script === 'Arab') {
    const bare = word.replace(/^(?:وال|بال|كال|فال|لل|ال|و|ب|ل)/u, '');
    return bare.length > 2 && bare !== word ? [word, bare] : [word];
  }
  return word.includes('-') ? [word, ...word.split('-').filter((part) => part.length > 2)] : [word];
}

/** Arabic and Hebrew leave vowels out: what is compared is the rest. */
function consonantDistance(one: SpelledName, other: SpelledName): number {
  const [a, b] = [one.consonants, other.consonants];
  if (a === b && a !== '') return 0;
  if (a.length < 3 || b.length < 3) return 1;
  return nameDistance(
    { ...one, script: 'Latin', plain: a, free: 0 },
    { ...other, script: 'Latin', plain: b, free: 1 },
  );
}
