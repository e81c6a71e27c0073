import { z } from 'zod';
import { UserError, UserErrors } from '../errors.ts';

/** Highest number of anything: the largest both databases hold in a whole-number column. */
const HIGHEST = 2_147_483_647;

/**
 * A number as addresses and forms spell it: digits and nothing else. `z.coerce` would take an empty
 * field for 0, which is a revision.
 */
export const spelledNumber = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.number().max(HIGHEST));

/**
 * Reads the body of a form or a JSON request of our own pages, or what a script of theirs asks for
 * after the question mark. Empty fields of a form count as left out only where the schema says so.
 *
 * @throws UserErrors naming each field that does not fit
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw new UserErrors(
    parsed.error.issues.map(
      (issue) =>
        new UserError(
          'errors:badRequest',
          { problem: `${issue.path.join('.')}: ${issue.message}` },
          422,
          issue.path.join('.') || undefined,
        ),
    ),
  );
}
