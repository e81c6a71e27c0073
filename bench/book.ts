import { generator } from './random.ts';

/** Two texts that translate each other, and their beads as `source:target` with commas between numbers. */
export interface Book {
  source: string[];
  target: string[];
  beads: Set<string>;
}

const VOCABULARY = 20_000;
const WORDS = { least: 4, more: 20 };
/** Of a hundred beads, how many leave a side out, and how many join two sentences. */
const GONE = 3;
const JOINED = 8;

/** A book of so many sentences in a language of its own and its translation into another. */
export function makeBook(sentences: number): Book {
  const random = generator(11);
  const below = (limit: number) => Math.floor(random() * limit);
  const book: Book = { source: [], target: [], beads: new Set() };
  while (book.source.length < sentences) {
    const chance = below(100);
    const from = [book.source.length, book.target.length];
    const count = chance < JOINED ? 2 : 1;
    const written = Array.from({ length: count }, () => sentence(below, random));
    const isGone = chance >= 100 - GONE;
    book.source.push(...written.map((words) => `${words.map(original).join(' ')}.`));
    if (!isGone) book.target.push(`${written.flat().map(translated).join(' ')}.`);
    const ids = (start: number, end: number) =>
      Array.from({ length: end - start }, (_, at) => start + at);
    book.beads.add(
      `${ids(from[0] as number, book.source.length)}:${ids(from[1] as number, book.target.length)}`,
    );
  }
  return book;
}

/** Ranks of words: as in a language, few are frequent and most are rare (Zipf). */
function sentence(below: (limit: number) => number, random: () => number): number[] {
  return Array.from({ length: WORDS.least + below(WORDS.more) }, () =>
    Math.floor(VOCABULARY ** random()),
  );
}

const SYLLABLES = ['ba', 'de', 'gi', 'ko', 'lu', 'ma', 'ne', 'pi', 'ro', 'su'];

function original(rank: number): string {
  return [...String(rank)].map((digit) => SYLLABLES[Number(digit)]).join('');
}

/** No letter pattern of the original is left; prefix and length differ from word to word. */
function translated(rank: number): string {
  return `${'tvwxz'[rank % 5]}${'aeiou'[rank % 3]}${(rank * 7919).toString(36).replace(/\d/gu, 'y')}`;
}
