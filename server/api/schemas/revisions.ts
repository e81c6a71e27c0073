import { z } from 'zod';
import { CHANNELS } from '../../revisions/channel.ts';
import { MOVES } from '../../revisions/find-revisions.ts';
import { REVISION_KINDS } from '../../revisions/revision.ts';
import { digits, id, number, reason, state, storable, time } from './common.ts';

/** The history, and going back in it. */

export const delta = z
  .array(z.union([z.number().int().min(1), z.tuple([z.string(), z.string()])]))
  .describe(
    'A number retains that many UTF-16 code units, a pair replaces its first text by its second',
  )
  .meta({ id: 'Delta', example: [87, ['Separaten Militärarmee', 'Selbständigen Armee'], 143] });

const revisionFields = {
  number,
  parent: z.string().describe('Hash of the revision before'),
  hash: z.string(),
  kind: z.enum(REVISION_KINDS),
  author: z.strictObject({ id: z.string().nullable(), name: z.string() }),
  at: time,
  summary: z.string().describe('The first thing that changed'),
  reason: z.string().nullable(),
};

export const revision = z.strictObject(revisionFields).meta({ id: 'Revision' });

export const revisionList = z
  .strictObject({
    revisions: z.array(revision).describe('Newest first'),
    next: number.nullable().describe('`before` of the next page; null where this is the last'),
  })
  .meta({ id: 'RevisionList' });

/** ISO 8601: a day, or a moment with its offset from UTC. */
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .meta({ examples: ['2026-03-29', '2026-03-29T03:00:00+02:00'] });

export const revisionQuery = z.object({
  before: digits().optional().describe('Only revisions with a lower number'),
  segment: digits().optional().describe('Only revisions that touched this segment'),
  kind: z.enum(REVISION_KINDS).optional().describe('Only revisions of this kind'),
  author: storable(z.string().trim().max(500))
    .optional()
    .describe('Only revisions by the person of this name'),
  move: z
    .enum(MOVES)
    .optional()
    .describe('Only revisions that moved a segment to this state; lapsed: away from approved'),
  channel: z
    .enum(CHANNELS)
    .optional()
    .describe(
      'Only revisions that changed words, or only how words are set: white space, punctuation, the case of a first letter',
    ),
  text: storable(z.string().trim().max(500))
    .optional()
    .describe('Only revisions that deleted or inserted this, in capital or small letters'),
  since: moment
    .optional()
    .describe(
      'Only revisions from this day on, in the time zone of the installation (`EMEND_TIME_ZONE`), or from this moment on',
    ),
  until: moment
    .optional()
    .describe(
      'Only revisions up to the end of this day, in the same time zone, or up to this moment and in it',
    ),
  limit: digits(1, 1000).default(100).describe('How many at most; 100 when left out'),
});

export const change = z
  .strictObject({
    entity: z.enum(['segment', 'block']),
    id,
    delta: delta.nullable().describe('Of the target text; null where that stayed as it was'),
    state: z
      .tuple([state, state])
      .nullable()
      .describe('State before and after; null where that stayed as it was'),
    change: z
      .record(z.string(), z.unknown())
      .describe(
        'All of it: deltas of source, machine and target; of anything else the values before and after; created and deleted hold all there was',
      ),
  })
  .meta({ id: 'Change' });

export const note = z
  .strictObject({
    segment: id,
    hunk: number.describe('Which pair of the segment’s delta, from 1'),
    body: z.string(),
    author: z.strictObject({ id: z.string().nullable(), name: z.string() }),
    at: time,
    changedAt: time.nullable().describe('When its author last put it in other words'),
  })
  .describe('Why one change was made. Said after the revision, so no part of its hash')
  .meta({ id: 'HunkNote' });

export const noteBody = z
  .strictObject({ body: z.string().describe('The reason, at most 500 UTF-16 code units') })
  .meta({ id: 'HunkNoteBody', example: { body: 'not how the army is called in German' } });

export const revisionWithChanges = z
  .strictObject({
    ...revisionFields,
    changes: z.array(change),
    notes: z.array(note).describe('Reasons for single changes, by segment and place'),
    texts: z
      .strictObject({
        original: z.string().nullable().describe('Null where the original stayed as it was'),
        machine: z.string().nullable().describe('Null where the machine text stayed as it was'),
      })
      .optional()
      .describe('Of a renewal: hashes of the texts it brought in; the revision’s hash covers them'),
  })
  .meta({ id: 'RevisionWithChanges' });

export const restoration = z
  .strictObject({
    revision: number.describe('Revision whose text comes back'),
    segment: number.nullish().describe('One segment; left out, the whole article'),
    reason,
  })
  .meta({ id: 'Restoration', example: { revision: 0, segment: 3, reason: 'Wrong name' } });

export const restored = z
  .strictObject({ revision: revision.nullable().describe('Null where it is just so already') })
  .meta({ id: 'Restored' });

export const restorationQuery = z.object({
  revision: digits().describe('Revision whose text would come back'),
  segment: digits().optional().describe('One segment; left out, the whole article'),
});

export const undoQuery = z.object({
  revision: digits(1).describe('Revision whose changes would be taken back'),
});

export const plannedChanges = z
  .strictObject({
    changes: z.array(change).describe('None where nothing would be saved'),
    lapsing: z.array(id).describe('Segments whose approval would lapse'),
  })
  .meta({ id: 'PlannedChanges' });

export const undoing = z
  .strictObject({
    revision: number.min(1).describe('Revision whose changes are taken back'),
    reason,
  })
  .meta({ id: 'Undoing', example: { revision: 3, reason: 'Wrong name' } });

export const undone = z
  .strictObject({
    revision: revision.nullable().describe('Null where nothing is left of what it did'),
  })
  .meta({ id: 'Undone' });
