import { performance } from 'node:perf_hooks';
import { median, type Row } from './row.ts';
import { type BenchServer, startByNpm, startFloor } from './servers.ts';

const ROUNDS = 5;

/** How long somebody who starts Emend again is willing to wait. */
const PATIENCE_MS = 2_000;

/** From `npm start`, where everything is installed and migrated, to a server that listens. */
export async function startBench(dataDirectory: string): Promise<Row> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await timed(() => startFloor(dataDirectory)));
    ours.push(await timed(() => startByNpm(dataDirectory)));
  }
  const [time, express] = [median(ours), median(theirs)];
  return {
    work: 'second start, npm start until it listens',
    floor: `the ${PATIENCE_MS / 1000} s it may take`,
    ratio: time / PATIENCE_MS,
    reach: { most: 1 },
    detail: `${(time / 1000).toFixed(2)} s, bare Express ${(express / 1000).toFixed(2)} s`,
  };
}

async function timed(start: () => Promise<BenchServer>): Promise<number> {
  const started = performance.now();
  const server = await start();
  const time = performance.now() - started;
  await server.stop();
  return time;
}
