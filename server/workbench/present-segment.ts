import { type Fact, factsOf } from '../checks/facts.ts';
import { Pair } from '../checks/pair.ts';
import type { FindingView } from '../findings/present-findings.ts';
import type { BlockKind } from '../formats/document.ts';
import type { Match } from '../memory/find-matches.ts';
import { type MatchView, presentMatches } from '../memory/present-matches.ts';
import type { MarkView } from '../renewal/present-renewal.ts';
import { diff } from '../revisions/diff.ts';
import type { HunkNote } from '../revisions/hunk-note.store.ts';
import { type DiffPiece, presentInline } from '../revisions/present-diff.ts';
import type { Revision } from '../revisions/revision.ts';
import type { Segment } from '../revisions/segment.store.ts';
import type { State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { SegmentationRules } from '../text/srx/segmentation-rules.ts';
import type { Comment } from './comment.store.ts';
import { type ShownState, shownState } from './present-blocks.ts';
import type { TranslationHeader } from './present-workbench.ts';

/** A place where a text can be cut: between two sentences. */
export interface CutView {
  offset: number;
  /** The sentence before the cut, shortened, and the one after it. */
  before: string;
  after: string;
}

/** Two neighbours side by side, to be paired anew. */
export interface PairingView {
  next: { id: number; version: number };
  /** Sentences of both, with where each begins in the joined text, and which segment it is in. */
  source: PairedSentence[];
  target: PairedSentence[];
}

export interface PairedSentence {
  text: string;
  /** Offset of its beginning in the joined text. */
  offset: number;
  own: boolean;
}

/** Everything the side panel shows of the open segment. */
export interface SegmentPage {
  header: TranslationHeader;
  id: number;
  block: number;
  kind: BlockKind;
  level: number;
  version: number;
  state: State;
  shown: ShownState;
  excluded: boolean;
  source: string;
  machine: string;
  target: string;
  /** Machine text → current text. */
  machineDiff: DiffPiece[];
  /** Last approved text → current text, where the approval has lapsed. */
  approvedDiff: DiffPiece[] | undefined;
  approval: { approver: string; at: string; lapsed: boolean } | undefined;
  /** What has to be the same in both texts. */
  facts: Fact[];
  sourceCuts: CutView[];
  targetCuts: CutView[];
  pairing: PairingView | undefined;
  previous: number | undefined;
  revisions: Revision[];
  /** Reasons for single changes of the segment, by revision. */
  notes: ReadonlyMap<number, HunkNote[]>;
  comments: Comment[];
  /** What to look at, since its texts are other ones. */
  mark: MarkView | undefined;
  findings: FindingView[];
  /** What the memory has for its source. */
  matches: MatchView[];
  canEdit: boolean;
  canReview: boolean;
}

export interface SegmentPageParts {
  header: TranslationHeader;
  segment: Segment;
  previous: Segment | undefined;
  next: Segment | undefined;
  approvedTarget: string | undefined;
  approval: { approver: string; at: string } | undefined;
  revisions: Revision[];
  /** Reasons for single changes in these revisions. */
  notes: readonly HunkNote[];
  comments: Comment[];
  mark: MarkView | undefined;
  findings: FindingView[];
  matches: readonly Match[];
  /** The installation's own rules for sentences. */
  rules: SegmentationRules | undefined;
  canEdit: boolean;
  canReview: boolean;
}

export function presentSegmentPage(parts: SegmentPageParts): SegmentPage {
  const { header, segment, next } = parts;
  const { sourceLanguage, targetLanguage } = header;
  return {
    header,
    id: segment.id,
    block: segment.block,
    kind: segment.kind,
    level: segment.level ?? 2,
    version: segment.version,
    state: segment.state,
    shown: shownState(segment),
    excluded: segment.excluded,
    source: segment.source,
    machine: segment.machine,
    target: segment.target,
    machineDiff: inlineDiff(segment.machine, segment.target, targetLanguage),
    approvedDiff:
      parts.approvedTarget === undefined
        ? undefined
        : inlineDiff(parts.approvedTarget, segment.target, targetLanguage),
    approval: parts.approval && { ...parts.approval, lapsed: segment.state !== 'approved' },
    facts: factsOf(new Pair(segment.source, segment.target, sourceLanguage, targetLanguage)),
    sourceCuts: presentCuts(segment.source, sourceLanguage, parts.rules),
    targetCuts: presentCuts(segment.target, targetLanguage, parts.rules),
    pairing: next && presentPairing(segment, next, header, parts.rules),
    previous: parts.previous?.id,
    revisions: parts.revisions,
    notes: Map.groupBy(
      parts.notes.filter((note) => note.segment === segment.id),
      ({ revision }) => revision,
    ),
    comments: parts.comments,
    mark: parts.mark,
    findings: parts.findings,
    matches: presentMatches(parts.matches, segment.source, sourceLanguage),
    canEdit: parts.canEdit,
    canReview: parts.canReview,
  };
}

/** The difference of two texts as pieces to print one after the other. */
export function inlineDiff(before: string, after: string, language: string): DiffPiece[] {
  return presentInline(before, diff(before, after, language));
}

function presentCuts(
  text: string,
  language: string,
  rules: SegmentationRules | undefined,
): CutView[] {
  const spans = sentenceSpans(text, language, rules);
  return spans.slice(1).map((span, index) => {
    const before = spans[index];
    return {
      offset: span.from,
      before: before ? text.slice(before.from, before.to) : '',
      after: text.slice(span.from, span.to),
    };
  });
}

function presentPairing(
  first: Segment,
  next: Segment,
  header: TranslationHeader,
  rules: SegmentationRules | undefined,
): PairingView {
  return {
    next: { id: next.id, version: next.version },
    source: pairedSentences(first.source, next.source, header.sourceLanguage, rules),
    target: pairedSentences(first.target, next.target, header.targetLanguage, rules),
  };
}

function pairedSentences(
  own: string,
  next: string,
  language: string,
  rules: SegmentationRules | undefined,
): PairedSentence[] {
  const joined = own && next ? joinSentences([own, next], language) : own || next;
  const nextOffset = joined.length - next.length;
  const sentences = (text: string, offset: number, isOwn: boolean): PairedSentence[] =>
    sentenceSpans(text, language, rules).map((span) => ({
      text: text.slice(span.from, span.to),
      offset: offset + span.from,
      own: isOwn,
    }));
  return [...sentences(own, 0, true), ...sentences(next, nextOffset, false)];
}
