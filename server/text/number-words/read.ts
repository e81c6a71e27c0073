import { numberWordsOf } from './languages.ts';

/** A number written in words: UTF-16 offsets and value. */
export interface FoundWords {
  from: number;
  to: number;
  value: number;
  /** Whether it says a place in an order ("third") rather than a count. */
  ordinal: boolean;
}

/** What one word says. */
export interface NumberWord {
  value: number;
  ordinal: boolean;
}

/** The number words of a language. */
export interface NumberWords {
  /** Whole words, lower case. */
  words: ReadonlyMap<string, NumberWord>;
  /** Words with other endings than listed: what they begin with, longest first. */
  stems: readonly (readonly [stem: string, longest: number, word: NumberWord])[];
  /** Words between two parts of one number ("and"). */
  links: ReadonlySet<string>;
  /** Whether numbers are written together ("fünfundzwanzig"). */
  compound: boolean;
  /** Whether teens are said with ten before ("on bir") or after the ones ("إحدى عشرة"). */
  ten: 'before' | 'after' | undefined;
  /** What words were found to say, undefined for nothing; most words of a text come again. */
  readonly known: Map<string, NumberWord[] | undefined>;
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;

/**
 * The numbers of a text that are written in words, in languages there is a table for. "Twenty-five
 * thousand" is one number; "one" and "first" are reported too, since only who compares two texts can
 * know whether they count.
 */
export function numberWordsIn(text: string, language: string): FoundWords[] {
  const table = numberWordsOf(language);
  if (table === undefined) return [];
  const found: FoundWords[] = [];
  let open: Reading | undefined;
  const close = () => {
    if (open)
      found.push({
        from: open.from,
        to: open.to,
        value: open.total + open.section,
        ordinal: open.ordinal,
      });
    open = undefined;
  };
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const [whole] = match;
    const parts = partsOf(whole, table);
    // Most words say no number, and stand by no number either.
    if (!open && parts === undefined) continue;
    const from = match.index;
    const to = from + whole.length;
    const word = whole.toLowerCase();
    if (open && !/^[\s\u00a0-]*$/u.test(text.slice(open.seen, from))) close();
    if (open && table.links.has(word)) {
      open.seen = to;
      continue;
    }
    // "İki buçuk" is two and a half without a word for "and".
    if (open && word === 'buçuk') open.seen = to;
    if (parts === undefined) {
      close();
      continue;
    }
    for (const part of parts) {
      if (open && !follows(open, part, word, table)) close();
      open ??= {
        from,
        to,
        seen: to,
        total: 0,
        section: 0,
        last: Number.POSITIVE_INFINITY,
        ordinal: false,
      };
      take(open, part);
      open.to = to;
      open.seen = to;
    }
    // "السادسة عشرة": sixteenth.
    if (open?.ordinal && table.ten !== 'after') close();
  }
  close();
  return found;
}

interface Reading {
  from: number;
  to: number;
  /** Where the last word was, a linking one included. */
  seen: number;
  total: number;
  section: number;
  last: number;
  ordinal: boolean;
}

/** Whether a word can go on with the number before it: "twenty five" can, "five twenty" cannot. */
function follows(
  reading: Reading,
  { value }: NumberWord,
  word: string,
  { ten }: NumberWords,
): boolean {
  // "Two and a half" goes on, "two halves" does not.
  if (value === 0.5) return reading.seen > reading.to && Number.isInteger(reading.last);
  if (value < 1 || !Number.isInteger(value)) return false;
  if (value >= 1000) return reading.last < value;
  if (value === 100) return reading.last < 100 || reading.last >= 1000;
  if (value > 100) return reading.last >= 1000;
  if (reading.last >= 100) return true;
  if (ten === 'before' && reading.last === 10) return value < 10;
  // Arabic says the ones first, and joins the tens to them by a letter.
  if (ten === 'after' && reading.last < 10)
    return value === 10 || (value >= 20 && word.startsWith('و'));
  // Tens before ones; German says them the other way round, which `partsOf` has put right.
  return reading.last >= 20 && reading.last % 10 === 0 && value < 10;
}

function take(reading: Reading, { value, ordinal }: NumberWord): void {
  if (value >= 1000 && Number.isInteger(value)) {
    reading.total += (reading.section || 1) * value;
    reading.section = 0;
  } else if (value === 100) {
    reading.section = (reading.section || 1) * 100;
  } else {
    reading.section += value;
  }
  reading.last = value;
  reading.ordinal = ordinal;
}

/** Words remembered for a language; more are looked up anew. */
const MOST_KNOWN = 20_000;

function partsOf(word: string, table: NumberWords): NumberWord[] | undefined {
  const known = table.known.get(word);
  if (known !== undefined || table.known.has(word)) return known;
  const parts = readParts(word.toLowerCase(), table);
  if (table.known.size < MOST_KNOWN) table.known.set(word, parts);
  return parts;
}

function readParts(word: string, table: NumberWords): NumberWord[] | undefined {
  const whole = lookUp(word, table);
  if (whole) return [whole];
  return table.compound ? splitCompound(word, table) : undefined;
}

function lookUp(word: string, table: NumberWords): NumberWord | undefined {
  const known = table.words.get(word);
  if (known) return known;
  for (const [stem, longest, meaning] of table.stems) {
    if (word.length <= longest && word.startsWith(stem)) return meaning;
  }
  return undefined;
}

/** "fünfundzwanzigtausend" as its parts, in the order they count: 20, 5, 1000. */
function splitCompound(word: string, table: NumberWords): NumberWord[] | undefined {
  const parts: NumberWord[] = [];
  let rest = word;
  let linked = false;
  while (rest !== '') {
    const link = [...table.links].find((text) => rest.startsWith(text));
    if (link !== undefined && parts.length > 0) {
      rest = rest.slice(link.length);
      linked = true;
      continue;
    }
    let length = rest.length;
    let part: NumberWord | undefined;
    for (; length > 1; length--) {
      part = table.words.get(rest.slice(0, length));
      if (part) break;
    }
    if (!part) return undefined;
    rest = rest.slice(length);
    const last = parts.at(-1);
    if (linked && last && last.value < 10 && part.value >= 20 && part.value < 100) {
      parts.splice(
        -1,
        1,
        { value: part.value, ordinal: false },
        { ...last, ordinal: part.ordinal },
      );
    } else {
      parts.push(part);
    }
    linked = false;
  }
  return parts.length > 1 ? parts : undefined;
}
