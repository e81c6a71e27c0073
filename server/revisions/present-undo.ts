import type { TranslationHeader } from '../workbench/present-workbench.ts';
import { diff } from './diff.ts';
import type { LanguagePair } from './frame.ts';
import { presentTextDiff, type TextDiff } from './present-change.ts';
import { type PlanView, presentPlan } from './present-plan.ts';
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
  /** What would change; nothing where there are conflicts. */
  plan: PlanView;
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
  const hasConflicts = plan.conflicts.length > 0;
  const view = presentPlan(hasConflicts ? { segments: [], blocks: [] } : plan, languages);
  return {
    header,
    revision,
    plan: view,
    conflicts: plan.conflicts.map((one) => presentConflict(header, one)),
    nothing: view.changes.length === 0 && !hasConflicts,
    reason,
  };
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
