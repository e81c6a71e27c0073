import { z } from 'zod';
import { STATES } from '../../revisions/state.ts';

/** What several schemas are made of. */

/** Largest identifier, version and number the databases hold. */
const MAX_NUMBER = 2_147_483_647;

export const number = z.number().int().min(0).max(MAX_NUMBER);
export const id = number;
export const language = z.string().describe('Language tag (BCP 47)').meta({ example: 'de' });
export const time = z.string().describe('Time, ISO 8601 in UTC').meta({ format: 'date-time' });

/** Text a database can hold: no NUL, no half of a surrogate pair. */
export const storable = (schema: z.ZodString) =>
  schema.refine((text) => text.isWellFormed() && !text.includes('\0'), {
    params: { key: 'api:error.brokenText' },
  });
export const reason = storable(z.string().max(2000))
  .nullish()
  .describe('Why; kept with the revision');

/** A whole number as an address holds it, which the description calls by what it means. */
export const digits = (minimum = 0, maximum = MAX_NUMBER) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum))
    .meta({
      override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, { type: 'integer', minimum, maximum });
      },
    });

export const state = z.enum(STATES);
