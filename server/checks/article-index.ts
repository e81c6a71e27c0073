/** A segment of an article, or of another one, as the checks across segments see it. */
export interface IndexedSegment {
  /** Its key, unique in the index; the current segment is told from others by it. */
  key: string | number;
  source: string;
  target: string;
}

/**
 * An article's segments, found by either text. Texts that differ in white space, case or final mark
 * alone count as the same. Pure and incremental: a save replaces its segment.
 */
export class ArticleIndex {
  readonly #segments = new Map<string | number, IndexedSegment>();
  readonly #bySource = new Map<string, Set<string | number>>();
  readonly #byTarget = new Map<string, Set<string | number>>();
  readonly #derived = new Map<string, unknown>();

  constructor(segments: Iterable<IndexedSegment> = []) {
    for (const segment of segments) this.put(segment);
  }

  /** Adds a segment, in place of the one with its key. */
  put(segment: IndexedSegment): void {
    this.delete(segment.key);
    this.#segments.set(segment.key, segment);
    add(this.#bySource, comparable(segment.source), segment.key);
    add(this.#byTarget, comparable(segment.target), segment.key);
    this.#derived.clear();
  }

  delete(key: string | number): void {
    const segment = this.#segments.get(key);
    if (segment === undefined) return;
    this.#segments.delete(key);
    this.#bySource.get(comparable(segment.source))?.delete(key);
    this.#byTarget.get(comparable(segment.target))?.delete(key);
    this.#derived.clear();
  }

  get segments(): Iterable<IndexedSegment> {
    return this.#segments.values();
  }

  /** The other segments with the same source text. */
  withSource(text: string, except?: string | number): IndexedSegment[] {
    return this.#found(this.#bySource.get(comparable(text)), except);
  }

  /** The other segments with the same target text. */
  withTarget(text: string, except?: string | number): IndexedSegment[] {
    return this.#found(this.#byTarget.get(comparable(text)), except);
  }

  /** Something worked out of all segments, kept until one of them changes. */
  derive<T>(name: string, make: (segments: Iterable<IndexedSegment>) => T): T {
    if (!this.#derived.has(name)) this.#derived.set(name, make(this.#segments.values()));
    return this.#derived.get(name) as T;
  }

  #found(keys: Set<string | number> | undefined, except?: string | number): IndexedSegment[] {
    const found: IndexedSegment[] = [];
    for (const key of keys ?? []) {
      const segment = key === except ? undefined : this.#segments.get(key);
      if (segment) found.push(segment);
    }
    return found;
  }
}

/** What of a text counts when texts are compared across an article. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.。．।։…]+$/u, '')
    .toLowerCase();
}

function add<K>(map: Map<string, Set<K>>, text: string, key: K): void {
  const keys = map.get(text);
  if (keys) keys.add(key);
  else map.set(text, new Set([key]));
}
