import { generateNKeysBetween } from 'fractional-indexing';
import { frameOf, type SegmentEdit } from '../revisions/commit.ts';
import type { LanguagePair } from '../revisions/frame.ts';
import { isReviewable, type Segment } from '../revisions/segment.store.ts';
import type { Bead } from '../text/align.ts';
import { sentenceSpans } from '../text/sentences.ts';
import type { SegmentationRules } from '../text/srx/segmentation-rules.ts';
import { joinTexts } from './structure.ts';

/**
 * Aligning segments again, as functions from segments to segments. What a person has paired, edited,
 * reviewed, approved or excluded stays as it is; between such segments the sentences of both texts are
 * paired anew. None is made or lost but the white space at the seams.
 */

/** Neighbours that nobody has vouched for, with their sentences: what is paired anew as one text. */
export interface Run {
  segments: readonly Segment[];
  source: readonly Sentence[];
  target: readonly Sentence[];
  /** Positions of the segments before and after the run; null at the ends of the article. */
  from: string | null;
  until: string | null;
}

/** A sentence of one text of a segment. */
interface Sentence {
  text: string;
  /** Place of its segment in the run. */
  segment: number;
  /** Where it stands in the text of its segment, in UTF-16 code units. */
  from: number;
  to: number;
}

/** Whether a segment may be paired anew: its machine text as it was paired by the aligner. */
export function isLoose(segment: Segment): boolean {
  return (
    segment.state === 'machine' &&
    segment.confidence !== null &&
    segment.target === segment.machine &&
    isReviewable(segment)
  );
}

/**
 * The runs among some segments that there is anything to pair in.
 *
 * @param segments in reading order, to the end of the article
 * @param before position of the segment before them; null at the beginning
 * @param rules of the installation, by which sentences are told
 */
export function runsOf(
  segments: readonly Segment[],
  before: string | null,
  languages: LanguagePair,
  rules: SegmentationRules | undefined,
): Run[] {
  const runs: Run[] = [];
  let loose: Segment[] = [];
  let from = before;
  const close = (until: string | null) => {
    const source = sentencesOf(loose, 'source', languages.source, rules);
    const target = sentencesOf(loose, 'target', languages.target, rules);
    if (loose.length > 1 && source.length > 0 && target.length > 0) {
      runs.push({ segments: loose, source, target, from, until });
    }
    loose = [];
    from = until;
  };
  for (const segment of segments) {
    if (isLoose(segment)) loose.push(segment);
    else close(segment.position);
  }
  close(null);
  return runs;
}

function sentencesOf(
  segments: readonly Segment[],
  side: 'source' | 'target',
  language: string,
  rules: SegmentationRules | undefined,
): Sentence[] {
  return segments.flatMap((segment, index) =>
    sentenceSpans(segment[side], language, rules).map(({ from, to }) => ({
      text: segment[side].slice(from, to),
      segment: index,
      from,
      to,
    })),
  );
}

/** Indices of the sentences that begin a block. */
export function blockStarts(
  run: Pick<Run, 'segments'>,
  sentences: readonly Sentence[],
): readonly number[] {
  const blockOf = ({ segment }: Sentence) => run.segments[segment]?.block;
  return sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1];
    return before && blockOf(before) === blockOf(sentence) ? [] : [index];
  });
}

/** A segment as it is after its run was paired anew. */
interface Placed {
  /** The segment it goes on from; undefined for one that is new. */
  old: Segment | undefined;
  block: number;
  source: string;
  target: string;
  confidence: number;
}

/**
 * What the segments of a run become.
 *
 * @param beads how the aligner pairs the sentences of the run
 * @param nextSegment the first identifier that is free
 */
export function editsOfRun(
  run: Run,
  beads: readonly Bead[],
  languages: LanguagePair,
  nextSegment: number,
): { edits: SegmentEdit[]; nextSegment: number } {
  const placed = placedOf(run, beads, languages);
  const positions = positionsOf(run, placed);
  let next = nextSegment;
  const edits: SegmentEdit[] = [];
  /** Where the sentences of each old segment went: the place of the first. */
  const heirs = new Map<number, number>();
  const ids = placed.map(({ old }) => old?.id ?? next++);
  for (const [index, bead] of beads.entries()) {
    for (const sentence of [
      ...bead.source.map((at) => run.source[at]),
      ...bead.target.map((at) => run.target[at]),
    ]) {
      const segment = sentence && run.segments[sentence.segment]?.id;
      if (segment !== undefined && !heirs.has(segment)) heirs.set(segment, ids[index] as number);
    }
  }
  for (const [index, { old, block, source, target, confidence }] of placed.entries()) {
    const after = {
      block,
      position: positions[index] as string,
      source,
      machine: target,
      target,
      state: 'machine' as const,
      excluded: false,
    };
    const isSame =
      old?.block === block &&
      old.position === after.position &&
      old.source === source &&
      old.target === target;
    if (!isSame) edits.push({ id: ids[index] as number, before: old, after, confidence });
  }
  const kept = new Set(ids);
  for (const segment of run.segments) {
    if (kept.has(segment.id)) continue;
    edits.push({
      id: segment.id,
      before: segment,
      after: undefined,
      heir: heirs.get(segment.id) ?? ids[0],
    });
  }
  return { edits, nextSegment: next };
}

/** The segments of a run after it, each going on from the one its first sentence was in. */
function placedOf(run: Run, beads: readonly Bead[], languages: LanguagePair): Placed[] {
  const nextSources = sourcesBehind(run, beads);
  let last = -1;
  let place = 0;
  return beads.map((bead, index) => {
    const source = bead.source.map((at) => run.source[at] as Sentence);
    const target = bead.target.map((at) => run.target[at] as Sentence);
    const next = nextSources[index] as number;
    // What only the translation has stands where it stood, but between the originals around it.
    const at = source[0]?.segment ?? Math.min(Math.max(target[0]?.segment ?? 0, place), next);
    place = at;
    const own = run.segments[Math.min(at, run.segments.length - 1)] as Segment;
    const isFree = at > last && (source.length > 0 || at < next);
    if (isFree) last = at;
    return {
      old: isFree ? own : undefined,
      block: own.block,
      source: textOf(run, source, 'source', languages.source),
      target: textOf(run, target, 'target', languages.target),
      confidence: bead.confidence,
    };
  });
}

/** For each bead, the segment that the first sentence of the original behind it was in. */
function sourcesBehind(run: Run, beads: readonly Bead[]): number[] {
  let next = run.segments.length;
  return beads
    .toReversed()
    .map((bead) => {
      const behind = next;
      next = run.source[bead.source[0] ?? -1]?.segment ?? next;
      return behind;
    })
    .reverse();
}

/** Sentences as one text; those of one segment with what stood between them. */
function textOf(
  run: Run,
  sentences: readonly Sentence[],
  side: 'source' | 'target',
  language: string,
): string {
  let text = '';
  for (let from = 0; from < sentences.length; ) {
    const first = sentences[from] as Sentence;
    let to = from;
    while (sentences[to + 1]?.segment === first.segment) to++;
    const whole = run.segments[first.segment]?.[side] ?? '';
    text = joinTexts(text, whole.slice(first.from, sentences[to]?.to), language);
    from = to + 1;
  }
  return text;
}

/** Positions of all: segments that go on keep theirs. */
function positionsOf(run: Run, placed: readonly Placed[]): string[] {
  const positions = placed.map(({ old }) => old?.position);
  for (let from = 0; from < positions.length; from++) {
    if (positions[from] !== undefined) continue;
    let to = from;
    while (to < positions.length && positions[to] === undefined) to++;
    const keys = generateNKeysBetween(
      positions[from - 1] ?? run.from,
      positions[to] ?? run.until,
      to - from,
    );
    positions.splice(from, to - from, ...keys);
  }
  return positions as string[];
}

/** The segments that a list of edits leaves, in reading order: for a look before they are made. */
export function segmentsAfter(
  run: Run,
  edits: readonly SegmentEdit[],
): { id: number; source: string; target: string; position: string }[] {
  const gone = new Set(edits.map(({ id }) => id));
  const left = [
    ...run.segments
      .filter(({ id }) => !gone.has(id))
      .map((one) => ({ id: one.id, ...frameOf(one) })),
    ...edits.flatMap(({ id, after }) => (after ? [{ id, ...after }] : [])),
  ];
  return left.sort((one, other) => (one.position < other.position ? -1 : 1));
}
