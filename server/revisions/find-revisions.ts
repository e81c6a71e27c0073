import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { Period } from '../time-zone.ts';
import { foldedPattern } from '../workbench/find.ts';
import { type Channel, channelOf } from './channel.ts';
import { hunks } from './delta.ts';
import { parseSegmentChange, type SegmentChange } from './frame.ts';
import { type HunkNote, HunkNotes, listHunkNotes } from './hunk-note.store.ts';
import { listRevisions } from './revision.store.ts';
import type { Revision, RevisionKind } from './revision.ts';

/** Moves between states that the history is searched for: to a state, or away from approved. */
export const MOVES = ['edited', 'reviewed', 'approved', 'lapsed'] as const;

export type Move = (typeof MOVES)[number];

/** What the history is narrowed to; a revision has to fit all of it. */
export interface HistoryFilter {
  segment?: number | undefined;
  author?: string | undefined;
  kind?: RevisionKind | undefined;
  move?: Move | undefined;
  /** Changes of words, or of how they are set. */
  channel?: Channel | undefined;
  /** When it was made. */
  period?: Period | undefined;
  /** Words that were deleted or inserted, or say why, whatever their case. */
  text?: string | undefined;
}

/** Which of the fitting revisions: below a number, or from a number upwards. */
export interface FoundRange {
  before?: number | undefined;
  from?: number | undefined;
  limit: number;
}

/** Changes read at a time. */
const CHUNK = 1000;

/**
 * Revisions that fit a filter, newest first. Whatever has to be looked for in the changes is looked
 * for in chunks of them until there are enough: a long history is never in memory at once.
 *
 * @param language BCP 47 of the translation, which decides what is the same letter
 */
export async function findRevisions(
  db: Kysely<Database>,
  translation: number,
  filter: HistoryFilter,
  range: FoundRange,
  language: string,
): Promise<Revision[]> {
  const { segment, author, kind, period, move, channel, text } = filter;
  if (move === undefined && channel === undefined && text === undefined) {
    return listRevisions(db, translation, { segment, author, kind, period, ...range });
  }
  // Reasons people gave for single changes are searched with them.
  const notes = text === undefined ? [] : await listHunkNotes(db, translation);
  const test = changeTest(filter, language, notes);
  const numbers = await scan(db, translation, filter, range, test);
  return numbers.length === 0 ? [] : listRevisions(db, translation, { numbers });
}

async function scan(
  db: Kysely<Database>,
  translation: number,
  filter: HistoryFilter,
  { before, from, limit }: FoundRange,
  fits: ChangeTest,
): Promise<number[]> {
  const upwards = from !== undefined;
  const found = new Set<number>();
  let last: { revision: number; entity_id: number } | undefined;
  for (;;) {
    const rows = await changesOf(db, translation, filter)
      .$if(before !== undefined, (query) => query.where('change.revision', '<', before as number))
      .$if(upwards, (query) => query.where('change.revision', '>=', from as number))
      .$if(last !== undefined, (query) => {
        const { revision, entity_id: entity } = last as { revision: number; entity_id: number };
        return query.where((eb) =>
          eb.or([
            eb('change.revision', upwards ? '>' : '<', revision),
            eb.and([eb('change.revision', '=', revision), eb('change.entity_id', '>', entity)]),
          ]),
        );
      })
      .orderBy('change.revision', upwards ? 'asc' : 'desc')
      .orderBy('change.entity_id')
      .limit(CHUNK)
      .execute();
    for (const { revision, entity_id: segment, content } of rows) {
      const change = parseSegmentChange(content);
      if (found.has(revision) || !fits(change, revision, segment)) continue;
      found.add(revision);
      if (found.size === limit) return [...found];
    }
    last = rows.at(-1);
    if (rows.length < CHUNK) return [...found];
  }
}

/** Changes of segments that can fit, as far as the database can tell. */
function changesOf(db: Kysely<Database>, translation: number, filter: HistoryFilter) {
  const { segment, author, kind, period = {}, move, channel, text } = filter;
  let query = db
    .selectFrom('change')
    .innerJoin('revision', (join) =>
      join
        .onRef('revision.translation_id', '=', 'change.translation_id')
        .onRef('revision.number', '=', 'change.revision'),
    )
    .select(['change.revision', 'change.entity_id', 'change.content'])
    .where('change.translation_id', '=', translation)
    .where('change.entity', '=', 'segment');
  if (segment !== undefined) query = query.where('change.entity_id', '=', segment);
  if (author !== undefined) query = query.where('revision.author', '=', author);
  if (kind !== undefined) query = query.where('revision.kind', '=', kind);
  if (period.since !== undefined) query = query.where('revision.at', '>=', period.since);
  if (period.before !== undefined) query = query.where('revision.at', '<', period.before);
  // Quotation marks in texts are escaped, so these stand for the keys and nothing else.
  if (move !== undefined) query = query.where('change.content', 'like', '%"state":%');
  if (channel !== undefined || text !== undefined) {
    query = query.where('change.content', 'like', '%"target":[%');
  }
  return query;
}

type ChangeTest = (change: SegmentChange, revision: number, segment: number) => boolean;

function changeTest(
  { move, channel, text }: HistoryFilter,
  language: string,
  notes: readonly HunkNote[],
): ChangeTest {
  const pattern = text === undefined ? undefined : foldedPattern(text, language, 'u');
  const explained = new HunkNotes(pattern ? notes.filter(({ body }) => pattern.test(body)) : []);
  return (change, revision, segment) => {
    if (move !== undefined && !moves(change, move)) return false;
    if (channel === undefined && !pattern) return true;
    return hunks(change.target ?? []).some(({ deleted, inserted }, index) => {
      if (channel !== undefined && channelOf(deleted, inserted) !== channel) return false;
      if (!pattern || pattern.test(deleted) || pattern.test(inserted)) return true;
      return explained.get({ revision, segment, hunk: index + 1 }) !== undefined;
    });
  };
}

function moves({ state, deleted }: SegmentChange, move: Move): boolean {
  if (move === 'lapsed') return state?.[0] === 'approved' || deleted?.state === 'approved';
  return state?.[1] === move;
}
