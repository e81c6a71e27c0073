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
  const approved = approvals.filter(({ segment }) => isReviewable(segment));
  const ids = approved.map(({ segment }) => segment.id);
  const checked = await mapChecked(trx, head.translation, ids);
  const name = profileName(profile);
  const known = new Map<number, readonly StoredFinding[]>();
  for (const { segment, target } of approved) {
    const last = checked.get(segment.id);
    const holds =
      last?.version === segment.version &&
      isCheckedBy(last.profile, name) &&
      target === segment.target;
    if (holds) known.set(segment.id, [...last.own, ...last.across]);
  }
  const unknown = approved
    .filter(({ segment }) => !known.has(segment.id))
    .map(({ segment, target }) => ({ ...segment, target }));
  const found = await checkNow(trx, await placeOf(trx, head), unknown);
  const errors = ids.flatMap((id) =>
    [...(known.get(id) ?? found.get(id) ?? [])]
      .filter(({ severity, dismissed }) => severity === 'error' && dismissed === undefined)
      .map((finding) => ({ id, finding })),
  );
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
