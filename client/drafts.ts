import { asStored, type Save, type Saved } from './save-queue.ts';
import type { Shelf } from './shelf.ts';

/** A text somebody typed and has not saved. */
export interface Draft {
  segment: number;
  /** Tab it was typed in. Two tabs on one segment keep a draft each. */
  tab: string;
  /** Version the typing started from, and the text of that version. */
  version: number;
  base: string;
  text: string;
  reason: string;
  /** When it was last typed at, in milliseconds since 1970. */
  at: number;
  /** Whether its author cancelled it: it is offered, but does not come back by itself. */
  dropped?: boolean;
}

/** How long a cancelled text can still be had back. */
const DROPPED_FOR_MS = 24 * 3_600_000;

/** The unsaved texts of one person in one translation, kept by the browser. */
export class Drafts {
  readonly #shelf: Shelf;
  readonly #prefix: string;
  readonly #tab: string;

  /**
   * @param scope names person and translation
   * @param tab names this page, as long as it is open
   */
  constructor(shelf: Shelf, scope: string, tab: string) {
    this.#shelf = shelf;
    this.#prefix = `emend:draft:${scope}:`;
    this.#tab = tab;
  }

  /** Keeps a text in place of what this tab kept of the segment before. */
  keep(draft: Omit<Draft, 'tab' | 'at'>, now: number = Date.now()): void {
    this.#shelf.set(this.#name(draft.segment, this.#tab), { ...draft, tab: this.#tab, at: now });
  }

  /** All texts kept of a segment, newest first, those cancelled lately included. */
  of(segment: number, now: number = Date.now()): Draft[] {
    return this.#sorted(this.#fresh(`${this.#prefix}${segment}:`, now));
  }

  /** All texts kept and not cancelled, newest first. */
  all(now: number = Date.now()): Draft[] {
    return this.#sorted(this.#fresh(this.#prefix, now).filter((draft) => !draft.dropped));
  }

  /** The text to open a segment with; from now on it is this tab's. */
  adopt(segment: number, now: number = Date.now()): Draft | undefined {
    const draft = this.of(segment, now).find((one) => !one.dropped);
    if (!draft || draft.tab === this.#tab) return draft;
    const own: Draft = { ...draft, tab: this.#tab };
    this.#shelf.set(this.#name(segment, this.#tab), own);
    this.forget(draft);
    return own;
  }

  /**
   * A save was confirmed: what was typed over it before that now starts from the version it became.
   * After a merge it still starts from the old one, over which the server can merge it as well.
   */
  moveOn(save: Pick<Save, 'segment' | 'text'>, answer: Pick<Saved, 'version' | 'text'>): void {
    if (answer.text !== asStored(save.text)) return;
    for (const draft of this.of(save.segment)) {
      if (draft.base !== save.text) continue;
      const moved: Draft = { ...draft, version: answer.version, base: answer.text };
      this.#shelf.set(this.#name(draft.segment, draft.tab), moved);
    }
  }

  /** Marks this tab's text of a segment as cancelled. */
  drop(segment: number): void {
    const draft = this.#shelf.get<Draft>(this.#name(segment, this.#tab));
    if (!draft) return;
    // Under another name, where the next text typed in this tab does not replace it.
    const tab = `${this.#tab}-dropped`;
    this.#shelf.set(this.#name(segment, tab), { ...draft, tab, dropped: true });
    this.forget(draft);
  }

  forget({ segment, tab }: Pick<Draft, 'segment' | 'tab'>): void {
    this.#shelf.delete(this.#name(segment, tab));
  }

  /** Removes this tab's text of a segment. */
  forgetOwn(segment: number): void {
    this.forget({ segment, tab: this.#tab });
  }

  #name(segment: number, tab: string): string {
    return `${this.#prefix}${segment}:${tab}`;
  }

  /** What is kept under names that begin like this; what was cancelled long ago goes. */
  #fresh(prefix: string, now: number): Draft[] {
    return this.#shelf.list<Draft>(prefix).filter((draft) => {
      const old = draft.dropped === true && now - draft.at > DROPPED_FOR_MS;
      if (old) this.forget(draft);
      return !old;
    });
  }

  #sorted(drafts: Draft[]): Draft[] {
    return drafts.sort((a, b) => b.at - a.at);
  }
}
