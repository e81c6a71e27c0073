import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Events } from '../database/events.ts';
import type { Database } from '../database/schema.ts';
import { CheckProcess } from './check-process.ts';
import { type Checker, checkTranslation } from './check-translation.ts';
import { addLanguageTool } from './language-tool.ts';

/** After a save others often follow, which are then checked together. */
const GATHER_MS = 250;
/** A server answers before it checks: the first pass loads the dictionaries, which takes a processor. */
const START_MS = 3_000;
/** A long article is not checked again before this many times what the last check of it took. */
const REST = 20;
/** What was found to be up to date is believed so long: rules and words change without a revision. */
const BELIEVED_MS = 30_000;

/** Checks translations in the background, each some moments after it changed. */
export interface Checking {
  /** Checks a translation soon; it never throws. Call it after the commit. */
  soon(translation: number): void;
  /** The same, unless it was checked at this revision a moment ago: a page of it is opened. */
  opened(translation: { id: number; revision: number }): void;
  /** Resolves when all that was asked for is done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  config: Config;
  db: Kysely<Database>;
  events: Pick<Events, 'publish'>;
  logger: Pick<Logger, 'error' | 'warn'>;
  /** Runs the checks; a process of their own, unless a test has them at once. */
  check?: Checker;
}

/** Opens the checking of one process; it begins nothing before it is asked to. */
export function openChecking({ config, db, events, logger, check }: Parts): Checking {
  const stop = new AbortController();
  const own = new CheckProcess();
  const checker = check ?? ((article) => own.check(article));
  const waiting = new Map<number, NodeJS.Timeout>();
  const rest = new Map<number, number>();
  const known = new Map<number, { revision: number; at: number }>();
  let running: Promise<void> = Promise.resolve();
  let closed = false;

  function begin(translation: number): void {
    clearTimeout(waiting.get(translation));
    waiting.delete(translation);
    running = running.then(() => pass(translation));
  }

  async function pass(translation: number): Promise<void> {
    if (closed) return;
    const start = performance.now();
    try {
      const done = await checkTranslation(db, translation, checker);
      if (!done) return;
      known.set(translation, { revision: done.revision, at: Date.now() });
      await tell(translation, done.changed);
      const { signal } = stop;
      await tell(
        translation,
        await addLanguageTool({ config, db, logger }, translation, { signal }),
      );
    } catch (error) {
      // Whoever saved has their answer already; the next change or visit asks for it again.
      if (!closed) logger.error({ error, translation }, 'checks: a translation was not checked');
    }
    rest.set(translation, Math.max(GATHER_MS, REST * (performance.now() - start)));
  }

  async function tell(translation: number, findings: number[]): Promise<void> {
    if (findings.length > 0) await events.publish({ translation, findings, author: '' });
  }

  function soon(translation: number): void {
    if (closed || waiting.has(translation)) return;
    const delay = Math.max(rest.get(translation) ?? GATHER_MS, START_MS - process.uptime() * 1000);
    const timer = setTimeout(() => begin(translation), delay);
    waiting.set(translation, timer.unref());
  }

  return {
    soon,
    opened({ id, revision }) {
      const last = known.get(id);
      const isKnown = last?.revision === revision && Date.now() - last.at < BELIEVED_MS;
      if (!isKnown) soon(id);
    },
    async settled() {
      for (const translation of [...waiting.keys()]) begin(translation);
      await running;
    },
    async close() {
      closed = true;
      stop.abort();
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      own.close();
      await running;
    },
  };
}
