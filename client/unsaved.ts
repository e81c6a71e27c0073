import type { Desk } from './desk.ts';
import { make } from './dom.ts';
import { timeOf } from './strings.ts';

export interface UnsavedParts {
  desk: Desk;
  /** Opens a segment, wherever in the article it is. */
  goTo(segment: number): void;
  onChange(): void;
}

interface Entry {
  segment: number;
  text: string;
  at: number;
  note: string;
  discard(): void;
}

/** The dialog that lists every text that is only in this browser, also of segments that are gone. */
export class Unsaved {
  readonly #parts: UnsavedParts;
  readonly #body = make('div', { class: 'unsaved-body' });
  readonly #dialog: HTMLDialogElement;

  constructor(parts: UnsavedParts) {
    this.#parts = parts;
    const { t } = parts.desk;
    const close = make('button', { class: 'quiet' }, t('close'));
    const title = make('h2', { id: 'unsaved-title' }, t('unsaved.title'));
    this.#dialog = make(
      'dialog',
      { class: 'help-dialog unsaved-dialog', id: 'unsaved', 'aria-labelledby': 'unsaved-title' },
      make('form', { method: 'dialog', class: 'dialog-head' }, title, close),
      this.#body,
    );
    document.body.append(this.#dialog);
  }

  show(): void {
    this.#draw();
    this.#dialog.showModal();
  }

  #draw(): void {
    const { t } = this.#parts.desk;
    const entries = this.#entries();
    this.#body.replaceChildren(
      entries.length === 0
        ? make('p', { class: 'empty' }, t('unsaved.none'))
        : make('ul', { class: 'unsaved-list' }, ...entries.map((entry) => this.#item(entry))),
    );
  }

  #entries(): Entry[] {
    const { queue, drafts, t } = this.#parts.desk;
    const aside = queue.setAside.map(({ save, answer }) => ({
      segment: save.segment,
      text: save.text,
      at: save.at,
      note:
        answer.kind === 'conflict'
          ? t('unsaved.conflict')
          : t('status.refused', { message: answer.message }),
      discard: () => queue.discard(save),
    }));
    const kept = drafts.all().map((draft) => ({
      segment: draft.segment,
      text: draft.text,
      at: draft.at,
      note: t('mark.draft'),
      discard: () => drafts.forget(draft),
    }));
    return [...aside, ...kept];
  }

  #item(entry: Entry): HTMLElement {
    const { desk, goTo, onChange } = this.#parts;
    const { t, targetLanguage, targetDirection } = desk;
    const open = make('button', { type: 'button' }, t('unsaved.open'));
    open.addEventListener('click', () => {
      this.#dialog.close();
      goTo(entry.segment);
    });
    const copy = make('button', { type: 'button', class: 'quiet' }, t('unsaved.copy'));
    copy.addEventListener('click', () => void navigator.clipboard?.writeText(entry.text));
    const discard = make('button', { type: 'button', class: 'quiet' }, t('unsaved.discard'));
    discard.addEventListener('click', () => {
      if (!confirm(t('unsaved.discardConfirm'))) return;
      entry.discard();
      this.#draw();
      onChange();
    });
    return make(
      'li',
      {},
      make(
        'p',
        { class: 'hint' },
        t('unsaved.item', { id: entry.segment, when: timeOf(entry.at) }),
      ),
      make('p', { class: 'hint' }, entry.note),
      make('p', { class: 'prose-small', lang: targetLanguage, dir: targetDirection }, entry.text),
      make('p', { class: 'actions' }, open, copy, discard),
    );
  }
}
