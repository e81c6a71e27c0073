import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ArticleFindings, ArticleToCheck } from '../checks/check-article.ts';

const entry = fileURLToPath(new URL('./check-child.ts', import.meta.url));

/** A process with nothing to do ends after this long, and gives the dictionaries' memory back. */
const IDLE_MS = 30_000;

/** No article takes so long; what does is stopped, so that others get their turn. */
const DEADLINE_MS = 3 * 60_000;

/**
 * Checks articles in one process of their own, one after the other, so that nobody's request waits for
 * them. It is started when there is something to check and ends when there is nothing more: a thread
 * would leave the memory it took with the server.
 */
export class CheckProcess {
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  readonly #stop = new AbortController();

  /** @throws Error where the checks fail or take too long, or where it was closed */
  check(article: ArticleToCheck): Promise<ArticleFindings> {
    const checked = this.#last.then(() => this.#run(article));
    this.#last = checked.catch(() => undefined);
    return checked;
  }

  close(): void {
    this.#stop.abort();
    this.#end();
  }

  async #run(article: ArticleToCheck): Promise<ArticleFindings> {
    this.#stop.signal.throwIfAborted();
    clearTimeout(this.#idle);
    this.#child ??= start();
    const child = this.#child;
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(DEADLINE_MS)]);
      const found = await answerOf(child, article, signal);
      this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
      return found;
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  #end(): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
  }
}

function start(): ChildProcess {
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Nobody stays alive for it.
  child.unref();
  child.channel?.unref();
  return child;
}

function answerOf(
  child: ChildProcess,
  article: ArticleToCheck,
  signal: AbortSignal,
): Promise<ArticleFindings> {
  const { promise, resolve, reject } = Promise.withResolvers<ArticleFindings>();
  const ended = (): void => reject(new Error('The process that checks has ended.'));
  const aborted = (): void => reject(signal.reason);
  const answered = (found: unknown): void => resolve(found as ArticleFindings);
  child.once('message', answered);
  child.once('error', reject);
  child.once('exit', ended);
  signal.addEventListener('abort', aborted, { once: true });
  child.send(article, (error) => {
    if (error) reject(error);
  });
  return promise.finally(() => {
    child.off('message', answered);
    child.off('error', reject);
    child.off('exit', ended);
    signal.removeEventListener('abort', aborted);
  });
}
