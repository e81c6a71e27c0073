import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { prepareArticle } from '../../server/articles/prepare-article.ts';
import type { PreparedArticle } from '../../server/articles/prepared-article.ts';
import type { BlockKind } from '../../server/formats/document.ts';
import { planRenewal } from '../../server/renewal/plan.ts';
import type { Renewal, RenewalPlan } from '../../server/renewal/renewal.ts';
import type { Segment } from '../../server/revisions/segment.store.ts';
import type { State } from '../../server/revisions/state.ts';
import { words } from '../../server/text/words.ts';

type Line = [source: string, machine: string];

const languages = { source: 'ru', target: 'de' };

const MEETING: Line[] = [
  ['Министры обсудили поставки.', 'Die Minister besprachen die Lieferungen.'],
  ['Переговоры продлились три часа.', 'Die Verhandlungen dauerten drei Stunden.'],
  ['Министр назвал встречу полезной.', 'Das Ministerium nannte das Treffen nützlich.'],
  ['Следующая встреча пройдёт в Баку.', 'Das nächste Treffen findet in Baku statt.'],
];

/** Segments two to a block, as an import leaves them. */
function imported(lines: readonly Line[]): Segment[] {
  return lines.map(([source, machine], index) => ({
    id: index + 1,
    block: Math.floor(index / 2) + 1,
    position: `a${index}`,
    source,
    machine,
    target: machine,
    state: 'machine',
    excluded: false,
    kind: 'paragraph',
    level: null,
    version: 0,
    changes: 1,
    words: 3,
    confidence: 1,
    approvedIn: null,
  }));
}

/** The same lines as a renewal finds them, two to a block. */
function prepared(lines: readonly Line[], kind: BlockKind = 'paragraph'): PreparedArticle {
  const blocks: PreparedArticle['blocks'] = [];
  for (const [index, [source, machine]] of lines.entries()) {
    if (index % 2 === 0) blocks.push({ kind, level: null, beads: [] });
    blocks.at(-1)?.beads.push({
      source: source ? [source] : [],
      target: machine ? [machine] : [],
      confidence: 0.9,
    });
  }
  return { blocks };
}

function plan(
  segments: Segment[],
  article: PreparedArticle,
  options: Partial<Renewal> = {},
): RenewalPlan {
  return planRenewal({
    segments,
    prepared: article,
    languages,
    nextSegment: segments.length + 1,
    nextBlock: 100,
    sameOriginal: false,
    namedBlocks: new Set(),
    ...options,
  });
}

function edited(segments: Segment[], index: number, target: string, state: State = 'edited') {
  return segments.map((one, at) => (at === index ? { ...one, target, state } : one));
}

/** The lines with one of them replaced. */
function withLine(index: number, line: Line): Line[] {
  return MEETING.map((one, at) => (at === index ? line : one));
}

/** The article after the plan, in reading order. */
function after(segments: readonly Segment[], { segments: edits }: RenewalPlan) {
  const now = new Map(segments.map((one) => [one.id, one as Pick<Segment, 'target' | 'position'>]));
  for (const { id, after } of edits) {
    if (after) now.set(id, after);
    else now.delete(id);
  }
  return [...now].sort(([, one], [, two]) => (one.position < two.position ? -1 : 1));
}

const only = <T>(items: readonly T[], fits: (item: T) => boolean): T => {
  const found = items.filter(fits);
  assert.equal(found.length, 1);
  return found[0] as T;
};

describe('a plan of renewal', () => {
  it('changes nothing where the texts are the same', () => {
    const worked = edited(imported(MEETING), 2, 'Der Minister nannte das Treffen nützlich.');
    const { segments, blocks, counts } = plan(worked, prepared(MEETING));
    assert.deepEqual([segments, blocks], [[], []]);
    assert.equal(counts.unchanged, 4);
  });

  it('takes the new machine text where nobody changed the old one', () => {
    const machine = 'Die Minister erörterten die Lieferungen.';
    const { items, segments } = plan(
      imported(MEETING),
      prepared(withLine(0, ['Министры обсудили поставки.', machine])),
    );
    assert.equal(segments.length, 1);
    const { outcome, after } = only(items, ({ change }) => change === 'changed');
    assert.equal(outcome, 'taken');
    assert.equal(after?.target, machine);
    assert.equal(after?.state, 'machine');
  });

  it('asks for another look where somebody had confirmed the machine text', () => {
    for (const state of ['edited', 'reviewed', 'approved'] as const) {
      const segments = edited(imported(MEETING), 0, MEETING[0]?.[1] ?? '', state);
      const line: Line = ['Министры обсудили поставки.', 'Die Minister sprachen über Waren.'];
      const { items } = plan(segments, prepared(withLine(0, line)));
      assert.equal(items[0]?.after?.target, line[1]);
      assert.equal(items[0]?.after?.state, 'edited');
    }
  });

  it('does to the new machine text what people had changed in the old one', () => {
    const segments = edited(imported(MEETING), 2, 'Der Minister nannte das Treffen nützlich.');
    const { items, counts } = plan(
      segments,
      prepared(
        withLine(2, [
          'Министр назвал встречу полезной.',
          'Das Ministerium nannte das Treffen hilfreich.',
        ]),
      ),
    );
    assert.equal(items[2]?.after?.target, 'Der Minister nannte das Treffen hilfreich.');
    assert.equal(items[2]?.after?.state, 'edited');
    assert.equal(counts.merged, 1);
  });

  it('leaves the text and tells of a conflict where both changed the same words', () => {
    const mine = 'Der Minister nannte das Treffen fruchtbar.';
    const machine = 'Das Ministerium nannte das Treffen hilfreich.';
    const { items, counts } = plan(
      edited(imported(MEETING), 2, mine, 'approved'),
      prepared(withLine(2, ['Министр назвал встречу полезной.', machine])),
    );
    assert.equal(counts.conflicts, 1);
    assert.deepEqual(items[2]?.after, {
      source: 'Министр назвал встречу полезной.',
      machine,
      target: mine,
      // What was approved, the original and this very text, is as it was.
      state: 'approved',
    });
  });

  it('keeps the approval where the new machine translation has come to the approved text', () => {
    const mine = 'Der Minister nannte das Treffen nützlich.';
    const { items } = plan(
      edited(imported(MEETING), 2, mine, 'approved'),
      prepared(withLine(2, ['Министр назвал встречу полезной.', mine])),
    );
    assert.equal(items[2]?.outcome, 'merged');
    assert.deepEqual([items[2]?.after?.target, items[2]?.after?.state], [mine, 'approved']);
  });

  it('keeps the text where the original changed, and no longer vouches for it', () => {
    const source = 'Переговоры продлились четыре часа.';
    const { items, counts } = plan(
      edited(imported(MEETING), 1, MEETING[1]?.[1] ?? '', 'approved'),
      prepared(withLine(1, [source, MEETING[1]?.[1] ?? ''])),
    );
    assert.equal(counts.sourceChanged, 1);
    assert.deepEqual(items[1]?.after, {
      source,
      machine: MEETING[1]?.[1],
      target: MEETING[1]?.[1],
      state: 'edited',
    });
  });

  it('puts new segments between those that stay, and takes away what is gone', () => {
    const segments = edited(imported(MEETING), 3, 'Man trifft sich wieder in Baku.');
    const lines: Line[] = [
      ...MEETING.slice(0, 2),
      ['Журналистов не пустили.', 'Journalisten wurden nicht zugelassen.'],
      ...MEETING.slice(2, 3),
    ];
    const result = plan(segments, prepared(lines));
    const { counts, items } = result;
    assert.deepEqual([counts.unchanged, counts.added, counts.removed], [3, 1, 1]);
    assert.deepEqual(
      after(segments, result).map(([id]) => id),
      [1, 2, 5, 3],
    );
    assert.equal(only(items, ({ change }) => change === 'removed').worked, true);
  });

  it('knows the segments again that people had split, joined and paired anew', () => {
    const [first, second, third, fourth] = imported(MEETING) as [
      Segment,
      Segment,
      Segment,
      Segment,
    ];
    const joined: Segment = {
      ...first,
      source: `${first.source} ${second.source}`,
      machine: `${first.machine} ${second.machine}`,
      target: 'Drei Stunden sprachen die Minister über Lieferungen.',
      state: 'approved',
    };
    const parts: Segment[] = [
      { ...third, source: 'Министр назвал', machine: 'Das Ministerium nannte' },
      { ...third, id: 9, position: 'a2V', source: 'встречу полезной.', machine: '' },
    ];
    const rest: Segment = { ...fourth, machine: `das Treffen nützlich. ${fourth.machine}` };
    const segments = [joined, ...parts, rest];
    const again = plan(segments, prepared(MEETING), { sameOriginal: true });
    assert.deepEqual([again.segments, again.blocks], [[], []]);

    const changed = plan(
      [joined, third, fourth],
      prepared(withLine(3, ['Следующая встреча пройдёт в Баку.', 'Nächstes Mal in Baku.'])),
      { sameOriginal: true },
    );
    assert.deepEqual(
      changed.segments.map(({ id }) => id),
      [4],
    );
  });

  it('keeps what people have said of a block, and takes the rest from the new texts', () => {
    const lines = MEETING.map(([source, machine]): Line => [source.replace('.', '!'), machine]);
    const given = { namedBlocks: new Set([2]) };
    const { blocks } = plan(imported(MEETING), prepared(lines, 'quotation'), given);
    assert.deepEqual(blocks, [
      {
        id: 1,
        before: { kind: 'paragraph', level: null },
        after: { kind: 'quotation', level: null },
      },
    ]);
  });

  it('gives a text that goes away to a neighbour, for its comments', () => {
    const { segments } = plan(imported(MEETING), prepared(MEETING.slice(1)));
    const gone = only(segments, ({ after }) => after === undefined);
    assert.deepEqual([gone.id, gone.heir], [1, 2]);
  });

  it('works by words in Chinese and Arabic', () => {
    const chinese: Line[] = [
      ['部长们讨论了供应问题。', 'ناقش الوزراء الإمدادات.'],
      ['谈判持续了三个小时。', 'استمرت المفاوضات ثلاث ساعات.'],
    ];
    const segments = edited(imported(chinese), 1, 'دامت المفاوضات ثلاث ساعات.', 'approved');
    const { items, counts } = plan(
      segments,
      prepared([chinese[0] as Line, ['谈判持续了四个小时。', 'استمرت المفاوضات أربع ساعات.']]),
      { languages: { source: 'zh', target: 'ar' } },
    );
    assert.deepEqual([counts.unchanged, counts.merged, counts.sourceChanged], [1, 1, 1]);
    assert.equal(items[1]?.after?.target, 'دامت المفاوضات أربع ساعات.');
  });

  it('plans the renewal of a long article', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, n): Line => [
        `Предложение номер ${n} о поставках и встречах.`,
        `Satz Nummer ${n} über Lieferungen und Treffen.`,
      ],
    );
    const other = lines.map(
      ([source, machine], n): Line => [n % 3 ? source : `${source} Ещё.`, `${machine} Neu.`],
    );
    const { counts } = plan(imported(lines), prepared(other));
    assert.equal(counts.taken, 3000);
  });
});

const WORDS = 'alt neu rot Haus Stadt Fluss Brief Weg Tag Nacht Licht Stein'.split(' ');
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((list) => `${list.join(' ')}.`);
const line = fc.tuple(sentence, sentence) as fc.Arbitrary<Line>;

/** An article people have worked on: what they wrote is told by words no machine uses. */
const worked = fc
  .array(fc.tuple(line, fc.constantFrom('machine', 'edited', 'approved'), fc.nat()), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) =>
    list.map(([texts, state, seed], index): Segment => {
      const segment = imported([texts])[0] as Segment;
      const tokens = segment.machine.split(' ');
      if (state === 'edited') tokens.splice(seed % tokens.length, seed % 2, `Mensch${index}`);
      return {
        ...segment,
        id: index + 1,
        block: Math.floor(index / 2) + 1,
        position: `a${index}`,
        target: tokens.join(' '),
        state: state as State,
      };
    }),
  );

describe('whatever the new texts are', () => {
  it('nothing a person wrote is missing from the new text, the conflicts and what is removed', () => {
    fc.assert(
      fc.property(
        worked,
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (old, lines, seed) => {
          // Some lines stay, some are new: both make the new article.
          const mixed = lines.map((one, index): Line => {
            const known = old[index];
            if (!known || (seed >> index) % 3 === 0) return one;
            return (seed >> index) % 3 === 1
              ? [known.source, one[1]]
              : [known.source, known.machine];
          });
          const result = plan(old, prepared(mixed), { sameOriginal: seed % 2 === 0 });
          const texts = after(old, result).map(([, { target }]) => target);
          const listed = result.items
            .filter(({ outcome, worked }) => outcome === 'conflict' || worked)
            .map(({ before }) => before?.target ?? '');
          const all = new Set([...texts, ...listed].flatMap((text) => words(text, 'de')));
          for (const { target } of old) {
            for (const word of words(target, 'de')) {
              if (word.startsWith('Mensch')) assert.ok(all.has(word), word);
            }
          }
          // Every segment of either side is in the plan once, in an order that never crosses.
          const ids = result.items.flatMap(({ id, joined }) => [id, ...joined]);
          assert.equal(new Set(ids).size, ids.length);
          for (const { id } of old) assert.ok(ids.includes(id));
          const kept = after(old, result)
            .map(([id]) => id)
            .filter((id) => id <= old.length);
          assert.deepEqual(
            kept,
            kept.toSorted((one, other) => one - other),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('nothing changes when they are the old ones', () => {
    fc.assert(
      fc.property(worked, (old) => {
        const lines = old.map(({ source, machine }): Line => [source, machine]);
        for (const sameOriginal of [true, false]) {
          const { segments, blocks } = plan(old, prepared(lines), { sameOriginal });
          assert.deepEqual([segments, blocks], [[], []]);
        }
      }),
    );
  });

  it('an imported article knows its own texts again', () => {
    const original = 'Встреча\n\nМинистры обсудили поставки. Переговоры шли долго.\n\n— Хорошо.';
    const translation = 'Treffen\n\nDie Minister sprachen. Es dauerte lange.\n\n— Gut.';
    const texts = { original, translation, sourceLanguage: 'ru', targetLanguage: 'de' };
    const article = prepareArticle(texts);
    let id = 0;
    const old = article.blocks.flatMap((block, at) =>
      block.beads.map((bead) => ({
        ...(imported([[bead.source.join(' '), bead.target.join(' ')]])[0] as Segment),
        id: ++id,
        block: at + 1,
        position: `a${id}`,
        kind: block.kind,
        level: block.level,
      })),
    );
    assert.deepEqual(plan(old, prepareArticle(texts)).segments, []);
  });
});
