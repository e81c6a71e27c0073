import type { Request } from 'express';
import type { z } from 'zod';
import de from 'zod/v4/locales/de.js';
import en from 'zod/v4/locales/en.js';
import ru from 'zod/v4/locales/ru.js';
import tr from 'zod/v4/locales/tr.js';
import { UserError, UserErrors } from '../errors.ts';

/** What zod says of values that do not fit, in the languages the interface ships in. */
const ENGLISH = en().localeError;
const LOCALES: Record<string, z.core.$ZodErrorMap> = {
  de: de().localeError,
  ru: ru().localeError,
  tr: tr().localeError,
};

/**
 * Reads the JSON body of a request.
 *
 * @throws UserErrors 422, in the reader's language, naming each field that does not fit
 */
export function readBody<Schema extends z.ZodType>(schema: Schema, req: Request) {
  return read(schema, req.body ?? {}, req);
}

/**
 * Reads the part of a request's address after the question mark. Empty values count as left out.
 *
 * @throws UserErrors 422, in the reader's language, naming each parameter that does not fit
 */
export function readQuery<Schema extends z.ZodType>(schema: Schema, req: Request) {
  const given = Object.entries(req.query).filter(([, value]) => value !== '');
  return read(schema, Object.fromEntries(given), req);
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  req: Request,
): z.output<Schema> {
  const error = LOCALES[req.language.split('-')[0] ?? ''] ?? ENGLISH;
  const parsed = schema.safeParse(input, { error });
  if (parsed.success) return parsed.data;
  throw new UserErrors(parsed.error.issues.flatMap((issue) => errorsOf(issue, input)));
}

function errorsOf(issue: z.core.$ZodIssue, input: unknown): UserError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const field = nameOf([...issue.path, key]);
      return new UserError('api:error.unknownField', { field }, 422, field);
    });
  }
  const field = nameOf(issue.path);
  if (field === '') return [new UserError('api:error.notObject', {}, 422)];
  if (issue.code === 'custom' && issue.params?.key) {
    return [new UserError(String(issue.params.key), { field }, 422, field)];
  }
  const isMissing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
  return [
    isMissing
      ? new UserError('api:error.missingField', { field }, 422, field)
      : new UserError('api:error.badField', { field, problem: issue.message }, 422, field),
  ];
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    input,
  );
}
