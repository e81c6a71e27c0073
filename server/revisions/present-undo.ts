import type { TranslationHeader } from '../workbench/present-workbench.ts';
import { diff } from './diff.ts';
import type { LanguagePair } from './frame.ts';
import { changeBlock, changeSegment, type SegmentFrame } from './frame.ts';
import { SegmentMoments } from './framed-changes.ts';
import {
  type ChangeView,
  presentChanges,
  presentTextDiff,
  type TextDiff,
} from './present-change.ts';
import { CHANGES_PER_PAGE } from './present-revision.ts';
import type { Revision } from './revision.ts';
import type { UndoPlan } from './undo-plan.ts';
import type { UndoConflict } from './undo-segment.ts';

/** One segment that has to be settled by hand. */
export interface UndoConflictView extends UndoConflict {
  /** What the revision did to the text, and what was done to it since. */
  did: TextDiff | undefined;
  since: TextDiff | undefined;
  /** Address of the segment in the workbench; undefined where it is gone. */
  link: string | undefined;
  history: string;
}

/** What undoing a revision would change, before it is done. */
export interface UndoPage {
  header: TranslationHeader;
  revision: Revision;
  changes: ChangeView[];
  /** Changes that are not shown. */
  more: number;
  segments: number;
  conflicts: UndoConflictView[];
  /** Nothing is left of what the revision did. */
  nothing: boolean;
  reason: string;
}

export function presentUndo(
  header: TranslationHeader,
  plan: UndoPlan,
  languages: LanguagePair,
  reason: string,
): UndoPage {
  const { changes: _, ...revision } = plan.revision;
  const moments = new SegmentMoments();
  const changes = [
    ...plan.segments.flatMap(({ id, before, after }) => {
      const change = changeSegment(before && bare(before), after, languages);
      return change ? [{ entity: 'segment' as const, id, change, before, after }] : [];
    }),
    ...plan.blocks.flatMap(({ id, before, after }) => {
      const change = changeBlock(before, after);
      return change ? [{ entity: 'block' as const, id, change }] : [];
    }),
  ];
  const shown = changes.slice(0, CHANGES_PER_PAGE);
  for (const one of shown) {
    if (one.entity !== 'segment') continue;
    moments.add({ revision: 0, id: one.id }, { before: one.before, after: one.after });
  }
  return {
    header,
    revision,
    changes: plan.conflicts.length > 0 ? [] : presentChanges(0, shown, moments),
    more: changes.length - shown.length,
    segments: changes.filter(({ entity }) => entity === 'segment').length,
    conflicts: plan.conflicts.map((one) => presentConflict(header, one)),
    nothing: changes.length === 0 && plan.conflicts.length === 0,
    reason,
  };
}

function bare({ block, position, source, machine, target, state, excluded }: SegmentFrame) {
  return { block, position, source, machine, target, state, excluded };
}

function presentConflict(header: TranslationHeader, conflict: UndoConflict): UndoConflictView {
  const { segment, base, theirs, mine } = conflict;
  return {
    ...conflict,
    did: presentPair(mine, base, header.targetLanguage),
    since: presentPair(base, theirs, header.targetLanguage),
    link: theirs === null ? undefined : `${header.path}?segment=${segment}#s${segment}`,
    history: `${header.path}/history?segment=${segment}`,
  };
}

function presentPair(
  before: string | null,
  after: string | null,
  language: string,
): TextDiff | undefined {
  if (before === null || after === null) return undefined;
  return presentTextDiff(before, diff(before, after, language));
}
