import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { apply, type Delta, DeltaMismatchError } from '../../server/revisions/delta.ts';
import { countChangedWords, toWords, type WordRun } from '../../server/revisions/delta-words.ts';
import { diff } from '../../server/revisions/diff.ts';
import { editedTexts, graphemeBoundaries } from '../support/texts.ts';

const pairs = editedTexts(2) as fc.Arbitrary<[string, string]>;

/** What a run of each kind says, without places. */
const said = (runs: readonly WordRun[]) =>
  runs.map((run) =>
    run.kind === 'kept'
      ? run.tokens.map(({ text }) => text)
      : {
          deleted: run.deleted.map((one) => one.text),
          inserted: run.inserted.map((one) => one.text),
        },
  );

/** A delta of any steps for a text, which may cut it anywhere, even inside words. */
const cutAnywhere = fc
  .tuple(pairs, fc.array(fc.nat(200), { maxLength: 8 }))
  .map(([[text, other], cuts]): [string, Delta] => {
    const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
    const steps: (number | [string, string])[] = [];
    let at = 0;
    for (const [index, place] of places.entries()) {
      if (place > at) {
        const isPair = index % 2 === 1;
        const put = other.slice(index, index + 3);
        const old = text.slice(at, place);
        if (isPair && put !== old) steps.push([old, put]);
        else if (typeof steps.at(-1) === 'number') steps.push((steps.pop() as number) + place - at);
        else steps.push(place - at);
      }
      at = place;
    }
    const rest = text.length - at;
    if (rest > 0) {
      if (typeof steps.at(-1) === 'number') steps.push((steps.pop() as number) + rest);
      else steps.push(rest);
    }
    return [text, steps];
  });

describe('a delta in words', () => {
  for (const [script, language, before, after, expected] of [
    [
      'Latin',
      'de',
      'der Separaten Militärarmee.',
      'der Selbständigen Armee.',
      [
        ['der', ' '],
        { deleted: ['Separaten', ' ', 'Militärarmee'], inserted: ['Selbständigen', ' ', 'Armee'] },
        ['.'],
      ],
    ],
    [
      'Cyrillic',
      'ru',
      'Министерство назвало встречу',
      'Министр назвал встречу',
      [
        {
          deleted: ['Министерство', ' ', 'назвало'],
          inserted: ['Министр', ' ', 'назвал'],
        },
        [' ', 'встречу'],
      ],
    ],
    [
      'Arabic with marks',
      'ar',
      'كِتَابٌ جميل',
      'كُتُبٌ جميل',
      [{ deleted: ['كِتَابٌ'], inserted: ['كُتُبٌ'] }, [' ', 'جميل']],
    ],
    [
      'Devanagari',
      'hi',
      'यह हिन्दी है।',
      'वह हिन्दी है।',
      [{ deleted: ['यह'], inserted: ['वह'] }, [' ', 'हिन्दी', ' ', 'है', '।']],
    ],
    [
      'Han',
      'zh',
      '他爱北京。',
      '他爱上海。',
      [['他', '爱'], { deleted: ['北京'], inserted: ['上海'] }, ['。']],
    ],
    [
      'emoji that are joined',
      'de',
      'Die 👩‍👩‍👧 kommt',
      'Die 👩‍👧 kommt',
      [['Die', ' '], { deleted: ['👩‍👩‍👧'], inserted: ['👩‍👧'] }, [' ', 'kommt']],
    ],
  ] as const) {
    it(`says which words gave way to which: ${script}`, () => {
      assert.deepEqual(said(toWords(diff(before, after, language), before, language)), expected);
    });
  }

  it('takes a changed part of a word for the word', () => {
    const before = 'Sie sprachen über Lieferung und Preis.';
    const inside: Delta = [27, ['', 'en'], 11];
    assert.equal(apply(before, inside), 'Sie sprachen über Lieferungen und Preis.');
    assert.deepEqual(toWords(inside, before, 'de').slice(1, 2), [
      {
        kind: 'replaced',
        deleted: [{ text: 'Lieferung', from: 18, to: 27 }],
        inserted: [{ text: 'Lieferungen', from: 18, to: 29 }],
      },
    ]);
    // A combining mark alone changes the word it is set over.
    assert.deepEqual(said(toWords([4, ['', '\u0301'], 1], 'cafes', 'fr')), [
      { deleted: ['cafes'], inserted: ['cafe\u0301s'] },
    ]);
  });

  it('gives both texts back, each word at its place, in every script', () => {
    const laws = (before: string, delta: Delta, language: string) => {
      const after = apply(before, delta);
      const runs = toWords(delta, before, language);
      let was = '';
      let now = 0;
      for (const [index, run] of runs.entries()) {
        assert.notEqual(run.kind, runs[index - 1]?.kind);
        if (run.kind === 'kept') assert.equal(run.at, now);
        for (const { text, from, to } of run.kind === 'kept' ? run.tokens : run.deleted) {
          assert.deepEqual([from, before.slice(from, to)], [was.length, text]);
          was += text;
        }
        for (const { text, from, to } of run.kind === 'kept' ? [] : run.inserted) {
          assert.deepEqual([from, after.slice(from, to)], [now, text]);
          now = to;
        }
        if (run.kind === 'kept') {
          const kept = run.tokens.map(({ text }) => text).join('');
          assert.equal(after.slice(now, now + kept.length), kept);
          now += kept.length;
        } else assert.ok(run.deleted.length + run.inserted.length > 0);
      }
      assert.deepEqual([was, now], [before, after.length]);
    };
    fc.assert(
      fc.property(pairs, fc.constantFrom('de', 'th', 'zh'), ([before, after], language) => {
        laws(before, diff(before, after, language), language);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(cutAnywhere, ([before, delta]) => laws(before, delta, 'th')),
      { numRuns: 500 },
    );
  });

  it('has no edge inside a grapheme cluster, and replaces nothing by itself', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const [inBefore, inAfter] = [before, after].map(graphemeBoundaries);
        for (const run of toWords(diff(before, after, 'th'), before, 'th')) {
          for (const { from, to } of run.kind === 'kept' ? run.tokens : run.deleted) {
            assert.ok(inBefore?.has(from) && inBefore.has(to));
          }
          if (run.kind === 'kept') continue;
          for (const { from, to } of run.inserted) assert.ok(inAfter?.has(from) && inAfter.has(to));
          const [was, is] = [run.deleted, run.inserted].map((side) =>
            side.map(({ text }) => text).join(''),
          );
          assert.notEqual(was, is);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('counts what figures call words: neither spaces nor marks', () => {
    const before = 'Das Ministerium nannte das Treffen nützlich.';
    const after = 'Der Minister nannte das Treffen „sehr nützlich“.';
    const counted = countChangedWords(diff(before, after, 'de'), before, 'de');
    assert.deepEqual(counted, { deleted: 2, inserted: 3 });
  });

  it('refuses a text the delta was not made for', () => {
    assert.throws(() => toWords([3], 'Wort', 'de'), DeltaMismatchError);
  });
});
