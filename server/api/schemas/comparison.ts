import { z } from 'zod';
import { VERSION_NAMES, type VersionName } from '../../revisions/version-name.ts';
import { id, number } from './common.ts';
import { delta } from './revisions.ts';

/** Two versions beside each other. */

/** A version by its name, or by the number of a revision. */
const version = z
  .string()
  .regex(new RegExp(`^(\\d{1,10}|${VERSION_NAMES.join('|')})$`))
  // A number that no revision can have is that of none, which is another answer than a wrong word.
  .transform((name) => (/^\d/.test(name) ? Number(name) : (name as VersionName)));

const VERSIONS =
  'Number of a revision, `machine`, `approved` (as last approved), `export` (the last export of approved text), `visit` (what the holder of the key saw last before their present visit) or `now`';

export const comparisonQuery = z.object({
  from: version
    .default('machine')
    .describe(VERSIONS)
    .meta({ override: { default: 'machine' } }),
  to: version
    .default('now')
    .describe(VERSIONS)
    .meta({ override: { default: 'now' } }),
});

const namedVersion = z
  .union([number, z.enum(['machine', 'approved', 'now'])])
  .describe('As it was asked for; of `export` and `visit` the number of the revision');

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
