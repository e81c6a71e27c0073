import { can, type User } from '../accounts/user.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { refuseErrors } from '../findings/approval-gate.ts';
import { commitRevision, frameOf } from '../revisions/commit.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import {
  isReviewable,
  listBlockSegments,
  listSegments,
  type Segment,
} from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';

/** What to approve at once, as the reviewer saw it. */
export interface BulkApproval {
  /** One block; left out, the whole article. */
  block?: number | undefined;
  /** Newest revision the reviewer's page showed: nothing newer is approved unseen. */
  revision: number;
}

/**
 * Approves every segment of a block or of the article that is under review, as one revision.
 *
 * @returns undefined where all were approved already
 * @throws UserError 403 where the person may not; 409 where someone changed one of them since, or errors stand in
 *   the way
 */
export async function approveAll(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  approval: BulkApproval,
  user: User,
): Promise<Revision | undefined> {
  const done = await writing(services.db, async (trx) => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'review', head.languages.target))
      throw new UserError('errors:forbidden', {}, 403);
    const segments =
      approval.block === undefined
        ? await listSegments(trx, translation)
        : await listBlockSegments(trx, translation, approval.block);
    const open = segments.filter((one) => isReviewable(one) && one.state !== 'approved');
    const newer = open.filter((segment) => segment.version > approval.revision);
    if (newer.length > 0) {
      throw new UserError('workbench:error.newerThanSeen', { count: newer.length }, 409);
    }
    const approvals = open.map((segment) => ({ segment, target: segment.target }));
    await refuseErrors(trx, head, approvals);
    const revision = await commitRevision(trx, head, {
      kind: 'approve',
      author: { id: user.id, name: user.name },
      segments: open.map((segment: Segment) => ({
        id: segment.id,
        before: segment,
        after: { ...frameOf(segment), state: 'approved' as const },
      })),
    });
    return { revision, segments: open.map((segment) => segment.id) };
  });
  await publishRevision(services, translation, done.revision, { segments: done.segments });
  return done.revision;
}
