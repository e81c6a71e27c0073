import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';
import { usesSpaces } from '../text/language.ts';
import { areForms } from '../text/stem.ts';
import { findEntries, listPairs } from './entry.store.ts';
import type { MemoryEntry } from './entry.ts';
import { countSignatures, type TextRange } from './find-matches.ts';
import { languageKey, type Pair, type Side, wordSignatures } from './signatures.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What is looked for in a memory. */
export interface ConcordanceQuery {
  /** Languages of the entries; any, where one is left out. */
  pair: Partial<Pair>;
  /** Words, in any form. */
  words: string;
  /** The text they are looked for in; either when left out. */
  side?: Side | undefined;
  /** How many entries at most; 50 when left out. */
  limit?: number | undefined;
}

/** An entry with the words that were looked for. */
export interface ConcordanceHit {
  entry: MemoryEntry;
  side: Side;
  /** Where they stand in the text of that side. */
  found: TextRange[];
}

/** Entries read in search of hits: of several words each may stand in a text of its own. */
const MOST_READ = 600;

/**
 * Entries that have all of some words, in whatever form, on one side; newest first. Those in which the
 * words stand together, in this order, come before the others.
 */
export async function findConcordances(
  db: Kysely<Database>,
  { pair: part, words, side, limit = 50 }: ConcordanceQuery,
): Promise<ConcordanceHit[]> {
  const sides: Side[] = side ? [side] : ['source', 'target'];
  const hits: (ConcordanceHit & { isPhrase: boolean })[] = [];
  const pairs = new Map(
    (await listPairs(db))
      .filter((pair) => serves(pair.source, part.source) && serves(pair.target, part.target))
      .map((pair) => [`${languageKey(pair.source)} ${languageKey(pair.target)}`, pair]),
  );
  for (const pair of pairs.values()) {
    for (const one of sides) hits.push(...(await findOnSide(db, pair, words, one, limit)));
  }
  hits.sort(
    (one, other) => Number(other.isPhrase) - Number(one.isPhrase) || other.entry.id - one.entry.id,
  );
  const seen = new Set<number>();
  return hits
    .filter(({ entry }) => !seen.has(entry.id) && seen.add(entry.id))
    .slice(0, limit)
    .map(({ entry, side, found }) => ({ entry, side, found }));
}

function serves(language: string, wanted: string | undefined): boolean {
  return wanted === undefined || languageKey(language) === languageKey(wanted);
}

async function findOnSide(
  db: Kysely<Database>,
  pair: Pair,
  words: string,
  side: Side,
  limit: number,
): Promise<(ConcordanceHit & { isPhrase: boolean })[]> {
  const language = pair[side];
  const wanted = tokensOf(words, language).filter(
    ({ kind }) => kind === 'word' || kind === 'number',
  );
  // Of a single word each entry is a hit, but where two words share a stem.
  const most = wanted.length === 1 ? 2 * limit : MOST_READ;
  const ids = await findWithAll(db, wordSignatures(wanted, pair, side), most);
  const entries = await findEntries(db, ids);
  entries.sort((one, other) => other.id - one.id);
  const hits: (ConcordanceHit & { isPhrase: boolean })[] = [];
  for (const entry of entries) {
    const text = entry[side];
    const found = usesSpaces(language)
      ? placesOfWords(tokensOf(text, language), wanted, language)
      : placesOfText(text, words.trim());
    if (found) hits.push({ entry, side, ...found });
    if (hits.filter(({ isPhrase }) => isPhrase).length === limit) break;
  }
  return hits;
}

/** Entries with all of some signatures, newest first: those with the rarest, looked up for the others. */
async function findWithAll(
  db: Kysely<Database>,
  signatures: readonly number[],
  most: number,
): Promise<number[]> {
  if (signatures.length === 0) return [];
  const counted = await countSignatures(db, signatures);
  counted.sort((one, other) => one.count - other.count);
  const [rarest, ...others] = counted;
  if (!rarest || rarest.count === 0) return [];
  const also = others.map(
    ({ signature }) => sql`
      and exists (select 1 from memory_signature as other
        where other.signature = ${signature} and other.entry_id = own.entry_id)`,
  );
  const { rows } = await sql<{ entry_id: number }>`
    select own.entry_id from memory_signature as own where own.signature = ${rarest.signature}
    ${sql.join(also, sql` `)} order by own.entry_id desc limit ${sql.lit(most)}`.execute(db);
  return rows.map(({ entry_id }) => entry_id);
}

/** Where forms of all the words stand; undefined where one is missing. */
function placesOfWords(
  tokens: readonly Token[],
  wanted: readonly Token[],
  language: string,
): { found: TextRange[]; isPhrase: boolean } | undefined {
  const isForm = (token: Token, word: Token) =>
    token.kind === word.kind &&
    (word.kind === 'number' ? token.key === word.key : areForms(token.key, word.key, language));
  const plain = tokens.filter(({ kind }) => kind === 'word' || kind === 'number');
  const phrases = plain.flatMap((_, index) => {
    const here = plain.slice(index, index + wanted.length);
    const fits =
      here.length === wanted.length &&
      here.every((token, at) => isForm(token, wanted[at] as Token));
    return fits ? [here] : [];
  });
  if (phrases.length > 0) return { found: phrases.flat().map(rangeOf), isPhrase: true };
  const found = plain.filter((token) => wanted.some((word) => isForm(token, word)));
  const hasAll = wanted.every((word) => found.some((token) => isForm(token, word)));
  return hasAll ? { found: found.map(rangeOf), isPhrase: false } : undefined;
}

/** Where a text stands in another, in a script without spaces. */
function placesOfText(
  text: string,
  wanted: string,
): { found: TextRange[]; isPhrase: boolean } | undefined {
  const found: TextRange[] = [];
  for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + 1)) {
    found.push({ start, end: start + wanted.length, text: wanted });
  }
  return found.length > 0 ? { found, isPhrase: true } : undefined;
}

function rangeOf({ start, end, text }: Token): TextRange {
  return { start, end, text };
}
