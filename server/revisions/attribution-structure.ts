import { type Origin, SEAM } from './attribution-origin.ts';
import { lengthOf, push, type Run, run } from './attribution-runs.ts';
import { type Delta, DeltaBuilder } from './delta.ts';

/** Between the texts of segments while text is moved between them. */
export const SEPARATOR = '\n';

/** Texts of several segments as one, with a separator between them that is nobody's. */
export function join(texts: readonly (readonly Run[])[]): Run[] {
  const joined: Run[] = [];
  for (const [index, runs] of texts.entries()) {
    if (index > 0) joined.push(run(SEPARATOR, SEAM));
    joined.push(...runs);
  }
  return joined;
}

/** The segment whose text has an offset of the joined texts in it. */
export function segmentAt(
  segments: readonly { id: number; runs: readonly Run[] }[],
  offset: number,
): number | undefined {
  let end = 0;
  for (const { id, runs } of segments) {
    end += lengthOf(runs) + SEPARATOR.length;
    if (offset < end) return id;
  }
  return undefined;
}

const SPACE = /^\s/u;

/** The delta between two texts that differ in white space alone; undefined where they do not. */
export function respacing(before: string, after: string): Delta | undefined {
  const delta = new DeltaBuilder();
  let [from, to, same] = [0, 0, 0];
  while (from < before.length || to < after.length) {
    const [old, now] = [before[from] ?? '', after[to] ?? ''];
    if (old === now) {
      from++;
      to++;
      same++;
      continue;
    }
    delta.retain(same);
    same = 0;
    if (SPACE.test(old)) {
      delta.replace(old, '');
      from++;
    } else if (SPACE.test(now)) {
      delta.replace('', now);
      to++;
    } else {
      return undefined;
    }
  }
  return delta.retain(same).build();
}

/** Gives white space at a seam to what stands before it, or after it where it is the first. */
export function resolveSeams(runs: readonly Run[], written: Origin): Run[] {
  const resolved: Run[] = [];
  for (const [index, one] of runs.entries()) {
    if (one.origin !== SEAM) {
      push(resolved, one);
      continue;
    }
    const next = runs.slice(index).find(({ origin }) => origin !== SEAM);
    push(resolved, run(one.text, resolved.at(-1)?.origin ?? next?.origin ?? written));
  }
  return resolved;
}
