import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Attribution, attribute, REMEMBERED } from '../../server/revisions/attribution.ts';
import type { Source } from '../../server/revisions/attribution-origin.ts';
import { hunks, invert } from '../../server/revisions/delta.ts';
import { diff } from '../../server/revisions/diff.ts';
import {
  type Change,
  changeSegment,
  type SegmentChange,
  type SegmentFrame,
} from '../../server/revisions/frame.ts';
import type { RevisionKind } from '../../server/revisions/revision.ts';
import { comparePositions } from '../../server/revisions/snapshot.ts';
import { joinSegments, repairSegments, splitSegment } from '../../server/workbench/structure.ts';
import { editedTexts, graphemeBoundaries } from '../support/texts.ts';

/** A translation with its history, changed by calls that say who does what. */
class Told {
  readonly language: string;
  readonly history: (Source & { changes: Change[] })[] = [];
  readonly now = new Map<number, SegmentFrame>();
  #next: number;

  constructor(texts: readonly string[], language = 'de') {
    this.language = language;
    this.#next = texts.length + 1;
    this.revise(
      'import',
      'Wire desk',
      new Map(
        texts.map((text, index) => [
          index + 1,
          {
            block: 1,
            position: `a${index}`,
            source: `${index}`,
            machine: text,
            target: text,
            state: 'machine' as const,
            excluded: false,
          },
        ]),
      ),
    );
  }

  /** One revision that makes of segments what is given, or takes them away. */
  revise(
    kind: RevisionKind,
    name: string,
    frames: ReadonlyMap<number, SegmentFrame | undefined>,
    reason: string | null = null,
  ): this {
    const changes: Change[] = [];
    for (const [id, after] of frames) {
      const change = changeSegment(this.now.get(id), after, this.#languages);
      if (change) changes.push({ entity: 'segment', id, change });
      if (after) this.now.set(id, after);
      else this.now.delete(id);
    }
    const number = this.history.length;
    const at = new Date(Date.UTC(2020, 6, 17, 9, number)).toISOString();
    this.history.push({ number, kind, author: { id: null, name }, at, reason, changes });
    return this;
  }

  edit(name: string, target: string, id = 1): this {
    return this.revise(
      'edit',
      name,
      new Map([[id, { ...this.frame(id), target, state: 'edited' }]]),
    );
  }

  confirm(name: string, id = 1, state: SegmentFrame['state'] = 'reviewed'): this {
    return this.revise('review', name, new Map([[id, { ...this.frame(id), state }]]));
  }

  restore(name: string, target: string, id = 1): this {
    const state = target === this.frame(id).machine ? 'machine' : 'edited';
    return this.revise('restore', name, new Map([[id, { ...this.frame(id), target, state }]]));
  }

  split(name: string, id: number, target: number): number | undefined {
    const segment = this.frame(id);
    const following = [...this.now.values()]
      .map(({ position }) => position)
      .sort(comparePositions)
      .find((position) => position > segment.position);
    const cut = { source: segment.source.length, target };
    const parts = splitSegment(segment, cut, following ?? null, this.#languages);
    if (!parts) return undefined;
    const added = this.#next++;
    this.revise(
      'split',
      name,
      new Map([
        [id, parts[0]],
        [added, parts[1]],
      ]),
    );
    return added;
  }

  join(name: string, first: number, second: number): this {
    const whole = joinSegments(this.frame(first), this.frame(second), this.#languages);
    return this.revise(
      'join',
      name,
      new Map([
        [first, whole],
        [second, undefined],
      ]),
    );
  }

  pair(name: string, first: number, second: number, target: number): this {
    const cut = { source: this.frame(first).source.length, target };
    const parts = repairSegments(this.frame(first), this.frame(second), cut, this.#languages);
    return this.revise(
      'pair',
      name,
      new Map([
        [first, parts[0]],
        [second, parts[1]],
      ]),
    );
  }

  /** Segments in reading order. */
  get order(): number[] {
    return [...this.now]
      .sort(([, one], [, other]) => comparePositions(one.position, other.position))
      .map(([id]) => id);
  }

  frame(id: number): SegmentFrame {
    const frame = this.now.get(id);
    assert.ok(frame, `there is a segment ${id}`);
    return frame;
  }

  attribution(): Attribution {
    return attribute(this.history, this.language);
  }

  /** A segment's text with who wrote what, as `[words|who]`; the machine's unread words stand alone. */
  told(id = 1): string {
    const { target } = this.frame(id);
    return this.attribution()
      .spans(id)
      .map(({ from, to, origin }) => {
        const text = target.slice(from, to);
        if (origin.kind === 'machine') return text;
        const { author, number } = origin.revision;
        const restored = origin.restoredIn ? ` restored ${origin.restoredIn.number}` : '';
        const sign = origin.kind === 'kept' ? '=' : '';
        return `[${text}|${sign}${author.name} ${number}${restored}]`;
      })
      .join('');
  }

  get #languages() {
    return { source: 'ru', target: this.language };
  }
}

const TALKS = 'Am 17. Juli besprachen die Minister Lieferungen für die Separaten Militärarmee.';
const MENDED = 'Am 17. Juli besprachen die Minister Lieferungen für die Selbständige Armee.';

describe('who wrote this', () => {
  it('says of a text nobody has touched that it is the machine’s', () => {
    const told = new Told([TALKS, '']);
    assert.deepEqual(told.attribution().spans(1), [
      { from: 0, to: TALKS.length, origin: { kind: 'machine' } },
    ]);
    assert.deepEqual(told.attribution().spans(2), []);
    assert.deepEqual(told.attribution().spans(99), []);
    assert.deepEqual(told.attribution().authors, []);
  });

  it('tells an editor’s words from the machine’s that they left as they were', () => {
    const told = new Told([TALKS]).edit('Maria', MENDED);
    assert.equal(
      told.told(),
      '[Am 17. Juli besprachen die Minister Lieferungen für die |=Maria 1][Selbständige Armee|Maria 1][.|=Maria 1]',
    );
    assert.deepEqual(told.attribution().authors, [{ id: null, name: 'Maria' }]);
  });

  it('says who confirmed a machine text first, and not who confirmed it again', () => {
    const told = new Told([TALKS]).confirm('Ruth').confirm('Otto', 1, 'approved');
    assert.equal(told.told(), `[${TALKS}|=Ruth 1]`);
  });

  it('takes that back with the confirmation', () => {
    const told = new Told([TALKS]).confirm('Ruth').confirm('Otto', 1, 'machine');
    assert.equal(told.told(), TALKS);
    assert.equal(told.confirm('Otto').told(), `[${TALKS}|=Otto 3]`);
  });

  it('gives each word to whoever changed it last, with the reason', () => {
    const told = new Told(['eins zwei drei']).edit('Maria', 'eins ZWEI drei');
    told.revise(
      'edit',
      'Ruth',
      new Map([[1, { ...told.frame(1), target: 'eins ZWEI DREI' }]]),
      'lauter',
    );
    assert.equal(told.told(), '[eins |=Maria 1][ZWEI|Maria 1][ |=Maria 1][DREI|Ruth 2]');
    const { origin } = told.attribution().spans(1).at(-1) ?? {};
    assert.ok(origin && origin.kind === 'written');
    assert.equal(origin.revision.reason, 'lauter');
    assert.equal(origin.revision.at, '2020-07-17T09:02:00.000Z');
  });

  it('gives what a restoration brings back to whoever wrote it', () => {
    const told = new Told(['eins zwei drei'])
      .edit('Maria', 'eins ZWEI drei')
      .edit('Ruth', 'eins drei vier')
      .restore('Otto', 'eins ZWEI drei');
    assert.match(told.told(), /\[ZWEI ?\|Maria 1 restored 3\]/);
    assert.ok(!told.told().includes('Otto'));
  });

  it('makes a text of the machine’s again of one that is restored to it', () => {
    const told = new Told([TALKS]).edit('Maria', MENDED).restore('Otto', TALKS);
    assert.equal(told.told(), TALKS);
  });

  it('has the restorer vouch for words of the machine’s in a text that is not', () => {
    const told = new Told(['eins zwei drei'])
      .edit('Maria', 'EINS zwei drei')
      .edit('Ruth', 'EINS zwo drei')
      .restore('Otto', 'EINS zwei drei');
    assert.equal(
      told.told(),
      '[EINS|Maria 1][ |=Maria 1][zwei|=Maria 1 restored 3][ drei|=Maria 1]',
    );
  });

  it('gives a restored text that is too old to be known to the restorer', () => {
    const told = new Told(['null']).edit('Maria', 'alt');
    for (let n = 0; n <= REMEMBERED; n++) told.edit('Ruth', `neu${n}`);
    assert.equal(told.restore('Otto', 'alt').told(), `[alt|Otto ${REMEMBERED + 3}]`);
    assert.equal(told.restore('Otto', 'null').told(), 'null');
  });

  it('follows text through a split, a join and a pairing', () => {
    const told = new Told(['Der Rat tagt heute. Er wählt', 'den Vorsitz.']);
    told.edit('Maria', 'Der Senat tagt heute. Er wählt');
    const added = told.split('Ruth', 1, 'Der Senat tagt heute.'.length);
    assert.equal(added, 3);
    assert.equal(told.told(1), '[Der |=Maria 1][Senat|Maria 1][ tagt heute.|=Maria 1]');
    assert.equal(told.told(3), '[Er wählt|=Maria 1]');
    told.edit('Ruth', 'Er kürt', 3).join('Otto', 3, 2);
    assert.equal(told.told(3), '[Er |=Maria 1][kürt |Ruth 3]den Vorsitz.');
    told.pair('Otto', 1, 3, 'Der Senat tagt heute. Er'.length);
    assert.equal(
      told.told(1).replaceAll(']', ''),
      '[Der |=Maria 1[Senat|Maria 1[ tagt heute.|=Maria 1[ |=Maria 1[Er|=Maria 1',
    );
    assert.equal(told.told(3), '[kürt |Ruth 3]den Vorsitz.');
  });

  it('does so in Chinese and Arabic', () => {
    const chinese = new Told(['这座桥于1987年重建。', '茶商每天都使用它。'], 'zh-Hans');
    chinese.edit('Lin', '茶商每天经过这里。', 2).join('Otto', 1, 2);
    assert.match(
      chinese.told(1),
      /^这座桥于1987年重建。\[茶商每天\|=Lin 1\]\[.*这里\|Lin 1\]\[。\|=Lin 1\]$/,
    );
    const arabic = new Told(['يحتوي القبو على عينة. تم افتتاحه.'], 'ar');
    arabic.edit('هدى', 'يحتوي القبو على مليون عينة. تم افتتاحه.');
    const added = arabic.split('Otto', 1, 'يحتوي القبو على مليون عينة.'.length);
    assert.match(arabic.told(1), /\[ ?مليون ?\|هدى 1\]/);
    assert.equal(arabic.told(added), '[تم افتتاحه.|=هدى 1]');
  });

  it('brings back who wrote what when a restoration undoes a join', () => {
    const told = new Told(['eins.', 'zwei.']).edit('Maria', 'ZWEI.', 2);
    const before = new Map(told.now);
    told.join('Ruth', 1, 2).edit('Ruth', 'eins. Zwo.');
    told.revise('restore', 'Otto', before);
    assert.equal(told.told(1), 'eins.');
    assert.match(told.told(2), /^\[ZWEI\|Maria 1 restored 4\]\[\.\|=Maria 1/);
  });

  it('takes a new machine text for the machine’s', () => {
    const told = new Told(['Das Ministerium tagt.']).edit('Maria', 'Das Ministerium tagt heute.');
    const machine = 'Der Minister tagt.';
    const target = 'Der Minister tagt heute.';
    told.revise('edit', 'Import', new Map([[1, { ...told.frame(1), machine, target }]]));
    assert.equal(told.told(), 'Der Minister[ tagt|=Maria 1][ heute|Maria 1][.|=Maria 1]');
  });

  it('refuses changes that were made for another text', () => {
    const attribution = new Told([TALKS]).attribution();
    const change = (target: SegmentChange['target'], id = 1): Change[] => [
      { entity: 'segment', id, change: { target: target ?? [] } },
    ];
    const source = {
      number: 1,
      kind: 'edit',
      author: { id: null, name: '' },
      at: '',
      reason: null,
    };
    for (const changes of [change([['x', 'y']]), change([9999, ['x', '']]), change([1], 7)]) {
      assert.throws(() => attribution.add(source as Source, changes), /delta|before it is there/);
    }
  });
});

describe('attribution, whatever the texts,', () => {
  /** What happens to the only segment, one after the other: a text, with or without a review. */
  const chains = fc.tuple(
    editedTexts(8),
    fc.array(fc.constantFrom('edit', 'confirm', 'unconfirm'), { minLength: 7, maxLength: 7 }),
  );

  function tell([texts, deeds]: [string[], string[]]): Told {
    const told = new Told([texts[0] ?? '']);
    for (const [index, text] of texts.slice(1).entries()) {
      const deed = deeds[index];
      const name = `P${index % 3}`;
      if (deed === 'edit') told.edit(name, text);
      else told.confirm(name, 1, deed === 'confirm' ? 'reviewed' : 'machine');
    }
    return told;
  }

  it('covers them to the unit and cuts no character', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const told = tell(chain);
        const { target, machine } = told.frame(1);
        const boundaries = graphemeBoundaries(target);
        let at = 0;
        for (const { from, to, origin } of told.attribution().spans(1)) {
          assert.equal(from, at);
          assert.ok(to > from);
          assert.ok(boundaries.has(to), `${to} in ${JSON.stringify(target)}`);
          if (origin.kind !== 'written') assert.ok(machine.includes(target.slice(from, to)));
          at = to;
        }
        assert.equal(at, target.length);
      }),
    );
  });

  it('agrees with a model that keeps an author for each code unit', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const told = tell(chain);
        const { target } = told.frame(1);
        const boundaries = graphemeBoundaries(target);
        const spans = told.attribution().spans(1);
        for (const [at, expected] of unitByUnit(told).entries()) {
          // Characters that two people made between them have a rule of their own.
          if (!boundaries.has(at) || !boundaries.has(at + 1)) continue;
          const span = spans.find(({ from, to }) => from <= at && at < to);
          assert.equal(span && nameOf(span.origin), expected, `${at} of ${JSON.stringify(target)}`);
        }
      }),
    );
  });

  /** The same the slow way: one entry for each code unit, with no thought for anything. */
  function unitByUnit({ history }: Told): string[] {
    let units: string[] = [];
    for (const { number, changes } of history) {
      for (const { change } of changes as { change: SegmentChange }[]) {
        if (change.created) units = [...change.created.target].flatMap((one) => unitsOf(one));
        const shift = [...hunks(change.target ?? [])].reverse();
        for (const { from, deleted, inserted } of shift) {
          const put = Array.from(inserted, (one) => unitsOf(one, `written ${number}`)).flat();
          units.splice(from, deleted.length, ...put);
        }
        const state = change.state?.[1];
        if (state && state !== 'machine') {
          units = units.map((one) => (one === 'machine' ? `kept ${number}` : one));
        } else if (state) {
          units = units.map((one) => (one.startsWith('kept') ? 'machine' : one));
        }
      }
    }
    return units;
  }

  const unitsOf = (character: string, name = 'machine') =>
    Array.from({ length: character.length }, () => name);

  const nameOf = (origin: ReturnType<Attribution['spans']>[number]['origin']) =>
    origin.kind === 'machine' ? 'machine' : `${origin.kind} ${origin.revision.number}`;

  it('keeps every word’s author through splits, joins and pairings', () => {
    const moves = fc.array(
      fc.record({
        deed: fc.constantFrom('split', 'join', 'pair', 'edit'),
        segment: fc.nat(),
        place: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 14 },
    );
    const texts = [
      TALKS,
      'Das Treffen, hieß es, war nützlich. Man dankte.',
      'Ein Datum fehlt noch.',
    ];
    fc.assert(
      fc.property(moves, (deeds) => {
        const told = new Told(texts);
        for (const { deed, segment, place } of deeds) {
          const { order } = told;
          const index = segment % order.length;
          const [id, next] = order.slice(index);
          if (id === undefined) continue;
          const { target } = told.frame(id);
          if (deed === 'edit') {
            const words = target.split(' ');
            words[Math.floor(place * words.length)] = `w${told.history.length}`;
            told.edit('Maria', words.join(' '), id);
            continue;
          }
          const before = lettersOf(told);
          if (deed === 'split') told.split('Ruth', id, Math.floor(place * target.length));
          else if (next === undefined) continue;
          else if (deed === 'join') told.join('Ruth', id, next);
          else {
            const both = target.length + told.frame(next).target.length;
            told.pair('Ruth', id, next, Math.floor(place * both));
          }
          assert.deepEqual(lettersOf(told), before);
        }
        for (const id of told.order) {
          const spans = told.attribution().spans(id);
          assert.equal(spans.at(-1)?.to ?? 0, told.frame(id).target.length);
          for (const { from, to, origin } of spans) {
            if (origin.kind === 'written') continue;
            const text = told.frame(id).target.slice(from, to);
            assert.ok(
              texts.some((machine) => machine.includes(text)),
              text,
            );
          }
        }
      }),
    );

    /** Every letter of the article in reading order, with whose it is; white space may come and go. */
    function lettersOf(told: Told): string[] {
      const attribution = told.attribution();
      return told.order.flatMap((id) =>
        attribution.spans(id).flatMap(({ from, to, origin }) => {
          const name = origin.kind === 'written' ? nameOf(origin) : 'machine';
          return Array.from(
            told.frame(id).target.slice(from, to).replace(/\s/gu, ''),
            (letter) => `${letter} ${name}`,
          );
        }),
      );
    }
  });

  it('takes a history back to where it began', () => {
    fc.assert(
      fc.property(editedTexts(4), (texts) => {
        // Whoever types the machine's words again has written them.
        fc.pre(new Set(texts).size === texts.length);
        const told = new Told([texts[0] ?? '']);
        for (const text of texts.slice(1)) told.edit('Maria', text);
        told.restore('Otto', texts[0] ?? '');
        const spans = told.attribution().spans(1);
        assert.ok(spans.every(({ origin }) => origin.kind === 'machine'));
      }),
    );
  });
});

describe('the time attribution takes', () => {
  const WORDS = 400;

  /** Edits of one word each, here and there in a text of 400 words. */
  function edits(count: number): (Source & { changes: Change[] })[] {
    const words = Array.from({ length: WORDS }, (_, n) => `Wort${n}`);
    const text = words.join(' ');
    const told = new Told([text]);
    const [first] = told.history;
    assert.ok(first);
    const history = [first];
    for (let number = 1; number <= count; number++) {
      const place = (number * 7919) % WORDS;
      const before = words[place] ?? '';
      words[place] = `neu${number}`;
      const from = words.slice(0, place).reduce((sum, word) => sum + word.length + 1, 0);
      const rest = words.slice(place + 1).reduce((sum, word) => sum + word.length + 1, 0);
      const target = [from, [before, `neu${number}`] as const, rest].filter((step) => step !== 0);
      history.push({
        number,
        kind: 'edit',
        author: { id: null, name: `P${number % 5}` },
        at: '2020-07-17T09:00:00.000Z',
        reason: null,
        changes: [{ entity: 'segment', id: 1, change: { target } }],
      });
    }
    return history;
  }

  it('has a run for each word after ten thousand edits of one text', () => {
    assert.equal(attribute(edits(10_000), 'de').spans(1).length, 2 * WORDS - 1);
  });

  it('is nothing for what an inverse takes back', () => {
    const told = new Told(['eins zwei']);
    const delta = diff('eins zwei', 'eins drei', 'de');
    const attribution = told.attribution();
    for (let number = 1; number <= 2_000; number++) {
      const target = number % 2 === 1 ? delta : invert(delta);
      const source = {
        number,
        kind: 'edit',
        author: { id: null, name: 'M' },
        at: '',
        reason: null,
      };
      attribution.add(source as Source, [{ entity: 'segment', id: 1, change: { target } }]);
    }
    assert.equal(attribution.spans(1).length, 2);
  });
});
