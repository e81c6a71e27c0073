import { type CommandId, type WorkbenchCommand, workbenchCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { make, need } from './dom.ts';
import { type Chord, chordOf, chordParts, whyUnusable } from './keys.ts';

const GROUPS = ['segment', 'move', 'look', 'structure'] as const;

/** What `[data-action]` buttons do by name of command, to show each one's key. */
const ACTIONS: Partial<Record<CommandId, string>> = {
  saveNext: 'save-next',
  approveNext: 'approve-next',
  machine: 'machine',
  attribution: 'attribution',
  cancel: 'cancel',
  help: 'help',
  panel: 'panel',
};

/** Keys that the empty panel names, to begin with. */
const FIRST_KEYS: readonly CommandId[] = ['next', 'saveNext', 'nextUnreviewed', 'machine', 'help'];

/** The overlay with every key, where each can be changed. */
export class Help {
  readonly #desk: Desk;
  readonly #dialog = need<HTMLDialogElement>('#help');
  readonly #body = need('#help-body');
  readonly #message = make('p', { class: 'hint', role: 'status', 'aria-live': 'polite' });
  readonly #commands: WorkbenchCommand[];
  /** Command that waits for its new key. */
  #asking: CommandId | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#commands = workbenchCommands(desk.mac).filter(
      ({ id }) => desk.canReview || !['approveNext', 'reviewNext', 'approveBlock'].includes(id),
    );
    this.#dialog.addEventListener('keydown', (event) => this.#press(event), { capture: true });
    this.#dialog.addEventListener('close', () => this.#stopAsking());
    this.showHints(document);
  }

  show(): void {
    this.#message.textContent = this.#desk.t('help.intro');
    this.#draw();
    this.#dialog.showModal();
  }

  /** Writes keys onto the buttons and hints of a part of the page. */
  showHints(part: ParentNode): void {
    const { keymap, t } = this.#desk;
    for (const [id, action] of Object.entries(ACTIONS) as [CommandId, string][]) {
      const keys = keymap.keysOf(id);
      for (const button of part.querySelectorAll<HTMLElement>(`[data-action="${action}"]`)) {
        const name = keys[0] ? ` (${this.#spoken(keys[0])})` : '';
        button.title = `${t(`command.${id}`)}${name}`;
      }
    }
    const list = part.querySelector('[data-key-hints]');
    list?.replaceChildren(
      ...FIRST_KEYS.flatMap((id) => [
        make('dt', {}, ...this.#caps(keymap.keysOf(id))),
        make('dd', {}, t(`command.${id}`)),
      ]),
    );
  }

  #draw(focus?: CommandId): void {
    const { t } = this.#desk;
    const groups = GROUPS.map((group) =>
      make(
        'section',
        { class: 'help-group' },
        make('h3', {}, t(`help.group.${group}`)),
        make(
          'ul',
          { class: 'help-keys' },
          ...this.#commands.filter((one) => one.group === group).map((one) => this.#row(one)),
        ),
      ),
    );
    const reset = make('button', { type: 'button', class: 'quiet' }, t('help.resetAll'));
    reset.addEventListener('click', () => this.#changed(() => this.#desk.keymap.reset()));
    this.#body.replaceChildren(this.#message, ...groups, make('p', { class: 'actions' }, reset));
    if (focus) this.#body.querySelector<HTMLElement>(`[data-change="${focus}"]`)?.focus();
  }

  #row({ id }: WorkbenchCommand): HTMLElement {
    const { t, keymap } = this.#desk;
    const name = t(`command.${id}`);
    const change = make(
      'button',
      {
        type: 'button',
        class: 'quiet small',
        'data-change': id,
        'aria-label': t('help.changeOf', { name }),
      },
      t('help.change'),
    );
    change.addEventListener('click', () => this.#ask(id));
    const keys = make('span', { class: 'help-caps' }, ...this.#caps(keymap.keysOf(id)));
    const row = make(
      'li',
      { class: 'help-key' },
      make('span', { class: 'help-name' }, name),
      keys,
      change,
    );
    if (keymap.isChanged(id)) {
      const label = t('help.resetOf', { name });
      const reset = make(
        'button',
        { type: 'button', class: 'quiet small', 'aria-label': label },
        t('help.reset'),
      );
      reset.addEventListener('click', () => this.#changed(() => keymap.reset(id), id));
      row.append(reset);
    }
    return row;
  }

  #ask(id: CommandId): void {
    this.#asking = id;
    this.#message.textContent = this.#desk.t('help.press', { name: this.#desk.t(`command.${id}`) });
    this.#body.querySelector('.is-asking')?.classList.remove('is-asking');
    this.#body.querySelector(`[data-change="${id}"]`)?.closest('li')?.classList.add('is-asking');
  }

  #stopAsking(): void {
    this.#asking = undefined;
    this.#body.querySelector('.is-asking')?.classList.remove('is-asking');
  }

  #press(event: KeyboardEvent): void {
    if (!this.#asking || event.isComposing) return;
    const chord = chordOf(event, this.#desk.mac);
    if (chord === 'Tab' || chord === 'Shift-Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (!chord) return;
    const id = this.#asking;
    // Escape gives up, except for the one command that is Escape by default.
    if (chord === 'Escape' && id !== 'cancel') {
      this.#message.textContent = this.#desk.t('help.intro');
      this.#stopAsking();
      return;
    }
    this.#take(id, chord);
  }

  #take(id: CommandId, chord: Chord): void {
    const { t, keymap } = this.#desk;
    const key = this.#spoken(chord);
    const why = whyUnusable(chord);
    if (why) {
      this.#message.textContent = t(`help.${why}`, { key });
      return;
    }
    const owner = keymap.commandOf(chord);
    if (owner && owner !== id) {
      const take = make('button', { type: 'button', class: 'small' }, t('help.takeAway'));
      take.addEventListener('click', () => this.#give(id, chord));
      const text = t('help.conflict', { key, name: t(`command.${owner}`) });
      this.#message.replaceChildren(text, ' ', take);
      this.#stopAsking();
      take.focus();
      return;
    }
    this.#give(id, chord);
  }

  #give(id: CommandId, chord: Chord): void {
    this.#changed(() => this.#desk.keymap.change(id, chord), id);
    const name = this.#desk.t(`command.${id}`);
    this.#message.textContent = this.#desk.t('help.given', { key: this.#spoken(chord), name });
  }

  #changed(change: () => void, focus?: CommandId): void {
    change();
    this.#stopAsking();
    this.#draw(focus);
    this.showHints(document);
  }

  /** Keys as they are drawn; several ways are told apart. */
  #caps(chords: readonly Chord[]): Node[] {
    const { t } = this.#desk;
    if (chords.length === 0) return [make('span', { class: 'hint' }, t('help.noKey'))];
    return chords.flatMap((chord, index) => [
      ...(index > 0 ? [document.createTextNode(` ${t('help.or')} `)] : []),
      make('kbd', {}, this.#spoken(chord)),
    ]);
  }

  #spoken(chord: Chord): string {
    const { t, mac } = this.#desk;
    const names = chordParts(chord).map((part) => {
      const key = `key.${mac ? 'mac.' : ''}${part}`;
      const name = t(key);
      return name === key ? capitalised(part) : name;
    });
    return names.join(mac ? ' ' : ' + ');
  }
}

function capitalised(part: string): string {
  return part.length === 1 ? part.toUpperCase() : part;
}
