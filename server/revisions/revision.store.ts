import { type Kysely, sql, type Transaction } from 'kysely';
import { inBatches, locking } from '../database/lock.ts';
import { prepared, preparedRows } from '../database/prepared.ts';
import type { ChangeTable, Database, RevisionTable } from '../database/schema.ts';
import { notFound } from '../errors.ts';
import type { Period } from '../time-zone.ts';
import {
  type BlockChange,
  type Change,
  type LanguagePair,
  parseSegmentChange,
  type SegmentChange,
  type SegmentFrame,
} from './frame.ts';
import { originHash } from './hash.ts';
import type { Revision, RevisionKind, RevisionWithChanges, TextHashes } from './revision.ts';

/** A translation whose newest revision is locked: only the holder can add the next one. */
export interface Head {
  translation: number;
  article: number;
  languages: LanguagePair;
  revision: number;
  hash: string;
  nextSegment: number;
  nextBlock: number;
}

const selectHead = prepared(
  (trx: Transaction<Database>, { translation }: { translation: number }) =>
    locking(
      trx,
      trx
        .selectFrom('translation')
        .innerJoin('article', 'article.id', 'translation.article_id')
        .select([
          'translation.id',
          'translation.article_id',
          'translation.head_revision',
          'translation.head_hash',
          'translation.next_segment',
          'translation.next_block',
          'translation.target_language',
          'article.source_language',
        ])
        .where('translation.id', '=', translation),
      'translation',
    ),
);

/**
 * Locks a translation for the rest of the transaction.
 *
 * @throws UserError 404 where there is no such translation
 */
export async function lockHead(trx: Transaction<Database>, translation: number): Promise<Head> {
  const [row] = await selectHead(trx, { translation });
  if (!row) throw notFound('article');
  return {
    translation,
    article: row.article_id,
    languages: { source: row.source_language, target: row.target_language },
    revision: row.head_revision,
    hash: row.head_hash,
    nextSegment: row.next_segment,
    nextBlock: row.next_block,
  };
}

/** What history knows of a segment that is not there at present. */
export interface Past {
  /** How many revisions have touched it. */
  changes: number;
  /** Revision of its newest approval; null where there never was one. */
  approvedIn: number | null;
}

/** What segments were before a revision, by identifier; one that is new has no past. */
export async function findPasts(
  trx: Transaction<Database>,
  translation: number,
  ids: readonly number[],
  revision: number,
): Promise<Map<number, Past>> {
  const pasts = new Map<number, Past>();
  for (const batch of inBatches(ids)) {
    const touched = await trx
      .selectFrom('change')
      .select(['entity_id', (eb) => eb.fn.countAll<number>().as('changes')])
      .where('translation_id', '=', translation)
      .where('entity', '=', 'segment')
      .where('entity_id', 'in', batch)
      .where('revision', '<', revision)
      .groupBy('entity_id')
      .execute();
    for (const { entity_id: id, changes } of touched) {
      pasts.set(id, { changes: Number(changes), approvedIn: null });
    }
    const approvals = await trx
      .selectFrom('approval')
      .select(['segment_id', (eb) => eb.fn.max('revision').as('revision')])
      .where('translation_id', '=', translation)
      .where('segment_id', 'in', batch)
      .where('revision', '<', revision)
      .groupBy('segment_id')
      .execute();
    for (const { segment_id: id, revision } of approvals) {
      const past = pasts.get(id);
      if (past) past.approvedIn = revision;
    }
  }
  return pasts;
}

/** Which revisions to list; the newest come first. */
export interface RevisionRange {
  /** Only revisions with a lower number. */
  before?: number | undefined;
  /** Only revisions with this number or a higher one; where there is a limit, those next to it. */
  from?: number | undefined;
  /** Only revisions that touched this segment. */
  segment?: number | undefined;
  author?: string | undefined;
  kind?: RevisionKind | undefined;
  /** When they were made. */
  period?: Period | undefined;
  /** Only these. */
  numbers?: readonly number[];
  limit?: number;
}

/** Revisions, newest first. */
export async function listRevisions(
  db: Kysely<Database>,
  translation: number,
  range: RevisionRange = {},
): Promise<Revision[]> {
  const upwards = range.from !== undefined;
  let query = selectRevisions(db, translation).orderBy('revision.number', upwards ? 'asc' : 'desc');
  if (range.from !== undefined) query = query.where('revision.number', '>=', range.from);
  if (range.before !== undefined) query = query.where('revision.number', '<', range.before);
  if (range.author !== undefined) query = query.where('revision.author', '=', range.author);
  if (range.kind !== undefined) query = query.where('revision.kind', '=', range.kind);
  const { since, before } = range.period ?? {};
  if (since !== undefined) query = query.where('revision.at', '>=', since);
  if (before !== undefined) query = query.where('revision.at', '<', before);
  if (range.numbers) query = query.where('revision.number', 'in', range.numbers);
  const { segment } = range;
  if (segment !== undefined) {
    query = query.where('revision.number', 'in', (eb) =>
      eb
        .selectFrom('change')
        .select('change.revision')
        .where('change.translation_id', '=', translation)
        .where('change.entity', '=', 'segment')
        .where('change.entity_id', '=', segment),
    );
  }
  if (range.limit !== undefined) query = query.limit(range.limit);
  const rows = await query.execute();
  if (upwards) rows.reverse();
  const origin = rows.at(-1)?.number === 0 ? await originOf(db, translation) : '';
  return rows.map((row) => rowToRevision(row, origin));
}

/** Names of those who made revisions, each once. */
export async function listAuthors(db: Kysely<Database>, translation: number): Promise<string[]> {
  const rows = await db
    .selectFrom('revision')
    .select('author')
    .distinct()
    .where('translation_id', '=', translation)
    .execute();
  return rows.map((row) => row.author);
}

/** @throws UserError 404 where the translation has no such revision */
export async function getRevision(
  db: Kysely<Database>,
  translation: number,
  number: number,
): Promise<RevisionWithChanges> {
  const row = await selectRevisions(db, translation)
    .where('revision.number', '=', number)
    .executeTakeFirst();
  if (!row) throw notFound('revision');
  const changes = await listChanges(db, translation, { from: number, to: number });
  const origin = number === 0 ? await originOf(db, translation) : '';
  const revision = { ...rowToRevision(row, origin), changes: changes.get(number) ?? [] };
  return revision.kind === 'renew'
    ? { ...revision, texts: await findTextHashes(db, translation, number) }
    : revision;
}

async function findTextHashes(
  db: Kysely<Database>,
  translation: number,
  revision: number,
): Promise<TextHashes | undefined> {
  const row = await db
    .selectFrom('renewed_text')
    .select(['original_hash', 'machine_hash'])
    .where('translation_id', '=', translation)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row && { original: row.original_hash, machine: row.machine_hash };
}

/** Where the chain begins: the hash of what was imported, parent of revision 0. */
async function originOf(db: Kysely<Database>, translation: number): Promise<string> {
  const { original_hash: original, machine_hash: machine } = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select(['article.original_hash', 'translation.machine_hash'])
    .where('translation.id', '=', translation)
    .executeTakeFirstOrThrow();
  return originHash(original, machine);
}

/** Which changes to read: revisions `from` to `to`, both inclusive; to the newest without `to`. */
export interface ChangeRange {
  from: number;
  to?: number | undefined;
  segment?: number | undefined;
}

/** Changes by revision number, revisions ascending, each in canonical order. */
export async function listChanges(
  db: Kysely<Database>,
  translation: number,
  range: ChangeRange,
): Promise<Map<number, Change[]>> {
  let query = db
    .selectFrom('change')
    .select(['revision', 'entity', 'entity_id', 'content'])
    .where('translation_id', '=', translation)
    .where('revision', '>=', range.from)
    .orderBy('revision')
    .orderBy('entity')
    .orderBy('entity_id');
  if (range.to !== undefined) query = query.where('revision', '<=', range.to);
  if (range.segment !== undefined) {
    query = query.where('entity', '=', 'segment').where('entity_id', '=', range.segment);
  }
  const changes = new Map<number, Change[]>();
  for (const row of await query.execute()) {
    const list = changes.get(row.revision) ?? [];
    list.push(rowToChange(row));
    changes.set(row.revision, list);
  }
  return changes;
}

/** The first changes of a revision, segments before blocks, with how many it has. */
export interface FirstChanges {
  changes: Change[];
  segments: number;
  total: number;
}

/** The first few changes of each of some revisions. Only what is returned is read whole. */
export async function listFirstChanges(
  db: Kysely<Database>,
  translation: number,
  revisions: readonly number[],
  limit: number,
): Promise<Map<number, FirstChanges>> {
  const found = new Map<number, FirstChanges>();
  if (revisions.length === 0) return found;
  const placed = db
    .selectFrom('change')
    .select([
      'revision',
      'entity',
      'entity_id',
      sql<number>`row_number() over (partition by revision order by entity desc, entity_id)`.as(
        'place',
      ),
      sql<number>`count(*) over (partition by revision)`.as('total'),
      sql<number>`count(*) filter (where entity = 'segment') over (partition by revision)`.as(
        'segments',
      ),
    ])
    .where('translation_id', '=', translation)
    .where('revision', 'in', revisions)
    .as('placed');
  const rows = await db
    .selectFrom(placed)
    .innerJoin('change', (join) =>
      join
        .onRef('change.revision', '=', 'placed.revision')
        .onRef('change.entity', '=', 'placed.entity')
        .onRef('change.entity_id', '=', 'placed.entity_id')
        .on('change.translation_id', '=', translation),
    )
    .select([
      'change.revision',
      'change.entity',
      'change.entity_id',
      'change.content',
      'placed.total',
      'placed.segments',
    ])
    .where('placed.place', '<=', limit)
    .orderBy('placed.revision')
    .orderBy('placed.place')
    .execute();
  for (const row of rows) {
    const entry = found.get(row.revision) ?? {
      changes: [],
      segments: Number(row.segments),
      total: Number(row.total),
    };
    entry.changes.push(rowToChange(row));
    found.set(row.revision, entry);
  }
  return found;
}

/** Changes of some segments in revisions `from` to `to`, newest first. */
export async function listSegmentChanges(
  db: Kysely<Database>,
  translation: number,
  range: { segments: readonly number[]; from: number; to: number },
): Promise<Map<number, { revision: number; change: SegmentChange }[]>> {
  const found = new Map<number, { revision: number; change: SegmentChange }[]>();
  for (const batch of inBatches(range.segments)) {
    const rows = await db
      .selectFrom('change')
      .select(['revision', 'entity_id', 'content'])
      .where('translation_id', '=', translation)
      .where('entity', '=', 'segment')
      .where('entity_id', 'in', batch)
      .where('revision', '>=', range.from)
      .where('revision', '<=', range.to)
      .orderBy('revision', 'desc')
      .execute();
    for (const row of rows) {
      const list = found.get(row.entity_id) ?? [];
      list.push({ revision: row.revision, change: parseSegmentChange(row.content) });
      found.set(row.entity_id, list);
    }
  }
  return found;
}

const addRevision = prepared((trx: Transaction<Database>, row: RevisionTable) =>
  trx.insertInto('revision').values({
    translation_id: row.translation_id,
    number: row.number,
    hash: row.hash,
    kind: row.kind,
    author_id: row.author_id,
    author: row.author,
    at: row.at,
    summary: row.summary,
    reason: row.reason,
  }),
);

const addChanges = preparedRows((trx: Transaction<Database>, rows: readonly ChangeTable[]) =>
  trx.insertInto('change').values(
    rows.map((row) => ({
      translation_id: row.translation_id,
      revision: row.revision,
      entity: row.entity,
      entity_id: row.entity_id,
      content: row.content,
    })),
  ),
);

/** Adds a revision with its changes. */
export async function insertRevision(
  trx: Transaction<Database>,
  translation: number,
  revision: RevisionWithChanges,
): Promise<void> {
  await addRevision(trx, {
    translation_id: translation,
    number: revision.number,
    hash: revision.hash,
    kind: revision.kind,
    author_id: revision.author.id,
    author: revision.author.name,
    at: revision.at,
    summary: revision.summary,
    reason: revision.reason,
  });
  for (const batch of inBatches(revision.changes)) {
    const rows = batch.map((one) => ({
      translation_id: translation,
      revision: revision.number,
      entity: one.entity,
      entity_id: one.id,
      content: JSON.stringify(one.change),
    }));
    await addChanges(trx, rows);
  }
}

const updateHead = prepared((trx: Transaction<Database>, head: NewHead) =>
  trx
    .updateTable('translation')
    .set({
      head_revision: head.revision,
      head_hash: head.hash,
      next_segment: head.nextSegment,
      next_block: head.nextBlock,
      updated_at: head.at,
      updated_by: head.author,
    })
    .where('id', '=', head.translation),
);

/** What a translation's newest revision makes of its head. */
export type NewHead = Pick<
  Head,
  'translation' | 'revision' | 'hash' | 'nextSegment' | 'nextBlock'
> & {
  at: string;
  author: string;
};

/** Makes a revision the newest one. */
export async function moveHead(trx: Transaction<Database>, head: NewHead): Promise<void> {
  await updateHead(trx, head);
}

/** Keeps whole frames of segments, from which older versions are reached in few steps. */
export async function insertKeyframes(
  trx: Transaction<Database>,
  translation: number,
  revision: number,
  frames: readonly { id: number; frame: SegmentFrame }[],
): Promise<void> {
  for (const batch of inBatches(frames)) {
    await trx
      .insertInto('keyframe')
      .values(
        batch.map(({ id, frame }) => ({
          translation_id: translation,
          segment_id: id,
          revision,
          frame: JSON.stringify(frame),
        })),
      )
      .execute();
  }
}

/** The earliest keyframe of a segment at or after a revision. */
export async function findKeyframe(
  db: Kysely<Database>,
  translation: number,
  segment: number,
  revision: number,
): Promise<{ revision: number; frame: SegmentFrame } | undefined> {
  const row = await db
    .selectFrom('keyframe')
    .select(['revision', 'frame'])
    .where('translation_id', '=', translation)
    .where('segment_id', '=', segment)
    .where('revision', '>=', revision)
    .orderBy('revision')
    .limit(1)
    .executeTakeFirst();
  return row && { revision: row.revision, frame: JSON.parse(row.frame) as SegmentFrame };
}

function selectRevisions(db: Kysely<Database>, translation: number) {
  return db
    .selectFrom('revision')
    .leftJoin('revision as parent', (join) =>
      join
        .onRef('parent.translation_id', '=', 'revision.translation_id')
        .on((eb) => eb('parent.number', '=', eb('revision.number', '-', 1))),
    )
    .select([
      'revision.number',
      'revision.hash',
      'revision.kind',
      'revision.author_id',
      'revision.author',
      'revision.at',
      'revision.summary',
      'revision.reason',
      'parent.hash as parent',
    ])
    .where('revision.translation_id', '=', translation);
}

type RevisionRow = Awaited<
  ReturnType<ReturnType<typeof selectRevisions>['executeTakeFirstOrThrow']>
>;

function rowToRevision(row: RevisionRow, origin: string): Revision {
  return {
    number: row.number,
    parent: row.parent ?? origin,
    hash: row.hash,
    kind: row.kind as RevisionKind,
    author: { id: row.author_id, name: row.author },
    at: row.at,
    summary: row.summary,
    reason: row.reason,
  };
}

function rowToChange(row: { entity: string; entity_id: number; content: string }): Change {
  return row.entity === 'segment'
    ? { entity: 'segment', id: row.entity_id, change: parseSegmentChange(row.content) }
    : { entity: 'block', id: row.entity_id, change: JSON.parse(row.content) as BlockChange };
}
