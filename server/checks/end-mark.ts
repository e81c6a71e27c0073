import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import { type FinalMark, finalMark, type MarkKind, markFor } from './final-mark.ts';
import type { Found, Severity } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Languages whose sentences have no mark at their end, as a rule. */
const UNMARKED = new Set(['th', 'lo']);

/** Kinds that a translation exchanges for good reasons. */
const CLOSE: readonly (readonly [MarkKind, MarkKind])[] = [
  ['stop', 'exclamation'],
  ['stop', 'ellipsis'],
  ['stop', 'colon'],
  ['stop', 'semicolon'],
  ['colon', 'semicolon'],
  ['comma', 'none'],
  ['comma', 'stop'],
  ['none', 'ellipsis'],
  ['none', 'colon'],
];

/** The mark a text ends with, by its kind in each script, and marks before its beginning. */
export const endMark: Check = {
  name: 'end-mark',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair, { blockKind }: CheckContext): Generator<Found> {
    if (source.text.trim() === '' || target.text.trim() === '' || UNMARKED.has(target.base)) return;
    const [ours, theirs] = [finalMark(source), finalMark(target)];
    if (!agree(ours, theirs, source, target)) {
      yield {
        side: 'target',
        start: theirs.from,
        end: theirs.to,
        message: theirs.kind === 'none' ? 'missing' : ours.kind === 'none' ? 'added' : 'changed',
        severity: severityOf(ours.kind, theirs.kind, blockKind),
        params: { source: ours.text, target: theirs.text },
        ...fixOf(ours, theirs, target),
      };
    }
    yield* opening(source, target);
  },
};

function agree(
  ours: FinalMark,
  theirs: FinalMark,
  source: CheckedText,
  target: CheckedText,
): boolean {
  if (ours.kind === theirs.kind) return true;
  if (!source.hasWords || !target.hasWords)
    return ours.text === '' && theirs.text === '' ? true : !source.hasWords;
  // "?!" is a matter of taste beside "?" or "!".
  const isLoud = (kind: MarkKind) => kind === 'question' || kind === 'exclamation';
  if (ours.kind === 'interrobang' && isLoud(theirs.kind)) return true;
  if (theirs.kind === 'interrobang' && isLoud(ours.kind)) return true;
  // Japanese and Chinese end a colon's line with a full stop as well.
  if ((target.base === 'ja' || target.base === 'zh') && ours.kind === 'colon')
    return theirs.kind !== 'none';
  // Burmese questions are told by their last syllable, and end like statements.
  if (target.base === 'my' && (ours.kind === 'question' || ours.kind === 'stop'))
    return theirs.kind !== 'none';
  // Armenian stress marks stand inside the word.
  if (target.base === 'hy' && ours.kind === 'exclamation') return true;
  if (target.base === 'hy' && ours.kind === 'colon') return theirs.kind === 'stop';
  // A title or a quotation may end with an abbreviation's point.
  return theirs.isAbbreviation && ours.kind === 'none';
}

function severityOf(ours: MarkKind, theirs: MarkKind, blockKind: string | undefined): Severity {
  const isClose = CLOSE.some(
    (kinds) => kinds.includes(ours) && kinds.includes(theirs) && ours !== theirs,
  );
  if (isClose) return 'hint';
  if (blockKind !== undefined && blockKind !== 'paragraph' && blockKind !== 'quotation')
    return 'hint';
  return 'warning';
}

function fixOf(ours: FinalMark, theirs: FinalMark, target: CheckedText): Pick<Found, 'fix'> {
  if (ours.kind === 'none') return { fix: replacing(target.text, theirs.from, theirs.to, '') };
  const mark = markFor(ours.kind, target.base, ours.text);
  return mark === undefined ? {} : { fix: replacing(target.text, theirs.from, theirs.to, mark) };
}

const OPENING = /^\s*([…]|\.{3}|[-–—•*]|[.,;:!?]|<<|>>)/u;

/** Marks before the first word that only one side has; Spanish opens its questions with one. */
function* opening(source: CheckedText, target: CheckedText): Generator<Found> {
  const [ours, theirs] = [OPENING.exec(source.text), OPENING.exec(target.text)];
  const isDash = (mark?: string) => mark !== undefined && /^[-–—•*]$/u.test(mark);
  if (
    source.hasWords &&
    target.hasWords &&
    ours?.[1] !== theirs?.[1] &&
    !(isDash(ours?.[1]) && isDash(theirs?.[1]))
  ) {
    const isPoints = (mark?: string) => mark === '…' || mark === '...';
    if (!(isPoints(ours?.[1]) && isPoints(theirs?.[1]))) {
      yield {
        side: 'target',
        start: 0,
        end: theirs?.[0].length ?? 0,
        message: 'start',
        severity: 'hint',
        params: { source: ours?.[1] ?? '', target: theirs?.[1] ?? '' },
      };
    }
  }
  if (target.base !== 'es') return;
  for (const { 0: mark, index } of target.prose.matchAll(/[?!]/gu)) {
    const before = target.prose.slice(0, index);
    const opener = mark === '?' ? '¿' : '¡';
    if (
      before.lastIndexOf(opener) > Math.max(before.lastIndexOf(mark), -1) ||
      /[?!¡¿]$/u.test(before)
    )
      continue;
    yield {
      side: 'target',
      start: index,
      end: index + 1,
      message: 'opener',
      severity: 'warning',
      params: { mark: opener },
    };
  }
}
