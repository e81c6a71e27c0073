import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import { canonicalJson } from '../../server/revisions/canonical-json.ts';
import type { SegmentFrame } from '../../server/revisions/frame.ts';
import { segmentAt } from '../../server/revisions/rebuild.ts';
import type { Snapshot } from '../../server/revisions/snapshot.ts';
import type { State } from '../../server/revisions/state.ts';
import { wordCount } from '../../server/text/words.ts';

/** A translation as its rows have it now, read without the code that is tested. */
export async function copyOf(db: Kysely<Database>, translation: number): Promise<Snapshot> {
  const segments = await db
    .selectFrom('segment')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  const blocks = await db
    .selectFrom('block')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  return {
    blocks: new Map(
      blocks.map(({ id, kind, level }) => [id, { kind: kind as BlockKind, level }] as const),
    ),
    segments: new Map(
      segments.map((row): [number, SegmentFrame] => [
        row.id,
        {
          block: row.block_id,
          position: row.position,
          source: row.source,
          machine: row.machine,
          target: row.target,
          state: row.state as State,
          excluded: row.excluded === 1,
        },
      ]),
    ),
  };
}

/**
 * Checks a translation's whole record against itself, from the rows alone: the chain of hashes from
 * both imported texts to the head, counters, figures, keyframes and approvals.
 */
export async function assertSound(db: Kysely<Database>, translation: number): Promise<void> {
  await assertChain(db, translation);
  await assertCounters(db, translation);
  await assertFigures(db, translation);
  await assertKeyframes(db, translation);
  await assertApprovals(db, translation);
}

/** Recomputes every hash from what is stored. */
export async function assertChain(db: Kysely<Database>, translation: number): Promise<void> {
  const head = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'article.original',
      'article.source_language',
      'translation.machine_text',
      'translation.target_language',
      'translation.head_revision',
      'translation.head_hash',
    ])
    .where('translation.id', '=', translation)
    .executeTakeFirstOrThrow();
  const revisions = await db
    .selectFrom('revision')
    .selectAll()
    .where('translation_id', '=', translation)
    .orderBy('number')
    .execute();
  const changes = await db
    .selectFrom('change')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  const texts = await db
    .selectFrom('renewed_text')
    .select(['revision', 'original_hash', 'machine_hash'])
    .where('translation_id', '=', translation)
    .execute();
  assert.deepEqual(
    revisions.map(({ number }) => number),
    Array.from({ length: head.head_revision + 1 }, (_, number) => number),
    'revisions are numbered without a gap',
  );
  let hash = sha256(
    JSON.stringify([
      sha256(JSON.stringify([head.source_language, head.original])),
      sha256(JSON.stringify([head.target_language, head.machine_text])),
    ]),
  );
  for (const { number, kind, author_id, author, at, summary, reason, hash: stored } of revisions) {
    const own = changes.filter(({ revision }) => revision === number);
    assert.ok(own.length > 0, `revision ${number} changes something`);
    own.sort((a, b) =>
      a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : a.entity_id - b.entity_id,
    );
    const content = {
      number,
      kind,
      author: { id: author_id, name: author },
      at,
      summary,
      reason,
      changes: own.map(({ entity, entity_id, content: change }) => ({
        entity,
        id: entity_id,
        change: JSON.parse(change),
      })),
      ...Object.fromEntries(
        texts
          .filter(({ revision }) => revision === number)
          .map((row) => ['texts', { original: row.original_hash, machine: row.machine_hash }]),
      ),
    };
    hash = sha256(hash + canonicalJson(content));
    assert.equal(stored, hash, `hash of revision ${number}`);
  }
  assert.equal(head.head_hash, hash, 'the head is the last hash');
}

async function assertCounters(db: Kysely<Database>, translation: number): Promise<void> {
  const changes = await db
    .selectFrom('change')
    .select(['entity_id', 'revision'])
    .where('translation_id', '=', translation)
    .where('entity', '=', 'segment')
    .execute();
  const segments = await db
    .selectFrom('segment')
    .select(['id', 'version', 'changes'])
    .where('translation_id', '=', translation)
    .execute();
  for (const { id, version, changes: count } of segments) {
    const own = changes.filter(({ entity_id }) => entity_id === id);
    assert.equal(version, Math.max(...own.map(({ revision }) => revision)), `version of ${id}`);
    assert.equal(count, own.length, `changes of ${id}`);
  }
  const { next_segment: next } = await db
    .selectFrom('translation')
    .select('next_segment')
    .where('id', '=', translation)
    .executeTakeFirstOrThrow();
  assert.ok(
    Math.max(...changes.map(({ entity_id }) => entity_id)) < next,
    'next identifier is new',
  );
}

async function assertFigures(db: Kysely<Database>, translation: number): Promise<void> {
  const head = await db
    .selectFrom('translation')
    .innerJoin('article', 'article.id', 'translation.article_id')
    .select([
      'source_language',
      'target_language',
      'words_machine',
      'words_edited',
      'words_reviewed',
      'words_approved',
    ])
    .where('translation.id', '=', translation)
    .executeTakeFirstOrThrow();
  const now = await copyOf(db, translation);
  const counted: Record<string, number> = { machine: 0, edited: 0, reviewed: 0, approved: 0 };
  for (const { block, source, machine, state, excluded } of now.segments.values()) {
    const kind = now.blocks.get(block)?.kind;
    assert.ok(kind, 'every segment stands in a block');
    if (excluded || kind === 'boilerplate' || kind === 'comment') continue;
    counted[state] =
      (counted[state] ?? 0) +
      (source ? wordCount(source, head.source_language) : wordCount(machine, head.target_language));
  }
  assert.deepEqual(
    [head.words_machine, head.words_edited, head.words_reviewed, head.words_approved],
    [counted.machine, counted.edited, counted.reviewed, counted.approved],
    'words by state are those of a recount',
  );
}

async function assertKeyframes(db: Kysely<Database>, translation: number): Promise<void> {
  const keyframes = await db
    .selectFrom('keyframe')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  for (const { segment_id: id, revision, frame } of keyframes) {
    assert.deepEqual(JSON.parse(frame), await segmentAt(db, translation, id, revision));
  }
}

async function assertApprovals(db: Kysely<Database>, translation: number): Promise<void> {
  const approvals = await db
    .selectFrom('approval')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  const segments = await db
    .selectFrom('segment')
    .selectAll()
    .where('translation_id', '=', translation)
    .execute();
  for (const { id, source, target, state, approved_in: approvedIn } of segments) {
    const own = approvals.filter(({ segment_id }) => segment_id === id);
    const newest = own.length > 0 ? Math.max(...own.map(({ revision }) => revision)) : null;
    assert.equal(approvedIn, newest, `newest approval of ${id}`);
    const standing = own.filter(({ lapsed_in }) => lapsed_in === null);
    assert.equal(standing.length, state === 'approved' ? 1 : 0, `standing approvals of ${id}`);
    for (const { text_hash: hash } of standing) {
      assert.equal(hash, sha256(JSON.stringify([source, target])), `approved text of ${id}`);
    }
  }
  const there = new Set(segments.map(({ id }) => id));
  for (const { segment_id: id, lapsed_in: lapsed } of approvals) {
    assert.ok(there.has(id) || lapsed !== null, `what is gone (${id}) is not approved`);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
