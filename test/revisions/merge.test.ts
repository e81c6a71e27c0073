import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { merge } from '../../server/revisions/merge.ts';
import { anyText } from '../support/texts.ts';

/** A place in a list, from 0 to 1. */
const share = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);

describe('merge', () => {
  it('combines edits of different words of one sentence', () => {
    const base = 'Der Kommandeur der Separaten Militärarmee besuchte die Ministerium in Ankara.';
    const theirs =
      'Der Befehlshaber der Separaten Militärarmee besuchte die Ministerium in Ankara.';
    const mine = 'Der Kommandeur der Separaten Militärarmee besuchte den Minister in Ankara.';
    assert.deepEqual(merge(base, theirs, mine, 'de'), {
      merged: 'Der Befehlshaber der Separaten Militärarmee besuchte den Minister in Ankara.',
    });
  });

  it('combines edits of Chinese, where no spaces part the words', () => {
    assert.deepEqual(
      merge(
        '国防部长在安卡拉会晤了司令。',
        '外交部长在安卡拉会晤了司令。',
        '国防部长在安卡拉会晤了将军。',
        'zh',
      ),
      { merged: '外交部长在安卡拉会晤了将军。' },
    );
  });

  it('shows what both changed in different ways', () => {
    assert.deepEqual(
      merge('die Separate Armee kam', 'die Selbständige Armee kam', 'die Eigene Armee kam', 'de'),
      { conflicts: [{ base: 'Separate', theirs: 'Selbständige', mine: 'Eigene' }] },
    );
  });

  it('takes the same edit made twice for one', () => {
    assert.deepEqual(merge('alt und gut', 'neu und gut', 'neu und gut', 'de'), {
      merged: 'neu und gut',
    });
    assert.deepEqual(merge('a b c d e', 'x b c d y', 'x b c d e', 'de'), { merged: 'x b c d y' });
  });

  it('parts a rewritten clause into the words both left alone', () => {
    // Read as a diff either edit is one hunk from end to end; merged, each is only its words.
    const base = 'Die Verhandlungen dauerten drei Stunden und sie wurden in Baku geführt.';
    assert.deepEqual(
      merge(
        base,
        base.replace('Verhandlungen', 'Gespräche').replace('geführt', 'abgehalten'),
        base.replace('drei', 'vier').replace('sie wurden', 'zwar wurden sie'),
        'de',
      ),
      {
        merged: 'Die Gespräche dauerten vier Stunden und zwar wurden sie in Baku abgehalten.',
      },
    );
  });

  it('keeps what was edited before a cut that somebody made meanwhile', () => {
    const base = 'Der Minister kam an. Er sprach mit der Presse.';
    const theirs = 'Der Minister kam an.';
    assert.deepEqual(merge(base, theirs, base.replace('kam an', 'traf ein'), 'de'), {
      merged: 'Der Minister traf ein.',
    });
    const late = merge(base, theirs, base.replace('mit der Presse', 'zur Presse'), 'de');
    assert.ok('conflicts' in late, 'what was edited behind the cut is for a person to place');
  });

  it('settles what touches by asking: two words put in at one place', () => {
    assert.deepEqual(merge('Ende.', 'Ende. Anna', 'Ende. Berta', 'de'), {
      conflicts: [{ base: '', theirs: ' Anna', mine: ' Berta' }],
    });
  });

  it('loses no word: what either put in is in the merged text or in a conflict', () => {
    const marked = (mark: string) =>
      fc
        .array(fc.tuple(share, fc.nat(2)), {
          minLength: 1,
          maxLength: 4,
        })
        .map((edits) => (words: readonly string[]) => {
          const edited = [...words];
          for (const [n, [at, remove]] of edits.entries()) {
            edited.splice(Math.round(at * edited.length), remove, `${mark}${n}`);
          }
          return edited;
        });
    let merged = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('der', 'Minister', 'кам', 'وزير', 'und'), {
          minLength: 4,
          maxLength: 40,
        }),
        marked('anna'),
        marked('berta'),
        (words, anna, berta) => {
          const [theirs, mine] = [anna(words), berta(words)];
          const result = merge(words.join(' '), theirs.join(' '), mine.join(' '), 'de');
          const has = (list: string[], text: string, mark: string) =>
            list
              .filter((word) => word.startsWith(mark))
              .every((word) => text.split(' ').includes(word));
          if ('merged' in result) {
            merged++;
            assert.ok(has(theirs, result.merged, 'anna') && has(mine, result.merged, 'berta'));
          } else {
            for (const { base, theirs: one, mine: other } of result.conflicts) {
              assert.notEqual(one, other);
              assert.ok(one !== base && other !== base, 'what one side changed is no conflict');
            }
          }
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(merged > 100, `only ${merged} were free of conflict`);
  });

  it('copes with a chapter in one segment', () => {
    const words = Array.from({ length: 12_000 }, (_, n) => (n % 9 ? 'und' : `Wort${n}`));
    const edited = (places: number[]) =>
      words.map((word, n) => (places.includes(n) ? `Neu${n}` : word)).join(' ');
    assert.deepEqual(
      merge(words.join(' '), edited([3, 6000, 11_000]), edited([50, 9000, 11_990]), 'de'),
      { merged: edited([3, 50, 6000, 9000, 11_000, 11_990]) },
    );
  });

  it('keeps an edit whole where the other side changed nothing, and treats both sides alike', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (base, one, other) => {
        assert.deepEqual(merge(base, base, one, 'ar'), { merged: one });
        assert.deepEqual(merge(base, one, base, 'ar'), { merged: one });
        const [there, back] = [merge(base, one, other, 'ar'), merge(base, other, one, 'ar')];
        assert.equal('merged' in there, 'merged' in back);
        if ('merged' in there && 'merged' in back) assert.equal(there.merged, back.merged);
      }),
      { numRuns: 500 },
    );
  });
});
