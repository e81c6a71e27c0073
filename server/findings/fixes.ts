import { can, type User } from '../accounts/user.ts';
import { writing } from '../database/transaction.ts';
import { UserError } from '../errors.ts';
import { commitRevision, frameOf } from '../revisions/commit.ts';
import { apply, type Delta, DeltaBuilder, type Hunk, hunks } from '../revisions/delta.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision } from '../revisions/revision.ts';
import { mapSegments } from '../revisions/segment.store.ts';
import type { Services } from '../services.ts';
import { mapFindings, type StoredFinding } from './finding.store.ts';

/** A fix somebody has looked at: of a finding in a segment at a version. */
export interface ChosenFix {
  segment: number;
  version: number;
  /** Which of its findings; see `fixName`. */
  fix: string;
}

/** What became of the fixes. */
export interface Fixed {
  /** Undefined where none was left to apply. */
  revision: Revision | undefined;
  /** How many were applied; of those that touch the same words only the first is. */
  applied: number;
}

/**
 * Applies fixes of findings as one revision. All of them or none.
 *
 * @throws UserError 403 where the person may not, 409 where one of the segments was changed since or
 *   has no such finding any more
 */
export async function applyFixes(
  services: Pick<Services, 'db' | 'events'> & Partial<Pick<Services, 'checking'>>,
  translation: number,
  chosen: readonly ChosenFix[],
  user: User,
): Promise<Fixed> {
  const bySegment = Map.groupBy(chosen, ({ segment }) => segment);
  const ids = [...bySegment.keys()];
  const done = await writing(services.db, async (trx): Promise<Fixed> => {
    const head = await lockHead(trx, translation);
    if (!can(user, 'edit', head.languages.target)) throw new UserError('errors:forbidden', {}, 403);
    const [segments, findings] = [
      await mapSegments(trx, translation, ids),
      await mapFindings(trx, translation, ids),
    ];
    let applied = 0;
    const edits = ids.map((id) => {
      const segment = segments.get(id);
      const wanted = bySegment.get(id) ?? [];
      const fixes = wanted.map(({ version, fix }) => {
        const finding = findings.get(id)?.find((one) => isFixable(one) && fixName(one) === fix);
        if (segment?.version !== version || !finding?.fix) {
          throw new UserError('findings:error.fixGone', { id }, 409);
        }
        return finding.fix;
      });
      if (!segment) throw new UserError('findings:error.fixGone', { id }, 409);
      const together = combined(segment.target, fixes);
      applied += together.applied;
      const target = apply(segment.target, together.delta).trim();
      return {
        id,
        before: segment,
        after: { ...frameOf(segment), target, state: 'edited' as const },
      };
    });
    const revision = await commitRevision(trx, head, {
      kind: 'edit',
      author: { id: user.id, name: user.name },
      segments: edits.filter(({ before, after }) => before.target !== after.target),
    });
    return { revision, applied };
  });
  await publishRevision(services, translation, done.revision, { segments: ids });
  return done;
}

/** What a finding's fix is known by, as long as its segment stays at its version. */
export function fixName({ check, start, end }: Pick<StoredFinding, 'check' | 'start' | 'end'>) {
  return `${check}-${start}-${end}`;
}

/** Whether a finding has a fix for the translation; the original stays as it came. */
export function isFixable({ side, fix, dismissed }: StoredFinding): boolean {
  return side === 'target' && fix !== undefined && dismissed === undefined;
}

/**
 * Several fixes of one text as one delta. Of fixes that touch the same words the first one wins; the
 * findings of the others are there again when the text is checked, and can be fixed then.
 */
export function combined(text: string, fixes: readonly Delta[]): { delta: Delta; applied: number } {
  const taken: Hunk[] = [];
  let applied = 0;
  for (const fix of fixes) {
    const own = hunks(fix);
    const isFree = own.every((hunk) => taken.every((other) => !touch(hunk, other)));
    if (!isFree) continue;
    taken.push(...own);
    applied += 1;
  }
  taken.sort((one, other) => one.from - other.from);
  const builder = new DeltaBuilder();
  let at = 0;
  for (const { from, to, deleted, inserted } of taken) {
    builder.retain(from - at).replace(deleted, inserted);
    at = to;
  }
  return { delta: builder.retain(text.length - at).build(), applied };
}

function touch(one: Hunk, other: Hunk): boolean {
  return one.from <= other.to && other.from <= one.to;
}
