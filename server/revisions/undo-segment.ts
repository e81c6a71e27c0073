import { can, type User } from '../accounts/user.ts';
import { frameOf } from './commit.ts';
import { apply, compose, type Delta, DeltaConflictError, invert, rebase } from './delta.ts';
import {
  applySegmentChange,
  invertSegmentChange,
  type LanguagePair,
  type SegmentChange,
  type SegmentFrame,
  sameFrame,
} from './frame.ts';
import { merge } from './merge.ts';
import type { Segment } from './segment.store.ts';
import { isVouched, type State } from './state.ts';

/** A segment of which a revision cannot be undone, with the three texts to settle by hand. */
export interface UndoConflict {
  segment: number;
  /**
   * `text`: the same words changed again; `structure`: what the revision split, joined or paired is
   * no longer as it left it; `gone`: there is no such segment any more; `block`: the block it belongs
   * to became something else.
   */
  why: 'text' | 'structure' | 'gone' | 'block';
  /** The text as the revision left it; null where it took the segment away. */
  base: string | null;
  /** The text as it stands; null where the segment is gone. */
  theirs: string | null;
  /** The text as it was before the revision; null where there was none. */
  mine: string | null;
}

/** What becomes of one segment when a change of it is undone. */
export interface Planned {
  after: SegmentFrame | undefined;
  /** Whether the text is, by that, just what it was before the revision. */
  textThen: boolean;
}

/** What one segment becomes; its state is settled afterwards. */
export function planSegment(
  id: number,
  change: SegmentChange,
  now: Segment | undefined,
  later: readonly SegmentChange[],
  languages: LanguagePair,
): Planned | UndoConflict {
  const left = walkBack(now && frameOf(now), later);
  const before = applySegmentChange(left, invertSegmentChange(change));
  const conflict = (why: UndoConflict['why']): UndoConflict => ({
    segment: id,
    why,
    base: left?.target ?? null,
    theirs: now?.target ?? null,
    mine: before?.target ?? null,
  });
  if (change.created) {
    if (!now) return { after: undefined, textThen: true };
    const same = sameFrame({ ...frameOf(now), state: change.created.state }, change.created);
    return same ? { after: undefined, textThen: true } : conflict('structure');
  }
  if (change.deleted) {
    if (now) return conflict('structure');
    return { after: change.deleted, textThen: true };
  }
  if (!now || !left || !before) return conflict('gone');

  const after = frameOf(now);
  // A split, a join or a new pairing can be taken back only from what it made of the original.
  for (const key of ['source', 'machine'] as const) {
    if (!change[key]) continue;
    if (now[key] !== left[key]) return conflict('structure');
    after[key] = before[key];
  }
  for (const key of ['block', 'position'] as const) {
    const move = change[key];
    if (!move) continue;
    if (now[key] !== move[1]) return conflict('structure');
    Object.assign(after, { [key]: move[0] });
  }
  if (change.excluded) [after.excluded] = change.excluded;
  if (change.target) {
    const target = undoText(
      change.target,
      left.target,
      before.target,
      now.target,
      later,
      languages,
    );
    if (target === undefined) return conflict(change.source ? 'structure' : 'text');
    after.target = target;
  }
  return { after, textThen: after.target === before.target && after.source === before.source };
}

function walkBack(
  now: SegmentFrame | undefined,
  later: readonly SegmentChange[],
): SegmentFrame | undefined {
  return later.reduce<SegmentFrame | undefined>(
    (frame, change) => applySegmentChange(frame, invertSegmentChange(change)),
    now,
  );
}

/**
 * A text with one delta of its past taken out. Where the words it changed were touched since, it is
 * tried once more by words, for which a change that both sides made is no conflict.
 *
 * @param later changes since, newest first
 * @returns undefined where the same words were changed in different ways
 */
function undoText(
  delta: Delta,
  left: string,
  before: string,
  now: string,
  later: readonly SegmentChange[],
  languages: LanguagePair,
): string | undefined {
  if (now === left) return before;
  try {
    return apply(now, rebase(invert(delta), laterDelta(left, now, later)));
  } catch (error) {
    if (!(error instanceof DeltaConflictError)) throw error;
  }
  const merged = merge(left, now, before, languages.target);
  return 'merged' in merged ? merged.merged : undefined;
}

/** All that happened to a text since, as one delta. */
function laterDelta(left: string, now: string, later: readonly SegmentChange[]): Delta {
  // A segment that was away in between came back whole.
  if (later.some((change) => change.created || change.deleted)) return [[left, now]];
  return later
    .flatMap(({ target }) => (target ? [target] : []))
    .reduceRight<Delta>((all, target) => compose(all, target), left === '' ? [] : [left.length]);
}

/** The state it is left in: what is confirmed without being seen is confirmed by nobody. */
export function stateOf(
  change: SegmentChange,
  after: SegmentFrame,
  now: Segment | undefined,
  textThen: boolean,
  user: User,
  language: string,
): State {
  const lowest: State = after.target === after.machine ? 'machine' : 'edited';
  if (!now) return isVouched(after.state) ? 'edited' : after.state;
  const sameText = now.target === after.target && now.source === after.source;
  const moved = change.state;
  if (sameText) {
    // A text that somebody put right by hand is what they left it as.
    if (change.target || !moved || now.state !== moved[1]) return now.state;
    const [then] = moved;
    if (!isVouched(then)) return then === 'machine' ? lowest : then;
    return textThen && can(user, 'review', language) ? then : 'edited';
  }
  if (lowest === 'edited') return 'edited';
  // Nobody has touched the machine's text: it is that again, unless it was confirmed before.
  return (moved?.[0] ?? now.state) === 'machine' ? 'machine' : 'edited';
}
