import { type Kysely, sql } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { notFound } from '../errors.ts';
import type { InlineCode } from '../formats/inline.ts';
import { catchUp } from './catch-up.ts';
import type { MemoryEntry } from './entry.ts';
import type { Pair } from './signatures.ts';

/** An entry with what its neighbours are known by. */
export interface StoredEntry extends MemoryEntry {
  beforeKey: number | null;
  afterKey: number | null;
}

/** Entries by identifier, in no order; those that are gone are left out. */
export async function findEntries(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (const batch of inBatches(ids)) {
    const rows = await selectEntries(db).where('id', 'in', batch).execute();
    entries.push(...rows.map(rowToEntry));
  }
  return entries;
}

/** Which entries to list. */
export interface EntryRange {
  /** Only these languages, exactly; any where one is left out. */
  pair?: Partial<Pair> | undefined;
  /** Only entries with a lower identifier. */
  before?: number | undefined;
  limit: number;
}

/** Entries, newest first. */
export async function listEntries(
  db: Kysely<Database>,
  { pair, before, limit }: EntryRange,
): Promise<MemoryEntry[]> {
  await catchUp(db);
  let query = selectEntries(db).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) query = query.where('id', '<', before);
  if (pair?.source !== undefined) query = query.where('source_language', '=', pair.source);
  if (pair?.target !== undefined) query = query.where('target_language', '=', pair.target);
  return (await query.execute()).map(rowToEntry);
}

/** Segments approved in other translations from and into exactly these languages, newest first. */
export async function listApprovedElsewhere(
  db: Kysely<Database>,
  translation: number,
  { source, target }: Pair,
  limit: number,
): Promise<{ source: string; target: string }[]> {
  return db
    .selectFrom('memory_entry')
    .select(['source', 'target'])
    .where('source_language', '=', source)
    .where('target_language', '=', target)
    .where('translation_id', 'is not', null)
    .where('translation_id', '<>', translation)
    .where('stage', '<>', 'retired')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Entries to be read one after the other, and the language their sources have in common. */
export interface EntryStream {
  sourceLanguage: string | undefined;
  entries: AsyncIterable<MemoryEntry>;
}

/** All entries in some languages, exactly these, pair by pair, oldest first. */
export async function eachEntryOf(
  db: Kysely<Database>,
  wanted: Partial<Pair>,
): Promise<EntryStream> {
  const pairs = (await listPairs(db)).filter(
    ({ source, target }) =>
      (wanted.source === undefined || source === wanted.source) &&
      (wanted.target === undefined || target === wanted.target),
  );
  const sources = new Set(pairs.map(({ source }) => source));
  return {
    sourceLanguage: sources.size === 1 ? pairs[0]?.source : undefined,
    entries: (async function* () {
      for (const pair of pairs) yield* eachEntry(db, pair);
    })(),
  };
}

/** The entries of a pair, read in pages, as there may be a million. */
async function* eachEntry(
  db: Kysely<Database>,
  { source, target }: Pair,
): AsyncGenerator<MemoryEntry> {
  for (let last = 0; ; ) {
    const rows = await selectEntries(db)
      .where('source_language', '=', source)
      .where('target_language', '=', target)
      .where('id', '>', last)
      .orderBy('id')
      .limit(1_000)
      .execute();
    yield* rows.map(rowToEntry);
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}

/** The languages there are entries in, in order of their tags. */
export async function listPairs(db: Kysely<Database>): Promise<Pair[]> {
  await catchUp(db);
  const rows = await db
    .selectFrom('memory_pair')
    .select(['source_language', 'target_language'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('memory_entry')
          .select('id')
          .whereRef('memory_entry.source_language', '=', 'memory_pair.source_language')
          .whereRef('memory_entry.target_language', '=', 'memory_pair.target_language')
          .where('stage', '=', 'indexed'),
      ),
    )
    .execute();
  return rows
    .map((row) => ({ source: row.source_language, target: row.target_language }))
    .sort((one, other) =>
      `${one.source} ${one.target}` < `${other.source} ${other.target}` ? -1 : 1,
    );
}

/**
 * Takes an entry out of the memory. What it came from stays as it is; approved again, a segment is in
 * the memory again.
 *
 * @throws UserError 404 where there is no such entry
 */
export async function removeEntry(
  db: Kysely<Database>,
  id: number,
  mayRemove: (entry: MemoryEntry) => void,
): Promise<void> {
  await catchUp(db);
  await writing(db, async (trx) => {
    const [entry] = await findEntries(trx, [id]);
    if (!entry) throw notFound();
    mayRemove(entry);
    await trx.updateTable('memory_entry').set({ stage: 'retired' }).where('id', '=', id).execute();
  });
  await catchUp(db);
}

function selectEntries(db: Kysely<Database>) {
  return db
    .selectFrom('memory_entry')
    .selectAll()
    .where('stage', '=', sql.lit('indexed' as const));
}

type EntryRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['executeTakeFirstOrThrow']>>;

function rowToEntry(row: EntryRow): StoredEntry {
  return {
    id: row.id,
    sourceLanguage: row.source_language,
    targetLanguage: row.target_language,
    source: row.source,
    target: row.target,
    codes: row.codes === null ? [] : (JSON.parse(row.codes) as InlineCode[]),
    origin:
      row.translation_id === null
        ? { kind: 'file', file: row.file ?? '' }
        : {
            kind: 'article',
            translation: row.translation_id,
            segment: row.segment_id ?? 0,
            revision: row.revision ?? 0,
          },
    addedBy: row.added_by,
    addedAt: row.added_at,
    beforeKey: row.before_key,
    afterKey: row.after_key,
  };
}
