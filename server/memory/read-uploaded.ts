import { UserError, UserErrors } from '../errors.ts';
import { FormatError } from '../formats/problem.ts';
import { type MemoryFile, readMemoryFile } from './import-memory.ts';

/** Problems of one file that are told; the first ones are the cause of most others. */
const MOST_TOLD = 10;

/**
 * Reads a file of TMX that somebody sent.
 *
 * @param field where it was sent
 * @throws UserErrors 422 with the places of what is wrong with it
 */
export async function readUploadedMemory(
  name: string,
  bytes: Uint8Array,
  field: string,
): Promise<MemoryFile> {
  try {
    return await readMemoryFile(name, bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new UserErrors(
      error.problems
        .slice(0, MOST_TOLD)
        .map(
          ({ line, message }) =>
            new UserError('memory:error.badFile', { file: name, line, message }, 422, field),
        ),
    );
  }
}
