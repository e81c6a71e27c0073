import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/**
 * Reads a translation's record from its beginning, as it is stored: nothing is parsed, nothing is
 * joined, so that a row that does not fit is seen instead of left out. Everything comes in pages;
 * a long history is never in memory whole. Call all of it inside one `reading`.
 */

/** Rows per page. */
const PAGE = 2_000;

/** Hands out rows that come in order of their revision, one revision after the other. */
export class RowsByRevision<Row extends { revision: number }> {
  readonly #nextPage: (after: Row | undefined) => Promise<Row[]>;
  #page: Row[] = [];
  #at = 0;
  #ended = false;

  /** @param nextPage the rows after one, in order, at most a page of them; none where they end */
  constructor(nextPage: (after: Row | undefined) => Promise<Row[]>) {
    this.#nextPage = nextPage;
  }

  /**
   * The rows of a revision. Call it for one revision after the other: rows of earlier ones that were
   * not asked for come with it, and belong to none.
   */
  async upTo(revision: number): Promise<Row[]> {
    const taken: Row[] = [];
    for (;;) {
      const row = this.#page[this.#at] ?? (await this.next());
      if (row === undefined || !(row.revision <= revision)) return taken;
      taken.push(row);
      this.#at++;
    }
  }

  /** The next row, which stays where it is. */
  async next(): Promise<Row | undefined> {
    if (this.#at === this.#page.length && !this.#ended) {
      this.#page = await this.#nextPage(this.#page.at(-1));
      this.#at = 0;
      this.#ended = this.#page.length === 0;
    }
    return this.#page[this.#at];
  }
}

/** Where a translation stands, with both texts as they were imported. */
export async function findRecord(db: Kysely<Database>, translation: number) {
  return db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'article.original',
      'article.original_hash',
      'article.source_language',
      'translation.machine_text',
      'translation.machine_hash',
      'translation.target_language',
      'translation.head_revision',
      'translation.head_hash',
      'translation.next_segment',
      'translation.next_block',
      'translation.words_machine',
      'translation.words_edited',
      'translation.words_reviewed',
      'translation.words_approved',
      'translation.updated_at',
      'translation.updated_by',
    ])
    .where('translation.id', '=', translation)
    .executeTakeFirst();
}

export type RecordRow = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

/** Revisions in order. */
export async function* eachRevision(db: Kysely<Database>, translation: number) {
  const query = db
    .selectFrom('revision')
    .select(['number', 'hash', 'kind', 'author_id', 'author', 'at', 'summary', 'reason'])
    .where('translation_id', '=', translation)
    .orderBy('number')
    .limit(PAGE);
  let page = await query.execute();
  while (page.length > 0) {
    yield* page;
    const { number } = page.at(-1) as (typeof page)[number];
    page = await query.where('number', '>', number).execute();
  }
}

export type RevisionRow =
  ReturnType<typeof eachRevision> extends AsyncGenerator<infer Row> ? Row : never;

/** A change as it is stored. */
export interface ChangeRow {
  revision: number;
  entity: string;
  entity_id: number;
  content: string;
}

/** Changes in canonical order within each revision. */
export function changesByRevision(
  db: Kysely<Database>,
  translation: number,
): RowsByRevision<ChangeRow> {
  const query = db
    .selectFrom('change')
    .select(['revision', 'entity', 'entity_id', 'content'])
    .where('translation_id', '=', translation)
    .orderBy('revision')
    .orderBy('entity')
    .orderBy('entity_id')
    .limit(PAGE);
  return new RowsByRevision<ChangeRow>((after) =>
    (after
      ? query
          // What the row's place says of its revision alone lets the index find it.
          .where('revision', '>=', after.revision)
          .where((eb) =>
            eb(
              eb.refTuple('revision', 'entity', 'entity_id'),
              '>',
              eb.tuple(after.revision, after.entity as 'segment', after.entity_id),
            ),
          )
      : query
    ).execute(),
  );
}

/** Keyframes; within a revision by segment. */
export function keyframesByRevision(db: Kysely<Database>, translation: number) {
  const query = db
    .selectFrom('keyframe')
    .select(['revision', 'segment_id', 'frame'])
    .where('translation_id', '=', translation)
    .orderBy('revision')
    .orderBy('segment_id')
    .limit(PAGE);
  type Row = Awaited<ReturnType<typeof query.execute>>[number];
  return new RowsByRevision<Row>((after) =>
    (after
      ? query.where((eb) =>
          eb(
            eb.refTuple('revision', 'segment_id'),
            '>',
            eb.tuple(after.revision, after.segment_id),
          ),
        )
      : query
    ).execute(),
  );
}

/** Approvals; within a revision by segment. */
export function approvalsByRevision(db: Kysely<Database>, translation: number) {
  const query = db
    .selectFrom('approval')
    .select(['revision', 'segment_id', 'text_hash', 'approver_id', 'approver', 'at', 'lapsed_in'])
    .where('translation_id', '=', translation)
    .orderBy('revision')
    .orderBy('segment_id')
    .limit(PAGE);
  return new RowsByRevision<ApprovalRow>((after) =>
    (after
      ? query.where((eb) =>
          eb(
            eb.refTuple('revision', 'segment_id'),
            '>',
            eb.tuple(after.revision, after.segment_id),
          ),
        )
      : query
    ).execute(),
  );
}

/** Texts that came in with renewals. */
export function renewedTextsByRevision(db: Kysely<Database>, translation: number) {
  // A text may be five megabytes: each on its own.
  const query = db
    .selectFrom('renewed_text')
    .select(['revision', 'original', 'original_hash', 'machine_text', 'machine_hash'])
    .where('translation_id', '=', translation)
    .orderBy('revision')
    .limit(1);
  return new RowsByRevision<RenewedTextRow>((after) =>
    (after ? query.where('revision', '>', after.revision) : query).execute(),
  );
}

/** Texts of a renewal as they are stored. */
export interface RenewedTextRow {
  revision: number;
  original: string | null;
  original_hash: string | null;
  machine_text: string | null;
  machine_hash: string | null;
}

/** An approval as it is stored. */
export interface ApprovalRow {
  revision: number;
  segment_id: number;
  text_hash: string;
  approver_id: string | null;
  approver: string;
  at: string;
  lapsed_in: number | null;
}

/** Segments as they stand, by identifier. */
export async function* eachSegment(db: Kysely<Database>, translation: number) {
  const query = db
    .selectFrom('segment')
    .selectAll()
    .where('translation_id', '=', translation)
    .orderBy('id')
    .limit(PAGE);
  let page = await query.execute();
  while (page.length > 0) {
    yield* page;
    const { id } = page.at(-1) as (typeof page)[number];
    page = await query.where('id', '>', id).execute();
  }
}

/** Blocks as they stand. An article has as many as it has paragraphs. */
export async function listBlocks(db: Kysely<Database>, translation: number) {
  return db
    .selectFrom('block')
    .select(['id', 'kind', 'level'])
    .where('translation_id', '=', translation)
    .orderBy('id')
    .execute();
}
