import type { Kysely } from 'kysely';
import { can, type User } from '../accounts/user.ts';
import type { Database } from '../database/schema.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import type { Services } from '../services.ts';
import { commitRevision } from './commit.ts';
import { publishRevision } from './publish-revision.ts';
import { lockHead } from './revision.store.ts';
import { type Revision, undoneBy } from './revision.ts';
import { planIn, UndoConflictError, type UndoPlan } from './undo-plan.ts';

/** Which revision to undo, and why. */
export interface Undoing {
  /** `last`: the newest save of this person that is not undone yet. */
  revision: number | 'last';
  reason?: string | undefined;
}

/** What became of it. */
export interface Undone {
  /** The revision that undoes; undefined where nothing is left of what was to be undone. */
  revision: Revision | undefined;
  /** The revision that was undone. */
  undone: Revision;
  segments: number[];
  /** Blocks to be shown anew. */
  blocks: number[];
}

/**
 * Takes one revision back and leaves everything since then in place: the inverse of its changes is
 * moved past what came after, and committed as a new revision. Either all of it is undone or nothing.
 *
 * Review is an explicit act: a text that comes back is edited, whatever it was; only where no text
 * changes does a reviewer get back the state that was.
 *
 * @throws UndoConflictError where something was built on what the revision did
 * @throws UserError 403 where the person may not, 404 where there is no such revision, 422 for the
 *   import, which is what everything is built on
 */
export async function undo(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  undoing: Undoing,
  user: User,
): Promise<Undone> {
  const done = await writing(services.db, async (trx): Promise<Undone> => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const number =
      undoing.revision === 'last' ? await lastSave(trx, translation, user) : undoing.revision;
    const plan = await planIn(trx, translation, number, head.languages, user);
    if (plan.conflicts.length > 0) throw new UndoConflictError(number, plan.conflicts);
    const revision = await commitRevision(trx, head, {
      kind: 'undo',
      undoes: number,
      author: { id: user.id, name: user.name },
      reason: undoing.reason,
      segments: plan.segments,
      blocks: plan.blocks,
    });
    return {
      revision,
      undone: plan.revision,
      segments: plan.segments.map(({ id }) => id),
      blocks: blocksOf(plan),
    };
  });
  await publishRevision(services, translation, done.revision, {
    segments: done.segments,
    blocks: done.blocks,
  });
  return done;
}

/** Own revisions looked through for the newest that is not undone. */
const LAST_SAVES = 200;

async function lastSave(db: Kysely<Database>, translation: number, user: User): Promise<number> {
  const own = await db
    .selectFrom('revision')
    .select(['number', 'kind', 'summary'])
    .where('translation_id', '=', translation)
    .where('author_id', '=', user.id)
    .where('kind', '!=', 'import')
    .orderBy('number', 'desc')
    .limit(LAST_SAVES)
    .execute();
  const undone = new Set<number>();
  for (const { number, kind, summary } of own) {
    const what = undoneBy({ kind, summary });
    if (what !== undefined) undone.add(what);
    else if (!undone.has(number)) return number;
  }
  throw new UserError('revisions:error.nothingToUndo', {}, 404);
}

function blocksOf({ segments, blocks }: UndoPlan): number[] {
  const touched = new Set(blocks.map(({ id }) => id));
  for (const { before, after } of segments) {
    if (before) touched.add(before.block);
    if (after) touched.add(after.block);
  }
  return [...touched];
}
