import { UserError } from '../errors.ts';

/**
 * Refuses what cannot be kept to the byte on every engine and hashed: NUL and lone surrogates.
 *
 * @param field name of the form field the text was typed in
 * @throws UserError 422 that says what is wrong with the text
 */
export function checkStorable(text: string, field: string): void {
  if (!text.isWellFormed()) throw new UserError('workbench:error.brokenText', {}, 422, field);
  if (text.includes('\0')) throw new UserError('workbench:error.nul', {}, 422, field);
}
