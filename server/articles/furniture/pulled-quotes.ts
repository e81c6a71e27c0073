import type { Line } from './lines.ts';

/** A line within quotation marks. */
export const QUOTED_WHOLE = /^["“„«»『「‹”].+["”“»«』」›][.!?。]?$/u;

const FEWEST_WORDS = 6;
const MOST_WORDS = 60;

/** Quoted texts are looked up by so many UTF-16 code units of their beginning; six words have more. */
const KEY_LENGTH = 8;

/** How many words quoted texts with the same beginning have, by their length and then by the text. */
type Quoted = Map<number, Map<string, number>>;

/**
 * The lines that repeat, in quotation marks and alone, words which a longer line has.
 *
 * One walk over the text looks for all of them, so that a novel in which every line is something said
 * takes no longer than other pages of its length.
 */
export function findPulled(lines: readonly Line[]): ReadonlySet<Line> {
  const candidates = new Map<Line, string>();
  const beginnings = new Map<string, Quoted>();
  for (const line of lines) {
    if (line.words < FEWEST_WORDS || line.words > MOST_WORDS) continue;
    if (!QUOTED_WHOLE.test(line.text)) continue;
    const text = withoutMarks(line.text);
    candidates.set(line, text);
    add(beginnings, text, line.words);
  }
  if (candidates.size === 0) return new Set();
  const repeated = new Set(lines.flatMap((line) => repeatedIn(line, beginnings)));
  return new Set([...candidates].flatMap(([line, text]) => (repeated.has(text) ? [line] : [])));
}

function withoutMarks(text: string): string {
  return /[^\p{P}\s].*[^\p{P}\s]|[^\p{P}\s]/su.exec(text)?.[0] ?? '';
}

function add(beginnings: Map<string, Quoted>, text: string, words: number): void {
  const key = text.slice(0, KEY_LENGTH);
  const quoted = beginnings.get(key) ?? new Map();
  beginnings.set(key, quoted);
  const texts = quoted.get(text.length) ?? new Map();
  quoted.set(text.length, texts);
  texts.set(text, words);
}

/** Which of the quoted texts a line has that is longer than they are. */
function repeatedIn(line: Line, beginnings: ReadonlyMap<string, Quoted>): string[] {
  const found: string[] = [];
  for (let at = 0; at + KEY_LENGTH <= line.text.length; at++) {
    const quoted = beginnings.get(line.text.slice(at, at + KEY_LENGTH));
    if (!quoted) continue;
    for (const [length, texts] of quoted) {
      const text = line.text.slice(at, at + length);
      if ((texts.get(text) ?? line.words) < line.words) found.push(text);
    }
  }
  return found;
}
