import type { AttributionLayer } from './attribution-layer.ts';
import type { CommandId } from './commands.ts';
import type { Desk } from './desk.ts';
import { announce } from './dom.ts';
import type { Editing, OpenAt } from './editing.ts';
import type { Find } from './find.ts';
import type { Findings } from './findings.ts';
import type { Help } from './help.ts';
import type { Navigation, Wanted } from './navigation.ts';
import type { Panel } from './panel.ts';
import { RefusedError, UnreachableError } from './request.ts';
import type { State } from './save-queue.ts';
import type { Settling } from './settle.ts';
import type { Structure } from './structure.ts';
import type { UndoSave } from './undo-save.ts';
import type { Unsaved } from './unsaved.ts';

export interface ActionParts {
  desk: Desk;
  editing: Editing;
  navigation: Navigation;
  panel: Panel;
  settling: Settling;
  structure: Structure;
  undoSave: UndoSave;
  find: Find;
  help: Help;
  unsaved: Unsaved;
  attribution: AttributionLayer;
  findings: Findings;
}

/** What keys, buttons and clicks do. */
export class Actions {
  readonly #parts: ActionParts;
  readonly #commands: Record<CommandId, () => unknown>;

  constructor(parts: ActionParts) {
    this.#parts = parts;
    const { editing, structure, undoSave, find, help, unsaved, attribution, findings } = parts;
    this.#commands = {
      saveNext: () => this.#saveAndMove(),
      approveNext: () => this.#vouchAndMove('approved'),
      reviewNext: () => this.#vouchAndMove('reviewed'),
      save: () => editing.save(),
      cancel: () => this.#cancel(),
      undo: () => editing.session?.editor?.undo(),
      redo: () => editing.session?.editor?.redo(),
      undoSave: () => undoSave.run(),
      next: () => this.#move(1, 'any'),
      previous: () => this.#move(-1, 'any'),
      nextUnreviewed: () => this.#move(1, 'unreviewed'),
      nextChanged: () => this.#move(1, 'changed'),
      nextMarked: () => this.#move(1, 'marked'),
      nextDoubtful: () => this.#move(1, 'doubtful'),
      nextFinding: () => this.#nextFinding(),
      fixFinding: () => findings.fix(),
      insertMatch: () => this.#insertNextMatch(),
      machine: () => editing.session && editing.reference.toggle(editing.session),
      attribution: () => {
        attribution.toggle();
        this.#showLegend();
      },
      comment: () => this.#comment(),
      panel: () => this.#showPanel(),
      find: () => find.focus(),
      unsaved: () => unsaved.show(),
      help: () => help.show(),
      split: () => structure.run('split'),
      join: () => structure.run('join'),
      pair: () => structure.run('pair'),
      exclude: () => structure.run('exclude'),
      approveBlock: () => structure.run('approveBlock'),
    };
  }

  run(command: CommandId): void {
    this.attempt(this.#commands[command]);
  }

  /** Does something that may need the server, and says so when that does not answer. */
  attempt(action: () => unknown): void {
    void (async () => {
      try {
        await action();
      } catch (error) {
        announce(this.#parts.desk.t('move.unreachable'));
        if (!(error instanceof UnreachableError || error instanceof RefusedError)) throw error;
      }
    })();
  }

  /** Opens a segment; where two texts of it wait to be settled, that comes first. */
  async open(element: HTMLElement, at?: OpenAt): Promise<void> {
    const { settling, editing, help } = this.#parts;
    if (settling.showOf(Number(element.dataset.segment))) return;
    await editing.open(element, at);
    help.showHints(element);
  }

  /** Opens a segment wherever in the article it is. */
  async goTo(id: number, position?: string, at?: OpenAt): Promise<void> {
    const element = await this.#parts.navigation.reach(id, position);
    if (element) await this.open(element, at);
  }

  /** Closes the panel, or what was found in it, and goes on where one was. */
  closePanel(): void {
    const { panel, editing } = this.#parts;
    panel.close();
    if (editing.session) void panel.show(editing.session.id);
    else panel.showEmpty();
    if (editing.session?.editor) editing.session.editor.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  async #move(direction: 1 | -1, wanted: Wanted): Promise<void> {
    const { navigation, editing } = this.#parts;
    const next = await navigation.find(editing.session?.id, direction, wanted);
    if (next) await this.open(next);
  }

  fixFinding(key: string): void {
    this.#parts.findings.fix(key);
  }

  /** Puts a translation of the memory in the place of the open segment's text. */
  insertMatch(text: string): void {
    const { editing, panel, desk } = this.#parts;
    const editor = editing.session?.editor;
    if (!editor) return;
    panel.close();
    editor.replace(text);
    editor.focus();
    announce(desk.t('match.inserted'));
  }

  /** The best match first; asked for again, the next one. */
  async #insertNextMatch(): Promise<void> {
    const { editing, panel, desk } = this.#parts;
    const { session } = editing;
    await panel.whenReady();
    if (session !== editing.session || !session?.editor) return;
    const texts = [...panel.root.querySelectorAll<HTMLElement>('[data-insert-match]')].map(
      (button) => button.dataset.insertMatch ?? '',
    );
    const text = texts[(texts.indexOf(session.editor.text()) + 1) % texts.length];
    if (text === undefined) announce(desk.t('match.none'));
    else this.insertMatch(text);
  }

  showFinding(key: string): void {
    this.#parts.findings.show(key);
  }

  async #nextFinding(): Promise<void> {
    const { findings, navigation, editing } = this.#parts;
    if (findings.next()) return;
    const next = await navigation.find(editing.session?.id, 1, 'found');
    if (!next) return;
    await this.open(next);
    await findings.first();
  }

  async #vouchAndMove(state: State): Promise<void> {
    if (this.#parts.desk.canReview) await this.#saveAndMove(state);
  }

  async #saveAndMove(state?: State): Promise<void> {
    const { navigation, editing } = this.#parts;
    editing.save(state);
    const { session } = editing;
    const next = await navigation.find(session?.id, 1, 'any');
    if (next) await this.open(next);
    else if (session) editing.leave();
  }

  #cancel(): void {
    const { editing } = this.#parts;
    // Whoever is in the panel leaves the panel; the text stays open.
    if (document.activeElement?.closest('#panel, form.find')) this.closePanel();
    else editing.cancel();
    this.#showLegend();
  }

  /** Whoever sees who wrote what sees its legend as soon as no segment is in the panel's way. */
  #showLegend(): void {
    const { attribution, editing, panel } = this.#parts;
    if (attribution.isOn && !editing.session && !panel.inUse) panel.showEmpty();
  }

  async #comment(): Promise<void> {
    const { panel, editing } = this.#parts;
    panel.open();
    if (editing.session) await panel.show(editing.session.id);
    await panel.whenReady();
    panel.focusComment();
  }

  #showPanel(): void {
    this.#parts.panel.open();
    this.#parts.panel.root.focus();
  }
}
