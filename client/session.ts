import { textOf } from './article.ts';
import type { TextEditor } from './codemirror.ts';
import type { Desk } from './desk.ts';
import { make, need } from './dom.ts';
import { asStored, type Save, type Saved } from './save-queue.ts';
import { actionOf, type StatusAction } from './status.ts';

/** Typing is kept at the latest after this long. */
const KEEP_AFTER_MS = 200;

type SessionDesk = Pick<Desk, 'article' | 'drafts' | 'queue' | 't'>;

/**
 * The open segment: the text being typed, the version it started from, and its draft. Whoever may
 * not edit has a session without an editor.
 */
export class Session {
  readonly id: number;
  element: HTMLElement;
  /** Version the typing started from, and the text of that version. */
  version: number;
  base: string;
  editor: TextEditor | undefined;
  /** Whether anything was typed since it was opened. */
  touched = false;
  readonly #desk: SessionDesk;
  readonly #onKept: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onKept called when what is typed was kept, or there is nothing to keep any more */
  constructor(desk: SessionDesk, element: HTMLElement, onKept: () => void) {
    this.#desk = desk;
    this.#onKept = onKept;
    this.element = element;
    const facts = desk.article.facts(element);
    const pending = desk.queue.newest(facts.id);
    this.id = facts.id;
    this.version = pending?.version ?? facts.version;
    this.base = pending?.text ?? facts.text;
  }

  get text(): string {
    return this.editor?.text() ?? this.base;
  }

  get dirty(): boolean {
    return asStored(this.text) !== asStored(this.base);
  }

  get reason(): string {
    return this.#reasonField?.value.trim() ?? '';
  }

  set reason(value: string) {
    if (this.#reasonField) this.#reasonField.value = value;
  }

  get state(): string {
    return this.#desk.article.facts(this.element).state;
  }

  /** Notes that something was typed; it is kept a moment later. */
  typed(): void {
    this.touched = true;
    this.#timer ??= setTimeout(() => this.keep(), KEEP_AFTER_MS);
  }

  /** Keeps what is typed, at once. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.editor) return;
    if (this.dirty) {
      const { id, version, base, text, reason } = this;
      this.#desk.drafts.keep({ segment: id, version, base, text, reason });
    } else {
      this.#desk.drafts.forgetOwn(this.id);
    }
    this.#onKept();
  }

  /** From now on the text is on its way to the server, and what is typed on builds on it. */
  submitted(save: Save): void {
    this.base = save.text;
    this.version = save.version;
    this.touched = false;
    this.reason = '';
    this.keep();
  }

  /** The server has answered for a save of this segment. */
  confirmed(save: Save, answer: Saved): void {
    if (this.base !== save.text) return;
    if (answer.text === asStored(save.text)) {
      this.version = answer.version;
      if (this.dirty) this.keep();
      else this.base = answer.text;
    } else if (!this.dirty) {
      this.takeOver(answer.text, answer.version);
    }
    // What was typed over a text that was then merged still starts from the old version, over which
    // the server can merge it as well.
  }

  /** Shows another text, as of a version, in place of one nobody has changed. */
  takeOver(text: string, version: number): void {
    this.base = text;
    this.version = version;
    this.editor?.reset(text);
    this.touched = false;
    this.keep();
  }

  /** Says something inside the editor, in place of what it said before. */
  notice(text: string, ...actions: StatusAction[]): void {
    this.clearNotice();
    const { lang, dir } = document.documentElement;
    const notice = make('span', { class: 'editor-notice notice', role: 'status', lang, dir }, text);
    for (const action of actions) notice.append(' ', actionOf(action));
    this.element.querySelector('.segment-editor')?.prepend(notice);
  }

  clearNotice(): void {
    this.element.querySelector('.editor-notice')?.remove();
  }

  /** Takes the editor out of the page. What is unsaved stays kept. */
  close(): void {
    this.keep();
    this.editor?.destroy();
    this.editor = undefined;
    this.element.querySelector('.segment-editor')?.remove();
    if (this.element.classList.contains('is-gone')) this.element.remove();
  }

  /** Builds the editor's frame inside the segment and returns where the text goes. */
  mount(): HTMLElement {
    const template = need<HTMLTemplateElement>('#editor-template');
    const frame = template.content.cloneNode(true) as DocumentFragment;
    const area = need('.editor-area', frame);
    textOf(this.element).after(frame);
    this.#reasonField?.addEventListener('input', () => this.typed());
    return area;
  }

  get #reasonField(): HTMLInputElement | null {
    return this.element.querySelector<HTMLInputElement>('[data-reason]');
  }
}
