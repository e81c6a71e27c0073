import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  apply,
  compose,
  type Delta,
  DeltaConflictError,
  DeltaMismatchError,
  hunks,
  invert,
  lengths,
  parseDelta,
  rebase,
} from '../../server/revisions/delta.ts';
import { diff } from '../../server/revisions/diff.ts';
import { anyText, editedTexts, graphemeBoundaries } from '../support/texts.ts';

const pairs = editedTexts(2) as fc.Arbitrary<[string, string]>;
const chains = editedTexts(4) as fc.Arbitrary<[string, string, string, string]>;

describe('diff', () => {
  it('leads from any text to any other, in every script', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        assert.equal(apply(before, diff(before, after, 'de')), after);
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts a grapheme cluster, and so no surrogate pair, of either text', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const inBefore = graphemeBoundaries(before);
        const inAfter = graphemeBoundaries(after);
        for (const { from, to, at, inserted } of hunks(diff(before, after, 'th'))) {
          assert.ok(inBefore.has(from) && inBefore.has(to), `${from}–${to} of the text before`);
          assert.ok(
            inAfter.has(at) && inAfter.has(at + inserted.length),
            `${at} of the text after`,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('replaces a renamed army as one phrase and leaves the rest of the sentence alone', () => {
    const before = 'An dem Treffen nahm der Kommandeur der Separaten Militärarmee teil.';
    const after = 'An dem Treffen nahm der Kommandeur der Selbständigen Armee teil.';
    assert.deepEqual(diff(before, after, 'de'), [
      39,
      ['Separaten Militärarmee', 'Selbständigen Armee'],
      6,
    ]);
  });

  it('takes a moved comma for a comma, not for the words around it', () => {
    const delta = diff('Er sagte, dass er komme.', 'Er sagte dass, er komme.', 'de');
    assert.deepEqual(
      hunks(delta).map(({ deleted, inserted }) => [deleted, inserted]),
      [
        [',', ''],
        ['', ','],
      ],
    );
  });

  it('finds words where no spaces part them', () => {
    const delta = diff('国防部长在安卡拉会晤', '国防部长在巴库会晤', 'zh');
    assert.deepEqual(delta, [5, ['安卡拉', '巴库'], 2]);
  });

  it('finds the same edits in an article as in its sentences', () => {
    const sentences = Array.from(
      { length: 400 },
      (_, n) => `Satz Nummer ${n} steht hier im Text. `,
    );
    const edited = sentences.map((one, n) => (n % 50 === 7 ? one.replace('steht', 'liegt') : one));
    const found = hunks(diff(sentences.join(''), edited.join(''), 'de'));
    assert.equal(found.length, 8);
    for (const { deleted, inserted } of found)
      assert.deepEqual([deleted, inserted], ['steht', 'liegt']);
  });
});

describe('apply', () => {
  it('comes back by the inverse', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const delta = diff(before, after, 'ru');
        assert.equal(apply(after, invert(delta)), before);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a text it was not made for', () => {
    const delta = diff('die Separate Armee', 'die Selbständige Armee', 'de');
    assert.throws(() => apply('die Separaten Armee', delta), DeltaMismatchError);
    assert.throws(() => apply('die Separate', delta), DeltaMismatchError);
    assert.throws(() => apply('die Separate Armee.', delta), DeltaMismatchError);
  });
});

describe('compose', () => {
  it('does at once what its two deltas do in turn', () => {
    fc.assert(
      fc.property(chains, ([a, b, c]) => {
        const composed = compose(diff(a, b, 'de'), diff(b, c, 'de'));
        assert.equal(apply(a, composed), c);
        assert.deepEqual(parseDelta(composed), composed);
      }),
      { numRuns: 500 },
    );
  });

  it('does not mind in which order three are put together', () => {
    fc.assert(
      fc.property(chains, ([a, b, c, d]) => {
        const [one, two, three] = [diff(a, b, 'ar'), diff(b, c, 'ar'), diff(c, d, 'ar')];
        assert.equal(
          apply(a, compose(compose(one, two), three)),
          apply(a, compose(one, compose(two, three))),
        );
      }),
    );
  });

  it('leaves nothing of an edit that was taken back', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const delta = diff(before, after, 'tr');
        assert.deepEqual(hunks(compose(delta, invert(delta))), []);
      }),
    );
  });

  it('refuses deltas that do not follow each other', () => {
    assert.throws(() => compose([3], [4]), DeltaMismatchError);
    assert.throws(() => compose([['a', 'b']], [['c', 'd']]), DeltaMismatchError);
  });
});

describe('rebase', () => {
  it('makes two edits of different places meet in one text, whichever came first', () => {
    let met = 0;
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (left, right, newLeft, newRight) => {
        const base = `${left} | ${right}`;
        const one = diff(base, `${newLeft} | ${right}`, 'de');
        const other = diff(base, `${left} | ${newRight}`, 'de');
        let moved: Delta;
        try {
          moved = rebase(one, other);
        } catch (error) {
          assert.ok(error instanceof DeltaConflictError);
          return;
        }
        met++;
        assert.equal(apply(apply(base, other), moved), apply(apply(base, one), rebase(other, one)));
      }),
      { numRuns: 500 },
    );
    assert.ok(met > 100, `only ${met} pairs were free of conflict`);
  });

  it('refuses exactly those that overlap, or insert at one place', () => {
    const clash = (one: Delta, other: Delta) =>
      hunks(one).some((mine) =>
        hunks(other).some(
          (theirs) =>
            (mine.from < theirs.to && theirs.from < mine.to) ||
            (mine.from === theirs.from && (mine.from === mine.to || theirs.from === theirs.to)),
        ),
      );
    fc.assert(
      fc.property(editedTexts(4), ([base = '', left = '', , right = '']) => {
        const [one, other] = [diff(base, left, 'de'), diff(base, right, 'de')];
        let refused = false;
        try {
          rebase(one, other);
        } catch (error) {
          if (!(error instanceof DeltaConflictError)) throw error;
          refused = true;
        }
        assert.equal(refused, clash(one, other));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses to choose between two edits of one place', () => {
    const base = 'die Separate Armee';
    const one = diff(base, 'die Selbständige Armee', 'de');
    const other = diff(base, 'die Eigenständige Armee', 'de');
    assert.throws(() => rebase(one, other), DeltaConflictError);
  });
});

describe('parseDelta', () => {
  it('takes what diff makes, through JSON', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const delta = diff(before, after, 'zh');
        assert.deepEqual(parseDelta(JSON.parse(JSON.stringify(delta))), delta);
        assert.deepEqual(lengths(delta), { before: before.length, after: after.length });
      }),
    );
  });

  for (const malformed of [
    null,
    {},
    '[3]',
    [0],
    [-1],
    [1.5],
    [Number.MAX_VALUE],
    [1, 2],
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    [['a', 'a']],
    [['', '']],
    [['a']],
    [['a', 1]],
    [['a', 'b', 'c']],
  ]) {
    it(`refuses ${JSON.stringify(malformed)}`, () => {
      assert.throws(() => parseDelta(malformed), TypeError);
    });
  }
});
