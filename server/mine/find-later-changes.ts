import { setImmediate as otherRequests } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { type BlockChange, type Change, parseSegmentChange } from '../revisions/frame.ts';
import { type ChangeRow, changesByRevision, eachRevision } from '../revisions/record.store.ts';
import type { RevisionKind } from '../revisions/revision.ts';
import { isOfOneHand, listUnread, storeLaterChanges, type Unread } from './later-change.store.ts';
import { type LaterChange, LaterChanges } from './later-changes.ts';

/** How long one request looks through records that nobody has looked through before. */
const PATIENCE_MS = 2_000;

/**
 * Looks through what was added to the records of all translations that a person wrote in, so that the
 * later changes of their text are all stored. What was looked through once, for whomever, is not again.
 *
 * @param patience milliseconds after which no further record is begun
 * @returns how many translations are left for the next time
 */
export async function findLaterChanges(
  db: Kysely<Database>,
  writer: string,
  patience = PATIENCE_MS,
): Promise<number> {
  const unread = await listUnread(db, writer);
  const end = performance.now() + patience;
  for (const [index, one] of unread.entries()) {
    if (index > 0 && performance.now() > end) return unread.length - index;
    const found = (await isOfOneHand(db, one)) ? [] : await readRecord(db, one);
    await storeLaterChanges(db, one, found);
  }
  return 0;
}

/**
 * Who wrote what follows from the whole history, so it is walked from its beginning; the changes of
 * revisions that were looked through before are left out. A revision that is there never changes, so
 * there is no need to hold a transaction meanwhile.
 */
async function readRecord(
  db: Kysely<Database>,
  { translation, language, from, head }: Unread,
): Promise<(LaterChange & { at: string })[]> {
  const found: (LaterChange & { at: string })[] = [];
  const walk = new LaterChanges(language);
  const changes = changesByRevision(db, translation);
  for await (const row of eachRevision(db, translation)) {
    const { number, author_id: id, author, at, summary, reason } = row;
    if (number > head) break;
    const revision = {
      number,
      kind: row.kind as RevisionKind,
      author: { id, name: author },
      at,
      summary,
      reason,
    };
    const later = walk.add(revision, (await changes.upTo(number)).map(rowToChange));
    if (number > from) found.push(...later.map((one) => ({ ...one, at })));
    // A page of rows is walked without a pause otherwise.
    if (number % 200 === 0) await otherRequests();
  }
  return found;
}

function rowToChange({ entity, entity_id: id, content }: ChangeRow): Change {
  return entity === 'segment'
    ? { entity: 'segment', id, change: parseSegmentChange(content) }
    : { entity: 'block', id, change: JSON.parse(content) as BlockChange };
}
