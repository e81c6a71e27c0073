import { EventEmitter } from 'node:events';
import { sql } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Connection } from './connect.ts';

/** The PostgreSQL channel all instances of one newsroom share. */
const CHANNEL = 'emend';

/** Wait before listening again after the connection was lost. */
const RECONNECT_MS = 2_000;

/** Something that happened to a translation, as other people's open pages need to know it. */
export interface LiveEvent {
  translation: number;
  revision?: number;
  segments?: number[];
  /** Blocks whose segments were split, joined or moved. */
  blocks?: number[];
  /** Comments changed on these segments. */
  comments?: number[];
  /** Other things were found in these segments than before. */
  findings?: number[];
  author: string;
}

export interface Events {
  /**
   * Tells every open page of every instance. Call it after the commit. It never throws: what was
   * committed has been done, whether or not others could be told.
   */
  publish(event: LiveEvent): Promise<void>;
  /** @returns a function that ends the subscription */
  subscribe(translation: number, listener: (event: LiveEvent) => void): () => void;
  close(): Promise<void>;
}

/**
 * PostgreSQL takes fewer than 8,000 bytes in one notification, so an event that names more segments
 * and blocks than this goes in parts. All in one statement, they arrive in order and in one go.
 */
const IDS_IN_PART = 250;

/** An event or a part of one, as it goes over the channel. */
interface Part extends LiveEvent {
  /** More of the same event follows. */
  more?: true;
}

/**
 * Live events: LISTEN/NOTIFY between instances on PostgreSQL, in process on the embedded engine.
 * Events are hints to refresh, so one lost while the connection is away does no harm: a page
 * compares revision numbers when it hears the next.
 */
export async function openEvents(connection: Connection, logger: Logger): Promise<Events> {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const subscribe: Events['subscribe'] = (translation, listener) => {
    // One page that cannot be told must not keep the others, or whoever saved, from going on.
    const safely = (event: LiveEvent): void => {
      try {
        listener(event);
      } catch (error) {
        logger.warn({ error }, 'live events: a listener failed');
      }
    };
    const name = String(translation);
    emitter.on(name, safely);
    return () => emitter.off(name, safely);
  };
  const emit = (event: LiveEvent): void => {
    emitter.emit(String(event.translation), event);
  };
  if (connection.engine === 'sqlite' || !connection.url) {
    return {
      subscribe,
      publish: async (event) => emit(event),
      close: async () => {
        emitter.removeAllListeners();
      },
    };
  }

  const listener = new Listener(connection.url, emit, logger);
  try {
    await listener.open();
  } catch (error) {
    await listener.close();
    throw error;
  }
  return {
    subscribe,
    publish: async (event) => {
      const parts = partsOf(event).map((part) => JSON.stringify(part));
      try {
        await sql`
          select pg_notify(${CHANNEL}, part)
          from unnest(${parts}::text[]) with ordinality as parts (part, place)
          order by place`.execute(connection.db);
      } catch (error) {
        logger.warn({ error }, 'live events: others could not be told');
      }
    },
    close: async () => {
      emitter.removeAllListeners();
      await listener.close();
    },
  };
}

function partsOf(event: LiveEvent): Part[] {
  const { segments = [], blocks = [], findings = [], ...rest } = event;
  const longest = Math.max(segments.length, blocks.length, findings.length);
  if (longest <= IDS_IN_PART) return [event];
  const parts: Part[] = [];
  for (let from = 0; from < longest; from += IDS_IN_PART) {
    parts.push({
      ...rest,
      segments: segments.slice(from, from + IDS_IN_PART),
      blocks: blocks.slice(from, from + IDS_IN_PART),
      ...(event.findings && { findings: findings.slice(from, from + IDS_IN_PART) }),
      more: true,
    });
  }
  delete parts.at(-1)?.more;
  return parts;
}

/** Hears the channel on a connection of its own, and opens another when that is lost. */
class Listener {
  readonly #url: string;
  readonly #emit: (event: LiveEvent) => void;
  readonly #logger: Logger;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** The parts so far of an event that comes in several. */
  #begun: LiveEvent | undefined;

  constructor(url: string, emit: (event: LiveEvent) => void, logger: Logger) {
    this.#url = url;
    this.#emit = emit;
    this.#logger = logger;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'emend events',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    client.on('error', (error) => {
      this.#logger.warn({ error }, 'live events: connection lost');
      this.#again(client);
    });
    this.#client = client;
    this.#begun = undefined;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await ended(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    if (this.#client) await ended(this.#client);
  }

  #again(lost: pg.Client | undefined): void {
    if (this.#closed || this.#timer || lost !== this.#client) return;
    this.#client = undefined;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.open().catch((error: unknown) => {
        this.#logger.warn({ error }, 'live events: cannot listen yet');
        this.#again(this.#client);
      });
    }, RECONNECT_MS);
  }

  #hear(payload: string): void {
    const part = parsePart(payload);
    if (!part) {
      this.#logger.warn('live events: a notification that is none of ours');
      return;
    }
    const { more, ...rest } = part;
    const event = this.#begun ? joined(this.#begun, rest) : rest;
    this.#begun = more ? event : undefined;
    if (!more) this.#emit(event);
  }
}

/** Ends a connection, be it broken already. */
async function ended(client: pg.Client): Promise<void> {
  await client.end().catch(() => {});
}

/** @returns undefined for what somebody else sent on a channel that happens to have our name */
function parsePart(payload: string): Part | undefined {
  try {
    const part = JSON.parse(payload) as Part | null;
    return typeof part?.translation === 'number' ? part : undefined;
  } catch {
    return undefined;
  }
}

function joined(one: LiveEvent, other: LiveEvent): LiveEvent {
  return {
    ...one,
    segments: [...(one.segments ?? []), ...(other.segments ?? [])],
    blocks: [...(one.blocks ?? []), ...(other.blocks ?? [])],
    ...(one.findings && { findings: [...one.findings, ...(other.findings ?? [])] }),
  };
}
