import { Attribution, authorKey } from '../revisions/attribution.ts';
import type { Source } from '../revisions/attribution-origin.ts';
import type { Change } from '../revisions/frame.ts';
import { type Revision, type RevisionKind, undoneBy } from '../revisions/revision.ts';

/** What somebody did to text of a segment that another person had written. */
export interface LaterChange {
  /** The revision that did it. */
  revision: number;
  segment: number;
  /** Account of the person whose text it was. */
  writer: string;
  /** The revision in which they had saved it. */
  savedIn: number;
}

/** Kinds that move text without changing what it says. */
const STRUCTURE: ReadonlySet<RevisionKind> = new Set(['split', 'join', 'pair']);

/**
 * Finds the later changes of one translation, in one walk forwards over its history. A change counts as
 * done to a person's text
 * - where it deletes or replaces a character they wrote, by the rules of attribution: an edit, a
 *   restoration or a renewal that leaves as much as a comma of theirs out, not one of other words in
 *   the same segment, nor machine text they confirmed;
 * - where it undoes a revision of theirs, though that had only taken something out.
 *
 * What people do to their own text, and to that of commands without an account, does not count.
 */
export class LaterChanges {
  readonly #attribution: Attribution;
  readonly #revisions: Pick<Revision, 'kind' | 'author'>[] = [];

  /** @param language BCP 47 tag of the translation */
  constructor(language: string) {
    this.#attribution = new Attribution(language);
  }

  /**
   * Adds the next revision.
   *
   * @returns whose text it changed, segment by segment
   * @throws DeltaMismatchError when the changes were made for another text
   */
  add(revision: Source & Pick<Revision, 'summary'>, changes: readonly Change[]): LaterChange[] {
    const { number, kind, author } = revision;
    this.#revisions[number] = { kind, author };
    const found = new Map<string, LaterChange>();
    const note = (segment: number, writer: string | null, savedIn: number): void => {
      if (writer === null) return;
      const key = `${segment} ${writer}`;
      if (!found.has(key)) found.set(key, { revision: number, segment, writer, savedIn });
    };
    for (const { segment, writer, writtenIn } of this.#attribution.add(revision, changes)) {
      note(segment, writer.id, writtenIn);
    }
    const undoes = undoneBy(revision);
    const undone = undoes === undefined ? undefined : this.#revisions[undoes];
    if (undoes !== undefined && undone && !STRUCTURE.has(undone.kind)) {
      if (authorKey(undone.author) !== authorKey(author)) {
        for (const one of changes) {
          if (one.entity === 'segment' && one.change.target) note(one.id, undone.author.id, undoes);
        }
      }
    }
    return [...found.values()];
  }
}
