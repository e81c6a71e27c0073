import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PreparedArticle } from '../../server/articles/prepared-article.ts';
import {
  applySplice,
  invertSplice,
  operate,
  type PreviewOperation,
} from '../../server/articles/preview-operations.ts';
import { BLOCK_KINDS } from '../../server/formats/document.ts';

const SENTENCES = [
  'Am 17. Juli führten sie Verhandlungen.',
  'Переговоры прошли в Анкаре.',
  '第二天下雪了。',
  'وصل الوفد يوم الخميس.',
  'İstanbul’da hava güneşliydi 🌞.',
  'नमस्ते दुनिया।',
];

const sentence = fc.constantFrom(...SENTENCES);
const plain = { noNullPrototype: true };
const bead = fc
  .record(
    {
      source: fc.array(sentence, { maxLength: 3 }),
      target: fc.array(sentence, { maxLength: 3 }),
      confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    },
    plain,
  )
  .filter(({ source, target }) => source.length + target.length > 0);
const block = fc.record(
  {
    kind: fc.constantFrom(...BLOCK_KINDS),
    level: fc.option(fc.integer({ min: 1, max: 6 })),
    beads: fc.array(bead, { minLength: 1, maxLength: 4 }),
  },
  plain,
);
const article = fc.record({ blocks: fc.array(block, { minLength: 1, maxLength: 5 }) }, plain);

const index = fc.integer({ min: 0, max: 5 });
const operation: fc.Arbitrary<PreviewOperation> = fc.oneof(
  fc.record({
    do: fc.constant('kind' as const),
    block: index,
    kind: fc.constantFrom(...BLOCK_KINDS),
    level: fc.option(fc.integer({ min: 1, max: 6 })),
  }),
  fc.record({ do: fc.constant('mergeBlocks' as const), block: index }),
  fc.record({ do: fc.constant('splitBlock' as const), block: index, bead: index }),
  fc.record({ do: fc.constant('joinBeads' as const), block: index, bead: index }),
  fc.record({ do: fc.constant('splitBead' as const), block: index, bead: index }),
  fc.record({
    do: fc.constant('move' as const),
    block: index,
    bead: index,
    side: fc.constantFrom('source' as const, 'target' as const),
    to: fc.constantFrom('previous' as const, 'next' as const),
  }),
);

function sentences({ blocks }: PreparedArticle, side: 'source' | 'target'): string[] {
  return blocks.flatMap((one) => one.beads.flatMap((pair) => pair[side]));
}

describe('operations of the preview', () => {
  it('keep every sentence of both sides, in order, and leave nothing empty', () => {
    fc.assert(
      fc.property(article, fc.array(operation, { maxLength: 12 }), (start, operations) => {
        let now: PreparedArticle = start;
        for (const one of operations) {
          const done = operate(now, one);
          if (!done) continue;
          now = applySplice(now, done.splice);
          assert.deepEqual(sentences(now, 'source'), sentences(start, 'source'));
          assert.deepEqual(sentences(now, 'target'), sentences(start, 'target'));
          for (const { beads } of now.blocks) {
            assert.ok(beads.length > 0);
            for (const pair of beads) assert.ok(pair.source.length + pair.target.length > 0);
          }
          assert.ok(now.blocks[done.place.block]?.beads[done.place.bead ?? 0], 'the place exists');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are taken back one by one to the article they began with', () => {
    fc.assert(
      fc.property(article, fc.array(operation, { maxLength: 12 }), (start, operations) => {
        let now: PreparedArticle = start;
        const splices = [];
        for (const one of operations) {
          const done = operate(now, one);
          if (!done) continue;
          now = applySplice(now, done.splice);
          splices.push(done.splice);
        }
        for (const splice of splices.reverse()) now = applySplice(now, invertSplice(splice));
        assert.deepEqual(now, start);
      }),
    );
  });
});

const sample: PreparedArticle = {
  blocks: [
    {
      kind: 'heading',
      level: 1,
      beads: [{ source: ['Заголовок'], target: ['Titel'], confidence: 0.9 }],
    },
    {
      kind: 'paragraph',
      level: null,
      beads: [
        { source: ['Один.', 'Два.'], target: ['Eins.'], confidence: 0.4 },
        { source: ['Три.'], target: ['Zwei.', 'Drei.'], confidence: 0.3 },
      ],
    },
    {
      kind: 'paragraph',
      level: null,
      beads: [{ source: [], target: ['Anmelden.'], confidence: 1 }],
    },
  ],
};

function after(operation: PreviewOperation): PreparedArticle {
  const done = operate(sample, operation);
  assert.ok(done, 'there is something to do');
  return applySplice(sample, done.splice);
}

describe('one operation', () => {
  it('moves the first target sentence to the pair before, which no doubt is left about', () => {
    const moved = after({ do: 'move', block: 1, bead: 1, side: 'target', to: 'previous' });
    assert.deepEqual(moved.blocks[1]?.beads, [
      { source: ['Один.', 'Два.'], target: ['Eins.', 'Zwei.'], confidence: null },
      { source: ['Три.'], target: ['Drei.'], confidence: null },
    ]);
  });

  it('removes the block whose only sentence moved out of it, and says where the sentence is', () => {
    const done = operate(sample, { do: 'move', block: 0, bead: 0, side: 'target', to: 'next' });
    assert.deepEqual(done?.place, { block: 1, bead: 0 });
    const emptied = operate(
      { blocks: sample.blocks.slice(1) },
      { do: 'move', block: 1, bead: 0, side: 'target', to: 'previous' },
    );
    assert.equal(emptied?.splice.inserted.length, 1);
    assert.deepEqual(emptied?.splice.inserted[0]?.beads[1]?.target, [
      'Zwei.',
      'Drei.',
      'Anmelden.',
    ]);
  });

  it('takes a pair apart sentence by sentence, the odd one standing alone', () => {
    const split = after({ do: 'splitBead', block: 1, bead: 0 });
    assert.deepEqual(split.blocks[1]?.beads.slice(0, 2), [
      { source: ['Один.'], target: ['Eins.'], confidence: null },
      { source: ['Два.'], target: [], confidence: null },
    ]);
  });

  it('merges blocks under the first one’s kind and splits them again', () => {
    const merged = after({ do: 'mergeBlocks', block: 0 });
    assert.equal(merged.blocks[0]?.kind, 'heading');
    assert.equal(merged.blocks[0]?.beads.length, 3);
    const again = operate(merged, { do: 'splitBlock', block: 0, bead: 1 });
    assert.deepEqual(again?.place, { block: 1 });
  });

  it('gives a heading a level and takes it from anything else', () => {
    const heading = after({ do: 'kind', block: 2, kind: 'heading', level: null });
    assert.deepEqual([heading.blocks[2]?.kind, heading.blocks[2]?.level], ['heading', 2]);
    const text = after({ do: 'kind', block: 0, kind: 'paragraph', level: 3 });
    assert.deepEqual([text.blocks[0]?.kind, text.blocks[0]?.level], ['paragraph', null]);
  });

  it('does nothing where there is nothing to do it to', () => {
    const nothing: PreviewOperation[] = [
      { do: 'kind', block: 9, kind: 'caption', level: null },
      { do: 'kind', block: 1, kind: 'paragraph', level: null },
      { do: 'mergeBlocks', block: 2 },
      { do: 'splitBlock', block: 1, bead: 0 },
      { do: 'joinBeads', block: 1, bead: 1 },
      { do: 'splitBead', block: 0, bead: 0 },
      { do: 'move', block: 0, bead: 0, side: 'source', to: 'previous' },
      { do: 'move', block: 2, bead: 0, side: 'source', to: 'previous' },
      { do: 'move', block: 2, bead: 0, side: 'target', to: 'next' },
    ];
    for (const one of nothing) assert.equal(operate(sample, one), undefined, JSON.stringify(one));
  });
});
