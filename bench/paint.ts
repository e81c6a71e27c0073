import { chromium } from 'playwright-core';
import { provideChromium } from '../scripts/chromium.mjs';
import { median, type Row } from './row.ts';
import type { BenchServer } from './servers.ts';

const ROUNDS = 7;

/** First contentful paint of 10,000 segments against that of 500. */
export async function paintBench(
  emend: BenchServer,
  articles: { short: number; long: number },
  key: string,
): Promise<Row> {
  const browser = await chromium.launch({
    executablePath: await provideChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const context = await browser.newContext({
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
      viewport: { width: 1440, height: 900 },
    });
    const paint = async (article: number): Promise<number> => {
      const page = await context.newPage();
      await page.goto(`${emend.url}/articles/${article}/translations/de`);
      const painted = await page.evaluate<number>(`new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      })`);
      await page.close();
      return painted;
    };
    const [short, long]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      short.push(await paint(articles.short));
      long.push(await paint(articles.long));
    }
    const [floor, ours] = [median(short.slice(1)), median(long.slice(1))];
    return {
      work: 'open 10,000 segments in Chromium',
      floor: 'first contentful paint of 500',
      ratio: ours / floor,
      reach: { most: 1.5 },
      detail: `${ours.toFixed(0)} to ${floor.toFixed(0)} ms`,
    };
  } finally {
    await browser.close();
  }
}
