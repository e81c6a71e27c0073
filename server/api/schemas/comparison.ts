import { z } from 'zod';
import { id, number } from './common.ts';
import { delta } from './revisions.ts';

/** Two versions beside each other. */

/** A version by its name, or by the number of a revision. */
const versionName = z
  .string()
  .regex(/^(\d{1,10}|machine|approved|now)$/)
  .transform((name) =>
    /^\d/.test(name) ? Number(name) : (name as 'machine' | 'approved' | 'now'),
  );

export const comparisonQuery = z.object({
  from: versionName
    .default('machine')
    .describe('Number of a revision, `machine`, `approved` (as last approved) or `now`')
    .meta({ override: { default: 'machine' } }),
  to: versionName
    .default('now')
    .describe('Number of a revision, `machine`, `approved` (as last approved) or `now`')
    .meta({ override: { default: 'now' } }),
});

const namedVersion = z.union([number, z.enum(['machine', 'approved', 'now'])]);

export const comparison = z
  .strictObject({
    from: namedVersion,
    to: namedVersion,
    segments: z.array(
      z.strictObject({
        id,
        before: z.string().nullable().describe('Null where that version has no such segment'),
        after: z.string().nullable().describe('Null where that version has no such segment'),
        changed: z.boolean(),
        delta: delta.describe('From before to after; a text that is not there counts as empty'),
      }),
    ),
  })
  .meta({ id: 'Comparison' });
