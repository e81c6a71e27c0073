import type { Kysely } from 'kysely';
import type { User } from '../accounts/user.ts';
import { isOwnWord } from '../checks/dictionaries.ts';
import { ownWords } from '../checks/dictionary-word.store.ts';
import { spelling } from '../checks/spelling.ts';
import type { Database } from '../database/schema.ts';
import type { Segment } from '../revisions/segment.store.ts';
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
  if (!findings.some(isSpelling)) return findings;
  return rightOnes(findings, target, await ownWords(db, language, user?.id));
}

/** The same for the findings of many segments, by the segment. */
export async function mapWithoutOwnWords(
  db: Kysely<Database>,
  findings: ReadonlyMap<number, readonly StoredFinding[]>,
  { segments, language }: { segments: readonly Pick<Segment, 'id' | 'target'>[]; language: string },
  user: Pick<User, 'id'> | undefined,
): Promise<Map<number, readonly StoredFinding[]>> {
  const words = await ownWords(db, language, user?.id);
  const shown = new Map<number, readonly StoredFinding[]>();
  for (const { id, target } of segments) {
    const left = rightOnes(findings.get(id) ?? [], target, words);
    if (left.length > 0) shown.set(id, left);
  }
  return shown;
}

function isSpelling({ check }: StoredFinding): boolean {
  return check === spelling.name;
}

/** The findings that hold where some words are right. */
function rightOnes(
  findings: readonly StoredFinding[],
  target: string,
  words: ReadonlySet<string>,
): readonly StoredFinding[] {
  return findings.filter(
    (finding) =>
      !isSpelling(finding) || !isOwnWord(words, target.slice(finding.start, finding.end)),
  );
}
