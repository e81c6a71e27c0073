import type { Block, Document } from './document.ts';

/** Lines wrapped by hand are at least and at most this wide, in columns. */
const NARROWEST = 40;
const WIDEST = 110;
/** Of the breaks inside paragraphs, this many must look like wrapping for a text to be a wrapped one. */
const WRAPPED_SHARE = 0.7;
/** Wrapping breaks lines anywhere: seldom at the end of a sentence, often before a small letter. */
const SENTENCE_END_SHARE = 0.6;
const SMALL_LETTER_SHARE = 0.25;
/** Fewer breaks prove nothing where the script has no small letters. */
const ENOUGH_BREAKS = 3;

const SOFT_HYPHEN = '\u00ad';
const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u;
const SENTENCE_END = /[.!?…。！？؟۔।:：;；]["'”’»“«›‹」』)\]]*$/u;
const LIST_MARKER = /^(?:[-*•‣◦▪–—]|\p{Nd}{1,3}[.)、])\s/u;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;
/** Scripts written without spaces between words, with the punctuation they share. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff01-\uff60]/u;

/** One line of the text as typed. */
interface Line {
  text: string;
  indent: number;
  width: number;
  /** Whether a blank line, or the start of the text, comes before it. */
  afterGap: boolean;
}

/**
 * Reads plain text: blank lines separate paragraphs, and each line is a block of its own, except in a
 * text whose lines are wrapped by hand (as those of Project Gutenberg are), where the lines of a
 * paragraph are joined again: with a space, or with nothing between letters of scripts that write none.
 * Every block is a paragraph; what it is by nature, `classifyBlocks` says.
 *
 * @param language BCP 47, kept on the document
 */
export function read(text: string, language: string): Document {
  const lines = linesOf(text);
  const wrapWidth = findWrapWidth(lines);
  const blocks: Block[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const block = blocks.at(-1);
    if (before && block && wrapWidth !== undefined && continues(before, line, wrapWidth)) {
      block.text = join(block.text, line.text);
    } else {
      blocks.push({
        kind: 'paragraph',
        text: line.text,
        ...(line.indent > 0 && { indent: line.indent }),
      });
    }
    before = line;
  }
  return { language, blocks };
}

/** Writes the text of every block, with a blank line between two. `read` gives the same blocks back. */
export function write(document: Document): string {
  return document.blocks.map((block) => `${block.text}\n`).join('\n');
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (const typed of text.replace(/^\ufeff/u, '').split(LINE_BREAK)) {
    const line = typed.trim();
    if (line === '') {
      afterGap = true;
      continue;
    }
    lines.push({ text: line, indent: indentOf(typed), width: widthOf(line), afterGap });
    afterGap = false;
  }
  return lines;
}

function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === '\t') columns += 8 - (columns % 8);
    else if (char === '\u3000') columns += 2;
    else if (/\s/u.test(char)) columns += 1;
    else break;
  }
  return columns;
}

/** Columns, as in a terminal: a Chinese character takes two. */
function widthOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += WIDE.test(char) ? 2 : 1;
  return columns;
}

/** The width a text is wrapped at, if it is wrapped by hand. */
function findWrapWidth(lines: readonly Line[]): number | undefined {
  const narrow = lines.filter((line) => line.width + line.indent <= WIDEST);
  const width = narrow.reduce((widest, line) => Math.max(widest, line.width + line.indent), 0);
  if (width < NARROWEST || sumOfWidths(narrow) * 2 < sumOfWidths(lines)) return undefined;

  let breaks = 0;
  let wrapping = 0;
  let sentenceEnds = 0;
  let smallLetters = 0;
  let cased = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || next.afterGap || LIST_MARKER.test(next.text)) continue;
    breaks++;
    if (!isFull(line, next, width)) continue;
    wrapping++;
    if (SENTENCE_END.test(line.text)) sentenceEnds++;
    if (/^\p{Ll}/u.test(next.text)) smallLetters++;
    if (/^[\p{Ll}\p{Lu}]/u.test(next.text)) cased++;
  }
  if (wrapping === 0 || wrapping < breaks * WRAPPED_SHARE) return undefined;
  if (sentenceEnds > wrapping * SENTENCE_END_SHARE) return undefined;
  const looksWrapped =
    cased > 0 ? smallLetters >= cased * SMALL_LETTER_SHARE : wrapping >= ENOUGH_BREAKS;
  return looksWrapped ? width : undefined;
}

function sumOfWidths(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.width, 0);
}

/** Whether the line was broken because the next word did not fit any more. */
function isFull(line: Line, next: Line, width: number): boolean {
  if (line.text.endsWith(SOFT_HYPHEN)) return true;
  // A line of a script without spaces is filled up to a character; marks may hang over or be carried on.
  const nextWord = UNSPACED.test(next.text[0] ?? '')
    ? 6
    : widthOf(/^\S+/u.exec(next.text)?.[0] ?? '');
  return line.indent + line.width + 1 + nextWord > width;
}

function continues(before: Line, line: Line, width: number): boolean {
  if (line.afterGap || LIST_MARKER.test(line.text)) return false;
  if (line.indent > before.indent && SENTENCE_END.test(before.text)) return false;
  return isFull(before, line, width) || /^\p{Ll}/u.test(line.text);
}

/** Joins two lines of a paragraph. */
function join(before: string, after: string): string {
  if (before.endsWith(SOFT_HYPHEN)) return before.slice(0, -1) + after;
  // "twenty-" + "one" and "home--" + "at": no space was there; "Москва —" + "город": there was.
  if (/[\p{L}\p{N}][-‐–—]+$/u.test(before)) return before + after;
  const last = Array.from(before.slice(-2)).at(-1) ?? '';
  const first = String.fromCodePoint(after.codePointAt(0) ?? 0);
  return UNSPACED.test(last) && UNSPACED.test(first) ? before + after : `${before} ${after}`;
}
