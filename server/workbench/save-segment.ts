import type { User } from '../accounts/user.ts';
import { can } from '../accounts/user.ts';
import { writing } from '../database/transaction.ts';
import { notFound, UserError } from '../errors.ts';
import { refuseErrors } from '../findings/approval-gate.ts';
import { commitRevision, frameOf } from '../revisions/commit.ts';
import type { SegmentFrame } from '../revisions/frame.ts';
import { merge } from '../revisions/merge.ts';
import { publishRevision } from '../revisions/publish-revision.ts';
import { segmentAt } from '../revisions/rebuild.ts';
import { lockHead } from '../revisions/revision.store.ts';
import type { Revision, RevisionKind } from '../revisions/revision.ts';
import { findSegment, type Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import { checkStorable } from '../revisions/storable.ts';
import type { Services } from '../services.ts';

/** Longest target text of one segment, in UTF-16 code units: a chapter, not a sentence. */
export const MAX_SEGMENT_LENGTH = 100_000;

/** A save as the editor asks for it. */
export interface SegmentSave {
  /** The new target text; left out, the text stays. */
  text?: string | undefined;
  /** The state to leave the segment in; left out, changed text is `edited`. */
  state?: State | undefined;
  /** Version of the segment the editor started from. */
  version: number;
  reason?: string | undefined;
}

/** What became of a save. */
export type SaveOutcome =
  | {
      outcome: 'saved' | 'merged' | 'unchanged';
      segment: Segment;
      revision: Revision | undefined;
    }
  | { outcome: 'conflict'; conflict: SaveConflict };

/** Someone else changed the same words meanwhile. Nothing was saved; all three texts are here. */
export interface SaveConflict {
  base: string;
  theirs: string;
  mine: string;
  /** The segment as it stands, whose version a settled text is to name. */
  segment: Segment;
  /** Who made theirs. */
  author: string;
}

/**
 * Saves a segment's text, state or both as one revision. When someone saved the segment since
 * `version`, edits that do not overlap are merged by words; others come back as a conflict.
 *
 * @throws UserError 403 where the person may not, 404 where the segment is gone, 409 for a state given
 *   to a text whose original has changed since or an approval that errors stand in the way of, 422 for a text that cannot be one or a version from
 *   the future
 */
export async function saveSegment(
  services: Pick<Services, 'db' | 'events'>,
  translation: number,
  id: number,
  save: SegmentSave,
  user: User,
): Promise<SaveOutcome> {
  const text = save.text === undefined ? undefined : checkedText(save.text);
  const outcome = await writing(services.db, async (trx): Promise<SaveOutcome> => {
    const head = await lockHead(trx, translation);
    authorise(user, head.languages.target, save.state);
    const segment = await findSegment(trx, translation, id);
    if (!segment) throw notFound('segment');
    if (save.version > segment.version || save.version < 0) {
      throw new UserError('workbench:error.version', { version: save.version }, 422, 'version');
    }

    const seen = await segmentAt(trx, translation, id, save.version, segment);
    if (!seen) throw notFound('segment');
    let target = text ?? segment.target;
    let merged = false;
    if (save.state !== undefined && (text ?? seen.target) === seen.target) {
      // Approving a text the person has not seen is not an approval.
      if (segment.target !== seen.target) {
        return conflictOf(trx, translation, seen, segment, seen.target);
      }
      if (segment.source !== seen.source) {
        throw new UserError('workbench:error.changedMeanwhile', {}, 409);
      }
    } else if (target !== segment.target) {
      const result = merge(seen.target, segment.target, target, head.languages.target);
      if (!('merged' in result)) return conflictOf(trx, translation, seen, segment, target);
      merged = result.merged !== target;
      target = result.merged;
    }

    // A merged text is one nobody has read yet, so nobody can have vouched for it; nor for a text
    // that stands beside another original by now.
    const asked = merged || segment.source !== seen.source ? undefined : save.state;
    const state = stateAfter(segment, target, asked);
    if (state === 'approved') await refuseErrors(trx, head, [{ segment, target }]);
    const revision = await commitRevision(trx, head, {
      kind: kindOfSave(segment, target, state),
      author: { id: user.id, name: user.name },
      reason: save.reason,
      segments: [{ id, before: segment, after: { ...frameOf(segment), target, state } }],
    });
    if (!revision) return { outcome: 'unchanged', segment, revision: undefined };
    const saved = await findSegment(trx, translation, id);
    if (!saved) throw notFound('segment');
    return { outcome: merged ? 'merged' : 'saved', segment: saved, revision };
  });
  if (outcome.outcome !== 'conflict') {
    await publishRevision(services, translation, outcome.revision, { segments: [id] });
  }
  return outcome;
}

/** The state a text is left in: what has been edited is no machine text any more. */
function stateAfter(segment: Segment, target: string, asked: State | undefined): State {
  const state = asked ?? (target === segment.target ? segment.state : 'edited');
  return state === 'machine' && target !== segment.machine ? 'edited' : state;
}

async function conflictOf(
  trx: Services['db'],
  translation: number,
  seen: SegmentFrame,
  segment: Segment,
  mine: string,
): Promise<SaveOutcome> {
  const author = await authorOf(trx, translation, segment.version);
  return {
    outcome: 'conflict',
    conflict: { base: seen.target, theirs: segment.target, mine, segment, author },
  };
}

/** The name of a revision that changes one segment's text, state or both. */
function kindOfSave(segment: Segment, target: string, state: State): RevisionKind {
  if (target !== segment.target) return 'edit';
  if (state === 'approved') return 'approve';
  if (state === 'reviewed') return segment.state === 'approved' ? 'withdraw' : 'review';
  return segment.state === 'machine' ? 'confirm' : 'withdraw';
}

function authorise(user: User, language: string, state: State | undefined): void {
  const permission = state === 'approved' || state === 'reviewed' ? 'review' : 'edit';
  if (can(user, permission, language)) return;
  if (can(user, permission)) {
    throw new UserError('errors:forbiddenLanguage', { language }, 403);
  }
  throw new UserError('errors:forbidden', {}, 403);
}

function checkedText(text: string): string {
  if (text.length > MAX_SEGMENT_LENGTH) {
    throw new UserError('workbench:error.tooLong', { limit: MAX_SEGMENT_LENGTH }, 422, 'text');
  }
  checkStorable(text, 'text');
  return text.replace(/\r\n?/g, '\n').trim();
}

async function authorOf(
  trx: Services['db'],
  translation: number,
  revision: number,
): Promise<string> {
  const row = await trx
    .selectFrom('revision')
    .select('author')
    .where('translation_id', '=', translation)
    .where('number', '=', revision)
    .executeTakeFirst();
  return row?.author ?? '';
}
