import type { Line } from './lines.ts';
import type { Topic } from './words.ts';

/** A paragraph of this many words that ends as sentences do is text of the article. */
const BODY_WORDS = 9;
const LONG_WORDS = 25;
/** A prompt is no longer than this in the article, and than this after its end. */
const PROMPT_WORDS = 30;
const FINAL_PROMPT_WORDS = 60;
/** A prompt to subscribe that stands between paragraphs. */
const NEWSLETTER_WORDS = 16;
/** A heading above furniture, or a link below one. */
const CAPTION_WORDS = 8;
const TITLE_WORDS = 22;
/** An article is about newsletters, say, when this share of its paragraphs speaks of them. */
const TOPIC_SHARE = 0.3;
/** Lines before the article among which counters and menus stand. */
const MENU_LINES = 3;

/** Which lines of a page are furniture, and what the article itself is about. */
export interface Surroundings {
  /** Whether each line is furniture, comments apart. */
  furniture: boolean[];
  /** First line after the last paragraph of the article; readers' comments can only begin after it. */
  end: number;
}

/**
 * Finds what stands around and between the paragraphs of an article without being part of it: by its
 * being labels, prompts to the reader and counters, and by its place. Nothing that reads as the
 * article's own text is taken unless it addresses the reader about the page.
 *
 * @param comments line the readers' comments begin at; the number of lines where there are none
 */
export function findSurroundings(lines: readonly Line[], comments: number): Surroundings {
  const topics = topicsOfArticle(lines);
  const certain = lines.map((line) => isCertain(line, topics));
  const end = endOfBody(lines, comments, certain, topics);
  const furniture = certain.map(
    (is, index) => is || (index >= end && isFinalPrompt(lines[index] as Line, topics)),
  );
  markCounters(lines, furniture, end);
  markMenu(lines, furniture);
  markLinks(lines, furniture, end);
  markTail(lines, furniture, end, comments, topics);
  return { furniture, end };
}

/** Whether a line reads as text of an article, on its own. */
export function isBody(line: Line): boolean {
  return (line.terminal && line.words >= BODY_WORDS) || line.words >= LONG_WORDS;
}

function topicsOfArticle(lines: readonly Line[]): Set<Topic> {
  const body = lines.filter((line) => isBody(line) && !line.opening);
  const counts = new Map<Topic, number>();
  for (const { topics } of body) {
    for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  const topics = new Set(
    lines.find((line) => line.words > 2 && !line.label && !line.opening)?.topics,
  );
  for (const [topic, count] of counts) {
    if (count >= 2 && count >= body.length * TOPIC_SHARE) topics.add(topic);
  }
  return topics;
}

/** Furniture wherever it stands. */
function isCertain(line: Line, articleTopics: ReadonlySet<Topic>): boolean {
  if (line.label || line.related || line.commentHead) return true;
  if (line.quoted) return false;
  const topics = line.topics.difference(articleTopics).size;
  if (line.opening && topics > 0 && (line.addresses || !line.terminal)) return true;
  if (line.opening && /^[^:]{3,40}:/u.test(line.folded) && !line.terminal) return true;
  // Few articles about something else tell their readers to subscribe.
  if (line.addresses && isAboutLetters(line, articleTopics)) return true;
  return line.addresses && topics >= 2 && line.words <= PROMPT_WORDS;
}

function isAboutLetters(line: Line, articleTopics: ReadonlySet<Topic>): boolean {
  return (
    line.topics.has('newsletter') &&
    !articleTopics.has('newsletter') &&
    line.words <= NEWSLETTER_WORDS
  );
}

/** Furniture where the article has ended. */
function isFinalPrompt(line: Line, articleTopics: ReadonlySet<Topic>): boolean {
  if (line.quoted || line.words > FINAL_PROMPT_WORDS) return false;
  if (line.opening && (line.addresses || line.topics.size > 0 || !line.terminal)) return true;
  const topics = line.topics.difference(articleTopics).size;
  return (line.addresses && topics > 0) || topics >= 3;
}

function endOfBody(
  lines: readonly Line[],
  comments: number,
  certain: readonly boolean[],
  topics: ReadonlySet<Topic>,
): number {
  let end = comments;
  while (end > 0) {
    const line = lines[end - 1] as Line;
    if (isBody(line) && !certain[end - 1] && !isFinalPrompt(line, topics)) break;
    end--;
  }
  // A page on which nothing reads as text is all article: verse, a table, a list.
  return end === 0 ? comments : end;
}

/** "2" below a headline counts comments or views; several numbers in a row of text do not. */
function markCounters(lines: readonly Line[], furniture: boolean[], end: number): void {
  const numbers = lines.flatMap((line, index) =>
    line.number !== undefined && index < end ? [index] : [],
  );
  const firstBody = lines.findIndex(isBody);
  const above = numbers.filter((index) => index < firstBody);
  const isSequence =
    numbers.length > 1 && numbers.every((at, place) => lines[at]?.number === place + 1);
  if (isSequence || above.length !== numbers.length) return;
  for (const index of above) furniture[index] = true;
  const dates = lines.flatMap((line, index) => (line.date && index < end ? [index] : []));
  // Published on one day, updated on another; more dates are the article's own.
  const areStamps = dates.every((date) => date < firstBody && lines[date]?.date?.day);
  if (dates.length <= 2 && areStamps) for (const date of dates) furniture[date] = true;
}

/** The names of a paper's departments, one a line, before the headline. */
function markMenu(lines: readonly Line[], furniture: boolean[]): void {
  let end = 0;
  while (end < lines.length && (furniture[end] || isMenuItem(lines[end] as Line))) end++;
  const headline = lines[end];
  if (end < MENU_LINES || !headline || headline.terminal || headline.words < 3) return;
  furniture.fill(true, 0, end);
}

function isMenuItem(line: Line): boolean {
  return !line.terminal && line.words <= 2 && line.number === undefined && !line.date;
}

/** Titles of other articles below "read also". */
function markLinks(lines: readonly Line[], furniture: boolean[], end: number): void {
  for (const [index, line] of lines.entries()) {
    if (!line.related) continue;
    let last = index + 1;
    while (last < lines.length && isTitle(lines[last] as Line) && !furniture[last]) last++;
    // Within the article the last of several may as well be the heading of what follows.
    if (index < end && last - index > 2) last--;
    furniture.fill(true, index + 1, last);
  }
}

function isTitle(line: Line): boolean {
  return line.words <= TITLE_WORDS && !/[.。؟।]["'”»]*$/u.test(line.text) && !line.commentHead;
}

/** After the article's end all is furniture once some is, and so is a heading just above it. */
function markTail(
  lines: readonly Line[],
  furniture: boolean[],
  end: number,
  comments: number,
  articleTopics: ReadonlySet<Topic>,
): void {
  let first = furniture.indexOf(true, end);
  if (first < 0 || first > comments) first = comments;
  if (first === lines.length) return;
  const last = furniture.lastIndexOf(true, comments - 1);
  for (let index = first; index < comments; index++) {
    const line = lines[index] as Line;
    const ends = last < index && comments === lines.length;
    if (!(ends && line.terminal && !line.addresses)) furniture[index] = true;
  }
  for (let index = first - 1; index >= end; index--) {
    const line = lines[index] as Line;
    const heading = !line.terminal && line.words <= CAPTION_WORDS && !line.quoted;
    const ownText = /^[—–―-]\s?\p{L}/u.test(line.text) || lines[index - 1]?.quoted;
    if (ownText || !(heading || isFinalPrompt(line, articleTopics))) break;
    furniture[index] = true;
  }
}
