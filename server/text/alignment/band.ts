/**
 * The part of the grid that is searched. Node (i, j) stands after i source and j target sentences;
 * row i holds the nodes low[i] to high[i]; both bounds never fall. Nodes are numbered row by row,
 * node (i, j) being start[i] + j - low[i].
 */
export interface Band {
  low: Int32Array;
  high: Int32Array;
  start: Float64Array;
  size: number;
}

export function bandOf(low: Int32Array, high: Int32Array): Band {
  const start = new Float64Array(low.length + 1);
  for (let row = 0; row < low.length; row++) {
    start[row + 1] = (start[row] as number) + (high[row] as number) - (low[row] as number) + 1;
  }
  return { low, high, start, size: start[low.length] as number };
}

/** Every node of the grid. */
export function wholeBand(sources: number, targets: number): Band {
  return bandOf(new Int32Array(sources + 1), new Int32Array(sources + 1).fill(targets));
}

/** A bead on a path, as in the search: source sentences i-a .. i-1 with target sentences j-b .. j-1. */
interface PathStep {
  i: number;
  j: number;
  a: number;
  b: number;
}

/**
 * The nodes at most so many rows and columns away from a path of beads.
 *
 * @param width the same for all beads, or one for each
 */
export function bandAround(
  path: readonly PathStep[],
  sources: number,
  targets: number,
  width: number | ArrayLike<number>,
): Band {
  const low = new Int32Array(sources + 1).fill(targets);
  const high = new Int32Array(sources + 1);
  path.forEach(({ i, j, a, b }, index) => {
    const around = typeof width === 'number' ? width : (width[index] as number);
    const first = Math.max(0, j - b - around);
    const last = Math.min(targets, j + around);
    const end = Math.min(sources, i + around);
    for (let row = Math.max(0, i - a - around); row <= end; row++) {
      if (first < (low[row] as number)) low[row] = first;
      if (last > (high[row] as number)) high[row] = last;
    }
  });
  for (let row = 1; row <= sources; row++)
    high[row] = Math.max(high[row] as number, high[row - 1] as number);
  for (let row = sources - 1; row >= 0; row--)
    low[row] = Math.min(low[row] as number, low[row + 1] as number);
  return bandOf(low, high);
}

/** Beads on both sides of one that have to be sure for it to be. */
const NEIGHBOURS = 12;

/**
 * For every bead of a path how far from it to search: `narrow` where it and those around it are sure,
 * `wide` elsewhere.
 */
export function widthsAlong(
  isSure: readonly boolean[],
  narrow: number,
  wide: number,
): Uint16Array<ArrayBuffer> {
  const widths = new Uint16Array(isSure.length).fill(narrow);
  isSure.forEach((sure, index) => {
    if (!sure) widths.fill(wide, Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
  });
  return widths;
}
