import type { z } from 'zod';
import { UserError, UserErrors } from '../errors.ts';

/** A message to be translated when it is shown. */
export interface Message {
  key: string;
  params: Record<string, unknown>;
}

/** A form as a page shows it: what was typed, and what is wrong with it. */
export interface FormState {
  /** By field name; passwords are never sent back. */
  values: Record<string, string>;
  /** By field name. */
  errors: Record<string, Message>;
  /** What is wrong with the whole. */
  message?: Message;
}

/** A form nobody has sent yet. */
export function blankForm(values: Record<string, string> = {}): FormState {
  return { values, errors: {} };
}

/**
 * Checks a form and does what it asks for.
 *
 * @param schema the message of each of its issues is an i18n key
 * @returns the form with its errors, when it does not fit or `act` threw a `UserError` about it;
 *   undefined once `act` is done
 */
export async function submit<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  act: (data: z.output<Schema>) => Promise<void>,
): Promise<FormState | undefined> {
  const form = blankForm(typedValues(body));
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const params = (issue as { params?: Record<string, unknown> }).params ?? {};
      form.errors[issue.path.join('.')] ??= { key: issue.message, params };
    }
    return form;
  }
  try {
    await act(parsed.data);
    return undefined;
  } catch (error) {
    if (error instanceof UserErrors) for (const one of error.errors) addError(form, one);
    else if (error instanceof UserError) addError(form, error);
    else throw error;
    return form;
  }
}

function addError(form: FormState, { key, params, field }: UserError): void {
  if (field === undefined) form.message = { key, params };
  else form.errors[field] = { key, params };
}

function typedValues(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body ?? {}).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/password/i.test(entry[0]),
    ),
  );
}
