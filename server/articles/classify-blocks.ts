import type { Block, BlockKind, Document } from '../formats/document.ts';
import { findComments, markComments } from './furniture/comments.ts';
import { readDateLine } from './furniture/dates.ts';
import { type Line, readLines } from './furniture/lines.ts';
import { findPulled, QUOTED_WHOLE } from './furniture/pulled-quotes.ts';
import { findSurroundings, isBody } from './furniture/surroundings.ts';
import { type Lexicon, lexiconOf } from './furniture/words.ts';

const HEADLINE_WORDS = 30;
const SUBHEADING_WORDS = 12;
const SUBHEADING_LENGTH = 100;
/** Questions set as headings; more of them make an interview. */
const QUESTIONS = 2;
const QUOTATION_WORDS = 6;
const ATTRIBUTION_WORDS = 12;
const SPEECH_WORDS = 6;
const CAPTION_WORDS = 45;
const CREDIT_WORDS = 9;

const ORDERED = /^\p{Nd}{1,3}(?:[.)]\s|、)/u;
const BULLET = /^[*•‣◦▪●○■]\s/u;
const DASH = /^[-–—―]\s/u;
const LONG_DASH = /^[—–―-]+\s?\p{L}/u;
const QUOTED_WITH_NAME = /^["“„«»『「‹”].{20,}["”“»«』」›][.!?。]?\s*[—–―-]+\s?\p{L}.{1,60}$/u;
const AGENCIES =
  'Reuters|AFP|AP|dpa|EPA|Getty Images|Shutterstock|iStock|Unsplash|Imago|picture alliance|TASS|ТАСС|РИА Новости|Anadolu|AA|Xinhua|新华社|Wikimedia Commons';
const CREDITED = new RegExp(`(?:[/©|(]\\s*(?:${AGENCIES})\\)?|^(?:${AGENCIES}))$`, 'u');
const CREDIT_SIGN = /^©\s?\p{L}/u;
const CHINESE_CREDIT = /^.{0,60}(?:摄|攝)[)）]?$/u;

/**
 * Says what each block of a page is by its nature: its place, length and ending, what surrounds it,
 * and the words pages use around articles in the document's language. In doubt a block is text of the
 * article. Kinds that are not `paragraph` already, as formats with markup give them, are kept.
 */
export function classifyBlocks(document: Document): Document {
  const { language, blocks } = document;
  const lines = readLines(blocks, language);
  const comments = findComments(lines);
  const { furniture } = findSurroundings(lines, comments);
  const commented = markComments(lines, comments);
  const kinds: (BlockKind | undefined)[] = lines.map((_, index) => {
    if (commented[index]) return 'comment';
    return index >= comments || furniture[index] ? 'boilerplate' : undefined;
  });
  const levels = classifyArticle(lines, kinds, language);
  return {
    language,
    blocks: blocks.map((block, index) =>
      withKind(block, kinds[index] ?? 'paragraph', levels.get(index)),
    ),
  };
}

function withKind(block: Block, kind: BlockKind, level: number | undefined): Block {
  if (block.kind !== 'paragraph') return block;
  return kind === 'heading' ? { ...block, kind, level: level ?? 2 } : { ...block, kind };
}

/**
 * Gives kinds to the lines that have none yet.
 *
 * @returns levels of the headings by line
 */
function classifyArticle(
  all: readonly Line[],
  kinds: (BlockKind | undefined)[],
  language: string,
): Map<number, number> {
  const own = all.flatMap((_, index) => (kinds[index] === undefined ? [index] : []));
  const lines = own.map((index) => all[index] as Line);
  const found = new Map<number, BlockKind>();
  const lexicon = lexiconOf(language);
  markCaptions(lines, found, lexicon);
  markLists(lines, found, language);
  markQuotations(lines, found);
  const levels = markHeadings(lines, found);
  for (const [place, kind] of found) kinds[own[place] as number] = kind;
  return new Map([...levels].map(([place, level]) => [own[place] as number, level]));
}

function markCaptions(
  lines: readonly Line[],
  found: Map<number, BlockKind>,
  lexicon: Lexicon,
): void {
  for (const [index, line] of lines.entries()) {
    if (line.words > CAPTION_WORDS || index === 0) continue;
    const credit = lexicon.creditIn(line.folded);
    const rest = line.folded.slice(Math.max(credit, 0));
    const credited =
      credit >= 0 &&
      (credit <= 1 || rest.split(/\s+/u).length <= CREDIT_WORDS) &&
      !/[.。؟]\s\S/u.test(rest);
    if (
      credited ||
      CREDITED.test(line.text) ||
      CREDIT_SIGN.test(line.text) ||
      CHINESE_CREDIT.test(line.text)
    ) {
      found.set(index, 'caption');
    }
  }
}

function markLists(lines: readonly Line[], found: Map<number, BlockKind>, language: string): void {
  let index = 0;
  while (index < lines.length) {
    const start = index;
    const mark = markerOf(lines[index], language);
    index++;
    if (!mark) continue;
    while (markerOf(lines[index], language) === mark) index++;
    const run = lines.slice(start, index);
    if (isList(mark, run, lines[start - 1])) {
      for (let item = start; item < index; item++) found.set(item, 'listItem');
    }
  }
}

type Marker = 'ordered' | 'bullet' | 'dash';

function markerOf(line: Line | undefined, language: string): Marker | undefined {
  if (!line) return undefined;
  if (BULLET.test(line.text)) return 'bullet';
  if (DASH.test(line.text)) return 'dash';
  if (!ORDERED.test(line.text)) return undefined;
  // "17. Juli: …" begins an entry of a chronicle.
  const start = line.text
    .split(/[\s:,]+/u)
    .slice(0, 2)
    .join(' ');
  return readDateLine(start, language) ? undefined : 'ordered';
}

function isList(mark: Marker, run: readonly Line[], before: Line | undefined): boolean {
  if (mark === 'bullet') return true;
  const introduced = /[:：]$/u.test(before?.text ?? '');
  if (mark === 'ordered') return run.length > 1 || introduced;
  // A dash also begins what someone says, in most languages of Europe.
  if (run.some((line) => /[?？؟!！]/u.test(line.text))) return false;
  if (introduced) return true;
  return (
    run.length > 1 &&
    run.every(
      (line) => !line.speaks && (!line.terminal || (/^-/u.test(line.text) && line.words < 15)),
    )
  );
}

function markQuotations(lines: readonly Line[], found: Map<number, BlockKind>): void {
  const pulled = findPulled(lines);
  for (const [index, line] of lines.entries()) {
    if (found.has(index) || index === 0) continue;
    const next = found.has(index + 1) ? undefined : lines[index + 1];
    if (QUOTED_WITH_NAME.test(line.text) || pulled.has(line)) {
      found.set(index, 'quotation');
    } else if (next && isQuotation(line) && isAttribution(next, line, lines[index + 2])) {
      found.set(index, 'quotation');
      found.set(index + 1, 'quotation');
    }
  }
}

function isQuotation(line: Line): boolean {
  return line.words >= QUOTATION_WORDS && !DASH.test(line.text) && !/[:：]$/u.test(line.text);
}

/** Whether a line names who said the line before. */
function isAttribution(line: Line, quotation: Line, after: Line | undefined): boolean {
  if (line.words > ATTRIBUTION_WORDS || line.words === 0 || line.byline) return false;
  const whole = QUOTED_WHOLE.test(quotation.text);
  const open = whole || !quotation.terminal;
  if (LONG_DASH.test(line.text)) {
    const dialogue = after !== undefined && DASH.test(after.text);
    return !dialogue && (!line.terminal || line.speaks);
  }
  if (line.quoted) return false;
  if (line.speaks && line.words <= SPEECH_WORDS && !/[?？؟:：]$/u.test(line.text)) {
    return open;
  }
  return (
    (whole || (!quotation.terminal && quotation.words >= 12)) &&
    !line.terminal &&
    line.words <= 8 &&
    /[,،，]/u.test(line.text) &&
    /^(?:\p{Lu}|\p{Lo})/u.test(line.text)
  );
}

function markHeadings(lines: readonly Line[], found: Map<number, BlockKind>): Map<number, number> {
  const levels = new Map<number, number>();
  const questions = lines.filter(
    (line, index) => endsAsQuestion(line) && canHead(line) && index > 0,
  ).length;
  const first = lines.findIndex((line) => !line.byline && !line.date);
  const headline = lines[first];
  if (headline && lines.length > 1 && isHeadline(headline) && !found.has(first)) {
    found.set(first, 'heading');
    levels.set(first, 1);
  }
  let bodySeen = false;
  for (let index = Math.max(first, 0) + 1; index < lines.length - 1; index++) {
    const line = lines[index] as Line;
    bodySeen ||= isBody(lines[index - 1] as Line);
    if (found.has(index) || line.byline || line.date) continue;
    const belowHeadline = levels.has(index - 1) && !bodySeen;
    const heads = belowHeadline ? isDeck(line, lines[index + 1] as Line) : canHead(line);
    if (!heads || (endsAsQuestion(line) ? questions > QUESTIONS : line.terminal)) continue;
    if (isAmongText(lines, index, found)) {
      found.set(index, 'heading');
      levels.set(index, 2);
    }
  }
  return levels;
}

function isHeadline(line: Line): boolean {
  if (line.words > HEADLINE_WORDS || line.words === 0 || DASH.test(line.text)) return false;
  return !line.terminal || /[?!？！؟]["”»“]?$/u.test(line.text);
}

/** The line under a headline that sums the article up; a name there is the author's. */
function isDeck(line: Line, next: Line): boolean {
  const isName = line.nameLike && line.words <= 3 && isBody(next);
  return isHeadline(line) && !isName && !/[:：,;،]$/u.test(line.text);
}

/** Whether text follows a line, and verse or a table does not surround it. */
function isAmongText(
  lines: readonly Line[],
  index: number,
  found: ReadonlyMap<number, BlockKind>,
): boolean {
  const next = lines[index + 1] as Line;
  const before = lines[index - 1] as Line;
  const follows =
    isBody(next) ||
    next.terminal ||
    next.byline ||
    next.date ||
    found.has(index + 1) ||
    /[:：]$/u.test(next.text) ||
    (next.nameLike && found.has(index - 1));
  const apart =
    before.terminal || isBody(before) || found.has(index - 1) || before.byline || before.date;
  return Boolean(follows && apart);
}

function canHead(line: Line): boolean {
  return (
    line.words <= SUBHEADING_WORDS &&
    line.text.length <= SUBHEADING_LENGTH &&
    !/[:：,;،]$/u.test(line.text) &&
    !DASH.test(line.text) &&
    !BULLET.test(line.text) &&
    (/\p{L}/u.test(line.text) || line.number !== undefined)
  );
}

function endsAsQuestion(line: Line): boolean {
  return /[?？؟]["”»]?$/u.test(line.text);
}
