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

/** A segment with the text to check, which it need not have yet. */
export type SegmentNow = Pick<Segment, 'id' | 'source' | 'target' | 'kind' | 'excluded'>;

/**
 * What the checks find in segments by themselves, for whoever cannot wait until they are checked with
 * the others: no spelling, and nothing that other segments or their past have to tell.
 *
 * @returns by segment; those that are not under review are left out
 */
export async function checkNow(
  db: Kysely<Database>,
  { translation, languages, publishedOn }: CheckedPlace,
  segments: readonly SegmentNow[],
): Promise<Map<number, StoredFinding[]>> {
  const reviewable = segments.filter(isReviewable);
  if (reviewable.length === 0) return new Map();
  const { profile } = await checkPolicy(db, languages);
  const termbase =
    profile.termbase === undefined
      ? undefined
      : await termPair(db, languages.source, languages.target);
  const index = new DismissalIndex(await listHolding(db, translation, languages), translation);
  return new Map(
    reviewable.map((segment) => {
      const { id, source, target, kind } = segment;
      const alone = {
        sourceLanguage: languages.source,
        targetLanguage: languages.target,
        publishedOn,
        profile,
        segments: [{ id, source, target, kind, isStale: true }],
      };
      return [id, index.applied(segment, checkAt(alone, 0, { termbase }))];
    }),
  );
}
