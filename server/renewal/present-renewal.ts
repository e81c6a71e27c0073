import { DETAIL_LENGTHS } from '../articles/import-article-details.ts';
import { type FieldMessage, type Message, messagesByField } from '../articles/present-import.ts';
import type { UserError } from '../errors.ts';
import { MAX_BYTES } from '../formats/check-text.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import type { DiffPiece } from '../revisions/present-diff.ts';
import { inlineDiff } from '../workbench/present-segment.ts';
import type { TranslationHeader } from '../workbench/present-workbench.ts';
import type { ConversionNote, RenewalForm } from './form.ts';
import { type RenewalProposal, unsettled } from './renew.ts';
import type { MarkedSegment, TextVersion } from './renewal.store.ts';
import type { RenewalCounts, RenewalItem, RenewalPlan } from './renewal.ts';

/** Changes a plan shows at most: more than anybody looks through before saving. */
const SHOWN = 300;

/** The form for new texts. */
export interface RenewalFormPage {
  header: TranslationHeader;
  path: string;
  form: RenewalForm;
  errors: FieldMessage[];
  byField: Record<string, Message | undefined>;
  notes: ConversionNote[];
  /** Whether it can be confirmed that the translation is meant to be so short. */
  confirmShort: boolean;
  versions: TextVersion[];
  megabytes: number;
  /** Longest name of an engine. */
  engineLength: number;
}

/** One change of a plan, as differences. */
export interface ItemView {
  id: number;
  kind: 'sourceChanged' | 'taken' | 'merged' | 'conflict' | 'kept' | 'added' | 'removed' | 'worked';
  sourceChanged: boolean;
  joined: number;
  source: DiffPiece[];
  /** Translation of now → translation after. */
  target: DiffPiece[];
  /** The three texts of a conflict: machine text, its new version, and the translation that stays. */
  conflict: { base: string; theirs: DiffPiece[]; mine: DiffPiece[] } | undefined;
}

/** What new texts would do. */
export interface RenewalPlanPage {
  header: TranslationHeader;
  path: string;
  form: RenewalForm;
  notes: ConversionNote[];
  revision: number;
  nothing: boolean;
  /** Whether somebody saved since the plan that was to be saved. */
  anew: boolean;
  counts: { name: keyof RenewalCounts; count: number }[];
  items: ItemView[];
  cut: boolean;
  shown: number;
}

/** What is marked on a segment since its texts are other ones. */
export interface MarkView {
  segment: number;
  revision: number;
  source: DiffPiece[] | undefined;
  conflict: ItemView['conflict'];
}

/** Everything that is to be looked at. */
export interface OpenPage {
  header: TranslationHeader;
  path: string;
  done: boolean;
  marks: MarkView[];
  removed: { id: number; text: string }[];
  revision: number | undefined;
  canEdit: boolean;
}

export function presentForm(
  header: TranslationHeader,
  sent: { form: RenewalForm; notes: readonly ConversionNote[] },
  versions: TextVersion[],
  errors: readonly UserError[],
): RenewalFormPage {
  const short = errors.some(({ key }) => key === 'import:error.translationShort');
  return {
    header,
    path: `${header.path}/renewal`,
    form: sent.form,
    errors: errors.map(({ key, params, field }) => ({ key, params, field })),
    byField: messagesByField(errors),
    notes: [...sent.notes],
    confirmShort: short || sent.form.acceptShort === '1',
    versions,
    megabytes: MAX_BYTES / 1_000_000,
    engineLength: DETAIL_LENGTHS.engine,
  };
}

export function presentPlan(
  header: TranslationHeader,
  sent: { form: RenewalForm; notes: readonly ConversionNote[] },
  { plan, revision }: RenewalProposal,
  anew: boolean,
): RenewalPlanPage {
  const changed = plan.items.filter(({ change }) => change !== 'unchanged');
  const languages = { source: header.sourceLanguage, target: header.targetLanguage };
  const counts = Object.entries(plan.counts) as [keyof RenewalCounts, number][];
  return {
    header,
    path: `${header.path}/renewal`,
    form: sent.form,
    notes: [...sent.notes],
    revision,
    nothing: plan.segments.length === 0 && plan.blocks.length === 0,
    anew,
    counts: counts.filter(([, count]) => count > 0).map(([name, count]) => ({ name, count })),
    items: changed.slice(0, SHOWN).map((item) => presentItem(item, languages)),
    cut: changed.length > SHOWN,
    shown: SHOWN,
  };
}

function presentItem(item: RenewalItem, languages: LanguagePair): ItemView {
  const { id, before, after, sourceChanged, joined } = item;
  return {
    id,
    kind: kindOf(item),
    sourceChanged,
    joined: joined.length,
    source: inlineDiff(before?.source ?? '', after?.source ?? '', languages.source),
    target: inlineDiff(before?.target ?? '', after?.target ?? '', languages.target),
    conflict:
      item.outcome === 'conflict' && before && after
        ? presentConflictTexts(
            { base: before.machine, theirs: after.machine, mine: before.target },
            languages,
          )
        : undefined,
  };
}

function kindOf({ change, worked, outcome }: RenewalItem): ItemView['kind'] {
  if (change === 'removed') return worked ? 'worked' : 'removed';
  return change === 'added' ? 'added' : outcome;
}

function presentConflictTexts(
  { base, theirs, mine }: { base: string; theirs: string; mine: string },
  { target }: LanguagePair,
) {
  return {
    base,
    theirs: inlineDiff(base, theirs, target),
    mine: inlineDiff(base, mine, target),
  };
}

/** A mark as the panel and the list show it. */
export function presentMark(mark: MarkedSegment, languages: LanguagePair): MarkView {
  const { now, source, conflict } = mark;
  return {
    segment: mark.segment,
    revision: mark.revision,
    source: source === null ? undefined : inlineDiff(source, now.source, languages.source),
    conflict: conflict
      ? presentConflictTexts({ ...conflict, theirs: now.machine }, languages)
      : undefined,
  };
}

/** What a renewal leaves to people, for programs. */
export function presentUnsettled(plan: RenewalPlan) {
  return unsettled(plan).map(({ id, worked, before, after }) => ({
    segment: id,
    why: worked ? ('removed' as const) : ('text' as const),
    base: before?.machine ?? '',
    theirs: after?.machine ?? null,
    mine: before?.target ?? '',
  }));
}
