import { z } from 'zod';
import { id, number, time } from './common.ts';

/** Who wrote what. */

const author = z.strictObject({ id: z.string().nullable(), name: z.string() });

export const attribution = z
  .strictObject({
    revision: number.describe('Number of the newest revision'),
    segments: z.array(
      z.strictObject({
        id,
        version: number.describe('Number of the revision that touched the segment last'),
        spans: z.array(
          z.strictObject({
            from: number.describe('Where it begins in the target text, in UTF-16 code units'),
            to: number.describe('Where it ends, exclusive'),
            kind: z
              .enum(['machine', 'kept', 'written'])
              .describe('kept: the machine’s, and the author left it as it was'),
            author: author.optional().describe('Who wrote or kept it'),
            at: time.optional(),
            revision: number.optional().describe('Number of the revision that wrote or kept it'),
            reason: z.string().optional().describe('Why, where the author said so'),
            note: z
              .strictObject({ body: z.string(), author, at: time, changedAt: time.nullable() })
              .optional()
              .describe('Why the change that put it in was made, as somebody said afterwards'),
            restoredIn: number.optional().describe('Number of the revision that brought it back'),
          }),
        ),
      }),
    ),
    totals: z
      .strictObject({
        machine: number,
        kept: number,
        written: z.array(z.strictObject({ author, words: number })).describe('Most words first'),
      })
      .describe('Words by origin, without what is excluded or no part of the article'),
  })
  .meta({ id: 'Attribution' });
