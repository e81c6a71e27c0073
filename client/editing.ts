import type { Desk } from './desk.ts';
import { announce, bringIntoView, keepInPlace } from './dom.ts';
import type { LiveChange } from './live.ts';
import { type EditorModule, loadEditor } from './load-editor.ts';
import type { Panel } from './panel.ts';
import { Reference } from './reference.ts';
import { asStored, type Save, type Saved, type State } from './save-queue.ts';
import { Session } from './session.ts';
import { timeOf } from './strings.ts';

/** Where the cursor goes in a segment that is opened: UTF-16 offsets. */
export interface OpenAt {
  from: number;
  to?: number;
}

/** Opens one segment at a time and puts what was typed into the queue. */
export class Editing {
  readonly #desk: Desk;
  readonly #panel: Panel;
  readonly reference: Reference;
  #session: Session | undefined;
  readonly #onLeave: (() => void)[] = [];

  readonly #onKept: () => void;

  /** @param onKept called whenever the browser has kept what is typed */
  constructor(desk: Desk, panel: Panel, onKept: () => void) {
    this.#desk = desk;
    this.#panel = panel;
    this.#onKept = onKept;
    this.reference = new Reference(desk, panel);
    desk.article.onRefresh(() => this.#markOpen());
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Calls back whenever a segment was saved or left, which is when one may be interrupted. */
  onLeave(callback: () => void): void {
    this.#onLeave.push(callback);
  }

  /** Opens a segment in place of the one that is open. */
  async open(asked: HTMLElement, at?: OpenAt): Promise<void> {
    if (this.#session?.element === asked) {
      if (at) this.#session.editor?.select(at.from, at.to);
      this.#session.editor?.focus();
      return;
    }
    const editor = this.#desk.canEdit ? await loadEditor() : undefined;
    // While the editor was on its way, the segment may have been shown anew.
    const element = asked.isConnected
      ? asked
      : this.#desk.article.segment(Number(asked.dataset.segment));
    if (!element) return;
    keepInPlace(element, () => {
      this.close();
      const session = new Session(this.#desk, element, this.#onKept);
      this.#session = session;
      this.#markOpen();
      if (editor) this.#mount(session, editor);
    });
    const session = this.#session;
    if (!session) return;
    if (at) session.editor?.select(at.from, at.to);
    if (session.editor) session.editor.focus();
    else element.querySelector<HTMLElement>('.segment-mark')?.focus({ preventScroll: true });
    bringIntoView(element.querySelector('.segment-editor') ?? element);
    void this.#panel.show(session.id);
    this.#remember(session.id);
  }

  /** Closes the open segment; what is unsaved stays kept as its draft. */
  close(): void {
    const session = this.#session;
    if (!session) return;
    this.#session = undefined;
    session.close();
    const { root } = this.#desk.article;
    for (const element of root.querySelectorAll('.is-open, .has-open')) {
      element.classList.remove('is-open', 'has-open');
    }
    session.element.removeAttribute('aria-current');
    this.#desk.article.refreshed(session.element.parentElement ?? root);
    this.#left();
  }

  /** Closes the open segment and gives up what was typed, which can still be had back. */
  cancel(): void {
    const session = this.#session;
    if (!session) return;
    session.keep();
    if (session.dirty) {
      this.#desk.drafts.drop(session.id);
      announce(this.#desk.t('editor.dropped'));
      session.editor?.destroy();
      session.editor = undefined;
    }
    this.leave();
  }

  /** Closes the open segment and leaves the keyboard at its place. */
  leave(): void {
    const element = this.#session?.element;
    if (!element) return;
    keepInPlace(element, () => this.close());
    element.querySelector<HTMLElement>('.segment-mark')?.focus({ preventScroll: true });
  }

  /**
   * Puts the open segment's text into the queue, where there is anything to save.
   *
   * @param state state asked for; left out, a text nobody touched counts as read and becomes edited
   */
  save(state?: State): Save | undefined {
    const session = this.#session;
    if (!session || !this.#desk.canEdit) return undefined;
    const asked = state ?? (session.state === 'machine' && !session.dirty ? 'edited' : undefined);
    const moves = asked !== undefined && asked !== session.state;
    if (!session.dirty && !moves) return undefined;
    const { id, version, base, reason } = session;
    const text = asStored(session.text);
    const aside = this.#desk.queue.setAside.filter((one) => one.save.segment === id);
    const save = this.#desk.queue.add({
      segment: id,
      version,
      base,
      text,
      state: asked,
      reason: reason || undefined,
    });
    for (const one of aside) this.#desk.queue.discard(one.save);
    session.submitted(save);
    session.clearNotice();
    this.#desk.article.showUnconfirmed(session.element, text);
    this.#left();
    return save;
  }

  /** A save was confirmed; called before the page shows its blocks anew. */
  confirmed(save: Save, answer: Saved): void {
    const session = this.#session;
    if (session?.id !== save.segment) return;
    session.confirmed(save, answer);
    if (answer.outcome === 'merged') session.notice(this.#desk.t('editor.merged'));
    this.reference.update(session);
  }

  /** The page was brought up to date after somebody else's change. */
  changedElsewhere(change: LiveChange): void {
    const session = this.#session;
    if (!session?.editor || this.#desk.queue.newest(session.id)) return;
    const { t, article } = this.#desk;
    const name = change.author;
    if (session.element.classList.contains('is-gone')) {
      session.keep();
      session.notice(t('editor.gone', { name }));
      return;
    }
    const facts = article.facts(session.element);
    if (facts.version <= session.version) return;
    if (facts.text === session.base) {
      session.version = facts.version;
      if (session.dirty) session.keep();
    } else if (session.dirty) {
      session.notice(t('editor.changedElsewhere', { name }), {
        label: t('editor.showTheirs'),
        run: () => void this.reference.showChange(session, session.base, facts.text, name),
      });
    } else {
      session.takeOver(facts.text, facts.version);
      session.notice(t('editor.takenOver', { name }));
    }
    this.reference.update(session);
  }

  /** A save was undone, and the page shows it. What was typed since then stays as it is. */
  undone(): void {
    const session = this.#session;
    if (!session?.editor || session.element.classList.contains('is-gone')) return;
    const facts = this.#desk.article.facts(session.element);
    if (facts.version > session.version && !session.dirty) {
      session.takeOver(facts.text, facts.version);
    }
    this.reference.update(session);
  }

  #mount(session: Session, { openTextEditor }: EditorModule): void {
    const { drafts, t, nonce, targetLanguage, targetDirection, queue } = this.#desk;
    const refused = queue.asideOf(session.id);
    const draft = this.#draftOf(session) ?? refused?.save;
    if (draft) {
      session.version = draft.version;
      session.base = draft.base;
    }
    session.editor = openTextEditor({
      parent: session.mount(),
      text: session.base,
      language: targetLanguage,
      direction: targetDirection,
      label: t('editor.label', { id: session.id }),
      nonce,
      onChange: () => {
        session.typed();
        this.reference.update(session);
      },
    });
    if (draft) {
      session.editor.replace(draft.text);
      session.reason = draft.reason ?? '';
      session.keep();
      session.notice(t('editor.restored', { when: timeOf(draft.at) }));
    }
    if (refused?.answer.kind === 'refused') {
      session.notice(t('status.refused', { message: refused.answer.message }));
    }
    this.#offerOthers(session, drafts.of(session.id));
    this.reference.opened(session);
  }

  #draftOf(session: Session) {
    const draft = this.#desk.drafts.adopt(session.id);
    if (!draft) return undefined;
    if (asStored(draft.text) !== asStored(session.base)) return draft;
    // The text was saved after all, by another way.
    this.#desk.drafts.forgetOwn(session.id);
    return undefined;
  }

  /** Texts that were cancelled or typed in other tabs can be had with one click. */
  #offerOthers(session: Session, drafts: ReturnType<Desk['drafts']['of']>): void {
    const other = drafts.find((draft) => asStored(draft.text) !== asStored(session.text));
    if (!other) return;
    session.notice(this.#desk.t('editor.other', { when: timeOf(other.at) }), {
      label: this.#desk.t('editor.useOther'),
      run: () => {
        session.editor?.replace(other.text);
        this.#desk.drafts.forget(other);
        session.keep();
        session.clearNotice();
        session.editor?.focus();
      },
    });
  }

  #markOpen(): void {
    const session = this.#session;
    if (!session) return;
    const { article } = this.#desk;
    if (!session.element.isConnected)
      session.element = article.segment(session.id) ?? session.element;
    session.element.classList.add('is-open');
    session.element.setAttribute('aria-current', 'true');
    session.element.closest('.block')?.classList.add('has-open');
    article.source(session.id)?.classList.add('is-open');
  }

  #left(): void {
    for (const callback of this.#onLeave) callback();
  }

  /** A page that is loaded again comes back at the segment. */
  #remember(id: number): void {
    const url = new URL(location.href);
    url.searchParams.set('segment', String(id));
    url.searchParams.delete('piece');
    url.hash = '';
    history.replaceState(history.state, '', url);
  }
}
