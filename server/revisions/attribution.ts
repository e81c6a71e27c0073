import {
  type Loss,
  MACHINE,
  type Origin,
  SEAM,
  type Source,
  type Span,
  type Written,
} from './attribution-origin.ts';
import {
  Cutter,
  edit,
  keptBy,
  lengthOf,
  push,
  type Run,
  run,
  sameHand,
  slice,
  textOf,
  unkept,
} from './attribution-runs.ts';
import { spansOf } from './attribution-spans.ts';
import { join, resolveSeams, respacing, SEPARATOR, segmentAt } from './attribution-structure.ts';
import { apply, DeltaMismatchError } from './delta.ts';
import { diff } from './diff.ts';
import type { Change, SegmentChange, SegmentFrame } from './frame.ts';
import { HunkNotes } from './hunk-note.store.ts';
import type { Author, RevisionKind } from './revision.ts';
import { comparePositions } from './snapshot.ts';
import type { State } from './state.ts';

/**
 * Who wrote each word of a translation as it stands: one walk forwards over all changes, in which each
 * segment is a row of runs, stretches of text of one origin. A delta splits, drops and adds runs, so a
 * revision costs as much as the segments it touches have runs, and never more than the words it adds.
 *
 * The rules, where there is a choice:
 * - Machine text counts as kept from the revision that first moved its segment from `machine` to
 *   another state without changing these words. Moving the segment back to `machine` takes that back.
 * - Split, join and pairing anew move text between segments, and it keeps its author. White space they
 *   put at a seam belongs to what stands before it.
 * - What a restoration, or undoing, brings back belongs to whoever wrote it first, marked with the restoration,
 *   where the segment becomes one of its last `REMEMBERED` texts, or its first, to the letter.
 *   Otherwise what it puts in is the restorer's.
 * - Text that comes with another machine text of its segment, and occurs in it, is the machine's.
 * - A character two people made between them (a letter and a mark over it) belongs to the later one.
 */

/** Texts of a segment in which a restoration looks for its own, besides the first one. */
export const REMEMBERED = 64;

const NO_NOTES = new HunkNotes();

const STRUCTURE: ReadonlySet<RevisionKind> = new Set(['split', 'join', 'pair']);

/** Kinds whose text is an earlier one, if it is one. */
const BRING_BACK: ReadonlySet<string> = new Set(['restore', 'undo']);

/** One of a segment's earlier texts. */
interface Past {
  length: number;
  runs: readonly Run[];
}

interface Tracked {
  position: string;
  state: State;
  machine: string;
  runs: readonly Run[];
}

type SegmentPart = { id: number; change: SegmentChange };

/** The attribution of one translation, as far as its revisions were added. */
export class Attribution {
  readonly #language: string;
  readonly #segments = new Map<number, Tracked>();
  /** Earlier texts, by segment; they outlive it, for a restoration can bring it back. */
  readonly #past = new Map<number, Past[]>();
  readonly #restored = new Map<Origin, Origin>();
  readonly #authors = new Map<string, Author>();
  /** Of the revision that is being added, by segment and writer. */
  readonly #losses = new Map<string, Loss>();
  #machineUnits = 0;
  #revision = -1;

  /** @param language BCP 47 tag of the translation */
  constructor(language: string) {
    this.#language = language;
  }

  /** Number of the newest revision added; -1 before the import. */
  get revision(): number {
    return this.#revision;
  }

  /** Everybody who ever put text in, by the order in which they first did, as they were last named. */
  get authors(): Author[] {
    return [...this.#authors.values()];
  }

  /**
   * Adds the next revision, and keeps it as it is given.
   *
   * @param notes reasons for its single changes
   * @returns what it deleted or replaced of other people's text. Text that only moves is not lost, nor
   *   is white space between the parts of what is split, joined or paired anew
   * @throws DeltaMismatchError when the changes were made for another text
   */
  add(revision: Source, changes: readonly Change[], notes = NO_NOTES): Loss[] {
    const { number, kind, author } = revision;
    this.#revision = number;
    this.#restored.clear();
    this.#losses.clear();
    const parts: SegmentPart[] = changes.filter((one) => one.entity === 'segment');
    const written: Written = { kind: 'written', revision };
    if (kind !== 'import' && parts.some(({ change }) => change.target)) {
      this.#authors.set(authorKey(author), author);
    }
    if (kind === 'import') {
      for (const { id, change } of parts) {
        if (change.created) this.#import(id, change.created, written);
      }
    } else if (STRUCTURE.has(kind) || parts.some(({ change }) => movesText(change))) {
      this.#restructure(parts, written);
    } else {
      for (const { id, change } of parts) {
        if (!change.target) continue;
        const tracked = this.#tracked(id);
        let hunk = 0;
        const put = (text: string) => {
          hunk++;
          const note = notes.get({ revision: number, segment: id, hunk });
          return run(text, note ? { ...written, note } : written);
        };
        const lose = (one: Run) => this.#lose(id, one, author);
        tracked.runs = edit(tracked.runs, change.target, put, lose);
      }
    }
    const kept: Origin = { kind: 'kept', revision };
    for (const { id, change } of parts) this.#settle(id, change, revision, kept);
    return [...this.#losses.values()];
  }

  /**
   * Who wrote a segment's text: spans that cover it from its beginning to its end, none empty, none
   * with an edge inside a grapheme cluster. Those of unknown segments are none.
   */
  spans(segment: number): Span[] {
    const tracked = this.#segments.get(segment);
    return tracked ? spansOf(tracked.runs) : [];
  }

  #lose(segment: number, { origin }: Run, by: Author): void {
    if (origin.kind !== 'written') return;
    const { author: writer, number: writtenIn } = origin.revision;
    const writerKey = authorKey(writer);
    if (writerKey === authorKey(by)) return;
    const key = `${segment} ${writerKey}`;
    const before = this.#losses.get(key)?.writtenIn ?? 0;
    this.#losses.set(key, { segment, writer, writtenIn: Math.max(before, writtenIn) });
  }

  #tracked(id: number): Tracked {
    const tracked = this.#segments.get(id);
    if (!tracked) throw new DeltaMismatchError(`Segment ${id} changes before it is there.`);
    return tracked;
  }

  #import(id: number, frame: SegmentFrame, written: Origin): void {
    const { position, state, machine, target } = frame;
    let runs = [run(machine, MACHINE, this.#placeOf(machine))];
    if (target !== machine) {
      runs = edit(runs, diff(machine, target, this.#language), (text) => run(text, written));
    }
    this.#segments.set(id, {
      position,
      state,
      machine,
      runs: runs.filter(({ text }) => text !== ''),
    });
    this.#remember(id);
  }

  /** A place for a text of the machine's that no other has. */
  #placeOf(machine: string): number {
    const place = this.#machineUnits;
    this.#machineUnits += machine.length + 1;
    return place;
  }

  /**
   * Carries out changes between which text may move. Structure keeps the order of reading, so the
   * texts before, one after the other, differ from those after only where something was edited.
   */
  #restructure(parts: readonly SegmentPart[], written: Written): void {
    const touched = parts.filter(
      ({ change }) => change.target || change.created || change.deleted || change.machine,
    );
    const before = touched
      .flatMap(({ id }) => {
        const tracked = this.#segments.get(id);
        return tracked ? [{ id, ...tracked }] : [];
      })
      .sort((one, other) => comparePositions(one.position, other.position));
    const machineBefore = before.map(({ machine }) => machine).join(SEPARATOR);
    const after: { id: number; text: string; tracked: Tracked; newMachine: boolean }[] = [];
    for (const { id, change } of touched) {
      const old = this.#segments.get(id);
      this.#segments.delete(id);
      if (change.deleted) continue;
      const whole = change.created;
      if (!old && !whole) throw new DeltaMismatchError(`Segment ${id} changes before it is there.`);
      const oldText = old ? textOf(old.runs) : '';
      const oldMachine = old?.machine ?? '';
      const tracked: Tracked = {
        position: whole?.position ?? change.position?.[1] ?? old?.position ?? '',
        state: whole?.state ?? old?.state ?? 'machine',
        machine:
          whole?.machine ?? (change.machine ? apply(oldMachine, change.machine) : oldMachine),
        runs: [],
      };
      const text = whole?.target ?? (change.target ? apply(oldText, change.target) : oldText);
      after.push({ id, text, tracked, newMachine: (whole ?? change.machine) !== undefined });
    }
    after.sort((one, other) => comparePositions(one.tracked.position, other.tracked.position));
    const runs = join(before.map((one) => one.runs));
    const [textBefore, textAfter] = [textOf(runs), after.map(({ text }) => text).join(SEPARATOR)];
    const respaced = respacing(textBefore, textAfter);
    const delta = respaced ?? diff(textBefore, textAfter, this.#language);
    const put = (text: string) => run(text, text.trim() === '' ? SEAM : written);
    const lose = (one: Run, at: number) => {
      const id = segmentAt(before, at);
      if (!respaced && id !== undefined) this.#lose(id, one, written.revision.author);
    };
    const cut = new Cutter(edit(runs, delta, put, lose));
    for (const { id, text, tracked, newMachine } of after) {
      let own = resolveSeams(cut.take(text.length), written);
      cut.take(SEPARATOR.length);
      if (newMachine) own = this.#claimForMachine(own, tracked.machine, machineBefore, written);
      tracked.runs = own;
      this.#segments.set(id, tracked);
    }
  }

  /** What was put in together with another machine text, and is in it, the machine has written. */
  #claimForMachine(runs: Run[], machine: string, before: string, written: Origin): Run[] {
    return runs.map((one) => {
      if (one.origin !== written || before.includes(one.text)) return one;
      const index = machine.indexOf(one.text);
      return index < 0 ? one : run(one.text, MACHINE, this.#placeOf(machine) + index);
    });
  }

  /** What follows from a change besides the text it puts in. */
  #settle(id: number, change: SegmentChange, source: Source, kept: Origin): void {
    const tracked = this.#segments.get(id);
    if (!tracked) return;
    if (change.position) tracked.position = change.position[1];
    const putsIn = change.target !== undefined || change.created !== undefined;
    if (putsIn && BRING_BACK.has(source.kind)) this.#giveBack(id, tracked, source);
    const moved = change.created?.state ?? change.state?.[1];
    tracked.state = moved ?? tracked.state;
    if (tracked.state !== 'machine') {
      // Whoever brings the machine's words back vouches for them as well.
      if (moved || BRING_BACK.has(source.kind)) tracked.runs = keptBy(tracked.runs, kept);
    } else if (moved && !STRUCTURE.has(source.kind)) {
      tracked.runs = unkept(tracked.runs);
    }
    if (putsIn && source.kind !== 'import') this.#remember(id);
  }

  /** Gives a text that a restoration brought back to those who wrote it. */
  #giveBack(id: number, tracked: Tracked, source: Source): void {
    const past = this.#findPast(id, tracked.runs);
    if (!past) return;
    const cutter = new Cutter(past);
    const runs: Run[] = [];
    for (const one of tracked.runs) {
      let from = 0;
      for (const then of cutter.take(one.text.length)) {
        const now = slice(one, from, from + then.text.length);
        from += then.text.length;
        // What stood there all along may have been kept meanwhile.
        if (sameHand(now, then)) push(runs, now);
        else push(runs, { ...then, origin: this.#restoredIn(then.origin, source) });
      }
    }
    tracked.runs = runs;
  }

  #findPast(id: number, runs: readonly Run[]): readonly Run[] | undefined {
    const text = textOf(runs);
    return this.#past
      .get(id)
      ?.findLast((past) => past.length === text.length && textOf(past.runs) === text)?.runs;
  }

  #restoredIn(origin: Origin, source: Source): Origin {
    if (origin.kind === 'machine') return origin;
    let restored = this.#restored.get(origin);
    if (!restored) {
      restored = { ...origin, restoredIn: source };
      this.#restored.set(origin, restored);
    }
    return restored;
  }

  #remember(id: number): void {
    const { runs } = this.#tracked(id);
    const past = this.#past.get(id) ?? [];
    // The first one stays: it is what the machine wrote.
    if (past.length > REMEMBERED) past.splice(1, 1);
    past.push({ length: lengthOf(runs), runs });
    this.#past.set(id, past);
  }
}

/** What tells people apart: their account, or the name alone where they have none. */
export function authorKey({ id, name }: Author): string {
  return id === null ? `name ${name}` : `id ${id}`;
}

/**
 * Who wrote a translation, from its whole history.
 *
 * @param history every revision with its changes, the import first
 */
export function attribute(
  history: Iterable<Source & { changes: readonly Change[] }>,
  language: string,
): Attribution {
  const attribution = new Attribution(language);
  for (const { number, kind, author, at, reason, changes } of history) {
    attribution.add({ number, kind, author, at, reason }, changes);
  }
  return attribution;
}

function movesText(change: SegmentChange): boolean {
  return (change.created ?? change.deleted ?? change.machine ?? change.source) !== undefined;
}
