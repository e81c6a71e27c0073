import { MACHINE, type Origin } from './attribution-origin.ts';
import { type Delta, DeltaMismatchError } from './delta.ts';

/** A stretch of text of one origin. */
export interface Run {
  text: string;
  origin: Origin;
  /** Of machine text: where the machine put it. Runs are one only where the machine had them so. */
  at: number;
}

const NOWHERE = Number.NaN;

/** @param at of machine text: where the machine put it */
export function run(text: string, origin: Origin, at = NOWHERE): Run {
  return { text, origin, at };
}

/** The text that runs make one after the other. */
export function textOf(runs: readonly Run[]): string {
  let text = '';
  for (const one of runs) text += one.text;
  return text;
}

/** Its length in UTF-16 code units. */
export function lengthOf(runs: readonly Run[]): number {
  let length = 0;
  for (const one of runs) length += one.text.length;
  return length;
}

/** Whether two runs are the same text of the same person, or the same place of the machine's. */
export function sameHand(one: Run, other: Run): boolean {
  if (one.origin.kind !== 'written' || other.origin.kind !== 'written') return one.at === other.at;
  return one.origin.revision === other.origin.revision;
}

function isMachine({ kind }: Origin): boolean {
  return kind !== 'written';
}

/** Adds a run, as part of the last one where they belong together. */
export function push(runs: Run[], one: Run): void {
  if (one.text === '') return;
  const last = runs.at(-1);
  const together =
    last &&
    last.origin === one.origin &&
    (!isMachine(one.origin) || last.at + last.text.length === one.at);
  if (together) runs[runs.length - 1] = { ...last, text: last.text + one.text };
  else runs.push(one);
}

/** Hands out runs from the first to the last, so many code units at a time. */
export class Cutter {
  readonly #runs: readonly Run[];
  #index = 0;
  #used = 0;

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  /** Units of the current run that are left. */
  get #rest(): number {
    return (this.#runs[this.#index]?.text.length ?? 0) - this.#used;
  }

  get done(): boolean {
    return this.#index === this.#runs.length;
  }

  /** The runs of the next units; fewer where there are no more. */
  take(units: number): Run[] {
    const taken: Run[] = [];
    this.#walk(units, (one) => taken.push(one));
    return taken;
  }

  /** @returns how many units there were no more */
  moveTo(runs: Run[], units: number): number {
    const first = this.#used === 0 ? 0 : Math.min(units, this.#rest);
    let left = units - first + this.#walk(first, (one) => push(runs, one));
    left = this.#moveWhole(runs, left);
    return this.#walk(left, (one) => push(runs, one));
  }

  /** @returns how many units there were no more */
  skip(units: number, use: (one: Run) => void): number {
    return this.#walk(units, use);
  }

  #walk(units: number, use: (one: Run) => void): number {
    let left = units;
    while (left > 0) {
      const one = this.#runs[this.#index];
      if (!one) return left;
      const available = one.text.length - this.#used;
      const count = Math.min(left, available);
      use(slice(one, this.#used, this.#used + count));
      left -= count;
      this.#used += count;
      if (count === available) {
        this.#index++;
        this.#used = 0;
      }
    }
    return 0;
  }

  /** Moves runs that are taken whole; nearly all are, and these need no more than to be counted. */
  #moveWhole(runs: Run[], units: number): number {
    if (this.#used > 0) return units;
    let left = units;
    let index = this.#index;
    for (let one = this.#runs[index]; one && one.text.length <= left; one = this.#runs[index]) {
      // Behind its own neighbour a run stays a run of its own.
      if (index === this.#index) push(runs, one);
      else runs.push(one);
      left -= one.text.length;
      index++;
    }
    this.#index = index;
    return left;
  }
}

/** A part of a run, in code units of its text. */
export function slice(one: Run, from: number, to: number): Run {
  if (from === 0 && to === one.text.length) return one;
  return { text: one.text.slice(from, to), origin: one.origin, at: one.at + from };
}

/**
 * The runs a delta leads to.
 *
 * @param put the run of a text that is put in
 * @param lose is told each run that is deleted, and where in the text before it stood
 * @throws DeltaMismatchError when it was made for another text
 */
export function edit(
  runs: readonly Run[],
  delta: Delta,
  put: (text: string) => Run,
  lose: (one: Run, at: number) => void = () => {},
): Run[] {
  const edited: Run[] = [];
  const cutter = new Cutter(runs);
  let missing = 0;
  let at = 0;
  for (const step of delta) {
    if (typeof step === 'number') {
      missing += cutter.moveTo(edited, step);
      at += step;
    } else {
      missing += cutter.skip(step[0].length, (one) => {
        lose(one, at);
        at += one.text.length;
      });
      push(edited, put(step[1]));
    }
  }
  if (missing > 0 || !cutter.done) {
    throw new DeltaMismatchError(`The delta is for another text than the ${lengthOf(runs)} units.`);
  }
  return edited;
}

/** Runs of which somebody vouches for what is still the machine's alone. */
export function keptBy(runs: readonly Run[], kept: Origin): readonly Run[] {
  if (runs.every(({ origin }) => origin.kind !== 'machine')) return runs;
  return runs.map((one) => (one.origin.kind === 'machine' ? { ...one, origin: kept } : one));
}

/** Runs for which nobody vouches any more. */
export function unkept(runs: readonly Run[]): readonly Run[] {
  if (runs.every(({ origin }) => origin.kind !== 'kept')) return runs;
  const machine: Run[] = [];
  for (const one of runs) {
    push(machine, one.origin.kind === 'kept' ? { ...one, origin: MACHINE } : one);
  }
  return machine;
}
