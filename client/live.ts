import type { Desk } from './desk.ts';
import { getJson, RefusedError } from './request.ts';
import type { Freshened } from './save-queue.ts';

/** Something that happened to the translation, as the server tells it. */
export interface LiveChange {
  revision?: number;
  segments?: number[];
  blocks?: number[];
  comments?: number[];
  findings?: number[];
  author: string;
}

export interface LiveParts {
  desk: Desk;
  /** The page shows the change now. */
  onChange(change: LiveChange): void;
  /** Whether the connection is there or gone. */
  onConnection(connected: boolean): void;
}

/** Changes that come in quick succession are fetched together. */
const GATHER_MS = 80;

/** A page in the background lets go after this long: browsers grant a site six connections. */
const LET_GO_MS = 30_000;

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/** Identifiers the server takes in one request. */
const IDS_AT_ONCE = 100;

/** Keeps the page up to date with what other people do. */
export class Live {
  readonly #parts: LiveParts;
  /** Newest revision of which the page shows everything that is loaded. */
  #seen: number;
  #source: EventSource | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #letGo: ReturnType<typeof setTimeout> | undefined;
  #gathered: LiveChange[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#seen = Number(parts.desk.root.dataset.revision);
    document.addEventListener('visibilitychange', () => this.#followVisibility());
    this.connect();
  }

  /** A save of this page made a revision, of which the page shows the effect. */
  sawOwn(revision: number): void {
    if (revision === this.#seen + 1) this.#see(revision);
  }

  connect(): void {
    clearTimeout(this.#retry);
    if (this.#source) return;
    const source = new EventSource(`${this.#parts.desk.path}/events`);
    this.#source = source;
    source.addEventListener('hello', (event) => {
      this.#failures = 0;
      this.#parts.onConnection(true);
      const { revision } = JSON.parse(event.data) as { revision: number };
      if (revision > this.#seen) this.#enqueue(() => this.#catchUp(revision));
    });
    source.addEventListener('change', (event) => this.#gather(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      this.#parts.onConnection(false);
      // While it is connecting the browser tries again by itself; closed it has given up.
      if (source.readyState === EventSource.CLOSED) this.#reconnect();
    });
  }

  #disconnect(): void {
    this.#source?.close();
    this.#source = undefined;
  }

  #reconnect(): void {
    this.#disconnect();
    const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.connect(), wait);
  }

  #followVisibility(): void {
    clearTimeout(this.#letGo);
    if (document.visibilityState === 'visible') this.connect();
    else this.#letGo = setTimeout(() => this.#disconnect(), LET_GO_MS);
  }

  #gather(change: LiveChange): void {
    this.#gathered.push(change);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const changes = this.#gathered.splice(0);
      this.#enqueue(() => this.#follow(changes));
    }, GATHER_MS);
  }

  /** One refresh after the other, so that an older page never overwrites a newer one. */
  #enqueue(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#parts.onConnection(false);
      if (error instanceof RefusedError && error.status === 401) this.#reconnect();
    });
  }

  async #follow(changes: readonly LiveChange[]): Promise<void> {
    const { desk, onChange } = this.#parts;
    const told = new Set(
      changes.map(({ revision }) => revision ?? 0).filter((revision) => revision > this.#seen),
    );
    const newest = Math.max(this.#seen, ...told);
    if (newest - this.#seen > told.size) {
      await this.#catchUp(newest);
    } else {
      const stale = changes.filter((change) => this.#isNews(change));
      const segments = stale.flatMap((change) => [
        ...(change.segments ?? []),
        ...(change.comments ?? []),
        ...(change.findings ?? []),
      ]);
      const blocks = stale.flatMap((change) => change.blocks ?? []);
      await this.#fetch(
        'segments',
        segments.filter((id) => desk.article.segment(id)),
      );
      await this.#fetch(
        'blocks',
        blocks.filter((id) => desk.article.block(id)),
      );
      this.#see(newest);
    }
    for (const change of changes) onChange(change);
  }

  /** Whether the page does not show it yet, as it does with what it saved itself. */
  #isNews(change: LiveChange): boolean {
    if (change.revision === undefined) return true;
    if (change.revision <= this.#seen) return false;
    if (change.blocks?.length) return true;
    return (change.segments ?? []).some((id) => {
      const segment = this.#parts.desk.article.segment(id);
      return segment && Number(segment.dataset.version) < (change.revision ?? 0);
    });
  }

  /** Fetches everything that is loaded, after changes the page was not told of. */
  async #catchUp(revision: number): Promise<void> {
    if (revision <= this.#seen) return;
    await this.#fetch('blocks', this.#parts.desk.article.loadedBlocks());
    this.#see(revision);
    this.#parts.onChange({ author: '' });
  }

  async #fetch(kind: 'segments' | 'blocks', ids: readonly number[]): Promise<void> {
    const { desk } = this.#parts;
    const wanted = [...new Set(ids)];
    for (let at = 0; at < wanted.length; at += IDS_AT_ONCE) {
      const some = wanted.slice(at, at + IDS_AT_ONCE).join(',');
      desk.article.apply(await getJson<Freshened>(`${desk.path}/blocks?${kind}=${some}`));
    }
  }

  /** Whoever approves the whole article approves what this page showed. */
  #see(revision: number): void {
    this.#seen = Math.max(this.#seen, revision);
    this.#parts.desk.root.dataset.revision = String(this.#seen);
    const field = this.#parts.desk.root.querySelector<HTMLInputElement>(
      '[data-approve-article] [name="revision"]',
    );
    if (field) field.value = String(this.#seen);
  }
}
