import { nameKey, toLatin } from '../transliterate.ts';
import type { WordPair } from './dictionary.ts';
import type { PriorPair } from './lexicon.ts';
import { type Corpus, type Vocabulary, withoutParticles } from './tokens.ts';

/** How surely a mark in the source comes back as the same mark in the target. */
const MARK_STRENGTHS: Record<string, number> = {
  '?': 0.75,
  '!': 0.5,
  '%': 0.6,
  '(': 0.4,
  ')': 0.4,
  '"': 0.3,
  ':': 0.3,
  '…': 0.3,
};

/**
 * The token pairs that translate each other on sight: equal numbers, marks, words spelt alike,
 * names that transliterations bring together, cognates, and entries of a bilingual dictionary.
 */
export function priorPairs(
  source: Corpus,
  target: Corpus,
  dictionary: readonly WordPair[] = [],
): PriorPair[] {
  const pairs: PriorPair[] = [];
  const targetIds = new Map(target.vocabulary.keys.map((key, id) => [key, id]));
  source.vocabulary.keys.forEach((key, id) => {
    const other = targetIds.get(key);
    if (other === undefined) return;
    const strength = sameStrength(key, source.vocabulary, id, target.vocabulary, other);
    if (strength > 0) pairs.push({ source: id, target: other, strength });
  });
  const [sourceForms, targetForms] = [formsOf(source), formsOf(target)];
  for (const { source: one, target: other, strength } of dictionary) {
    for (const s of sourceForms.get(one) ?? []) {
      for (const t of targetForms.get(other) ?? []) pairs.push({ source: s, target: t, strength });
    }
  }
  cognates(source, target, pairs);
  return pairs;
}

function sameStrength(
  key: string,
  source: Vocabulary,
  s: number,
  target: Vocabulary,
  t: number,
): number {
  const kind = source.kinds[s];
  if (kind !== target.kinds[t]) return 0;
  if (kind === 'mark') return MARK_STRENGTHS[key] ?? 0;
  if (kind === 'number') return key.length > 2 ? 0.95 : 0.8;
  if (key.length >= 5) return 0.75;
  const capital = (source.capitals[s] as number) > 0.5 && (target.capitals[t] as number) > 0.5;
  if (capital) return key.length > 1 ? 0.7 : 0.3;
  return key.length >= 4 ? 0.5 : 0;
}

/** Token numbers by the word, with and without particles written before it. */
function formsOf({ vocabulary }: Corpus): Map<string, number[]> {
  const forms = new Map<string, number[]>();
  vocabulary.keys.forEach((key, id) => {
    if (vocabulary.kinds[id] !== 'word') return;
    for (const form of new Set([key, withoutParticles(key)])) {
      const ids = forms.get(form);
      if (ids) ids.push(id);
      else forms.set(form, [id]);
    }
  });
  return forms;
}

interface Spelling {
  id: number;
  latin: string;
  key: string;
  letters: number;
  capital: boolean;
}

const MIN_LETTERS = 4;
const MIN_SIMILARITY = 0.7;

function cognates(source: Corpus, target: Corpus, pairs: PriorPair[]): void {
  const buckets = new Map<string, Spelling[]>();
  for (const spelling of spellings(target)) {
    const bucket = buckets.get(spelling.key.slice(0, 3));
    if (bucket) bucket.push(spelling);
    else buckets.set(spelling.key.slice(0, 3), [spelling]);
  }
  const bothCased = isCased(source) && isCased(target);
  for (const one of spellings(source)) {
    for (const other of buckets.get(one.key.slice(0, 3)) ?? []) {
      const strength = likeness(one, other, bothCased);
      if (strength > 0 && source.vocabulary.keys[one.id] !== target.vocabulary.keys[other.id]) {
        pairs.push({ source: one.id, target: other.id, strength });
      }
    }
  }
}

/** How far two spellings look like one name or one international word: 0, or 0.2 to 0.7. */
function likeness(one: Spelling, other: Spelling, bothCased: boolean): number {
  const [short, long] = one.latin.length < other.latin.length ? [one, other] : [other, one];
  const names = bothCased ? one.capital && other.capital : one.capital || other.capital;
  if (names && one.key === other.key && one.key.length >= 3) return one.key.length > 3 ? 0.6 : 0.4;
  if (short.latin.length < MIN_LETTERS || short.latin.length < long.latin.length * 0.55) return 0;
  const shared =
    bits(one.letters & other.letters) / Math.max(bits(one.letters), bits(other.letters));
  if (shared < 0.6) return 0;
  const similarity =
    (2 * commonLetters(one.latin, other.latin)) / (one.latin.length + other.latin.length);
  if (similarity < (names ? MIN_SIMILARITY : MIN_SIMILARITY + 0.05)) return 0;
  return Math.min(0.65, 0.2 + (similarity - MIN_SIMILARITY) * 1.5);
}

function isCased(corpus: Corpus): boolean {
  return corpus.vocabulary.capitals.some((share) => share > 0.5);
}

function spellings(corpus: Corpus): Spelling[] {
  const found: Spelling[] = [];
  const { keys, kinds, capitals } = corpus.vocabulary;
  keys.forEach((word, id) => {
    if (kinds[id] !== 'word') return;
    for (const form of new Set([word, withoutParticles(word)])) {
      const latin = toLatin(form, corpus.language)
        .toLowerCase()
        .replace(/[^a-z]/gu, '');
      const key = nameKey(form, corpus.language);
      if (key.length < 2 || latin.length < 3) continue;
      let letters = 0;
      for (let at = 0; at < latin.length; at++) letters |= 1 << (latin.charCodeAt(at) - 97);
      found.push({ id, latin, key, letters, capital: (capitals[id] as number) > 0.5 });
    }
  });
  return found;
}

function bits(mask: number): number {
  let rest = mask;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count++;
  }
  return count;
}

const row = new Uint8Array(64);

/** Length of the longest common subsequence. */
function commonLetters(one: string, other: string): number {
  const width = Math.min(other.length, 63);
  row.fill(0, 0, width + 1);
  for (let x = 0; x < one.length; x++) {
    let diagonal = 0;
    for (let y = 1; y <= width; y++) {
      const above = row[y] as number;
      row[y] = one[x] === other[y - 1] ? diagonal + 1 : Math.max(above, row[y - 1] as number);
      diagonal = above;
    }
  }
  return row[width] as number;
}
