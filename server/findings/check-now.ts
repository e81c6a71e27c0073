import type { Kysely } from 'kysely';
import { checkAt } from '../checks/check-article.ts';
import type { Database } from '../database/schema.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { isReviewable, type Segment } from '../revisions/segment.store.ts';
import { termPair } from '../terms/term-index.ts';
import { DismissalIndex } from './apply-dismissals.ts';
import { checkPolicy } from './check-profile.ts';
import { listHolding } from './dismissal.store.ts';
import type { StoredFinding } from './finding.store.ts';

/** What a segment belongs to. */
export interface CheckedPlace {
  translation: number;
  languages: LanguagePair;
  publishedOn: string | null;
}

/**
 * What the checks find in a segment by itself, for whoever cannot wait until it is checked with the
 * others: no spelling, and nothing that other segments or its past have to tell.
 */
export async function checkNow(
  db: Kysely<Database>,
  { translation, languages, publishedOn }: CheckedPlace,
  segment: Pick<Segment, 'id' | 'source' | 'target' | 'kind' | 'excluded'>,
): Promise<StoredFinding[]> {
  if (!isReviewable(segment)) return [];
  const { profile } = await checkPolicy(db, languages);
  const termbase =
    profile.termbase === undefined
      ? undefined
      : await termPair(db, languages.source, languages.target);
  const { id, source, target, kind } = segment;
  const found = checkAt(
    {
      sourceLanguage: languages.source,
      targetLanguage: languages.target,
      publishedOn,
      profile,
      segments: [{ id, source, target, kind, isStale: true }],
    },
    0,
    { termbase },
  );
  const index = new DismissalIndex(await listHolding(db, translation, languages), translation);
  return index.applied(segment, found);
}
