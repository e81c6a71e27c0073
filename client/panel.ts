import htmx from 'htmx.org';
import type { Desk } from './desk.ts';
import { make, need, parseHtml } from './dom.ts';
import { getFragment } from './request.ts';

/** Moving quickly through segments, one does not want each one's history. */
const PATIENCE_MS = 100;

/** The side panel: what there is to know about the open segment, or what was found. */
export class Panel {
  readonly root: HTMLElement = need('#panel');
  readonly #desk: Pick<Desk, 'path' | 'shelf' | 'user' | 't'>;
  readonly #empty: Node[];
  readonly #machine = new Map<number, string>();
  #segment: number | undefined;
  #abort = new AbortController();
  #ready: Promise<void> = Promise.resolve();
  #stale = false;
  readonly #onShown: (() => void)[] = [];

  constructor(desk: Pick<Desk, 'path' | 'shelf' | 'user' | 't'>) {
    this.#desk = desk;
    this.#empty = [...this.root.childNodes];
    this.root.addEventListener('input', (event) => this.#keepComment(event.target));
    this.root.addEventListener('focusout', (event) => {
      const stays = event.relatedTarget instanceof Node && this.root.contains(event.relatedTarget);
      if (this.#stale && !stays) void this.refresh();
    });
    this.root.addEventListener('htmx:after:request', (event) => this.#forgetComment(event));
    // The field one has just written in was replaced, and the keyboard would be nowhere.
    this.root.addEventListener('htmx:after:swap', () => {
      if (document.activeElement === document.body) this.focusComment();
      this.#shown();
    });
  }

  /** Calls back whenever something else is shown, or the same anew. */
  onShown(callback: () => void): void {
    this.#onShown.push(callback);
  }

  /** Shows a segment, as soon as one stays with it. */
  show(segment: number): Promise<void> {
    if (this.#segment === segment) return this.#ready;
    this.#segment = segment;
    return this.refresh();
  }

  /** Fetches what is shown anew, unless somebody is at work in it: then when they leave it. */
  refreshGently(): void {
    if (this.inUse) this.#stale = true;
    else void this.refresh(true);
  }

  /** Fetches what is shown anew; a comment that is being typed stays. */
  refresh(gently = false): Promise<void> {
    this.#stale = false;
    this.#abort.abort();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#ready = this.#load(signal, gently).catch(() => {
      if (signal.aborted) return;
      const message = make('p', { class: 'notice warning' }, this.#desk.t('panel.unreachable'));
      this.root.replaceChildren(message);
    });
    return this.#ready;
  }

  /** Resolves when what is shown last is there; a refresh calls the request before it off. */
  async whenReady(): Promise<void> {
    let ready: Promise<void> | undefined;
    while (ready !== this.#ready) {
      ready = this.#ready;
      await ready;
    }
  }

  showEmpty(): void {
    this.#abort.abort();
    this.#segment = undefined;
    this.root.replaceChildren(...this.#empty);
    this.#shown();
  }

  /** Shows something else than a segment, such as what was found. */
  showOther(html: string): void {
    this.#abort.abort();
    this.#segment = undefined;
    this.root.replaceChildren(parseHtml(html));
    this.#shown();
  }

  /** The engine's text of a segment, which never changes by itself. */
  async machineText(segment: number): Promise<string | undefined> {
    if (!this.#machine.has(segment)) {
      void this.show(segment);
      await this.whenReady();
    }
    return this.#machine.get(segment);
  }

  /** Forgets machine texts, after segments were cut or joined. */
  forgetMachineTexts(): void {
    this.#machine.clear();
  }

  focusComment(): void {
    this.root.querySelector<HTMLElement>('.comment-form textarea')?.focus();
  }

  /** Opens the panel where it is a sheet over the article. */
  open(): void {
    document.body.classList.add('panel-open');
  }

  close(): void {
    document.body.classList.remove('panel-open');
  }

  /** Whether somebody is typing in the panel. */
  get inUse(): boolean {
    return this.root.contains(document.activeElement) && document.activeElement !== this.root;
  }

  async #load(signal: AbortSignal, gently: boolean): Promise<void> {
    const segment = this.#segment;
    if (segment === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    signal.throwIfAborted();
    const html = await getFragment(`${this.#desk.path}/segments/${segment}/panel`, signal);
    signal.throwIfAborted();
    const content = parseHtml(html);
    const machine = content.querySelector<HTMLElement>('[data-machine]')?.dataset.machine;
    if (machine !== undefined) this.#machine.set(segment, machine);
    const unfolded = this.root.querySelector<HTMLDetailsElement>('details.structure')?.open;
    if (gently && this.inUse) {
      this.#stale = true;
      return;
    }
    this.root.replaceChildren(content);
    const details = this.root.querySelector<HTMLDetailsElement>('details.structure');
    if (details && unfolded) details.open = true;
    this.#restoreComment();
    htmx.process(this.root);
    this.#shown();
  }

  #shown(): void {
    for (const callback of this.#onShown) callback();
  }

  #keepComment(target: EventTarget | null): void {
    if (!(target instanceof HTMLTextAreaElement) || !target.closest('.comment-form')) return;
    const name = this.#commentName();
    if (target.value.trim()) this.#desk.shelf.set(name, target.value);
    else this.#desk.shelf.delete(name);
  }

  #restoreComment(): void {
    const kept = this.#desk.shelf.get<string>(this.#commentName());
    const field = this.root.querySelector<HTMLTextAreaElement>('.comment-form textarea');
    if (kept && field) field.value = kept;
  }

  #forgetComment(event: Event): void {
    const { ctx } = (event as CustomEvent<{ ctx: { response: { status: number } } }>).detail;
    const form = event.target instanceof Element ? event.target.closest('.comment-form') : null;
    if (form && ctx.response.status < 400) this.#desk.shelf.delete(this.#commentName());
  }

  #commentName(): string {
    const { path, user } = this.#desk;
    return `emend:comment:${user}:${path}:${this.#segment ?? ''}`;
  }
}
