import type { BlockEdit } from '../revisions/commit.ts';
import type { BlockFrame } from '../revisions/frame.ts';
import type { Placed, Renewal } from './renewal.ts';

/**
 * Gives every segment its block: the one it was in where that still holds, else a new one.
 *
 * @param placed the segments of the new article, in reading order
 */
export function placeBlocks(
  placed: readonly Placed[],
  renewal: Renewal,
): { blocks: BlockEdit[]; blockOf: Map<number, number>; nextBlock: number } {
  const { segments, namedBlocks, sameOriginal } = renewal;
  const before = new Map<number, BlockFrame>();
  for (const { block, kind, level } of segments) before.set(block, { kind, level });
  const after = new Map<number, BlockFrame>();
  const blockOf = new Map<number, number>();
  let { nextBlock } = renewal;
  for (const run of runsOf(placed, sameOriginal)) {
    const own = mostCommon(
      run.flatMap(({ olds }) => olds.map(({ block }) => block)).filter((id) => !after.has(id)),
    );
    const id = own ?? nextBlock++;
    const found = (run[0] as Placed).found;
    const stays = sameOriginal || namedBlocks.has(id) || run.some((placed) => placed.sameSource);
    const frame = own !== undefined && stays ? before.get(own) : undefined;
    after.set(id, frame ?? { kind: found.kind, level: found.level });
    for (const placed of run) blockOf.set(placed.id, id);
  }
  const blocks: BlockEdit[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was?.kind === is?.kind && was?.level === is?.level) continue;
    blocks.push({ id, before: was, after: is });
  }
  return { blocks, blockOf, nextBlock };
}

/** Segments that are in a block together. */
function runsOf(all: readonly Placed[], sameOriginal: boolean): Placed[][] {
  const runs: Placed[][] = [];
  let previous: Placed | undefined;
  for (const placed of all) {
    const [last, first] = [previous?.olds.at(-1), placed.olds[0]];
    const together =
      sameOriginal && last && first ? last.block === first.block : previous?.found === placed.found;
    if (previous && together) runs.at(-1)?.push(placed);
    else runs.push([placed]);
    previous = placed;
  }
  return runs;
}

function mostCommon(ids: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  let best: number | undefined;
  for (const [id, count] of counts) {
    if (best === undefined || count > (counts.get(best) as number)) best = id;
  }
  return best;
}
