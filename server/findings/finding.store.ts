import type { Kysely, Transaction } from 'kysely';
import type { Finding } from '../checks/finding.ts';
import { inBatches } from '../database/lock.ts';
import type { CheckedSegmentTable, Database } from '../database/schema.ts';
import { SET_ASIDE } from '../revisions/segment.store.ts';

/** A finding as it is stored. */
export interface StoredFinding extends Finding {
  /** Number of the dismissal it was let pass by. */
  dismissed?: number;
}

/** How many findings nobody has dismissed. */
export interface FindingCounts {
  errors: number;
  warnings: number;
  hints: number;
}

/** What was found in one segment at one of its versions. */
export interface CheckedSegment {
  segment: number;
  version: number;
  /** What the checks went by; see `profileName`. */
  profile: string;
  /** Findings of the segment alone, and of comparing it with others. */
  own: StoredFinding[];
  across: StoredFinding[];
}

/**
 * Everything that was found in a translation's segments by segment, whether it still holds or not.
 *
 * @param segments which; left out, all of the translation
 */
export async function mapChecked(
  db: Kysely<Database>,
  translation: number,
  segments?: readonly number[],
): Promise<Map<number, CheckedSegment>> {
  const checked = new Map<number, CheckedSegment>();
  for (const batch of segments === undefined ? [undefined] : inBatches(segments)) {
    let query = db
      .selectFrom('checked_segment')
      .selectAll()
      .where('translation_id', '=', translation);
    if (batch) query = query.where('segment_id', 'in', batch);
    for (const row of await query.execute()) checked.set(row.segment_id, rowToChecked(row));
  }
  return checked;
}

/**
 * The findings that hold for segments as they stand, in the order of the text. Segments that were
 * not checked since they changed are left out, as are those without findings.
 *
 * @param segments which; left out, all of the translation
 */
export async function mapFindings(
  db: Kysely<Database>,
  translation: number,
  segments?: readonly number[],
): Promise<Map<number, StoredFinding[]>> {
  const found = new Map<number, StoredFinding[]>();
  for (const batch of segments === undefined ? [undefined] : inBatches(segments)) {
    let query = selectCurrent(db)
      .select(['checked_segment.segment_id', 'own', 'across'])
      .where('checked_segment.translation_id', '=', translation);
    if (batch) query = query.where('checked_segment.segment_id', 'in', batch);
    for (const row of await query.execute()) {
      const findings = inOrder([...parse(row.own), ...parse(row.across)]);
      if (findings.length > 0) found.set(row.segment_id, findings);
    }
  }
  return found;
}

/** How many open findings segments have, for those that have any; as `mapFindings`. */
export async function mapFindingCounts(
  db: Kysely<Database>,
  translation: number,
  segments?: readonly number[],
): Promise<Map<number, FindingCounts>> {
  const found = new Map<number, FindingCounts>();
  for (const batch of segments === undefined ? [undefined] : inBatches(segments)) {
    let query = selectCurrent(db)
      .select(['checked_segment.segment_id', 'errors', 'warnings', 'hints'])
      .where('checked_segment.translation_id', '=', translation)
      .where((eb) => eb.or([eb('errors', '>', 0), eb('warnings', '>', 0), eb('hints', '>', 0)]));
    if (batch) query = query.where('checked_segment.segment_id', 'in', batch);
    for (const { segment_id, errors, warnings, hints } of await query.execute()) {
      found.set(segment_id, { errors, warnings, hints });
    }
  }
  return found;
}

/** How many segments under review have changed since they were checked, or never were. */
export async function countUnchecked(db: Kysely<Database>, translation: number): Promise<number> {
  const { count } = await db
    .selectFrom('segment')
    .innerJoin('block', (join) =>
      join
        .onRef('block.translation_id', '=', 'segment.translation_id')
        .onRef('block.id', '=', 'segment.block_id'),
    )
    .leftJoin('checked_segment', (join) =>
      join
        .onRef('checked_segment.translation_id', '=', 'segment.translation_id')
        .onRef('checked_segment.segment_id', '=', 'segment.id')
        .onRef('checked_segment.version', '=', 'segment.version'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('segment.translation_id', '=', translation)
    .where('segment.excluded', '=', 0)
    .where('block.kind', 'not in', [...SET_ASIDE])
    .where('checked_segment.segment_id', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Open findings of the whole translation. */
export async function countFindings(
  db: Kysely<Database>,
  translation: number,
): Promise<FindingCounts> {
  const row = await selectCurrent(db)
    .select((eb) => [
      eb.fn.coalesce(eb.fn.sum<number>('errors'), eb.lit(0)).as('errors'),
      eb.fn.coalesce(eb.fn.sum<number>('warnings'), eb.lit(0)).as('warnings'),
      eb.fn.coalesce(eb.fn.sum<number>('hints'), eb.lit(0)).as('hints'),
    ])
    .where('checked_segment.translation_id', '=', translation)
    .executeTakeFirstOrThrow();
  return {
    errors: Number(row.errors),
    warnings: Number(row.warnings),
    hints: Number(row.hints),
  };
}

/** Stores what was found; what another process found in a newer version of a segment stays. */
export async function putChecked(
  trx: Transaction<Database>,
  translation: number,
  checked: readonly CheckedSegment[],
): Promise<void> {
  for (const batch of inBatches(checked)) {
    await trx
      .insertInto('checked_segment')
      .values(batch.map((one) => checkedToRow(translation, one)))
      .onConflict((conflict) =>
        conflict
          .columns(['translation_id', 'segment_id'])
          .doUpdateSet((eb) => ({
            version: eb.ref('excluded.version'),
            profile: eb.ref('excluded.profile'),
            own: eb.ref('excluded.own'),
            across: eb.ref('excluded.across'),
            errors: eb.ref('excluded.errors'),
            warnings: eb.ref('excluded.warnings'),
            hints: eb.ref('excluded.hints'),
          }))
          .whereRef('checked_segment.version', '<=', 'excluded.version'),
      )
      .execute();
  }
}

/** Forgets what was found in segments that are gone or no part of the article any more. */
export async function removeChecked(
  trx: Transaction<Database>,
  translation: number,
  segments: readonly number[],
): Promise<void> {
  for (const batch of inBatches(segments)) {
    await trx
      .deleteFrom('checked_segment')
      .where('translation_id', '=', translation)
      .where('segment_id', 'in', batch)
      .execute();
  }
}

/** Source before target, then by place. */
export function inOrder<One extends Finding>(findings: One[]): One[] {
  return findings.sort(
    (one, other) =>
      Number(one.side === 'target') - Number(other.side === 'target') ||
      one.start - other.start ||
      one.end - other.end,
  );
}

/** Only what was found in the version of the segment that stands. */
function selectCurrent(db: Kysely<Database>) {
  return db
    .selectFrom('checked_segment')
    .innerJoin('segment', (join) =>
      join
        .onRef('segment.translation_id', '=', 'checked_segment.translation_id')
        .onRef('segment.id', '=', 'checked_segment.segment_id')
        .onRef('segment.version', '=', 'checked_segment.version'),
    );
}

function checkedToRow(translation: number, checked: CheckedSegment): CheckedSegmentTable {
  const { segment, version, profile, own, across } = checked;
  const counts = countOpen([...own, ...across]);
  return {
    translation_id: translation,
    segment_id: segment,
    version,
    profile,
    own: JSON.stringify(own),
    across: JSON.stringify(across),
    ...counts,
  };
}

/** Findings nobody has dismissed, by severity. */
export function countOpen(findings: Iterable<StoredFinding>): FindingCounts {
  const counts: FindingCounts = { errors: 0, warnings: 0, hints: 0 };
  for (const { severity, dismissed } of findings) {
    if (dismissed === undefined) counts[`${severity}s`] += 1;
  }
  return counts;
}

function rowToChecked(row: CheckedSegmentTable): CheckedSegment {
  return {
    segment: row.segment_id,
    version: row.version,
    profile: row.profile,
    own: parse(row.own),
    across: parse(row.across),
  };
}

function parse(findings: string): StoredFinding[] {
  return findings === '[]' ? [] : (JSON.parse(findings) as StoredFinding[]);
}
