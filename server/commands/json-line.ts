import type { z } from 'zod';

/** What takes the place of an answer to a line that cannot be read. */
export interface UnreadLine {
  error: string;
}

/**
 * Reads a line of JSON. A byte order mark before it is passed over.
 *
 * @param schemaOf what a line has to be, or what tells it from the line
 * @param forms what a line looks like, as whoever wrote another one is told
 */
export function readJsonLine<Schema extends z.ZodType>(
  line: string,
  schemaOf: Schema | ((value: unknown) => Schema),
  forms: string,
): z.output<Schema> | UnreadLine {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/u, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { error: `This line is no JSON: ${error.message}` };
  }
  const schema = typeof schemaOf === 'function' ? schemaOf(value) : schemaOf;
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.length ? `"${issue.path.join('.')}": ` : '';
  return { error: `${where}${issue?.message ?? 'invalid'}. A line has the form ${forms}` };
}
