import { can, type User } from '../accounts/user.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { commitRevision, frameOf } from '../revisions/commit.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import { getSegment } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { findMark, settleMark } from './renewal.store.ts';

/** How to settle what a renewal left: `mine` keeps the text, `machine` takes the new machine text. */
export const SETTLEMENTS = ['mine', 'machine'] as const;

/** A segment to settle, as the person saw it. */
export interface Settling {
  segment: number;
  version: number;
  take: (typeof SETTLEMENTS)[number];
}

/** What became of it. */
export interface Settled {
  /** Undefined where the text stays, which changes nothing in history. */
  revision: Revision | undefined;
  /** The block to be shown anew. */
  block: number;
}

/**
 * Settles a segment a renewal marked. Editing it does so as well, as any save of it does.
 *
 * @throws UserError 403 where the person may not, 404 where there is no such segment, 409 where it
 *   changed since or is settled already
 */
export async function settle(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  { segment: id, version, take }: Settling,
  user: User,
): Promise<Settled> {
  const done = await writing(services.db, async (trx): Promise<Settled> => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const segment = await getSegment(trx, translation, id);
    const mark = await findMark(trx, translation, id);
    if (segment.version !== version || !mark) {
      throw new UserError('renewal:error.settled', {}, 409);
    }
    const { block, machine, target } = segment;
    if (take === 'mine' || target === machine) {
      await settleMark(trx, translation, mark, user.name);
      return { revision: undefined, block };
    }
    const revision = await commitRevision(trx, head, {
      kind: 'edit',
      author: { id: user.id, name: user.name },
      segments: [
        { id, before: segment, after: { ...frameOf(segment), target: machine, state: 'edited' } },
      ],
    });
    return { revision, block };
  });
  await publishRevision(services, translation, done.revision, { segments: [id] });
  if (!done.revision) {
    await services.events.publish({ translation, segments: [id], author: user.name });
  }
  return done;
}
