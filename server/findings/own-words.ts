import type { Kysely } from 'kysely';
import type { User } from '../accounts/user.ts';
import { isOwnWord } from '../checks/dictionaries.ts';
import { ownWords } from '../checks/dictionary-word.store.ts';
import { spelling } from '../checks/spelling.ts';
import type { Database } from '../database/schema.ts';
import type { StoredFinding } from './finding.store.ts';

/**
 * Findings without words that are right for whoever looks: what is kept is the same for everybody, and
 * a word that was just added to the dictionary is found until the text is checked again.
 *
 * @param target the text in which they were found, and its language
 */
export async function withoutOwnWords(
  db: Kysely<Database>,
  findings: readonly StoredFinding[],
  { target, language }: { target: string; language: string },
  user: Pick<User, 'id'> | undefined,
): Promise<readonly StoredFinding[]> {
  if (!findings.some(({ check }) => check === spelling.name)) return findings;
  const words = await ownWords(db, language, user?.id);
  return findings.filter(
    ({ check, start, end }) =>
      check !== spelling.name || !isOwnWord(words, target.slice(start, end)),
  );
}
