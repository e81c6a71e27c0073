import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Row } from './row.ts';

const run = promisify(execFile);
const SIZES = [1000, 3000, 10_000, 30_000];
const SECONDS = 60;
const MEGABYTES = 1024;

interface Figures {
  tokenising: number;
  aligning: number;
  peak: number;
  right: number;
}

/** Aligning a book: against one pass over its words, how it grows, and what a long one takes. */
export async function alignBench(): Promise<Row[]> {
  const figures: Figures[] = [];
  for (const size of SIZES) figures.push(await alignOnce(size));
  const [, middle, , long] = figures as [Figures, Figures, Figures, Figures];
  const speeds = figures.map(({ aligning }, at) =>
    Math.round((SIZES[at] as number) / aligning).toLocaleString('en'),
  );
  const sizes = SIZES.map((size) => size.toLocaleString('en')).join(', ');
  return [
    {
      work: 'align 30,000 sentences',
      floor: 'cutting the same text into words once',
      ratio: long.aligning / long.tokenising,
      reach: { most: 60 },
      detail: `${long.aligning.toFixed(1)} to ${long.tokenising.toFixed(2)} s, ${(100 * long.right).toFixed(1)} % of beads right`,
    },
    {
      work: 'align 30,000 sentences, each',
      floor: 'each of 3,000',
      ratio: long.aligning / 10 / middle.aligning,
      reach: { most: 1.5 },
      detail: `${speeds.join(', ')} sentences/s at ${sizes}`,
    },
    {
      work: 'align 30,000 sentences, time',
      floor: `${SECONDS} s`,
      ratio: long.aligning / SECONDS,
      reach: { most: 1 },
      detail: `${long.aligning.toFixed(1)} s`,
    },
    {
      work: 'align 30,000 sentences, memory',
      floor: `${MEGABYTES} MB`,
      ratio: long.peak / MEGABYTES,
      reach: { most: 1 },
      detail: figures.map(({ peak }) => `${Math.round(peak)} MB`).join(', '),
    },
  ];
}

async function alignOnce(size: number): Promise<Figures> {
  const { stdout } = await run(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    `${import.meta.dirname}/align-once.ts`,
    `${size}`,
  ]);
  return JSON.parse(stdout) as Figures;
}
