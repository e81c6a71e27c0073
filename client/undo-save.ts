import type { Desk } from './desk.ts';
import { announce, isField } from './dom.ts';
import type { Editing } from './editing.ts';
import type { Panel } from './panel.ts';
import { postForm, RefusedError } from './request.ts';
import type { Freshened } from './save-queue.ts';

export interface UndoSaveParts {
  desk: Desk;
  editing: Editing;
  panel: Panel;
  onRevision(revision: number): void;
}

/** What the server says of an undone save. */
interface Undone extends Freshened {
  /** Whether anything was left to undo. */
  done: boolean;
  undone: number;
  segments: number[];
}

/** Takes back the person's own newest save in this article. */
export class UndoSave {
  readonly #parts: UndoSaveParts;
  /** Whether an answer is awaited: a key pressed twice is not meant twice. */
  #busy = false;

  constructor(parts: UndoSaveParts) {
    this.#parts = parts;
  }

  async run(): Promise<void> {
    const { desk } = this.#parts;
    if (!desk.canEdit || this.#busy) return;
    if (desk.queue.state === 'waiting' || desk.queue.state === 'signedOut') {
      // The newest save is not there yet, so what would be undone is another one.
      announce(desk.t('undoSave.waiting'));
      return;
    }
    this.#busy = true;
    try {
      await desk.queue.whenIdle();
      await this.#undo();
    } finally {
      this.#busy = false;
    }
  }

  async #undo(): Promise<void> {
    const { desk, editing, panel, onRevision } = this.#parts;
    const form = new URLSearchParams({ revision: 'last' });
    const answer = await postForm<Undone>(`${desk.path}/undo`, form).catch((error: unknown) => {
      if (!(error instanceof RefusedError) || !error.message) throw error;
      this.#refused(error);
      return undefined;
    });
    if (!answer) return;
    editing.session?.keep();
    if (answer.blocks.some(({ id, html }) => html !== '' && !desk.article.block(id))) {
      // A block came back that the page has no place for yet. Drafts are kept.
      location.reload();
      return;
    }
    panel.forgetMachineTexts();
    desk.article.apply(answer);
    onRevision(answer.revision);
    editing.undone();
    if (editing.session) panel.refreshGently();
    const said = answer.done
      ? desk.t('undoSave.done', { segments: answer.segments.join(', ') })
      : desk.t('undoSave.nothing');
    desk.status.show('saved', said);
    announce(said);
    // Whoever clicked goes on typing.
    if (!isField(document.activeElement)) editing.session?.editor?.focus();
  }

  #refused(error: RefusedError): void {
    const { desk } = this.#parts;
    const { revision } = (error.body ?? {}) as { revision?: number };
    announce(error.message);
    desk.status.show(
      'attention',
      error.message,
      revision === undefined
        ? undefined
        : { label: desk.t('undoSave.look'), href: `${desk.path}/history/${revision}/undo` },
    );
  }
}
