/** The part of the browser's `Storage` a shelf needs. */
export interface KeyValueStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/**
 * What must outlive the tab, as JSON under names. It is written at once and not in the background, so
 * that a keystroke is safe before the next one. Where the browser refuses to store (private windows,
 * a full quota), things are held in memory, and `durable` says that they would not survive.
 */
export class Shelf {
  readonly #storage: KeyValueStorage | undefined;
  readonly #memory = new Map<string, string>();

  constructor(storage: KeyValueStorage | undefined) {
    this.#storage = storage;
  }

  /** Whether everything on the shelf outlives the tab. */
  get durable(): boolean {
    return this.#memory.size === 0;
  }

  get<T>(name: string): T | undefined {
    const json = this.#memory.get(name) ?? this.#read(name);
    if (json === undefined) return undefined;
    try {
      return JSON.parse(json) as T;
    } catch {
      // Something else wrote under this name; it is no thing of ours.
      return undefined;
    }
  }

  set(name: string, value: unknown): void {
    const json = JSON.stringify(value);
    try {
      if (!this.#storage) throw new Error('no storage');
      this.#storage.setItem(name, json);
      this.#memory.delete(name);
    } catch {
      // The older text must not come back in place of the one in memory.
      this.#remove(name);
      this.#memory.set(name, json);
    }
  }

  delete(name: string): void {
    this.#memory.delete(name);
    this.#remove(name);
  }

  /** Everything whose name begins like this. */
  list<T>(prefix: string): T[] {
    const names = new Set<string>();
    for (const name of this.#memory.keys()) if (name.startsWith(prefix)) names.add(name);
    for (let index = 0; index < (this.#storage?.length ?? 0); index++) {
      const name = this.#storage?.key(index);
      if (name?.startsWith(prefix)) names.add(name);
    }
    return [...names].sort().flatMap((name) => this.get<T>(name) ?? []);
  }

  #read(name: string): string | undefined {
    try {
      return this.#storage?.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #remove(name: string): void {
    try {
      this.#storage?.removeItem(name);
    } catch {
      // A storage that refuses to write refuses this as well; there is nothing left to do.
    }
  }
}

/** The browser's storage; undefined where it is switched off, which throws on mere access. */
export function browserStorage(): KeyValueStorage | undefined {
  try {
    return globalThis.localStorage as KeyValueStorage | undefined;
  } catch {
    return undefined;
  }
}
