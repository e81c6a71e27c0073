import type { Chord } from './keys.ts';
import type { Shelf } from './shelf.ts';

/** Something the keyboard can ask for. */
export interface Command<Id extends string = string> {
  id: Id;
  /** Its keys, unless the person chose others. */
  keys: readonly Chord[];
}

const SHELF_NAME = 'emend:keys';

/** Which key asks for what: the defaults, with what the person changed in this browser. */
export class Keymap<Id extends string = string> {
  readonly #commands: readonly Command<Id>[];
  readonly #shelf: Shelf;
  #own: Partial<Record<Id, Chord[]>>;

  constructor(commands: readonly Command<Id>[], shelf: Shelf) {
    this.#commands = commands;
    this.#shelf = shelf;
    this.#own = shelf.get(SHELF_NAME) ?? {};
  }

  keysOf(id: Id): readonly Chord[] {
    return this.#own[id] ?? this.#commands.find((command) => command.id === id)?.keys ?? [];
  }

  commandOf(chord: Chord): Id | undefined {
    return this.#commands.find(({ id }) => this.keysOf(id).includes(chord))?.id;
  }

  isChanged(id: Id): boolean {
    return this.#own[id] !== undefined;
  }

  /** Gives a command one key in place of all it had. A command that had that key loses it. */
  change(id: Id, chord: Chord): void {
    const owner = this.commandOf(chord);
    if (owner !== undefined && owner !== id) {
      this.#own[owner] = this.keysOf(owner).filter((key) => key !== chord);
    }
    this.#own[id] = [chord];
    this.#keep();
  }

  /**
   * Gives a command its default keys back, or all commands theirs. Keys that another command was
   * given meanwhile stay with it.
   */
  reset(id?: Id): void {
    if (id === undefined) {
      this.#own = {};
    } else {
      delete this.#own[id];
      const free = this.keysOf(id).filter((key) =>
        this.#commands.every((other) => other.id === id || !this.keysOf(other.id).includes(key)),
      );
      if (free.length < this.keysOf(id).length) this.#own[id] = free;
    }
    this.#keep();
  }

  #keep(): void {
    if (Object.keys(this.#own).length === 0) this.#shelf.delete(SHELF_NAME);
    else this.#shelf.set(SHELF_NAME, this.#own);
  }
}
