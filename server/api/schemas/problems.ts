import { z } from 'zod';
import { id, number, state } from './common.ts';
import { segment } from './segments.ts';

/** Answers that say what went wrong: problem details (RFC 9457). */

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: number,
    detail: z.string().describe('What is wrong and what to do, in the language of Accept-Language'),
    code: z.string().describe('What is wrong, for programs'),
    errors: z
      .array(z.object({ code: z.string(), detail: z.string(), field: z.string().optional() }))
      .optional()
      .describe('Each thing that is wrong'),
  })
  .meta({ id: 'Problem' });

export const sameArticle = problem
  .extend({ article: id.describe('The article that is there already') })
  .meta({ id: 'SameArticle' });

export const conflict = problem
  .extend({
    base: z.string().describe('The text at the version named'),
    theirs: z.string().describe('The text as it stands'),
    mine: z.string().describe('The text sent'),
    segment: segment.describe('The segment as it stands; settle on a text and send its version'),
  })
  .meta({ id: 'Conflict' });

export const undoConflict = problem
  .extend({
    conflicts: z
      .array(
        z.object({
          segment: id,
          why: z
            .enum(['text', 'structure', 'gone', 'block'])
            .describe(
              'text: the same words changed again; structure: split, joined or paired since; gone: there is no such segment any more; block: its block became something else',
            ),
          base: z.string().nullable().describe('The text as the revision left it'),
          theirs: z.string().nullable().describe('The text as it stands'),
          mine: z.string().nullable().describe('The text before the revision'),
        }),
      )
      .describe('Segments to be settled by hand'),
  })
  .meta({ id: 'UndoConflict' });

export const unapproved = problem
  .extend({
    missing: z
      .array(z.object({ id, source: z.string(), state }))
      .describe('Segments that are not approved'),
  })
  .meta({ id: 'Unapproved' });
