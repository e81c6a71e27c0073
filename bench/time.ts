import { median } from './row.ts';

/** Milliseconds that something takes. */
export function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The same of something that is waited for. */
export async function timeAsync(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The median of so many rounds, in milliseconds; those before it is warm do not count. */
export async function medianTime(
  work: () => unknown,
  { rounds, warming = 0 }: { rounds: number; warming?: number },
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timeAsync(work));
  return median(times.slice(warming));
}
