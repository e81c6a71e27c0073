import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { inBatches, lockName } from '../database/lock.ts';
import type { Database, MemoryEntryTable } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { entrySignatures, neighbourKey, type Pair, wholeSignature } from './signatures.ts';
import { tokensOf } from './tokens.ts';

/** Entries of one transaction: few enough that nobody's save waits for long. */
const CHUNK = 100;

type Row = Pick<
  MemoryEntryTable,
  | 'source_language'
  | 'target_language'
  | 'source'
  | 'target'
  | 'translation_id'
  | 'segment_id'
  | 'stage'
  | 'before_key'
  | 'after_key'
> & { id: number };

/**
 * Stores the signatures of entries that are new and takes away those that are retired. Whoever reads
 * the memory calls it first, so that it is never behind the record, whenever a process ended; after an
 * approval there is little to do.
 *
 * @param limits how many chunks of entries to do at most, and what ends it early
 */
export async function catchUp(
  db: Kysely<Database>,
  limits: { chunks?: number; signal?: AbortSignal } = {},
): Promise<void> {
  for (let chunks = limits.chunks ?? Number.POSITIVE_INFINITY; chunks > 0; chunks--) {
    if (limits.signal?.aborted || !(await isWaiting(db))) return;
    await writing(db, async (trx) => {
      await lockName(trx, 'memory');
      const rows = await waiting(trx);
      await retire(
        trx,
        rows.filter(({ stage }) => stage === 'retired'),
      );
      await store(
        trx,
        rows.filter(({ stage }) => stage === 'new'),
      );
    });
    await setImmediate();
  }
}

const isBehind = sql<boolean>`stage <> 'indexed'`;

async function isWaiting(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('memory_entry').select('id').where(isBehind).limit(1).execute();
  return row.length > 0;
}

function waiting(trx: Transaction<Database>): Promise<Row[]> {
  return trx
    .selectFrom('memory_entry')
    .select([
      'id',
      'source_language',
      'target_language',
      'source',
      'target',
      'translation_id',
      'segment_id',
      'stage',
      'before_key',
      'after_key',
    ])
    .where(isBehind)
    .orderBy('id')
    .limit(CHUNK)
    .execute();
}

async function retire(trx: Transaction<Database>, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    for (const batch of inBatches(signaturesOf(row))) {
      await trx
        .deleteFrom('memory_signature')
        .where('entry_id', '=', row.id)
        .where('signature', 'in', batch)
        .execute();
    }
  }
  for (const batch of inBatches(rows)) {
    await trx
      .deleteFrom('memory_entry')
      .where(
        'id',
        'in',
        batch.map(({ id }) => id),
      )
      .execute();
  }
}

async function store(trx: Transaction<Database>, rows: readonly Row[]): Promise<void> {
  const pairs = new Map(rows.map((row) => [`${row.source_language} ${row.target_language}`, row]));
  for (const { source_language, target_language } of pairs.values()) {
    await trx
      .insertInto('memory_pair')
      .values({ source_language, target_language })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const signatures: { signature: number; entry_id: number }[] = [];
  for (const row of rows) {
    if (row.translation_id === null) await retireSame(trx, row);
    else await placeInContext(trx, row);
    for (const signature of signaturesOf(row)) signatures.push({ signature, entry_id: row.id });
    // The next of this chunk has to find it, where it is the same.
    if (row.translation_id === null) await insertSignatures(trx, signatures.splice(0));
  }
  await insertSignatures(trx, signatures);
  for (const batch of inBatches(rows)) {
    await trx
      .updateTable('memory_entry')
      .set({ stage: 'indexed' })
      .where(
        'id',
        'in',
        batch.map(({ id }) => id),
      )
      // One of them may just have been retired by another that is the same.
      .where('stage', '=', 'new')
      .execute();
  }
}

async function insertSignatures(
  trx: Transaction<Database>,
  signatures: readonly { signature: number; entry_id: number }[],
): Promise<void> {
  for (const batch of inBatches(signatures)) {
    await trx
      .insertInto('memory_signature')
      .values(batch)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** An entry of a file takes the place of the same one of any file before. */
async function retireSame(trx: Transaction<Database>, row: Row): Promise<void> {
  await trx
    .updateTable('memory_entry')
    .set({ stage: 'retired' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('memory_signature')
        .select('entry_id')
        .where('signature', '=', wholeSignature(row.source, pairOf(row))),
    )
    .where('id', '<>', row.id)
    .where('translation_id', 'is', null)
    .where('source', '=', row.source)
    .where('target', '=', row.target)
    .where('source_language', '=', row.source_language)
    .where('target_language', '=', row.target_language)
    .execute();
}

/** Notes which texts stand beside a segment. */
async function placeInContext(trx: Transaction<Database>, row: Row): Promise<void> {
  const { translation_id: translation, segment_id: segment } = row;
  if (translation === null || segment === null) return;
  const place = await trx
    .selectFrom('segment')
    .select('position')
    .where('translation_id', '=', translation)
    .where('id', '=', segment)
    .executeTakeFirst();
  if (!place) return;
  const beside = (order: 'asc' | 'desc') =>
    trx
      .selectFrom('segment')
      .select('source')
      .where('translation_id', '=', translation)
      .where('position', order === 'asc' ? '>' : '<', place.position)
      .orderBy('position', order)
      .limit(1)
      .executeTakeFirst();
  await trx
    .updateTable('memory_entry')
    .set({
      before_key: neighbourKey((await beside('desc'))?.source ?? ''),
      after_key: neighbourKey((await beside('asc'))?.source ?? ''),
    })
    .where('id', '=', row.id)
    .execute();
}

function signaturesOf(row: Row): number[] {
  const pair = pairOf(row);
  return entrySignatures(
    { text: row.source, tokens: tokensOf(row.source, pair.source) },
    { tokens: tokensOf(row.target, pair.target) },
    pair,
  );
}

function pairOf({ source_language, target_language }: Row): Pair {
  return { source: source_language, target: target_language };
}
