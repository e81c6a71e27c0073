import type { Desk } from './desk.ts';
import { announce, need, parseHtml } from './dom.ts';
import type { Editing } from './editing.ts';
import type { SetAside } from './save-queue.ts';

type Conflict = SetAside & { answer: { kind: 'conflict' } };

/**
 * Two people changed the same words: the dialog shows base, theirs and mine, and the person settles
 * it. It opens by itself only where it interrupts nobody's typing.
 */
export class Settling {
  readonly #desk: Desk;
  readonly #editing: Editing;
  readonly #dialog = need<HTMLDialogElement>('#settle');
  /** Conflicts that were put off: found where one looks for them, but not offered again. */
  readonly #later = new Set<string>();
  #shown: Conflict | undefined;

  constructor(desk: Desk, editing: Editing) {
    this.#desk = desk;
    this.#editing = editing;
    editing.onLeave(() => this.offer());
    this.#dialog.addEventListener('click', (event) => this.#click(event.target));
    this.#dialog.addEventListener('submit', (event) => this.#submit(event));
    this.#dialog.addEventListener('close', () => this.#closed());
  }

  /** Shows a conflict that waits, unless somebody is in the middle of a text. */
  offer(): void {
    const { session } = this.#editing;
    if (this.#shown || session?.touched || document.querySelector('dialog[open]')) return;
    const next = this.#desk.queue.setAside.find(
      (one): one is Conflict => one.answer.kind === 'conflict' && !this.#later.has(one.save.id),
    );
    if (next) this.show(next);
  }

  /** Shows the conflict of a segment, where it has one; says whether it has. */
  showOf(segment: number): boolean {
    const aside = this.#desk.queue.asideOf(segment);
    if (aside?.answer.kind !== 'conflict') return false;
    this.show(aside as Conflict);
    return true;
  }

  show(conflict: Conflict): void {
    this.#shown = conflict;
    this.#dialog.replaceChildren(parseHtml(conflict.answer.html));
    this.#dialog.showModal();
    announce(this.#desk.t('settle.opened'));
    this.#text.focus();
  }

  get #text(): HTMLTextAreaElement {
    return need<HTMLTextAreaElement>('textarea[name="text"]', this.#dialog);
  }

  #click(target: EventTarget | null): void {
    if (!(target instanceof Element) || !this.#shown) return;
    const take = target.closest<HTMLElement>('[data-take]')?.dataset.take;
    if (take === 'theirs') this.#text.value = this.#shown.answer.theirs;
    if (take === 'mine') this.#text.value = this.#shown.answer.mine;
    if (take) this.#text.focus();
    if (target.closest('[data-settle-later]')) this.#dialog.close();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.#shown) return;
    const { save, answer } = this.#shown;
    const { queue } = this.#desk;
    queue.discard(save);
    const settled = queue.add({
      segment: save.segment,
      version: answer.version,
      base: answer.theirs,
      text: this.#text.value,
      state: save.state,
      reason: save.reason,
    });
    const { session } = this.#editing;
    if (session?.id === save.segment) {
      session.takeOver(settled.text, settled.version);
      session.submitted(settled);
      session.clearNotice();
    }
    this.#shown = undefined;
    this.#dialog.close();
  }

  #closed(): void {
    if (this.#shown) {
      this.#later.add(this.#shown.save.id);
      announce(this.#desk.t('settle.later'));
    }
    this.#shown = undefined;
    this.#dialog.replaceChildren();
    this.#desk.article.refreshed(this.#desk.article.root);
    this.#editing.session?.editor?.focus();
    this.offer();
  }
}
