/**
 * The algebra of deltas. A delta is a reversible edit script over UTF-16 code units: a number retains
 * that many units, a pair replaces its first text by its second. It always spans the whole text, so
 * it knows how long the text is that it was made for.
 */

/** One step: units to retain, or the text taken out and the text put in its place. */
export type DeltaStep = number | readonly [deleted: string, inserted: string];

/** Steps in canonical form: nothing empty, never two of a kind in a row. */
export type Delta = readonly DeltaStep[];

/** A delta was applied to, or combined with, something other than what it was made for. */
export class DeltaMismatchError extends Error {
  override readonly name = 'DeltaMismatchError';
}

/** Two deltas change the same place, so that neither can be moved past the other. */
export class DeltaConflictError extends Error {
  override readonly name = 'DeltaConflictError';
}

/** One replacement, with where it lies. */
export interface Hunk {
  /** Where the deleted text begins and ends in the text before. */
  from: number;
  to: number;
  /** Where the inserted text begins in the text after. */
  at: number;
  deleted: string;
  inserted: string;
}

/** Puts steps together in canonical form. */
export class DeltaBuilder {
  readonly #steps: DeltaStep[] = [];
  #retained = 0;
  #deleted = '';
  #inserted = '';

  retain(units: number): this {
    if (units === 0) return this;
    this.#flushPair();
    this.#retained += units;
    return this;
  }

  replace(deleted: string, inserted: string): this {
    this.#deleted += deleted;
    this.#inserted += inserted;
    return this;
  }

  build(): Delta {
    this.#flushPair();
    this.#flushRetained();
    return this.#steps;
  }

  #flushPair(): void {
    // A text replaced by itself is a text retained.
    if (this.#deleted === this.#inserted) {
      this.#retained += this.#deleted.length;
    } else {
      this.#flushRetained();
      this.#steps.push([this.#deleted, this.#inserted]);
    }
    this.#deleted = '';
    this.#inserted = '';
  }

  #flushRetained(): void {
    if (this.#retained > 0) this.#steps.push(this.#retained);
    this.#retained = 0;
  }
}

/**
 * The text a delta leads to.
 *
 * @throws DeltaMismatchError when the delta was made for another text
 */
export function apply(text: string, delta: Delta): string {
  let after = '';
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'number') {
      if (at + step > text.length) throw tooShort(text, delta);
      after += text.slice(at, at + step);
      at += step;
    } else {
      const [deleted, inserted] = step;
      if (!text.startsWith(deleted, at)) {
        const found = text.slice(at, at + deleted.length);
        throw new DeltaMismatchError(
          `At ${at} the delta expects ${JSON.stringify(deleted)}, but there is ${JSON.stringify(found)}.`,
        );
      }
      after += inserted;
      at += deleted.length;
    }
  }
  if (at !== text.length) throw tooShort(text, delta);
  return after;
}

function tooShort(text: string, delta: Delta): DeltaMismatchError {
  const { before } = lengths(delta);
  return new DeltaMismatchError(
    `The delta is for a text of ${before} code units; this one has ${text.length}.`,
  );
}

/** How many code units the texts before and after a delta have. */
export function lengths(delta: Delta): { before: number; after: number } {
  let before = 0;
  let after = 0;
  for (const step of delta) {
    before += typeof step === 'number' ? step : step[0].length;
    after += typeof step === 'number' ? step : step[1].length;
  }
  return { before, after };
}

/** The delta that takes a delta back: `apply(apply(a, d), invert(d)) = a`. */
export function invert(delta: Delta): Delta {
  return delta.map((step) => (typeof step === 'number' ? step : [step[1], step[0]]));
}

/** The replacements of a delta in order. */
export function hunks(delta: Delta): Hunk[] {
  const found: Hunk[] = [];
  let from = 0;
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'number') {
      from += step;
      at += step;
    } else {
      const [deleted, inserted] = step;
      found.push({ from, to: from + deleted.length, at, deleted, inserted });
      from += deleted.length;
      at += inserted.length;
    }
  }
  return found;
}

/**
 * One delta that does what two do one after the other:
 * `apply(a, compose(d, e)) = apply(apply(a, d), e)`.
 *
 * @throws DeltaMismatchError when the second was not made for what the first leads to
 */
export function compose(first: Delta, second: Delta): Delta {
  const composed = new DeltaBuilder();
  const made = new Cursor(first, 'inserted');
  const used = new Cursor(second, 'deleted');
  for (;;) {
    composed.replace(made.takeOther(), '').replace('', used.takeOther());
    const units = Math.min(made.available, used.available);
    if (units === 0) break;
    const inserted = made.take(units);
    const deleted = used.take(units);
    if (inserted !== undefined && deleted !== undefined && inserted !== deleted) {
      throw new DeltaMismatchError(
        `The second delta expects ${JSON.stringify(deleted)} where the first one leaves ${JSON.stringify(inserted)}.`,
      );
    }
    if (inserted === undefined && deleted === undefined) composed.retain(units);
    else if (deleted === undefined) composed.replace('', inserted ?? '');
    else if (inserted === undefined) composed.replace(deleted, '');
  }
  if (made.available !== used.available) {
    throw new DeltaMismatchError(
      `The second delta is for ${lengths(second).before} code units, but the first one leaves ${lengths(first).after}.`,
    );
  }
  return composed.build();
}

/** Walks one side of a delta in pieces of any length. */
class Cursor {
  readonly #delta: Delta;
  readonly #side: 0 | 1;
  #step = 0;
  /** Units of the current step's side already taken. */
  #taken = 0;
  #otherTaken = false;

  constructor(delta: Delta, side: 'deleted' | 'inserted') {
    this.#delta = delta;
    this.#side = side === 'deleted' ? 0 : 1;
  }

  /** The other side's text of the pairs from here to the next unit of this side, each once. */
  takeOther(): string {
    let text = '';
    for (;;) {
      const step = this.#delta[this.#step];
      if (step === undefined || typeof step === 'number') return text;
      if (!this.#otherTaken) text += step[1 - this.#side];
      this.#otherTaken = true;
      if (this.#taken < step[this.#side].length) return text;
      this.#next();
    }
  }

  /** Units of this side left in the current step. */
  get available(): number {
    const step = this.#delta[this.#step];
    if (step === undefined) return 0;
    return (typeof step === 'number' ? step : step[this.#side].length) - this.#taken;
  }

  /** @returns the next units as text where a pair has it, undefined where they are retained */
  take(units: number): string | undefined {
    const step = this.#delta[this.#step] as DeltaStep;
    const from = this.#taken;
    this.#taken += units;
    if (typeof step !== 'number') return step[this.#side].slice(from, this.#taken);
    if (this.#taken === step) this.#next();
    return undefined;
  }

  #next(): void {
    this.#step++;
    this.#taken = 0;
    this.#otherTaken = false;
  }
}

/**
 * Moves a delta past another made for the same text, so that it applies after it:
 * `apply(apply(a, over), rebase(d, over)) = apply(apply(a, d), rebase(over, d))`. One walk along both,
 * linear in their steps.
 *
 * @throws DeltaConflictError when both change the same place, or insert at the same place
 * @throws DeltaMismatchError when they are for texts of different length
 */
export function rebase(delta: Delta, over: Delta): Delta {
  const { before } = lengths(delta);
  if (before !== lengths(over).before) {
    throw new DeltaMismatchError('The two deltas are for texts of different length.');
  }
  const others = hunks(over);
  const rebased = new DeltaBuilder();
  let at = 0;
  let next = 0;
  /** Retains up to a place of the text before, with what the other delta has made of it. */
  const retainUntil = (place: number, including: boolean): void => {
    let units = 0;
    for (let other = others[next]; other; other = others[++next]) {
      if (other.to > place || (other.from === place && !including)) break;
      units += other.inserted.length - other.deleted.length;
    }
    rebased.retain(units + place - at);
    at = place;
  };
  for (const hunk of hunks(delta)) {
    retainUntil(hunk.from, false);
    // Those behind end where this one begins or before; those further on begin later than the next.
    const clash = others[next];
    if (clash && overlap(hunk, clash)) {
      throw new DeltaConflictError(
        `Both change ${JSON.stringify(hunk.deleted || clash.deleted)} at ${Math.max(hunk.from, clash.from)}.`,
      );
    }
    rebased.replace(hunk.deleted, hunk.inserted);
    at = hunk.to;
  }
  retainUntil(before, true);
  return rebased.build();
}

function overlap(one: Hunk, other: Hunk): boolean {
  if (one.from === other.from && (one.from === one.to || other.from === other.to)) return true;
  return one.from < other.to && other.from < one.to;
}

/**
 * Reads a delta from JSON that has been parsed.
 *
 * @throws TypeError when it is no delta in canonical form
 */
export function parseDelta(value: unknown): Delta {
  if (!Array.isArray(value)) throw new TypeError('A delta is a list.');
  let before: 'number' | 'pair' | undefined;
  for (const [index, step] of value.entries()) {
    const kind = kindOfStep(step);
    if (kind === undefined) throw new TypeError(`Step ${index} of a delta is malformed.`);
    if (kind === before) throw new TypeError(`Steps ${index - 1} and ${index} of a delta are one.`);
    before = kind;
  }
  return value as Delta;
}

function kindOfStep(step: unknown): 'number' | 'pair' | undefined {
  if (typeof step === 'number')
    return Number.isSafeInteger(step) && step > 0 ? 'number' : undefined;
  if (!Array.isArray(step) || step.length !== 2) return undefined;
  const [deleted, inserted] = step;
  if (typeof deleted !== 'string' || typeof inserted !== 'string') return undefined;
  return deleted === inserted ? undefined : 'pair';
}
