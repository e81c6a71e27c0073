import { type BlockEdit, frameOf, type SegmentEdit } from './commit.ts';
import { type Change, changeBlock, changeSegment, type LanguagePair } from './frame.ts';
import { SegmentMoments } from './framed-changes.ts';
import { type ChangeView, presentChanges } from './present-change.ts';
import { CHANGES_PER_PAGE } from './present-revision.ts';

/** What is about to be done to a translation: by a restoration, or by undoing a revision. */
export interface Plan {
  segments: readonly SegmentEdit[];
  blocks: readonly BlockEdit[];
}

/** What a plan would change, as a page shows it before it is done. */
export interface PlanView {
  changes: ChangeView[];
  /** Changes that are not shown. */
  more: number;
  segments: number;
  /** Segments whose approval would lapse. */
  lapsing: number;
}

/** The changes a plan would make, as the revision would hold them. */
export function plannedChanges(plan: Plan, languages: LanguagePair): Change[] {
  return [
    ...plan.segments.flatMap(({ id, before, after }): Change[] => {
      const change = changeSegment(before && frameOf(before), after && frameOf(after), languages);
      return change ? [{ entity: 'segment', id, change }] : [];
    }),
    ...plan.blocks.flatMap(({ id, before, after }): Change[] => {
      const change = changeBlock(before, after);
      return change ? [{ entity: 'block', id, change }] : [];
    }),
  ];
}

/** Segments whose approval a plan would make lapse. */
export function lapsingSegments({ segments }: Plan): number[] {
  return segments
    .filter(({ before, after }) => before?.state === 'approved' && after?.state !== 'approved')
    .map(({ id }) => id);
}

export function presentPlan(plan: Plan, languages: LanguagePair): PlanView {
  const changes = plannedChanges(plan, languages);
  const shown = changes.slice(0, CHANGES_PER_PAGE);
  const moments = new SegmentMoments();
  const isShown = new Set(shown.flatMap(({ entity, id }) => (entity === 'segment' ? [id] : [])));
  for (const { id, before, after } of plan.segments) {
    if (isShown.has(id)) moments.add({ revision: 0, id }, { before, after });
  }
  return {
    changes: presentChanges(0, shown, moments),
    more: changes.length - shown.length,
    segments: changes.filter(({ entity }) => entity === 'segment').length,
    lapsing: lapsingSegments(plan).length,
  };
}
