import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ArticleFindings, ArticleToCheck } from '../checks/check-article.ts';

const entry = new URL('./check-worker.ts', import.meta.url);

/** A thread with nothing to do ends after this long, and gives the dictionaries' memory back. */
const IDLE_MS = 2_000;

/** No article takes so long; what does is stopped, so that others get their turn. */
const DEADLINE_MS = 3 * 60_000;

/**
 * Checks articles on one thread of their own, one after the other, so that nobody's request waits for
 * them. The thread is started when there is something to check and ends when there is nothing more.
 */
export class CheckThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  readonly #stop = new AbortController();

  /** @throws Error where the checks fail or take too long, AbortError where the thread was closed */
  check(article: ArticleToCheck): Promise<ArticleFindings> {
    const checked = this.#last.then(() => this.#run(article));
    this.#last = checked.catch(() => undefined);
    return checked;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#end();
  }

  async #run(article: ArticleToCheck): Promise<ArticleFindings> {
    this.#stop.signal.throwIfAborted();
    clearTimeout(this.#idle);
    this.#worker ??= new Worker(entry);
    const worker = this.#worker;
    worker.unref();
    worker.postMessage(article);
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(DEADLINE_MS)]);
      const [found] = (await once(worker, 'message', { signal })) as [ArticleFindings];
      this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
      return found;
    } catch (error) {
      await this.#end();
      throw error;
    }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
