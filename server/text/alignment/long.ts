import { type Band, bandAround, widthsAlong } from './band.ts';
import { type Pair, roughPass } from './passes.ts';
import type { Step } from './search.ts';

/** Rows and columns searched around a rough path: where two rough passes agree, and where they do not. */
const AGREED = 10;
const DISPUTED = 40;
/** Columns apart that two paths still agree. */
const NEAR = 2;
/** The same around a path found by a full search, where its beads are sure and where they are not. */
const SURE = 5;
const UNSURE = 16;
const SURE_CONFIDENCE = 0.9;

/** A path through a text too long to be searched whole, and what to search around it. */
export function roughly(pair: Pair): { steps: Step[]; band: Band } {
  const first = roughPass(pair, []);
  const steps = roughPass(pair, first);
  const targets = pair.target.lengths.length;
  const columns = columnsOf(first, pair.source.lengths.length);
  const agreed = steps.map(({ i, j }) => Math.abs(j - (columns[i] as number)) <= NEAR);
  const widths = widthsAlong(agreed, AGREED, DISPUTED);
  return { steps, band: bandAround(steps, pair.source.lengths.length, targets, widths) };
}

/** What to search once more around the path of a full search. */
export function bandAroundFound(steps: readonly Step[], sources: number, targets: number): Band {
  const sure = steps.map(({ confidence }) => confidence >= SURE_CONFIDENCE);
  return bandAround(steps, sources, targets, widthsAlong(sure, SURE, UNSURE));
}

/** For every row the last column a path goes through. */
function columnsOf(path: readonly Step[], sources: number): Int32Array {
  const columns = new Int32Array(sources + 1);
  for (const { i, j, a, b } of path) {
    for (let row = i - a + 1; row < i; row++) columns[row] = j - b;
    columns[i] = j;
  }
  return columns;
}
