import { median, type Row } from './row.ts';
import type { BenchServer } from './servers.ts';

const REQUESTS = 60;

/** Server time to open an article of 500 segments. */
export async function openBench(
  emend: BenchServer,
  floor: BenchServer,
  opened: { article: number; translation: number },
  key: string,
): Promise<Row> {
  const headers = { authorization: `Bearer ${key}`, accept: 'text/html' };
  const page = `${emend.url}/articles/${opened.article}/translations/de`;
  const first = await fetch(page, { headers });
  if (!first.ok) throw new Error(`Opening failed with ${first.status}.`);
  const bytes = (await first.arrayBuffer()).byteLength;
  const bare = `${floor.url}/open/${opened.translation}/${bytes}`;
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < REQUESTS; turn++) {
    theirs.push(await time(bare, {}));
    ours.push(await time(page, headers));
  }
  const [own, least] = [median(ours.slice(10)), median(theirs.slice(10))];
  return {
    work: 'open 500 segments, server time',
    floor: 'the same rows and bytes, no template',
    ratio: own / least,
    reach: { most: 3 },
    detail: `${own.toFixed(2)} to ${least.toFixed(2)} ms, ${(bytes / 1024).toFixed(0)} kB`,
  };
}

async function time(address: string, headers: Record<string, string>): Promise<number> {
  const start = performance.now();
  const response = await fetch(address, { headers });
  await response.arrayBuffer();
  return performance.now() - start;
}
