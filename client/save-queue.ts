import type { Shelf } from './shelf.ts';

export type State = 'machine' | 'edited' | 'reviewed' | 'approved';

/** A save on its way to the server. */
export interface Save {
  id: string;
  tab: string;
  segment: number;
  /** Version the text was typed over, and the text of that version. */
  version: number;
  base: string;
  text: string;
  /** State asked for; left out, an edit makes the segment edited. */
  state?: State | undefined;
  reason?: string | undefined;
  at: number;
}

/** A block as it now looks. */
export interface FreshBlock {
  id: number;
  html: string;
}

/** What the page shows anew after a change. */
export interface Freshened {
  revision: number;
  blocks: FreshBlock[];
  progress: string;
  /** How much the checks have found in the whole. */
  findings: string;
}

export interface Saved extends Freshened {
  kind: 'saved';
  /** `merged`: with what somebody else had changed; `unchanged`: the server had this text. */
  outcome: 'saved' | 'merged' | 'unchanged';
  version: number;
  state: State;
  text: string;
}

/** The server's word on a save. */
export type Answer =
  | Saved
  | { kind: 'conflict'; version: number; base: string; theirs: string; mine: string; html: string }
  /** It will never be accepted as it is. */
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'signedOut' }
  /** No answer, or none that says anything about the save: to be tried again. */
  | { kind: 'unreachable'; message?: string; retryAfterMs?: number };

/** A save that waits for its author: to be settled, or to be read and typed elsewhere. */
export interface SetAside {
  save: Save;
  answer: Extract<Answer, { kind: 'conflict' | 'refused' }>;
}

export type QueueState = 'idle' | 'sending' | 'waiting' | 'signedOut';

export interface QueueParts {
  shelf: Shelf;
  /** Names person and translation. */
  scope: string;
  tab: string;
  send(save: Save): Promise<Answer>;
  /** Calls back later; returns what calls it off. Tests hand in their own clock. */
  later(callback: () => void, ms: number): () => void;
  onState(state: QueueState, message: string | undefined): void;
  onAnswer(save: Save, answer: SetAside['answer'] | Saved): void;
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Sends saves to the server one after the other and keeps each until the server has answered for it,
 * across failures, sign-outs and closed tabs. Sending one twice does no harm: the server finds the
 * text it already has. What the server cannot take is set aside, never dropped.
 */
export class SaveQueue {
  readonly #parts: QueueParts;
  readonly #prefix: string;
  #waiting: Save[] = [];
  #aside: SetAside[] = [];
  #sending: Save | undefined;
  #failures = 0;
  #callOff: (() => void) | undefined;
  #state: QueueState = 'idle';
  #idle: (() => void)[] = [];

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#prefix = `emend:save:${parts.scope}:`;
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Saves not confirmed yet, those set aside not counted. */
  get pending(): number {
    return this.#waiting.length;
  }

  get setAside(): readonly SetAside[] {
    return this.#aside;
  }

  /** The newest save of a segment that the server has not answered for. */
  newest(segment: number): Save | undefined {
    return this.#waiting.findLast((save) => save.segment === segment);
  }

  /** Segments with a save the server has not answered for. */
  segments(): Set<number> {
    return new Set(this.#waiting.map((save) => save.segment));
  }

  /** The newest save of a segment that was set aside. */
  asideOf(segment: number): SetAside | undefined {
    return this.#aside.findLast((one) => one.save.segment === segment);
  }

  /** Keeps a save and sends it as soon as those before it are through. */
  add(save: Omit<Save, 'id' | 'tab' | 'at'>): Save {
    const whole: Save = { ...save, id: newId(), tab: this.#parts.tab, at: Date.now() };
    this.#parts.shelf.set(this.#name(whole), whole);
    this.#waiting.push(whole);
    this.retryNow();
    return whole;
  }

  /** Saves that tabs before this one left behind. */
  leftBehind(): Save[] {
    const known = new Set(this.#waiting.map((save) => save.id));
    return this.#parts.shelf
      .list<Save>(this.#prefix)
      .filter((save) => save.tab !== this.#parts.tab && !known.has(save.id))
      .sort((a, b) => a.at - b.at);
  }

  /** Takes over saves whose tab is gone. */
  adopt(saves: readonly Save[]): void {
    for (const save of saves) {
      const own: Save = { ...save, tab: this.#parts.tab };
      this.#parts.shelf.set(this.#name(own), own);
      this.#waiting.push(own);
    }
    if (saves.length > 0) this.retryNow();
  }

  /** Sends without waiting any longer, as when the network is back. */
  retryNow(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    if (!this.#sending) void this.#sendAll();
  }

  /** Resolves when nothing is left to send; what is set aside does not count. */
  async whenIdle(): Promise<void> {
    if (this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Removes a save its author has settled or given up. */
  discard(save: Save): void {
    this.#forget(save);
    this.#aside = this.#aside.filter((one) => one.save.id !== save.id);
  }

  async #sendAll(): Promise<void> {
    let save = this.#waiting[0];
    while (save) {
      this.#sending = save;
      this.#setState(this.#failures > 0 ? this.#state : 'sending');
      const answer = await this.#parts.send(save);
      this.#sending = undefined;
      if (answer.kind === 'signedOut' || answer.kind === 'unreachable') {
        this.#wait(answer);
        return;
      }
      this.#failures = 0;
      this.#waiting = this.#waiting.filter((one) => one !== save);
      this.#take(save, answer);
      save = this.#waiting[0];
    }
    this.#setState('idle');
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(save: Save, answer: SetAside['answer'] | Saved): void {
    if (answer.kind === 'saved') {
      this.#forget(save);
      this.#carryOn(save, answer);
    } else {
      this.#aside.push({ save, answer });
    }
    this.#parts.onAnswer(save, answer);
  }

  /**
   * What was typed over this save before it was confirmed now starts from the version it became. After
   * a merge it still starts from the old version, from which the server can merge it as well.
   */
  #carryOn(save: Save, answer: Saved): void {
    if (answer.text !== asStored(save.text)) return;
    this.#waiting = this.#waiting.map((later) => {
      if (later.segment !== save.segment || later.version !== save.version) return later;
      const moved: Save = { ...later, version: answer.version, base: answer.text };
      this.#parts.shelf.set(this.#name(moved), moved);
      return moved;
    });
  }

  #wait(answer: Extract<Answer, { kind: 'signedOut' | 'unreachable' }>): void {
    const own = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    const asked = answer.kind === 'unreachable' ? (answer.retryAfterMs ?? 0) : 0;
    this.#failures++;
    this.#setState(
      answer.kind === 'signedOut' ? 'signedOut' : 'waiting',
      answer.kind === 'unreachable' ? answer.message : undefined,
    );
    this.#callOff = this.#parts.later(() => this.retryNow(), Math.max(own, asked));
  }

  #setState(state: QueueState, message?: string): void {
    this.#state = state;
    this.#parts.onState(state, message);
  }

  #forget(save: Save): void {
    this.#parts.shelf.delete(this.#name(save));
  }

  #name(save: Save): string {
    return `${this.#prefix}${save.id}`;
  }
}

/** A text as the server stores it: without white space around it, line ends as `\n`. */
export function asStored(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** A name nothing else has. `crypto.randomUUID` would need HTTPS, which a newsroom's LAN may lack. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join(
    '',
  );
}
