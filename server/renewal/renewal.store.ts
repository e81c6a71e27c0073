import type { Kysely, Transaction } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { textHash } from '../revisions/hash.ts';
import type { TextHashes } from '../revisions/revision.ts';
import type { RenewalItem } from './renewal.ts';

/** Texts as they come in; what is left out stays as it is. */
export interface NewTexts {
  original?: string | undefined;
  machineText?: string | undefined;
  /** Engine that made the new machine text; null where unknown, undefined where it is the same. */
  engine?: string | null | undefined;
}

/** The side of an article a text is of. */
export type TextSide = 'original' | 'translation';

/** Texts an article has had, as they came in. */
export interface TextVersion {
  /** The revision that brought them in; 0 is the import. */
  revision: number;
  author: string;
  at: string;
  sides: TextSide[];
  /** Engine that made the machine text, where there is one and its engine is known. */
  engine: string | null;
}

/** A segment somebody has to look at. */
export interface RenewalMark {
  segment: number;
  /** The revision that changed its texts, which is the segment's version as well. */
  revision: number;
  /** The original before, where it is another one. */
  source: string | null;
  /** Machine text and translation before, where both it and people changed the same words. */
  conflict: { base: string; mine: string } | null;
}

/** What a segment is marked for: a conflict to settle, or another original. */
export type MarkKind = 'conflict' | 'source';

/** A mark with the segment as it stands. */
export interface MarkedSegment extends RenewalMark {
  now: { source: string; machine: string; target: string };
}

/** Hashes of new texts, as the revision that brings them in covers them. */
export function hashTexts(
  { original, machineText }: NewTexts,
  languages: LanguagePair,
): TextHashes {
  return {
    original: original === undefined ? null : textHash(languages.source, original),
    machine: machineText === undefined ? null : textHash(languages.target, machineText),
  };
}

/**
 * Keeps the texts a revision brought in, and who made the machine text. Those before stay where
 * they are.
 */
export async function insertTexts(
  trx: Transaction<Database>,
  translation: number,
  revision: number,
  { original, machineText, engine }: NewTexts,
  hashes: TextHashes,
): Promise<void> {
  const { engine: before } = await trx
    .selectFrom('translation')
    .select('engine')
    .where('id', '=', translation)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('renewed_text')
    .values({
      translation_id: translation,
      revision,
      original: original ?? null,
      original_hash: hashes.original,
      machine_text: machineText ?? null,
      machine_hash: hashes.machine,
      engine_before: machineText === undefined ? null : before,
    })
    .execute();
  if (machineText === undefined || engine === undefined) return;
  await trx.updateTable('translation').set({ engine }).where('id', '=', translation).execute();
}

/** Every version of an article's texts, the import first. */
export async function listTextVersions(
  db: Kysely<Database>,
  translation: number,
): Promise<TextVersion[]> {
  const rows = await db
    .selectFrom('revision')
    .leftJoin('renewed_text', (join) =>
      join
        .onRef('renewed_text.translation_id', '=', 'revision.translation_id')
        .onRef('renewed_text.revision', '=', 'revision.number'),
    )
    .innerJoin('translation', 'translation.id', 'revision.translation_id')
    .select([
      'revision.number',
      'revision.author',
      'revision.at',
      'renewed_text.original_hash',
      'renewed_text.machine_hash',
      'renewed_text.engine_before',
      'translation.engine',
    ])
    .where('revision.translation_id', '=', translation)
    .where((eb) =>
      eb.or([eb('revision.number', '=', 0), eb('renewed_text.revision', 'is not', null)]),
    )
    .orderBy('revision.number')
    .execute();
  return rows.map(
    ({ number, author, at, original_hash: original, machine_hash, engine }, index) => {
      const machine = number === 0 || machine_hash !== null;
      // What is said of the engine is said of the machine text that is there; of one before, by the
      // renewal that took its place.
      const next = rows.slice(index + 1).find((row) => row.machine_hash !== null);
      return {
        revision: number,
        author,
        at,
        sides: [
          ...(number === 0 || original !== null ? (['original'] as const) : []),
          ...(machine ? (['translation'] as const) : []),
        ],
        engine: machine ? (next ? next.engine_before : engine) : null,
      };
    },
  );
}

/**
 * A text as it came in with a revision.
 *
 * @throws UserError 404 where that revision brought none
 */
export async function getText(
  db: Kysely<Database>,
  translation: number,
  revision: number,
  side: TextSide,
): Promise<string> {
  const row =
    revision === 0
      ? await db
          .selectFrom('translation')
          .innerJoin('article', 'article.id', 'translation.article_id')
          .select(['article.original', 'translation.machine_text'])
          .where('translation.id', '=', translation)
          .executeTakeFirst()
      : await db
          .selectFrom('renewed_text')
          .select(['original', 'machine_text'])
          .where('translation_id', '=', translation)
          .where('revision', '=', revision)
          .executeTakeFirst();
  const text = side === 'original' ? row?.original : row?.machine_text;
  if (text === null || text === undefined) throw notFound('revision');
  return text;
}

/** Blocks of which somebody has said what they are. */
export async function findNamedBlocks(
  db: Kysely<Database>,
  translation: number,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.translation_id', '=', 'change.translation_id')
        .onRef('revision.number', '=', 'change.revision'),
    )
    .select('change.entity_id')
    .distinct()
    .where('revision.translation_id', '=', translation)
    .where('revision.kind', '=', 'kind')
    .where('change.entity', '=', 'block')
    .execute();
  return new Set(rows.map((row) => row.entity_id));
}

/** Marks the segments that somebody has to look at. */
export async function insertMarks(
  trx: Transaction<Database>,
  translation: number,
  revision: number,
  items: readonly RenewalItem[],
): Promise<void> {
  const marks = items.flatMap(({ id, before, sourceChanged, outcome }) => {
    const conflict = outcome === 'conflict';
    if (!before || !(sourceChanged || conflict)) return [];
    return {
      translation_id: translation,
      segment_id: id,
      revision,
      source: sourceChanged ? before.source : null,
      machine: conflict ? before.machine : null,
      target: conflict ? before.target : null,
      settled_at: null,
      settled_by: null,
    };
  });
  for (const batch of inBatches(marks)) {
    await trx.insertInto('renewal_mark').values(batch).execute();
  }
}

/** Segments still to be looked at, in reading order: saved or settled, one is marked no more. */
export async function listMarks(
  db: Kysely<Database>,
  translation: number,
): Promise<MarkedSegment[]> {
  const rows = await selectMarks(db, translation).orderBy('segment.position').execute();
  return rows.map(rowToMark);
}

/** The mark of one segment; undefined where it has none (any more). */
export async function findMark(
  db: Kysely<Database>,
  translation: number,
  segment: number,
): Promise<MarkedSegment | undefined> {
  const row = await selectMarks(db, translation)
    .where('segment.id', '=', segment)
    .executeTakeFirst();
  return row && rowToMark(row);
}

/** Which segments are marked, and whether with a conflict. */
export async function mapMarks(
  db: Kysely<Database>,
  translation: number,
): Promise<Map<number, MarkKind>> {
  const rows = await selectMarks(db, translation)
    .clearSelect()
    .select(['mark.segment_id', (eb) => eb('mark.machine', 'is not', null).as('conflict')])
    .execute();
  return new Map(rows.map((row) => [row.segment_id, row.conflict ? 'conflict' : 'source']));
}

/** Says that a marked segment's text stays as it is; returns whether the mark was there. */
export async function settleMark(
  trx: Transaction<Database>,
  translation: number,
  mark: RenewalMark,
  settledBy: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('renewal_mark')
    .set({ settled_at: new Date().toISOString(), settled_by: settledBy })
    .where('translation_id', '=', translation)
    .where('segment_id', '=', mark.segment)
    .where('revision', '=', mark.revision)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function selectMarks(db: Kysely<Database>, translation: number) {
  return db
    .selectFrom('renewal_mark as mark')
    .innerJoin('segment', (join) =>
      join
        .onRef('segment.translation_id', '=', 'mark.translation_id')
        .onRef('segment.id', '=', 'mark.segment_id')
        .onRef('segment.version', '=', 'mark.revision'),
    )
    .select([
      'mark.segment_id',
      'mark.revision',
      'mark.source as source_before',
      'mark.machine as machine_before',
      'mark.target as target_before',
      'segment.source',
      'segment.machine',
      'segment.target',
    ])
    .where('mark.translation_id', '=', translation)
    .where('mark.settled_at', 'is', null);
}

type MarkRow = Awaited<ReturnType<ReturnType<typeof selectMarks>['executeTakeFirstOrThrow']>>;

function rowToMark(row: MarkRow): MarkedSegment {
  const { machine_before: base, target_before: mine } = row;
  return {
    segment: row.segment_id,
    revision: row.revision,
    source: row.source_before,
    conflict: base === null || mine === null ? null : { base, mine },
    now: { source: row.source, machine: row.machine, target: row.target },
  };
}
