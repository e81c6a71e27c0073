import type { Desk } from './desk.ts';
import { announce, make } from './dom.ts';
import { loadEditor } from './load-editor.ts';
import type { Panel } from './panel.ts';
import type { Session } from './session.ts';

const SHELF_NAME = 'emend:show-machine';

/** Typing goes before drawing the difference. */
const UPDATE_AFTER_MS = 120;

/** The machine text under the open segment, with the words that were changed since. */
export class Reference {
  readonly #desk: Pick<Desk, 't' | 'shelf' | 'targetLanguage' | 'targetDirection'>;
  readonly #panel: Panel;
  #shown: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk, panel: Panel) {
    this.#desk = desk;
    this.#panel = panel;
    this.#shown = desk.shelf.get<boolean>(SHELF_NAME) ?? false;
  }

  /** A segment was opened: what was shown of the last one is shown of this one. */
  opened(session: Session): void {
    if (this.#shown) void this.#draw(session);
  }

  /** Shows or hides the machine text, here and in the segments opened after this one. */
  async toggle(session: Session): Promise<void> {
    this.#shown = !this.#shown;
    this.#desk.shelf.set(SHELF_NAME, this.#shown);
    const area = areaOf(session);
    if (this.#shown) await this.#draw(session);
    else if (area) area.hidden = true;
    pressed(session, this.#shown);
  }

  /** The text was changed. */
  update(session: Session): void {
    if (!this.#shown || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#shown) void this.#draw(session);
    }, UPDATE_AFTER_MS);
  }

  /** Shows what somebody else changed in the text one is editing. */
  async showChange(session: Session, before: string, after: string, name: string): Promise<void> {
    const area = areaOf(session);
    if (!area) return;
    const label = this.#desk.t('editor.theirChange', { name });
    area.replaceChildren(labelOf(label), await this.#diff(before, after));
    area.hidden = false;
  }

  async #draw(session: Session): Promise<void> {
    const { t } = this.#desk;
    const machine = await this.#panel.machineText(session.id);
    const area = areaOf(session);
    if (!area) return;
    pressed(session, true);
    area.hidden = false;
    if (machine === undefined) {
      area.replaceChildren(t('panel.unreachable'));
      return;
    }
    const text = session.text;
    const parts: Node[] = [labelOf(t('editor.machineText')), await this.#diff(machine, text)];
    if (machine === text) {
      parts.push(
        make(
          'span',
          { class: 'hint', lang: document.documentElement.lang },
          t('editor.machineSame'),
        ),
      );
    } else if (session.editor) {
      const button = make(
        'button',
        { type: 'button', class: 'quiet small' },
        t('editor.useMachine'),
      );
      button.addEventListener('click', () => {
        session.editor?.replace(machine);
        session.editor?.focus();
        announce(t('editor.machineTaken'));
      });
      parts.push(button);
    }
    area.replaceChildren(...parts);
  }

  async #diff(before: string, after: string): Promise<HTMLElement> {
    const { t, targetLanguage, targetDirection } = this.#desk;
    const { diffNodes } = await loadEditor();
    const marks = { deleted: t('diff.deleted'), inserted: t('diff.inserted') };
    return make(
      'span',
      { class: 'diff prose-small', lang: targetLanguage, dir: targetDirection },
      ...diffNodes(before, after, targetLanguage, marks),
    );
  }
}

function labelOf(text: string): HTMLElement {
  const { lang, dir } = document.documentElement;
  return make('span', { class: 'editor-reference-label', lang, dir }, text);
}

function areaOf(session: Session): HTMLElement | null {
  return session.element.querySelector<HTMLElement>('[data-reference]');
}

function pressed(session: Session, shown: boolean): void {
  session.element
    .querySelector('[data-action="machine"]')
    ?.setAttribute('aria-pressed', String(shown));
}
