import { UserError, UserErrors } from '../errors.ts';
import { FormatError } from '../formats/problem.ts';
import type { ConceptInput } from './concept.ts';
import { readTerms } from './read-terms.ts';

/** Problems that are told of a file that was sent. */
const MOST_TOLD = 20;

/**
 * The concepts of a file that somebody sent.
 *
 * @param field name of the field it was sent in
 * @throws UserErrors 422 naming what is wrong with it, by line
 */
export function termsOfFile(bytes: Uint8Array, field: string): ConceptInput[] {
  try {
    return readTerms(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new UserErrors(
      error.problems
        .slice(0, MOST_TOLD)
        .map(
          ({ line, message }) => new UserError('terms:error.file', { line, message }, 422, field),
        ),
    );
  }
}
