import { type Candidate, skipSpace } from './candidate.ts';
import { isLetter, kindAt } from './characters.ts';
import { type Enclosure, findEnclosures } from './enclosures.ts';
import { endsAtEllipsis, endsAtFullStop, endsAtMark } from './judge.ts';
import { itemStarts } from './lists.ts';
import { skipNotes } from './notes.ts';
import type { CompiledRules } from './rules.ts';

const TERMINATORS = '.!?…‼⁇⁈⁉。！？｡．؟۔։।॥፧።፨။។៕᙮᠃᠉༎⸮꘏꛳꛷꡶꡷𑁇𑁈';
/** Marks that end a sentence whatever follows and need no white space after them. */
const DECISIVE = new Set('。！？｡‼⁇⁈⁉։।॥፧።፨။។៕᙮᠃᠉༎꘏꛳꛷꡶꡷𑁇𑁈');
const ALWAYS_CLOSING = new Set(')]}”’›」』）］】〕〉》');
const EITHER_WAY = new Set('“»«‘"\'＂‹`');
/** The Armenian full stop, typed as such or as a colon. */
const OWN_FULL_STOP = /[։:](?:\s|$)/;
const OPENING = /[\s¿¡([{（［【〔〈《「『“„”‟«»‹›‚‘’"'*_–—―‒•-]/;

/**
 * Offsets where sentences end in a paragraph or list item, the paragraph's own end apart. One
 * forward scan; what is looked at around a terminator is bounded, so that time is linear.
 */
export function sentenceEnds(text: string, rules: CompiledRules): number[] {
  const enclosures = findEnclosures(text);
  const closings = new Map(enclosures.map((enclosure) => [enclosure.close, enclosure]));
  const items = itemStarts(text, rules);
  const pattern = patternOf(rules.terminators);
  const clauseMark = rules.fullStopEndsClauses && OWN_FULL_STOP.test(text) ? '.' : undefined;
  const ends: number[] = [];
  let from = 0;
  let insideUntil = 0;
  let entered = 0;
  let item = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const mark = match.index;
    for (; item < items.length && (items[item]?.at as number) <= mark; item++) {
      from = items[item]?.at as number;
      if (from > 0) ends.push(from);
    }
    if (item > 0 && mark < (items[item - 1]?.contentAt as number)) continue;
    for (; entered < enclosures.length && (enclosures[entered]?.open as number) < mark; entered++) {
      insideUntil = Math.max(insideUntil, enclosures[entered]?.close as number);
    }
    if (match[0] === clauseMark) continue;
    const markEnd = mark + match[0].length;
    const closed = skipClosing(text, markEnd, closings);
    pattern.lastIndex = Math.max(markEnd, closed.end);
    if (closed.end < insideUntil) continue;
    const end = closed.end;
    const next = skipSpace(text, end);
    if (next >= text.length) break;
    const word = skipOpening(text, next);
    const candidate = { from, mark, markEnd, end, next, word, closes: closed.enclosure };
    const at = judge(text, candidate, rules);
    if (at < 0) continue;
    ends.push(at);
    from = skipSpace(text, at);
    pattern.lastIndex = Math.max(pattern.lastIndex, at);
  }
  for (; item < items.length; item++) {
    if ((items[item]?.at as number) > 0) ends.push(items[item]?.at as number);
  }
  return ends;
}

/** Where the sentence ends that a candidate may end, or -1 when it goes on. */
function judge(text: string, at: Candidate, rules: CompiledRules): number {
  const run = text.slice(at.mark, Math.min(at.markEnd, at.mark + 8));
  const last = text.slice(at.mark, at.markEnd).at(-1) as string;
  const isEllipsis = run.startsWith('..') || run.includes('…') || run.startsWith('. .');
  if (isEllipsis && !DECISIVE.has(last)) return endsAtEllipsis(text, at, rules);
  if (DECISIVE.has(last) || DECISIVE.has(run[0] as string)) return endsAtDecisive(text, at);
  if (run === '.' || run === '．' || run === '۔')
    return endsAtFullStop(text, at, rules) ? at.end : -1;
  return endsAtMark(text, at, rules) ? at.end : -1;
}

/** Japanese and Chinese go on after a closed quotation with a particle, a comma or "he said". */
const GOES_ON_AFTER_QUOTATION =
  /(?:[とはもがをにのなでや]|って|など|という|[，、；：,;:）)」』”]|[他她我你它您]们?\S{0,4}?[说說道问問答喊叫笑想]|\p{Script=Han}{1,6}?[说說问問答喊叫]道?[。，,：:]|\p{Ll})/uy;

function endsAtDecisive(text: string, at: Candidate): number {
  if (at.closes !== undefined && !at.closes.isQuotation) {
    if (at.closes.open > at.from || '《〈'.includes(text[at.closes.open] as string)) return -1;
  } else if (at.closes !== undefined) {
    GOES_ON_AFTER_QUOTATION.lastIndex = at.next;
    if (at.next === at.end && GOES_ON_AFTER_QUOTATION.test(text)) return -1;
  }
  const isJoined = /[，、；：,;:]/.test(text[at.next] as string);
  return isJoined ? -1 : at.end;
}

function skipClosing(text: string, from: number, closings: ReadonlyMap<number, Enclosure>) {
  let end = from;
  let enclosure: Enclosure | undefined;
  for (;;) {
    const mark = text[end];
    if (mark === undefined) break;
    const closing =
      closings.get(end + 1) ?? ("'`".includes(mark) ? closings.get(end + 2) : undefined);
    if (closing !== undefined && closing.close > end && isMark(mark)) {
      enclosure = closing;
      end = closing.close;
    } else if (isSpaceBefore(text, end, closings)) {
      enclosure = closings.get(end + 2);
      end += 2;
    } else if (ALWAYS_CLOSING.has(mark) && !isLetter(kindAt(text, end + 1))) {
      end++;
    } else if (EITHER_WAY.has(mark) && isFreeAfter(text, end + 1)) {
      end++;
    } else {
      const noted = skipNotes(text, end, from);
      if (noted === end) break;
      end = noted;
    }
  }
  return { end, enclosure };
}

function isMark(mark: string): boolean {
  return ALWAYS_CLOSING.has(mark) || EITHER_WAY.has(mark);
}

/** French sets a space before its closing guillemet. */
function isSpaceBefore(text: string, at: number, closings: ReadonlyMap<number, Enclosure>) {
  return text[at + 1] === '»' && kindAt(text, at) === 'space' && closings.has(at + 2);
}

function isFreeAfter(text: string, at: number): boolean {
  return at >= text.length || kindAt(text, at) === 'space';
}

function skipOpening(text: string, at: number): number {
  const limit = Math.min(text.length, at + 16);
  let word = at;
  while (word < limit && OPENING.test(text[word] as string)) word++;
  return word;
}

const patterns = new Map<string, RegExp>();

/** A run of terminators; full stops with single spaces between are an ellipsis and one run. */
function patternOf(further: string): RegExp {
  let pattern = patterns.get(further);
  if (pattern === undefined) {
    const marks = `[${TERMINATORS}${further}]`;
    pattern = new RegExp(`\\.(?: \\.)+(?!\\.)|${marks}+`, 'gu');
    patterns.set(further, pattern);
  }
  return pattern;
}
