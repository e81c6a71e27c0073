import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/schema.ts';
import { adaptNumbers } from './adapt-numbers.ts';
import { catchUp } from './catch-up.ts';
import { findEntries, type StoredEntry } from './entry.store.ts';
import type { MemoryEntry } from './entry.ts';
import { percent, sameForm, type TokenEdit, Wanted } from './score.ts';
import { neighbourKey, type Pair, sourceSignatures } from './signatures.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Matches below this score, in per cent, cost more to mend than to translate anew. */
export const LEAST_SCORE = 60;

/** What is looked for. */
export interface MatchQuery {
  pair: Pair;
  source: string;
  /** Source texts beside it, empty at the ends of the text; undefined where they are not known. */
  before?: string | undefined;
  after?: string | undefined;
  /** In per cent; `LEAST_SCORE` when left out. */
  leastScore?: number | undefined;
  /** How many at most; 10 when left out. */
  limit?: number | undefined;
  /** Whether somebody waits: what is not signed yet is passed over, if it is much. */
  isHurried?: boolean;
  /** A segment whose own entry is of no use. */
  except?: { translation: number; segment: number };
}

/** `context`: the same source, with the same neighbours. `exact`: the same source. */
export type MatchKind = 'context' | 'exact' | 'fuzzy';

/** Words in which two sources differ; null where the other has words in that place and this has none. */
export interface Difference {
  wanted: TextRange | null;
  found: TextRange | null;
}

/** A part of a text, in UTF-16 offsets. */
export interface TextRange {
  start: number;
  end: number;
  text: string;
}

/** An entry that can serve for a source text. */
export interface Match {
  entry: MemoryEntry;
  /** In per cent; see `score.ts`. */
  score: number;
  kind: MatchKind;
  /** The entry's translation with the numbers of the source that is looked for. */
  target: string;
  isAdapted: boolean;
  differences: Difference[];
}

/** The best matches of a source text, best first; of those equally good, the newest first. */
export async function findMatches(db: Kysely<Database>, query: MatchQuery): Promise<Match[]> {
  const { pair, leastScore = LEAST_SCORE, limit = 10 } = query;
  await catchUp(db, query.isHurried ? { chunks: 1 } : {});
  const wanted = new Wanted(tokensOf(query.source, pair.source));
  if (wanted.tokens.length === 0) return [];
  const candidates = await findCandidates(db, query, wanted.tokens);
  const form = sameForm(query.source);
  const scored: { entry: StoredEntry; tokens: Token[]; score: number; kind: MatchKind }[] = [];
  for (const entry of candidates) {
    if (isExcepted(entry, query)) continue;
    const tokens = tokensOf(entry.source, pair.source);
    const isSame = sameForm(entry.source) === form;
    const score = percent(isSame ? 1 : wanted.score(tokens, leastScore / 100), isSame);
    if (score < leastScore) continue;
    const kind = !isSame ? 'fuzzy' : isInContext(entry, query) ? 'context' : 'exact';
    scored.push({ entry, tokens, score, kind });
  }
  const rank = { context: 0, exact: 1, fuzzy: 2 };
  scored.sort(
    (one, other) =>
      rank[one.kind] - rank[other.kind] || other.score - one.score || other.entry.id - one.entry.id,
  );
  const matches = new Map<string, Match>();
  for (const { entry, tokens, score, kind } of scored) {
    if (matches.size === limit) break;
    const target =
      kind === 'fuzzy'
        ? adaptNumbers({ found: entry.source, target: entry.target, wanted: query.source }, pair)
        : entry.target;
    const key = `${kind === 'fuzzy' ? entry.source : ''}\0${target}`;
    if (matches.has(key)) continue;
    matches.set(key, {
      entry,
      score,
      kind,
      target,
      isAdapted: target !== entry.target,
      differences:
        kind === 'fuzzy' ? differencesOf(wanted.compare(tokens).edits, query, entry) : [],
    });
  }
  return [...matches.values()];
}

function isExcepted({ origin }: StoredEntry, { except }: MatchQuery): boolean {
  return (
    except !== undefined &&
    origin.kind === 'article' &&
    origin.translation === except.translation &&
    origin.segment === except.segment
  );
}

/** At least one neighbour has to be known, and all that are have to be those of the entry. */
function isInContext(entry: StoredEntry, { before, after }: MatchQuery): boolean {
  if (before === undefined && after === undefined) return false;
  return (
    (before === undefined || entry.beforeKey === neighbourKey(before)) &&
    (after === undefined || entry.afterKey === neighbourKey(after))
  );
}

/** Edits of tokens that follow each other as one difference. */
function differencesOf(
  edits: readonly TokenEdit[],
  query: MatchQuery,
  entry: StoredEntry,
): Difference[] {
  const differences: Difference[] = [];
  for (const edit of edits) {
    const wanted = edit.wanted ? rangeOf(edit.wanted) : null;
    const found = edit.found ? rangeOf(edit.found) : null;
    const last = differences.at(-1);
    if (
      last &&
      follows(last.wanted, wanted, query.source) &&
      follows(last.found, found, entry.source)
    ) {
      last.wanted = joined(last.wanted, wanted, query.source);
      last.found = joined(last.found, found, entry.source);
    } else {
      differences.push({ wanted, found });
    }
  }
  return differences;
}

function rangeOf({ start, end, text }: Token): TextRange {
  return { start, end, text };
}

function follows(one: TextRange | null, next: TextRange | null, text: string): boolean {
  if (!one || !next) return one === next || !next;
  return text.slice(one.end, next.start).trim() === '';
}

function joined(one: TextRange | null, next: TextRange | null, text: string): TextRange | null {
  if (!one || !next) return one ?? next;
  return { start: one.start, end: next.end, text: text.slice(one.start, next.end) };
}

/** Entries of one signature that are read; of those that more entries have, the newest. */
const MOST_OF_ONE = 200;
/** Entries whose signatures are counted together. */
const MOST_POSTINGS = 1_200;
/** Entries whose texts are read and compared. */
const MOST_COMPARED = 50;
/** Signatures of a long text that are asked for. */
const MOST_GRAMS = 200;

/**
 * Entries that may match: those that share most of the source's signatures, the rarest first, as two
 * texts that are near share some rare words or neighbours.
 */
async function findCandidates(
  db: Kysely<Database>,
  { source, pair }: MatchQuery,
  tokens: readonly Token[],
): Promise<StoredEntry[]> {
  const { whole, grams } = sourceSignatures(tokens, source, pair);
  const counted = await countSignatures(db, [whole, ...grams.slice(0, MOST_GRAMS)]);
  counted.sort((one, other) => one.count - other.count);
  const chosen: { signature: number; count: number }[] = [];
  let postings = 0;
  for (const one of counted) {
    if (one.count === 0) continue;
    if (postings > 0 && postings + one.count > MOST_POSTINGS) break;
    chosen.push(one);
    postings += one.count;
  }
  if (chosen.length === 0) return [];
  const shares = new Map<number, number>();
  for (const { signature, entry } of await readPostings(db, chosen)) {
    const count = counted.find((one) => one.signature === signature)?.count ?? 1;
    // The rarer, the more it tells; the whole text tells all.
    const share = signature === whole ? 1_000 : 1 + Math.log(MOST_OF_ONE / count);
    shares.set(entry, (shares.get(entry) ?? 0) + share);
  }
  const best = [...shares].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return findEntries(
    db,
    best.slice(0, MOST_COMPARED).map(([entry]) => entry),
  );
}

/** How many entries have each of some signatures, counted up to `MOST_OF_ONE`. */
export async function countSignatures(
  db: Kysely<Database>,
  signatures: readonly number[],
): Promise<{ signature: number; count: number }[]> {
  const counts = signatures.map(
    (signature, index) => sql`
      select ${sql.lit(index)} as place, (select count(*) from (select 1 from memory_signature
        where signature = ${signature} limit ${sql.lit(MOST_OF_ONE)}) as few) as found`,
  );
  const { rows } = await sql<{ place: number; found: number }>`${sql.join(
    counts,
    sql` union all `,
  )}`.execute(db);
  return rows.map(({ place, found }) => ({
    signature: signatures[place] as number,
    count: Number(found),
  }));
}

async function readPostings(
  db: Kysely<Database>,
  signatures: readonly { signature: number }[],
): Promise<{ signature: number; entry: number }[]> {
  const postings = signatures.map(
    ({ signature }, index) => sql`
      select ${sql.lit(index)} as place, entry_id from (select entry_id from memory_signature
        where signature = ${signature} order by entry_id desc
        limit ${sql.lit(MOST_OF_ONE)}) as ${sql.ref(`few_${index}`)}`,
  );
  const { rows } = await sql<{ place: number; entry_id: number }>`${sql.join(
    postings,
    sql` union all `,
  )}`.execute(db);
  return rows.map(({ place, entry_id }) => ({
    signature: signatures[place]?.signature as number,
    entry: entry_id,
  }));
}
