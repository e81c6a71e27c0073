import { generateKeyBetween } from 'fractional-indexing';
import { hunks } from '../revisions/delta.ts';
import { diff } from '../revisions/diff.ts';
import type { LanguagePair, SegmentFrame } from '../revisions/frame.ts';
import { isVouched, type State } from '../revisions/state.ts';
import { joinSentences } from '../text/language.ts';

/**
 * Split, join and re-pair as functions from segments to segments. They move text between
 * neighbours and never make or lose any but the white space at the seam.
 */

/** Where to cut a segment: UTF-16 offsets into its source and target. */
export interface Cut {
  source: number;
  target: number;
}

/**
 * Cuts a segment in two. The machine text is cut where the target's cut falls in it.
 *
 * @param after position of the segment that follows, null at the end
 * @returns the two parts in reading order, or undefined where a part would have no text at all
 */
export function splitSegment(
  segment: SegmentFrame,
  cut: Cut,
  after: string | null,
  languages: LanguagePair,
): [SegmentFrame, SegmentFrame] | undefined {
  const machineCut = followOffset(segment.target, segment.machine, cut.target, languages.target);
  const [firstSource, secondSource] = cutText(segment.source, cut.source);
  const [firstTarget, secondTarget] = cutText(segment.target, cut.target);
  const [firstMachine, secondMachine] = cutText(segment.machine, machineCut);
  const first = { source: firstSource, machine: firstMachine, target: firstTarget };
  const second = { source: secondSource, machine: secondMachine, target: secondTarget };
  if (isEmpty(first) || isEmpty(second)) return undefined;
  return [
    { ...segment, ...first, state: restated(segment.state) },
    {
      ...segment,
      ...second,
      state: restated(segment.state),
      position: generateKeyBetween(segment.position, after),
    },
  ];
}

/** The one segment two neighbours make together; it stays in the first one's place and block. */
export function joinSegments(
  first: SegmentFrame,
  second: SegmentFrame,
  languages: LanguagePair,
): SegmentFrame {
  return {
    ...first,
    source: joinTexts(first.source, second.source, languages.source),
    machine: joinTexts(first.machine, second.machine, languages.target),
    target: joinTexts(first.target, second.target, languages.target),
    state: lowerState(first.state, second.state),
    excluded: first.excluded && second.excluded,
  };
}

/**
 * Pairs two neighbours anew: their texts are joined and cut again, each side at its own place.
 *
 * @param cut offsets into the joined source and the joined target, 0 and the length included
 * @returns what each becomes; a segment left with no text on either side is undefined, and goes
 */
export function repairSegments(
  first: SegmentFrame,
  second: SegmentFrame,
  cut: Cut,
  languages: LanguagePair,
): [SegmentFrame | undefined, SegmentFrame | undefined] {
  const whole = joinSegments(first, second, languages);
  const machineCut = followOffset(whole.target, whole.machine, cut.target, languages.target);
  const [firstSource, secondSource] = cutText(whole.source, cut.source);
  const [firstTarget, secondTarget] = cutText(whole.target, cut.target);
  const [firstMachine, secondMachine] = cutText(whole.machine, machineCut);
  const left = { source: firstSource, machine: firstMachine, target: firstTarget };
  const right = { source: secondSource, machine: secondMachine, target: secondTarget };
  return [
    isEmpty(left) ? undefined : { ...first, ...left, state: restated(first.state) },
    isEmpty(right) ? undefined : { ...second, ...right, state: restated(second.state) },
  ];
}

/** Two texts one after the other, with what the language puts between sentences. */
export function joinTexts(first: string, second: string, language: string): string {
  if (!first || !second) return first || second;
  return joinSentences([first, second], language);
}

/**
 * Where an offset of one text falls in another version of it: as far behind the last common text as
 * it was, and at the end of what replaced the words it stood in.
 */
function followOffset(from: string, to: string, offset: number, language: string): number {
  if (from === to) return offset;
  let shift = 0;
  for (const hunk of hunks(diff(from, to, language))) {
    if (hunk.from >= offset) break;
    if (hunk.to > offset) return hunk.at + hunk.inserted.length;
    shift += hunk.inserted.length - hunk.deleted.length;
  }
  return Math.max(0, Math.min(to.length, offset + shift));
}

function cutText(text: string, offset: number): [string, string] {
  const at = clusterStart(text, offset);
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

/** Code units on either side of an offset in which the cluster around it is looked for. */
const CLUSTER_WINDOW = 256;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where the character begins that an offset falls in: half a character is none. */
function clusterStart(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return offset;
  const from = Math.max(0, offset - CLUSTER_WINDOW);
  const around = graphemes.segment(text.slice(from, offset + CLUSTER_WINDOW));
  return from + (around.containing(offset - from)?.index ?? offset - from);
}

function isEmpty(texts: { source: string; machine: string; target: string }): boolean {
  return !texts.source && !texts.machine && !texts.target;
}

/** A text that was vouched for as one pair is not vouched for as another. */
function restated(state: State): State {
  return isVouched(state) ? 'edited' : state;
}

function lowerState(first: State, second: State): State {
  if (first === second) return restated(first);
  return first === 'machine' || second === 'machine' ? 'machine' : 'edited';
}
