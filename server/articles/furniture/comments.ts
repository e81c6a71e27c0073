import type { Line } from './lines.ts';
import { isBody } from './surroundings.ts';

/** Lines that stand above a reader's comment: name, date, score. */
interface Head {
  /** Index of its first line and of the line after its last. */
  start: number;
  end: number;
  scored: boolean;
  dated: boolean;
  named: boolean;
  /** Has "Reply" or the like, above or below the comment. */
  controlled: boolean;
}

/** Lines a prompt or label about comments stands at most before the first comment. */
const NEARBY = 12;
/** Lines of one comment's head. */
const HEAD_LINES = 6;

/**
 * Finds where the readers' comments begin: at the first of the heads (name, date, score, "Reply") that
 * follow each other after the article, or below a label that counts them. A date alone proves nothing,
 * since chronicles, diaries and live reports have them too.
 *
 * @returns the number of lines where there are no comments
 */
export function findComments(lines: readonly Line[]): number {
  const text = lines.findIndex(isArticleText);
  const heads = findHeads(lines).filter(({ start }) => text >= 0 && text < start);
  const counts = countOnwards(heads);
  for (const [index, head] of heads.entries()) {
    if (areComments(lines, head, counts[index] as HeadCounts)) return head.start;
  }
  return belowLabel(lines);
}

/** Heads of each kind from one of them on. */
interface HeadCounts {
  scored: number;
  controlled: number;
  signed: number;
}

function countOnwards(heads: readonly Head[]): HeadCounts[] {
  const counts: HeadCounts[] = [];
  let later: HeadCounts = { scored: 0, controlled: 0, signed: 0 };
  for (let index = heads.length - 1; index >= 0; index--) {
    const { scored, controlled, dated, named } = heads[index] as Head;
    later = {
      scored: later.scored + Number(scored),
      controlled: later.controlled + Number(controlled),
      signed: later.signed + Number(dated && named),
    };
    counts[index] = later;
  }
  return counts;
}

function findHeads(lines: readonly Line[]): Head[] {
  const heads: Head[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (!isHeadLine(line) && !(line.nameLike && isHeadLine(lines[index + 1]))) {
      index++;
      continue;
    }
    const start = index;
    while (index < lines.length && index - start < HEAD_LINES) {
      const next = lines[index] as Line;
      if (!isHeadLine(next) && !(next.nameLike && !next.label && !next.commentHead)) break;
      index++;
    }
    const run = lines.slice(start, index);
    const head = {
      start,
      end: index,
      scored: run.some((one) => one.score),
      dated: run.some((one) => one.date?.day || one.nameAndDate),
      named: run.some((one) => one.nameAndDate || (one.nameLike && !one.commentControl)),
      controlled: run.some((one) => one.commentControl),
    };
    if (head.scored || head.dated || head.controlled) heads.push(head);
    index = Math.max(index, start + 1);
  }
  return heads;
}

function isHeadLine(line: Line | undefined): boolean {
  return (
    line !== undefined &&
    !line.commentHead &&
    (line.score ||
      line.date !== undefined ||
      line.nameAndDate ||
      line.commentControl ||
      line.number !== undefined)
  );
}

/** Whether readers' comments begin at a head. */
function areComments(
  lines: readonly Line[],
  first: Head,
  { scored, controlled, signed }: HeadCounts,
): boolean {
  if (!(first.scored || first.dated)) return false;
  // The name may stand a line higher than the label that counts the comments, never the text.
  const before = lines.slice(Math.max(0, first.start - NEARBY), first.start);
  const lastText = before.findLastIndex(isArticleText);
  const between = before.slice(lastText + 1);
  const announced = between.some(
    (line) => line.commentHead || (line.topics.has('comment') && (line.addresses || line.label)),
  );
  const furnished = between.some((line) => line.label || line.related || line.opening);
  if (first.scored && first.dated) return true;
  if (announced) return first.dated || scored >= 2 || controlled > 0;
  if (first.dated && (scored >= 2 || (controlled >= 1 && signed >= 1))) return true;
  return furnished && first.named && signed >= 2;
}

/** Below "3 comments", at the end of a page, readers' comments stand even without dates. */
function belowLabel(lines: readonly Line[]): number {
  const none = lines.length;
  const label = lines.findLastIndex((line) => line.commentHead);
  if (label < 0) return none;
  const above = lines.slice(0, label);
  const below = lines.slice(label + 1);
  const counted = /\p{Nd}/u.test(lines[label]?.text ?? '');
  const controlled = below.some((line) => line.commentControl);
  if (!(counted || controlled || above.at(-1)?.label)) return none;
  if (above.filter(isArticleText).length < 1 || sizeOf(above) < sizeOf(below)) return none;
  const first = below.findIndex((line, index) => {
    const next = below[index + 1];
    if (line.label || line.opening || line.related || (line.addresses && line.topics.size > 0))
      return false;
    return line.nameLike && line.words <= 4 ? next !== undefined && isRemark(next) : isRemark(line);
  });
  return first < 0 ? none : label + 1 + first;
}

function isRemark(line: Line): boolean {
  if (line.label || line.opening || (line.addresses && line.topics.size > 0)) return false;
  return (line.terminal && line.words >= 3) || line.words >= BODYLESS_WORDS;
}

const BODYLESS_WORDS = 7;

function isArticleText(line: Line): boolean {
  return isBody(line) && !line.opening && !(line.addresses && line.topics.size >= 1);
}

function sizeOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.words, 0);
}

/**
 * Which of the lines from the first comment on belong to comments; the rest is what the page has
 * after and between them.
 */
export function markComments(lines: readonly Line[], start: number): boolean[] {
  const marked = lines.map((_, index) => index >= start);
  let links = false;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (line.related) links = true;
    else if (isHeadLine(line) || isBody(line)) links = false;
    if ((line.label && !line.commentControl) || line.related || links) marked[index] = false;
  }
  for (let index = lines.length - 1; index > start; index--) {
    if (marked[index] && !isFooter(lines[index] as Line, lines[index - 1] as Line)) break;
    marked[index] = false;
  }
  return marked;
}

/** Whether a line at the end of a page is the page's own; what stands below a name or date is not. */
function isFooter(line: Line, before: Line): boolean {
  if (line.quoted || isHeadLine(line)) return false;
  if (line.addresses && line.topics.size >= 2) return true;
  if (!line.opening) return false;
  const isRemarkToo = isHeadLine(before) && !before.commentControl;
  return !isRemarkToo || line.topics.size > 0 || line.addresses;
}
