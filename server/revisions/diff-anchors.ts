/** A run of tokens that two texts share. */
export interface Anchor {
  before: number;
  after: number;
  length: number;
}

/**
 * Finds runs of words, or of longer passages, that stand exactly once in either text and in the same
 * order in both, as patience diff does with lines (Bram Cohen), and grows them as far as the texts
 * agree. What lies between is short, which makes comparing it quick.
 *
 * @param shingle tokens in a row that must be unique in both texts for a run to count
 * @returns runs in order, none overlapping; what the texts share at both ends is among them
 */
export function anchors(
  before: readonly string[],
  after: readonly string[],
  shingle: number,
): Anchor[] {
  const numbers = new Map<string, number>();
  const numbered = (tokens: readonly string[]): Int32Array => {
    const list = new Int32Array(tokens.length);
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as string;
      let number = numbers.get(token);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(token, number);
      }
      list[index] = number;
    }
    return list;
  };
  const one = numbered(before);
  const other = numbered(after);
  const shared =
    shingle === 1 ? tokensSharedOnce(one, other, numbers.size) : sharedOnce(one, other, shingle);
  return grown(increasing(shared), one, other, shingle);
}

/** Pairs of places whose shingles are unique on both sides, in order of the first. */
function sharedOnce(one: Int32Array, other: Int32Array, shingle: number): [number, number][] {
  const places = uniqueShingles(other, shingle);
  const pairs: [number, number][] = [];
  // A Map lists what it holds in the order it was put in.
  for (const [hash, from] of uniqueShingles(one, shingle)) {
    const at = places.get(hash);
    // Hashes may collide; equal words cannot be mistaken.
    if (at !== undefined && sameShingle(one, from, other, at, shingle)) pairs.push([from, at]);
  }
  return pairs;
}

/** The same for shingles of one token, which need no hashes. */
function tokensSharedOnce(one: Int32Array, other: Int32Array, kinds: number): [number, number][] {
  const inOne = new Uint32Array(kinds);
  const inOther = new Uint32Array(kinds);
  const place = new Int32Array(kinds);
  for (const token of one) inOne[token] = (inOne[token] as number) + 1;
  for (let at = 0; at < other.length; at++) {
    const token = other[at] as number;
    inOther[token] = (inOther[token] as number) + 1;
    place[token] = at;
  }
  const pairs: [number, number][] = [];
  for (let from = 0; from < one.length; from++) {
    const token = one[from] as number;
    if (inOne[token] === 1 && inOther[token] === 1) pairs.push([from, place[token] as number]);
  }
  return pairs;
}

function uniqueShingles(tokens: Int32Array, shingle: number): Map<number, number> {
  const places = new Map<number, number>();
  const repeated: number[] = [];
  for (let at = 0; at + shingle <= tokens.length; at++) {
    let hash = 0;
    for (let offset = 0; offset < shingle; offset++) {
      hash = (Math.imul(hash, 0x9e3779b1) + (tokens[at + offset] as number) + 1) | 0;
    }
    if (places.has(hash)) repeated.push(hash);
    else places.set(hash, at);
  }
  for (const hash of repeated) places.delete(hash);
  return places;
}

function sameShingle(
  one: Int32Array,
  from: number,
  other: Int32Array,
  at: number,
  shingle: number,
): boolean {
  for (let offset = 0; offset < shingle; offset++) {
    if (one[from + offset] !== other[at + offset]) return false;
  }
  return true;
}

/** The longest subsequence whose second numbers rise (patience sorting). */
function increasing(pairs: readonly [number, number][]): [number, number][] {
  const piles: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, place]] of pairs.entries()) {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] as number] as [number, number])[1] < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = piles[low - 1] as number;
    piles[low] = index;
  }
  const chosen: [number, number][] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = previous[index] as number) {
    chosen.push(pairs[index] as [number, number]);
  }
  return chosen.reverse();
}

function grown(
  pairs: readonly [number, number][],
  one: Int32Array,
  other: Int32Array,
  shingle: number,
): Anchor[] {
  const found: Anchor[] = [];
  let [oneEnd, otherEnd] = [0, 0];
  const add = (from: number, at: number, length: number): void => {
    let before = 0;
    while (from - before > oneEnd && at - before > otherEnd) {
      if (one[from - before - 1] !== other[at - before - 1]) break;
      before++;
    }
    let end = length;
    while (from + end < one.length && at + end < other.length) {
      if (one[from + end] !== other[at + end]) break;
      end++;
    }
    if (before + end > 0)
      found.push({ before: from - before, after: at - before, length: before + end });
    oneEnd = from + end;
    otherEnd = at + end;
  };
  add(0, 0, 0);
  for (const [from, at] of pairs) if (from >= oneEnd && at >= otherEnd) add(from, at, shingle);
  add(one.length, other.length, 0);
  return found;
}
