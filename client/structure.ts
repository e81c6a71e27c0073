import type { Desk } from './desk.ts';
import { announce } from './dom.ts';
import type { Editing } from './editing.ts';
import type { Panel } from './panel.ts';
import { postForm, RefusedError } from './request.ts';
import type { Freshened } from './save-queue.ts';

export interface StructureParts {
  desk: Desk;
  editing: Editing;
  panel: Panel;
  goTo(segment: number): Promise<void>;
  onRevision(revision: number): void;
}

/** Splits, joins, pairs and excludes through the panel's forms, in place. */
export class Structure {
  readonly #parts: StructureParts;

  constructor(parts: StructureParts) {
    this.#parts = parts;
    parts.panel.root.addEventListener('submit', (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.matches('[data-structure]')) return;
      event.preventDefault();
      void this.#submit(form, event.submitter);
    });
  }

  /** Does at once what needs no choice, and leads to the form of what does. */
  async run(command: 'split' | 'join' | 'pair' | 'exclude' | 'approveBlock'): Promise<void> {
    const { panel, desk } = this.#parts;
    await this.#settleText();
    await panel.whenReady();
    const form = this.#form(command);
    if (!form) {
      announce(desk.t(`structure.cannot.${command}`));
    } else if (command === 'split' || command === 'pair') {
      panel.open();
      const details = form.closest('details');
      if (details) details.open = true;
      form.querySelector<HTMLElement>('select, input[type="radio"]:checked')?.focus();
    } else {
      await this.#send(form);
    }
  }

  #form(command: string): HTMLFormElement | null {
    const { root } = this.#parts.panel;
    const ends: Record<string, string> = {
      split: '/split',
      join: '/join',
      pair: '/pairing',
      exclude: '/exclusion',
      approveBlock: '/approval',
    };
    return root.querySelector<HTMLFormElement>(`form[data-structure][action$="${ends[command]}"]`);
  }

  async #submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const chosen = new FormData(form, submitter);
    const before = this.#parts.editing.session?.dirty ?? false;
    await this.#settleText();
    const cuts = form.action.endsWith('/split') || form.action.endsWith('/pairing');
    if (before && cuts) {
      // The places to cut were those of another text.
      announce(this.#parts.desk.t('structure.chooseAgain'));
      return;
    }
    await this.#send(form, chosen);
  }

  /** Saves what is typed and waits for it: a cut through a text that is not saved would lose it. */
  async #settleText(): Promise<void> {
    const { editing, desk, panel } = this.#parts;
    const session = editing.session;
    const saved = session?.dirty ? editing.save() : undefined;
    if (!saved && !(session && desk.queue.newest(session.id))) return;
    await desk.queue.whenIdle();
    await panel.refresh();
  }

  async #send(form: HTMLFormElement, data = new FormData(form)): Promise<void> {
    const { desk, panel, goTo, onRevision, editing } = this.#parts;
    const body = new URLSearchParams();
    for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
    this.#refreshVersions(body);
    const done = await postForm<Freshened & { segment?: number }>(form.action, body).catch(
      (error: unknown) => {
        announce(this.#messageOf(error));
        this.#tell(form, this.#messageOf(error));
        return undefined;
      },
    );
    if (!done) return;
    const at = done.segment ?? editing.session?.id;
    editing.close();
    panel.forgetMachineTexts();
    desk.article.apply(done);
    onRevision(done.revision);
    announce(desk.t('structure.done'));
    panel.showEmpty();
    if (at !== undefined) await goTo(at);
  }

  /** Saving may have moved the versions on since the panel was fetched. */
  #refreshVersions(body: URLSearchParams): void {
    const { desk, editing } = this.#parts;
    const session = editing.session;
    if (session && body.has('version')) body.set('version', String(session.version));
    if (body.has('revision')) body.set('revision', desk.root.dataset.revision ?? '');
    const next = desk.article.segment(Number(body.get('next')));
    if (next && body.has('nextVersion')) body.set('nextVersion', next.dataset.version ?? '');
  }

  #messageOf(error: unknown): string {
    if (error instanceof RefusedError && error.message) return error.message;
    return this.#parts.desk.t('status.waitingStructure');
  }

  #tell(form: HTMLFormElement, message: string): void {
    form.querySelector('.field-error')?.remove();
    const error = document.createElement('p');
    error.className = 'field-error';
    error.role = 'alert';
    error.textContent = message;
    form.append(error);
  }
}
