import type { Kysely } from 'kysely';
import type { SegmentRecord } from '../checks/context.ts';
import { inBatches } from '../database/lock.ts';
import type { Database } from '../database/schema.ts';
import { apply, invert } from '../revisions/delta.ts';
import { listSegmentChanges } from '../revisions/revision.store.ts';
import type { Segment } from '../revisions/segment.store.ts';
import { isVouched } from '../revisions/state.ts';

/** Older texts of a segment than this many are no rejected renderings any more, but history. */
const MOST_REJECTED = 20;

/** What the checks need to know of the past of some segments. */
export async function readRecords(
  db: Kysely<Database>,
  translation: number,
  segments: readonly Segment[],
): Promise<Map<number, SegmentRecord>> {
  const untouched = segments.filter((one) => one.target === one.machine && isVouched(one.state));
  const together = await revisionsOfSeveral(db, translation, untouched);
  const edited = segments.filter((one) => one.changes > 1 && one.state !== 'machine');
  const rejected = await readRejected(db, translation, edited);
  return new Map(
    segments.map((segment) => [
      segment.id,
      {
        state: segment.state,
        machineText: segment.machine,
        // Whoever approves a segment by itself has it before their eyes; many at once may go unread.
        wasOpened: !together.has(segment.version),
        rejected: rejected.get(segment.id) ?? [],
      },
    ]),
  );
}

/** Of the revisions that touched segments last, those that touched several. */
async function revisionsOfSeveral(
  db: Kysely<Database>,
  translation: number,
  segments: readonly Segment[],
): Promise<Set<number>> {
  const several = new Set<number>();
  const versions = new Set(segments.map(({ version }) => version));
  for (const batch of inBatches([...versions])) {
    const rows = await db
      .selectFrom('change')
      .select('revision')
      .where('translation_id', '=', translation)
      .where('revision', 'in', batch)
      .where('entity', '=', 'segment')
      .groupBy('revision')
      .having((eb) => eb.fn.countAll(), '>', 1)
      .execute();
    for (const { revision } of rows) several.add(revision);
  }
  return several;
}

/** Texts that were replaced, newest first, for segments whose newest change is an edit. */
async function readRejected(
  db: Kysely<Database>,
  translation: number,
  segments: readonly Segment[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (segments.length === 0) return found;
  const newest = Math.max(...segments.map(({ version }) => version));
  const changes = await listSegmentChanges(db, translation, {
    segments: segments.map(({ id }) => id),
    from: 1,
    to: newest,
  });
  const deliberate = await revisionsThatBringBack(db, translation);
  for (const segment of segments) {
    const texts: string[] = [];
    let text = segment.target;
    const own = changes.get(segment.id) ?? [];
    const lastEdit = own.find(({ change }) => change.target !== undefined);
    // Who undoes or restores wants the older text.
    if (lastEdit && deliberate.has(lastEdit.revision)) continue;
    for (const { change } of own) {
      // Before it was brought back, it was another text's neighbour.
      if (change.created || change.deleted) break;
      if (change.target === undefined) continue;
      text = apply(text, invert(change.target));
      texts.push(text);
      if (texts.length === MOST_REJECTED) break;
    }
    if (texts.length > 0) found.set(segment.id, texts);
  }
  return found;
}

async function revisionsThatBringBack(
  db: Kysely<Database>,
  translation: number,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('revision')
    .select('number')
    .where('translation_id', '=', translation)
    .where('kind', 'in', ['undo', 'restore'])
    .execute();
  return new Set(rows.map(({ number }) => number));
}
