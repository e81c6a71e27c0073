import type { RealignmentPlan } from './realign.ts';
import { segmentsAfter } from './realignment.ts';

/** Neighbours as they are paired, and as they would be. */
export interface Stretch {
  before: PairView[];
  after: PairView[];
}

interface PairView {
  source: string;
  target: string;
}

/** What aligning again would change, for a look before it is done. */
export interface RealignmentView {
  revision: number;
  stretches: Stretch[];
  /** Segments that are paired another way. */
  count: number;
  /** Stretches that are not shown. */
  more: number;
}

/** Stretches shown: whoever looks through more than that looks through none. */
const MOST_STRETCHES = 100;

/** The stretches of a plan in which pairs change; what stays between them is left out. */
export function presentRealignment({ revision, runs }: RealignmentPlan): RealignmentView {
  const stretches = runs.flatMap(({ run, edits }) => {
    const touched = new Set(edits.map(({ id }) => id));
    const isTouched = ({ id }: { id: number }) => touched.has(id);
    const before = pieces(run.segments, isTouched);
    const after = pieces(segmentsAfter(run, edits), isTouched);
    return [...new Set([...before.keys(), ...after.keys()])]
      .sort((one, other) => one - other)
      .map((key) => ({ before: before.get(key) ?? [], after: after.get(key) ?? [] }));
  });
  return {
    revision,
    stretches: stretches.slice(0, MOST_STRETCHES),
    count: stretches.reduce((sum, { after }) => sum + after.length, 0),
    more: Math.max(0, stretches.length - MOST_STRETCHES),
  };
}

/** Touched segments, by how many untouched ones stand before them: these are the same on both sides. */
function pieces<One extends PairView & { id: number }>(
  segments: readonly One[],
  isTouched: (segment: One) => boolean,
): Map<number, PairView[]> {
  const found = new Map<number, PairView[]>();
  let untouched = 0;
  for (const segment of segments) {
    if (!isTouched(segment)) {
      untouched++;
      continue;
    }
    const piece = found.get(untouched) ?? [];
    piece.push({ source: segment.source, target: segment.target });
    found.set(untouched, piece);
  }
  return found;
}
