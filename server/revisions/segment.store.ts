import type { Kysely, Transaction } from 'kysely';
import { inBatches } from '../database/lock.ts';
import { prepared, preparedRows } from '../database/prepared.ts';
import type { Database, SegmentTable } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { BlockKind } from '../formats/document.ts';
import { DOUBTFUL } from '../text/align.ts';
import type { BlockFrame, SegmentFrame } from './frame.ts';
import type { State } from './state.ts';

/** A segment as it stands now. */
export interface Segment extends SegmentFrame {
  id: number;
  /** Kind and level of its block. */
  kind: BlockKind;
  level: number | null;
  /** Number of the revision that touched it last. */
  version: number;
  /** How many revisions have touched it. */
  changes: number;
  /** Source words; those of the machine text where there is no source. */
  words: number;
  /** Confidence of the alignment, 0 to 1; null once a person paired it. */
  confidence: number | null;
  /** Revision of the newest approval, standing or lapsed; null where there never was one. */
  approvedIn: number | null;
}

/** Kinds of blocks that are no part of the article: kept out of review, figures and export. */
export const SET_ASIDE: readonly BlockKind[] = ['boilerplate', 'comment'];

/** Whether a segment is to be reviewed, counted and exported. */
export function isReviewable(segment: { kind: BlockKind; excluded: boolean }): boolean {
  return !segment.excluded && !SET_ASIDE.includes(segment.kind);
}

/** Whether the text was approved once and has changed since. */
export function isLapsed(segment: { approvedIn: number | null; state: State }): boolean {
  return segment.approvedIn !== null && segment.state !== 'approved';
}

/**
 * Whether a pair is to be looked at first: the aligner was not sure of it or found nothing to pair it
 * with, and nobody has touched it since.
 */
export function isDoubtful(segment: Segment): boolean {
  const { confidence, state, source, target } = segment;
  if (confidence === null || state !== 'machine' || !isReviewable(segment)) return false;
  return confidence < DOUBTFUL || source === '' || target === '';
}

/** Whether any pair of a translation is doubtful. */
export async function hasDoubtful(db: Kysely<Database>, translation: number): Promise<boolean> {
  const found = await selectSegments(db)
    .where('segment.translation_id', '=', translation)
    .where('segment.state', '=', 'machine')
    .where('segment.excluded', '=', 0)
    .where('block.kind', 'not in', [...SET_ASIDE])
    .where('segment.confidence', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('segment.confidence', '<', DOUBTFUL),
        eb('segment.source', '=', ''),
        eb('segment.target', '=', ''),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Which segments to list. */
export interface SegmentRange {
  /** Position to begin at, inclusive. */
  from?: string | undefined;
  /** Position to end before, exclusive. */
  before?: string | undefined;
}

/** Segments in reading order. */
export async function listSegments(
  db: Kysely<Database>,
  translation: number,
  range: SegmentRange = {},
): Promise<Segment[]> {
  let query = selectSegments(db)
    .where('segment.translation_id', '=', translation)
    .orderBy('segment.position');
  if (range.from !== undefined) query = query.where('segment.position', '>=', range.from);
  if (range.before !== undefined) query = query.where('segment.position', '<', range.before);
  return (await query.execute()).map(rowToSegment);
}

/** The segments of one block in reading order. */
export async function listBlockSegments(
  db: Kysely<Database>,
  translation: number,
  block: number,
): Promise<Segment[]> {
  const rows = await selectSegments(db)
    .where('segment.translation_id', '=', translation)
    .where('segment.block_id', '=', block)
    .orderBy('segment.position')
    .execute();
  return rows.map(rowToSegment);
}

/** Some segments by identifier; those that are not there (any more) are left out. */
export async function mapSegments(
  db: Kysely<Database>,
  translation: number,
  ids: readonly number[],
): Promise<Map<number, Segment>> {
  const found = new Map<number, Segment>();
  for (const batch of inBatches(ids)) {
    const rows = await selectSegments(db)
      .where('segment.translation_id', '=', translation)
      .where('segment.id', 'in', batch)
      .execute();
    for (const row of rows) found.set(row.id, rowToSegment(row));
  }
  return found;
}

const selectSegment = prepared(
  (db: Kysely<Database>, { translation, id }: { translation: number; id: number }) =>
    selectSegments(db)
      .where('segment.translation_id', '=', translation)
      .where('segment.id', '=', id),
);

/** @returns undefined where the translation has no such segment (any more) */
export async function findSegment(
  db: Kysely<Database>,
  translation: number,
  id: number,
): Promise<Segment | undefined> {
  const [row] = await selectSegment(db, { translation, id });
  return row && rowToSegment(row);
}

/** @throws UserError 404 where the translation has no such segment (any more) */
export async function getSegment(
  db: Kysely<Database>,
  translation: number,
  id: number,
): Promise<Segment> {
  const segment = await findSegment(db, translation, id);
  if (!segment) throw notFound('segment');
  return segment;
}

/** The segments before and after a position, undefined at the ends. */
export async function findNeighbours(
  db: Kysely<Database>,
  translation: number,
  position: string,
): Promise<{ previous: Segment | undefined; next: Segment | undefined }> {
  // One after the other: in a transaction there is but one connection.
  const previous = await selectSegments(db)
    .where('segment.translation_id', '=', translation)
    .where('segment.position', '<', position)
    .orderBy('segment.position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const next = await selectSegments(db)
    .where('segment.translation_id', '=', translation)
    .where('segment.position', '>', position)
    .orderBy('segment.position')
    .limit(1)
    .executeTakeFirst();
  return { previous: previous && rowToSegment(previous), next: next && rowToSegment(next) };
}

/** Every block of a translation by identifier. */
export async function mapBlocks(
  db: Kysely<Database>,
  translation: number,
): Promise<Map<number, BlockFrame>> {
  const rows = await db
    .selectFrom('block')
    .select(['id', 'kind', 'level'])
    .where('translation_id', '=', translation)
    .execute();
  return new Map(rows.map((row) => [row.id, { kind: row.kind as BlockKind, level: row.level }]));
}

/** A segment's row as it is to be stored. */
export type SegmentRecord = SegmentFrame &
  Pick<Segment, 'id' | 'version' | 'changes' | 'words' | 'confidence' | 'approvedIn'>;

const upsertSegments = preparedRows((trx: Transaction<Database>, rows: readonly SegmentTable[]) =>
  trx
    .insertInto('segment')
    .values(
      rows.map((row) => ({
        translation_id: row.translation_id,
        id: row.id,
        block_id: row.block_id,
        position: row.position,
        source: row.source,
        machine: row.machine,
        target: row.target,
        state: row.state,
        excluded: row.excluded,
        version: row.version,
        changes: row.changes,
        words: row.words,
        confidence: row.confidence,
        approved_in: row.approved_in,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['translation_id', 'id']).doUpdateSet((eb) => ({
        block_id: eb.ref('excluded.block_id'),
        position: eb.ref('excluded.position'),
        source: eb.ref('excluded.source'),
        machine: eb.ref('excluded.machine'),
        target: eb.ref('excluded.target'),
        state: eb.ref('excluded.state'),
        excluded: eb.ref('excluded.excluded'),
        version: eb.ref('excluded.version'),
        changes: eb.ref('excluded.changes'),
        words: eb.ref('excluded.words'),
        confidence: eb.ref('excluded.confidence'),
        approved_in: eb.ref('excluded.approved_in'),
      })),
    ),
);

/** Inserts segments or overwrites them whole. */
export async function putSegments(
  trx: Transaction<Database>,
  translation: number,
  segments: readonly SegmentRecord[],
): Promise<void> {
  for (const batch of inBatches(segments)) {
    const rows = batch.map((segment) => ({
      translation_id: translation,
      id: segment.id,
      block_id: segment.block,
      position: segment.position,
      source: segment.source,
      machine: segment.machine,
      target: segment.target,
      state: segment.state,
      excluded: segment.excluded ? 1 : 0,
      version: segment.version,
      changes: segment.changes,
      words: segment.words,
      confidence: segment.confidence,
      approved_in: segment.approvedIn,
    }));
    await upsertSegments(trx, rows);
  }
}

/** Inserts blocks or overwrites them whole. */
export async function putBlocks(
  trx: Transaction<Database>,
  translation: number,
  blocks: readonly (BlockFrame & { id: number })[],
): Promise<void> {
  for (const batch of inBatches(blocks)) {
    await trx
      .insertInto('block')
      .values(batch.map((block) => ({ translation_id: translation, ...block })))
      .onConflict((conflict) =>
        conflict.columns(['translation_id', 'id']).doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          level: eb.ref('excluded.level'),
        })),
      )
      .execute();
  }
}

/** Takes segments or blocks away; history keeps what they were. */
export async function removeEntities(
  trx: Transaction<Database>,
  table: 'segment' | 'block',
  translation: number,
  ids: readonly number[],
): Promise<void> {
  for (const batch of inBatches(ids)) {
    await trx
      .deleteFrom(table)
      .where('translation_id', '=', translation)
      .where('id', 'in', batch)
      .execute();
  }
}

/** Source words under review by state, counted anew. */
export async function countWords(
  db: Kysely<Database>,
  translation: number,
): Promise<Record<State, number>> {
  const rows = await db
    .selectFrom('segment')
    .innerJoin('block', joinBlock)
    .select(['segment.state', (eb) => eb.fn.sum<number>('segment.words').as('words')])
    .where('segment.translation_id', '=', translation)
    .where('segment.excluded', '=', 0)
    .where('block.kind', 'not in', [...SET_ASIDE])
    .groupBy('segment.state')
    .execute();
  const words: Record<State, number> = { machine: 0, edited: 0, reviewed: 0, approved: 0 };
  for (const row of rows) words[row.state as State] = Number(row.words);
  return words;
}

function selectSegments(db: Kysely<Database>) {
  return db
    .selectFrom('segment')
    .innerJoin('block', joinBlock)
    .select([
      'segment.id',
      'segment.block_id',
      'segment.position',
      'segment.source',
      'segment.machine',
      'segment.target',
      'segment.state',
      'segment.excluded',
      'segment.version',
      'segment.changes',
      'segment.words',
      'segment.confidence',
      'segment.approved_in',
      'block.kind',
      'block.level',
    ]);
}

// biome-ignore lint/suspicious/noExplicitAny: Kysely types a join callback by the tables before it
function joinBlock(join: any) {
  return join
    .onRef('block.translation_id', '=', 'segment.translation_id')
    .onRef('block.id', '=', 'segment.block_id');
}

type SegmentRow = Awaited<ReturnType<ReturnType<typeof selectSegments>['executeTakeFirstOrThrow']>>;

function rowToSegment(row: SegmentRow): Segment {
  return {
    id: row.id,
    block: row.block_id,
    position: row.position,
    source: row.source,
    machine: row.machine,
    target: row.target,
    state: row.state as State,
    excluded: row.excluded === 1,
    version: row.version,
    changes: row.changes,
    words: row.words,
    confidence: row.confidence,
    approvedIn: row.approved_in,
    kind: row.kind as BlockKind,
    level: row.level,
  };
}
