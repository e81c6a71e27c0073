import type { Desk } from './desk.ts';
import { need } from './dom.ts';
import type { Panel } from './panel.ts';
import { getFragment } from './request.ts';

/** Finding words: the hits are listed in the side panel, and the article stays where it is. */
export class Find {
  readonly #desk: Pick<Desk, 'path'>;
  readonly #panel: Panel;
  readonly #form: HTMLFormElement = need('form[data-find]');

  constructor(desk: Pick<Desk, 'path'>, panel: Panel) {
    this.#desk = desk;
    this.#panel = panel;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
  }

  /** Puts the keyboard into the field, with what is selected in it as the words to find. */
  focus(): void {
    const selected = document.getSelection()?.toString().trim() ?? '';
    if (selected && selected.length <= 200) this.#field.value = selected;
    this.#field.focus();
    this.#field.select();
  }

  get #field(): HTMLInputElement {
    return need<HTMLInputElement>('[name="q"]', this.#form);
  }

  async #search(): Promise<void> {
    const query = new URLSearchParams({ q: this.#field.value });
    const address = `${this.#desk.path}/find?${query}`;
    let html: string;
    try {
      html = await getFragment(address);
    } catch {
      // As a page of its own the search can say for itself what is wrong.
      location.assign(address);
      return;
    }
    this.#panel.showOther(html);
    this.#panel.open();
    const first = this.#panel.root.querySelector<HTMLElement>('[data-goto]');
    (first ?? this.#field).focus();
  }
}
