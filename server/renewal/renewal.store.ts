import type { Kysely, Transaction } from 'kysely';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import { textHash } from '../revisions/hash.ts';
import type { Head } from '../revisions/revision.store.ts';
import type { RenewalItem } from './renewal.ts';

/** Texts as they come in; what is left out stays as it is. */
export interface NewTexts {
  original?: string | undefined;
  machineText?: string | undefined;
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
}

/** A segment somebody has to look at. */
export interface RenewalMark {
  segment: number;
  revision: number;
  /** The original before, where it is another one. */
  source: string | null;
  /** Machine text and translation before, where both it and people changed the same words. */
  conflict: { base: string; mine: string } | null;
}

/** A mark with the segment as it stands. */
export interface MarkedSegment extends RenewalMark {
  now: { source: string; machine: string; target: string };
}

/** Keeps the texts a revision brought in. Those before stay where they are. */
export async function insertTexts(
  trx: Transaction<Database>,
  head: Head,
  revision: number,
  { original, machineText }: NewTexts,
): Promise<void> {
  const { translation, languages } = head;
  await trx
    .insertInto('renewed_text')
    .values({
      translation_id: translation,
      revision,
      original: original ?? null,
      original_hash: original === undefined ? null : textHash(languages.source, original),
      machine_text: machineText ?? null,
      machine_hash: machineText === undefined ? null : textHash(languages.target, machineText),
    })
    .execute();
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
    .select([
      'revision.number',
      'revision.author',
      'revision.at',
      'renewed_text.original_hash',
      'renewed_text.machine_hash',
    ])
    .where('revision.translation_id', '=', translation)
    .where((eb) =>
      eb.or([eb('revision.number', '=', 0), eb('renewed_text.revision', 'is not', null)]),
    )
    .orderBy('revision.number')
    .execute();
  return rows.map(({ number, author, at, original_hash: original, machine_hash: machine }) => ({
    revision: number,
    author,
    at,
    sides: [
      ...(number === 0 || original !== null ? (['original'] as const) : []),
      ...(number === 0 || machine !== null ? (['translation'] as const) : []),
    ],
  }));
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
    };
  });
  for (const batch of inBatches(marks)) {
    await trx.insertInto('renewal_mark').values(batch).execute();
  }
}

/** Segments still to be looked at, in reading order: saved again, a segment is marked no more. */
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
    .where('mark.translation_id', '=', translation);
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
