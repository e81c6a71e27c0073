import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type LaterChange, LaterChanges } from '../../server/mine/later-changes.ts';
import { diff } from '../../server/revisions/diff.ts';
import { type Change, changeSegment, type SegmentFrame } from '../../server/revisions/frame.ts';
import { type RevisionKind, summarise } from '../../server/revisions/revision.ts';
import { joinSegments, splitSegment } from '../../server/workbench/structure.ts';
import { editedTexts } from '../support/texts.ts';

const GERMAN = { source: 'ru', target: 'de' };
const MACHINE = 'Das Ministerium nannte das Treffen nützlich.';

/** A history as it is told, and whose text each revision changed. */
class Told {
  readonly #walk: LaterChanges;
  readonly #now = new Map<number, SegmentFrame>();
  readonly #languages;
  #number = 0;

  constructor(texts: readonly string[], languages = GERMAN) {
    this.#languages = languages;
    this.#walk = new LaterChanges(languages.target);
    this.#revise('import', 'wire', [
      ...texts.entries().map(([index, text]): [number, SegmentFrame] => [
        index + 1,
        {
          block: 1,
          position: `a${index}`,
          source: `Источник ${index}.`,
          machine: text,
          target: text,
          state: 'machine',
          excluded: false,
        },
      ]),
    ]);
  }

  edit(author: string, target: string, id = 1, kind: RevisionKind = 'edit'): LaterChange[] {
    return this.#revise(kind, author, [[id, { ...this.#frame(id), target, state: 'edited' }]]);
  }

  undo(author: string, undoes: number, target: string, id = 1): LaterChange[] {
    const frame: SegmentFrame = { ...this.#frame(id), target, state: 'edited' };
    return this.#revise('undo', author, [[id, frame]], undoes);
  }

  confirm(author: string, id = 1): LaterChange[] {
    return this.#revise('review', author, [[id, { ...this.#frame(id), state: 'reviewed' }]]);
  }

  split(author: string, id: number, added: number, target: number): LaterChange[] {
    const segment = this.#frame(id);
    const cut = { source: segment.source.indexOf(' ') + 1, target };
    const parts = splitSegment(segment, cut, null, this.#languages);
    assert.ok(parts);
    return this.#revise('split', author, [
      [id, parts[0]],
      [added, parts[1]],
    ]);
  }

  join(author: string, first: number, second: number): LaterChange[] {
    const whole = joinSegments(this.#frame(first), this.#frame(second), this.#languages);
    return this.#revise('join', author, [
      [first, whole],
      [second, undefined],
    ]);
  }

  /** Several segments at once, as a restoration of the whole article has them. */
  restore(author: string, frames: readonly (readonly [number, string | undefined])[]) {
    return this.#revise(
      'restore',
      author,
      frames.map(([id, target]) => [
        id,
        target === undefined ? undefined : { ...this.#frame(id), target },
      ]),
    );
  }

  textOf(id: number): string {
    return this.#frame(id).target;
  }

  #frame(id: number): SegmentFrame {
    const frame = this.#now.get(id);
    assert.ok(frame);
    return frame;
  }

  #revise(
    kind: RevisionKind,
    author: string,
    frames: readonly (readonly [number, SegmentFrame | undefined])[],
    undoes?: number,
  ): LaterChange[] {
    const changes: Change[] = [];
    for (const [id, after] of frames) {
      const change = changeSegment(this.#now.get(id), after, this.#languages);
      if (change) changes.push({ entity: 'segment', id, change });
      if (after) this.#now.set(id, after);
      else this.#now.delete(id);
    }
    const number = this.#number++;
    return this.#walk.add(
      {
        number,
        kind,
        author: { id: author === 'wire' ? null : author, name: author },
        at: new Date(Date.UTC(2020, 6, 17, 9, number)).toISOString(),
        reason: null,
        summary: summarise(changes, undoes),
      },
      changes,
    );
  }
}

describe('a change to somebody’s text', () => {
  const RUTH = 'Der Minister nannte das Treffen nützlich.';

  it('is one that deletes or replaces a word they wrote', () => {
    const told = new Told([MACHINE]);
    assert.deepEqual(told.edit('ruth', RUTH), []);
    assert.deepEqual(told.edit('ilham', 'Der Präsident nannte das Treffen nützlich.'), [
      { revision: 2, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
    // The machine's words and Ilham's are not hers.
    assert.deepEqual(told.edit('ada', 'Der Präsident nannte das Gespräch nützlich.'), []);
    assert.deepEqual(told.edit('ruth', 'Der Staatschef nannte das Gespräch hilfreich.'), [
      { revision: 4, segment: 1, writer: 'ilham', savedIn: 2 },
    ]);
  });

  it('is none that changes other words, adds some, or moves the state', () => {
    const told = new Told([MACHINE]);
    told.edit('ruth', RUTH);
    assert.deepEqual(told.edit('ilham', 'Der Minister nannte das Gespräch nützlich.'), []);
    assert.deepEqual(told.edit('ilham', 'Der Minister nannte das Gespräch sehr nützlich.'), []);
    assert.deepEqual(told.confirm('ada'), []);
  });

  it('is none of their own, and none of text they merely confirmed', () => {
    const told = new Told([MACHINE]);
    told.confirm('ruth');
    assert.deepEqual(told.edit('ilham', RUTH), []);
    assert.deepEqual(told.edit('ilham', 'Der Präsident nannte das Treffen nützlich.'), []);
  });

  it('is told to each of several writers, with the newest revision their words came with', () => {
    const told = new Told([MACHINE]);
    told.edit('ruth', RUTH);
    told.edit('ilham', 'Der Minister nannte das Gespräch nützlich.');
    told.edit('ruth', 'Der Minister nannte das Gespräch hilfreich.');
    assert.deepEqual(told.edit('ada', 'Alle waren zufrieden.'), [
      { revision: 4, segment: 1, writer: 'ruth', savedIn: 3 },
      { revision: 4, segment: 1, writer: 'ilham', savedIn: 2 },
    ]);
  });

  it('is one that restores or undoes away from it', () => {
    const told = new Told([MACHINE]);
    told.edit('ruth', RUTH);
    assert.deepEqual(told.edit('ilham', MACHINE, 1, 'restore'), [
      { revision: 2, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
    // What comes back is hers again, so that it can be changed again.
    assert.deepEqual(told.undo('ada', 2, RUTH), [
      { revision: 3, segment: 1, writer: 'ilham', savedIn: 2 },
    ]);
    assert.deepEqual(told.undo('ilham', 1, MACHINE), [
      { revision: 4, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
  });

  it('is one that undoes what they had taken out, though not a word of theirs was there', () => {
    const told = new Told([MACHINE]);
    const shorter = 'Das Ministerium nannte das Treffen.';
    told.edit('ruth', shorter);
    assert.deepEqual(told.undo('ilham', 1, MACHINE), [
      { revision: 2, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
  });

  it('is none that undoes something of one’s own', () => {
    const told = new Told([MACHINE]);
    told.edit('ruth', RUTH);
    assert.deepEqual(told.undo('ruth', 1, MACHINE), []);
  });

  it('is none that splits or joins, though that moves the text and drops white space', () => {
    const text = 'Sie redeten lange.  Der Minister ging.';
    const told = new Told(['Sie redeten. Der Minister ging.']);
    told.edit('ruth', text);
    assert.deepEqual(told.split('ilham', 1, 2, text.indexOf('Der')), []);
    assert.deepEqual(told.edit('ada', 'Sie redeten kurz.'), [
      { revision: 3, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
    assert.deepEqual(told.join('ilham', 1, 2), []);
  });

  it('follows the text into the segment it was moved to', () => {
    const told = new Told(['Sie redeten.', 'Der Minister ging.']);
    told.edit('ruth', 'Der Präsident ging.', 2);
    told.join('ilham', 1, 2);
    assert.deepEqual(told.edit('ada', 'Sie redeten. Der Kanzler ging.'), [
      { revision: 3, segment: 1, writer: 'ruth', savedIn: 1 },
    ]);
  });

  it('is found where segments go in a restoration, in the segment that had the text', () => {
    const text = 'Sie redeten lange. Der Minister ging.';
    const told = new Told(['Sie redeten lange. Der Minister ging.']);
    told.split('ilham', 1, 2, text.indexOf('Der'));
    told.edit('ruth', 'Der Präsident ging fort.', 2);
    assert.deepEqual(
      told.restore('ada', [
        [1, text],
        [2, undefined],
      ]),
      [{ revision: 3, segment: 2, writer: 'ruth', savedIn: 2 }],
    );
  });

  it('is none of commands, which have no account', () => {
    const told = new Told([MACHINE]);
    told.edit('wire', RUTH);
    assert.deepEqual(told.edit('ilham', MACHINE), []);
  });

  it('is, in any script, exactly one that takes a code unit somebody else put in', () => {
    const people = ['ruth', 'ilham', 'ada'];
    const history = fc.tuple(
      editedTexts(6),
      fc.array(fc.constantFrom(...people), { minLength: 5, maxLength: 5 }),
    );
    for (const target of ['de', 'zh', 'th', 'ar']) {
      fc.assert(
        fc.property(history, ([texts, authors]) => {
          const told = new Told(texts.slice(0, 1), { source: 'ru', target });
          // Who put in each code unit, in which revision; null for the machine.
          let units: ({ by: string; in: number } | null)[] = [...(texts[0] ?? '').split('')].map(
            () => null,
          );
          for (const [index, author] of authors.entries()) {
            const revision = index + 1;
            const [before, after] = [told.textOf(1), texts[revision] ?? ''];
            const lost = new Map<string, number>();
            const next: typeof units = [];
            let at = 0;
            for (const step of diff(before, after, target)) {
              if (typeof step === 'number') {
                next.push(...units.slice(at, at + step));
                at += step;
                continue;
              }
              for (const unit of units.slice(at, at + step[0].length)) {
                if (!unit || unit.by === author) continue;
                lost.set(unit.by, Math.max(lost.get(unit.by) ?? 0, unit.in));
              }
              at += step[0].length;
              next.push(...step[1].split('').map(() => ({ by: author, in: revision })));
            }
            units = next;
            const found = told.edit(author, after);
            assert.deepEqual(
              new Map(found.map(({ writer, savedIn }) => [writer, savedIn])),
              lost,
              `${JSON.stringify(before)} → ${JSON.stringify(after)}`,
            );
            assert.ok(found.every((one) => one.revision === revision && one.segment === 1));
          }
        }),
        { numRuns: 60 },
      );
    }
  });
});
