import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * Threads at once. The longest articles keep one busy for the better part of a minute, with some
 * hundreds of megabytes; further ones wait their turn.
 */
const THREADS = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** A thread took longer than it was given. */
export class OverdueError extends Error {
  override readonly name = 'OverdueError';
}

/** How a thread is waited for. */
export interface ThreadOptions {
  /** Once aborted, the process no longer stays alive for it. */
  stopping?: AbortSignal | undefined;
  /** How long it may take, in milliseconds, once it is its turn. */
  deadline: number;
}

/**
 * Runs a piece of work on a thread of its own, which ends with its first message.
 *
 * @param worker the module to run, which posts the result
 * @param data what it gets as `workerData`; is copied
 * @throws OverdueError where it takes too long
 */
export async function onThread<Result>(
  worker: URL,
  data: object,
  options: ThreadOptions,
): Promise<Result> {
  await turn();
  try {
    return await run<Result>(worker, data, options);
  } finally {
    pass();
  }
}

/** Waits until one more thread may run; `pass` hands the place on. */
async function turn(): Promise<void> {
  if (running < THREADS) running += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function pass(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

async function run<Result>(
  worker: URL,
  workerData: object,
  { stopping, deadline }: ThreadOptions,
): Promise<Result> {
  const thread = new Worker(worker, { workerData });
  const letGo = () => thread.unref();
  if (stopping?.aborted) letGo();
  stopping?.addEventListener('abort', letGo);
  try {
    const signal = AbortSignal.timeout(deadline);
    const [result] = (await once(thread, 'message', { signal })) as [Result];
    return result;
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
    throw new OverdueError('The thread took too long.', { cause: error });
  } finally {
    stopping?.removeEventListener('abort', letGo);
    await thread.terminate();
  }
}
