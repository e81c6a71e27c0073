import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { UserError, UserErrors } from '../errors.ts';
import type { Head } from '../revisions/revision.store.ts';
import { isReviewable, type Segment } from '../revisions/segment.store.ts';
import { type CheckedPlace, checkNow } from './check-now.ts';
import { checkPolicy, isCheckedBy, profileName } from './check-profile.ts';
import { mapChecked, type StoredFinding } from './finding.store.ts';

/** A segment about to be approved, with the text it is to have. */
export interface Approval {
  segment: Segment;
  target: string;
}

/** Errors that are named one by one; of more it is said how many there are. */
const MOST_NAMED = 5;

/**
 * Refuses an approval that errors stand in the way of, where that is the rule for the languages. What
 * is known of a segment is taken as it is; another text is checked here and now.
 *
 * @throws UserErrors 409, naming the errors
 */
export async function refuseErrors(
  trx: Transaction<Database>,
  head: Head,
  approvals: readonly Approval[],
): Promise<void> {
  const { profile, blockApproval } = await checkPolicy(trx, head.languages);
  if (!blockApproval) return;
  const known = await mapChecked(trx, head.translation);
  const name = profileName(profile);
  const place = await placeOf(trx, head);
  const errors: { id: number; finding: StoredFinding }[] = [];
  for (const { segment, target } of approvals) {
    if (!isReviewable(segment)) continue;
    const checked = known.get(segment.id);
    const isKnown =
      checked?.version === segment.version &&
      isCheckedBy(checked.profile, name) &&
      target === segment.target;
    const findings = isKnown
      ? [...checked.own, ...checked.across]
      : await checkNow(trx, place, { ...segment, target });
    for (const finding of findings) {
      const isOpen = finding.severity === 'error' && finding.dismissed === undefined;
      if (isOpen) errors.push({ id: segment.id, finding });
    }
  }
  if (errors.length > 0) throw blocked(errors);
}

async function placeOf(trx: Transaction<Database>, head: Head): Promise<CheckedPlace> {
  const { published_on: publishedOn } = await trx
    .selectFrom('article')
    .select('published_on')
    .where('id', '=', head.article)
    .executeTakeFirstOrThrow();
  return { translation: head.translation, languages: head.languages, publishedOn };
}

function blocked(errors: readonly { id: number; finding: StoredFinding }[]): UserErrors {
  const named = errors
    .slice(0, MOST_NAMED)
    .map(
      ({ id, finding: { messageKey, params } }) =>
        new UserError('findings:error.blockedBy', { ...params, id, messageKey }, 409),
    );
  const segments = new Set(errors.map(({ id }) => id)).size;
  return new UserErrors(
    [new UserError('findings:error.blocked', { count: errors.length, segments }, 409), ...named],
    409,
  );
}
