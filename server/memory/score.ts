import type { Token, TokenKind } from './tokens.ts';

/**
 * The score of a fuzzy match: how little of one source text has to be edited to make it the other.
 *
 * Both texts are lists of tokens. A word or a number weighs 1, a mark of punctuation 0.25, a tag 0.25.
 * The score is 1 less the weight of the cheapest edits (the distance of Levenshtein over tokens), as a
 * share of the weight of the heavier text, where
 *
 * - taking a token away or putting one in costs its weight;
 * - a word for another costs the share of characters that have to be edited (Levenshtein over
 *   characters, case aside), and 1 where that is more than half: карта for карты costs 0.2;
 * - a word in other case costs 0.1;
 * - a number for another costs 0.1, as whoever inserts the translation has it adapted;
 * - a tag for another costs 0.1, a mark for another 0.1;
 * - a token of one kind for one of another costs as much as the heavier of them.
 *
 * In per cent it is rounded down, and 100 only where both texts are the same to the character, white
 * space and forms of Unicode aside.
 */

const WEIGHT: Readonly<Record<TokenKind, number>> = { word: 1, number: 1, mark: 0.25, tag: 0.25 };
const OTHER_CASE = 0.1;
/** What it costs that a token is another one of its kind; of words their characters decide. */
const OTHER: Readonly<Record<Exclude<TokenKind, 'word'>, number>> = {
  number: 0.1,
  mark: 0.1,
  tag: 0.1,
};
/** From this share of edited characters on a word is another one. */
const OTHER_WORD = 0.5;

/** Tokens of either text that stand for each other and differ; one of them is missing in the other text. */
export interface TokenEdit {
  /** In the text that is looked for. */
  wanted: Token | undefined;
  /** In the text that was found. */
  found: Token | undefined;
}

/** How near one text is to another. */
export interface Comparison {
  /** 0 to 1. */
  score: number;
  /** What differs, in order. */
  edits: TokenEdit[];
}

/** A text prepared to be compared with many. */
export class Wanted {
  readonly tokens: readonly Token[];
  readonly weight: number;
  readonly #words: (WordPattern | undefined)[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.weight = weightOf(tokens);
    this.#words = tokens.map(({ kind, key }) =>
      kind === 'word' ? new WordPattern(key) : undefined,
    );
  }

  /**
   * The score of a text, 0 to 1.
   *
   * @param atLeast scores below are of no interest: for them 0 may be returned
   */
  score(found: readonly Token[], atLeast = 0): number {
    const weight = weightOf(found);
    const most = Math.max(this.weight, weight);
    if (most === 0) return 1;
    if (1 - Math.abs(this.weight - weight) / most < atLeast) return 0;
    const rows = this.#rows(found, (1 - atLeast) * most + 1e-9);
    if (rows.length <= this.tokens.length) return 0;
    const distance = (rows.at(-1) as Float64Array)[found.length] as number;
    return Math.max(0, 1 - distance / most);
  }

  /** The score of a text with what differs. */
  compare(found: readonly Token[]): Comparison {
    const most = Math.max(this.weight, weightOf(found));
    if (most === 0) return { score: 1, edits: [] };
    const rows = this.#rows(found);
    const edits: TokenEdit[] = [];
    let row = this.tokens.length;
    let column = found.length;
    while (row > 0 || column > 0) {
      const wanted = this.tokens[row - 1];
      const other = found[column - 1];
      const here = at(rows, row, column);
      const isPair =
        wanted && other && here === at(rows, row - 1, column - 1) + this.#cost(row - 1, other);
      if (isPair) {
        if (wanted.text !== other.text) edits.push({ wanted, found: other });
        row--;
        column--;
      } else if (wanted && here === at(rows, row - 1, column) + WEIGHT[wanted.kind]) {
        edits.push({ wanted, found: undefined });
        row--;
      } else {
        edits.push({ wanted: undefined, found: other });
        column--;
      }
    }
    const distance = at(rows, this.tokens.length, found.length);
    return { score: Math.max(0, 1 - distance / most), edits: edits.reverse() };
  }

  /**
   * Distances of every beginning of one text to every beginning of the other.
   *
   * @param farthest once everything is farther than this, the rows that would follow are left out
   */
  #rows(found: readonly Token[], farthest = Number.POSITIVE_INFINITY): Float64Array[] {
    const first = new Float64Array(found.length + 1);
    for (const [column, { kind }] of found.entries()) {
      first[column + 1] = (first[column] as number) + WEIGHT[kind];
    }
    const rows = [first];
    let before = first;
    for (const [index, { kind }] of this.tokens.entries()) {
      const row = new Float64Array(found.length + 1);
      row[0] = (before[0] as number) + WEIGHT[kind];
      let nearest = row[0];
      for (let column = 0; column < found.length; column++) {
        const other = found[column] as Token;
        let least = (before[column] as number) + this.#cost(index, other);
        const without = (before[column + 1] as number) + WEIGHT[kind];
        if (without < least) least = without;
        const added = (row[column] as number) + WEIGHT[other.kind];
        if (added < least) least = added;
        row[column + 1] = least;
        if (least < nearest) nearest = least;
      }
      if (nearest > farthest) return rows;
      rows.push(row);
      before = row;
    }
    return rows;
  }

  #cost(index: number, other: Token): number {
    const own = this.tokens[index] as Token;
    if (own.text === other.text) return 0;
    if (own.kind !== other.kind) return Math.max(WEIGHT[own.kind], WEIGHT[other.kind]);
    if (own.kind !== 'word') return OTHER[own.kind];
    if (own.key === other.key) return OTHER_CASE;
    const share = (this.#words[index] as WordPattern).share(other.key);
    return share > OTHER_WORD ? 1 : share;
  }
}

/** A score of 0 to 1 in per cent, as it is shown: 100 only for the same text. */
export function percent(score: number, isSame: boolean): number {
  return isSame ? 100 : Math.min(99, Math.floor(score * 100 + 1e-9));
}

/** A text as it has to be for two to be the same: white space and forms of Unicode are no difference. */
export function sameForm(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function weightOf(tokens: readonly Token[]): number {
  let weight = 0;
  for (const { kind } of tokens) weight += WEIGHT[kind];
  return weight;
}

function at(rows: readonly Float64Array[], row: number, column: number): number {
  return (rows[row] as Float64Array)[column] as number;
}

/** Longest word whose letters fit into the bits of a number. */
const MOST_BITS = 31;

/**
 * A word to be compared with many: Levenshtein's distance by Myers' bits (1999, in the form of Hyyrö
 * 2003), a step for each letter of the other word. Of longer words the first 31 letters count.
 */
class WordPattern {
  readonly #word: string;
  readonly #places = new Map<number, number>();

  constructor(word: string) {
    this.#word = word.slice(0, MOST_BITS);
    for (let index = 0; index < this.#word.length; index++) {
      const unit = this.#word.charCodeAt(index);
      this.#places.set(unit, (this.#places.get(unit) ?? 0) | (1 << index));
    }
  }

  /** Edits that make this word the other, as a share of the longer one's letters. */
  share(other: string): number {
    const longer = Math.max(this.#word.length, Math.min(other.length, MOST_BITS));
    if (Math.abs(this.#word.length - other.length) > longer * OTHER_WORD) return 1;
    return this.#distance(other.slice(0, MOST_BITS)) / longer;
  }

  #distance(other: string): number {
    const length = this.#word.length;
    const last = 1 << (length - 1);
    let distance = length;
    let plus = -1;
    let minus = 0;
    for (let index = 0; index < other.length; index++) {
      const equal = this.#places.get(other.charCodeAt(index)) ?? 0;
      const vertical = equal | minus;
      const diagonal = (((equal & plus) + plus) ^ plus) | equal;
      let horizontalPlus = minus | ~(diagonal | plus);
      let horizontalMinus = plus & diagonal;
      if (horizontalPlus & last) distance++;
      if (horizontalMinus & last) distance--;
      horizontalPlus = (horizontalPlus << 1) | 1;
      horizontalMinus <<= 1;
      plus = horizontalMinus | ~(vertical | horizontalPlus);
      minus = horizontalPlus & vertical;
    }
    return distance;
  }
}
