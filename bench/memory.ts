import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from './row.ts';
import type { BenchServer } from './servers.ts';

/** What "idle" means here: nothing asked for so long. */
const IDLE_MS = 3_000;

/** Resident memory after 100 articles were opened, against a bare Express process. */
export async function memoryBench(
  emend: BenchServer,
  floor: BenchServer,
  articles: readonly number[],
  key: string,
): Promise<Row> {
  for (const article of articles) {
    const page = await fetch(`${emend.url}/articles/${article}/translations/de`, {
      headers: { authorization: `Bearer ${key}`, accept: 'text/html' },
    });
    await page.arrayBuffer();
  }
  await pause(IDLE_MS);
  const [ours, least] = [emend.residentMemory(), floor.residentMemory()];
  return {
    work: `resident memory after opening ${articles.length} articles`,
    floor: 'bare Express process',
    ratio: ours / least,
    reach: { most: 3 },
    detail: `${(ours / 2 ** 20).toFixed(0)} to ${(least / 2 ** 20).toFixed(0)} MB`,
  };
}
