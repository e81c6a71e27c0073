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

/** The nodes at most `width` rows and columns away from a path of beads. */
export function bandAround(
  path: readonly { i: number; j: number; a: number; b: number }[],
  sources: number,
  targets: number,
  width: number,
): Band {
  const first = new Int32Array(sources + 1).fill(targets);
  const last = new Int32Array(sources + 1);
  first[0] = 0;
  for (const { i, j, a, b } of path) {
    for (let row = i - a; row <= i; row++) {
      first[row] = Math.min(first[row] as number, j - b);
      last[row] = Math.max(last[row] as number, j);
    }
  }
  const low = new Int32Array(sources + 1);
  const high = new Int32Array(sources + 1);
  for (let row = 0; row <= sources; row++) {
    low[row] = Math.max(0, (first[Math.max(0, row - width)] as number) - width);
    high[row] = Math.min(targets, (last[Math.min(sources, row + width)] as number) + width);
  }
  return bandOf(low, high);
}
