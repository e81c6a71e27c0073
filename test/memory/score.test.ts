import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { adaptNumbers } from '../../server/memory/adapt-numbers.ts';
import { percent, sameForm, Wanted } from '../../server/memory/score.ts';
import { tokensOf } from '../../server/memory/tokens.ts';

function compare(wanted: string, found: string, language = 'de') {
  const { score, edits } = new Wanted(tokensOf(wanted, language)).compare(
    tokensOf(found, language),
  );
  return {
    score: percent(score, sameForm(wanted) === sameForm(found)),
    edits: edits.map(({ wanted, found }) => [wanted?.text, found?.text]),
  };
}

describe('the score of a fuzzy match', () => {
  it('takes off the words that differ by their share of the text', () => {
    const drei = 'Die Verhandlungen dauerten drei Stunden';
    assert.deepEqual(compare(drei, 'Die Verhandlungen dauerten vier Stunden'), {
      score: 80,
      edits: [['drei', 'vier']],
    });
    assert.deepEqual(compare(drei, 'Die langen Verhandlungen dauerten drei Stunden'), {
      score: 83,
      edits: [[undefined, 'langen']],
    });
    assert.equal(compare('Ja', 'Nein').score, 0);
  });

  it('takes off little for another ending, other case, another number, mark or tag', () => {
    for (const [wanted, found, score, language] of [
      ['карта города', 'карты города', 90, 'ru'],
      ['fındık pazarı kapandı', 'fındığı pazarı kapandı', 90, 'tr'],
      ['Der Minister kam.', 'der Minister kam.', 96, 'de'],
      ['Es kamen 3 Menschen.', 'Es kamen 14 Menschen.', 97, 'de'],
      ['Kommt er?', 'Kommt er.', 95, 'de'],
      ['Klicken Sie <b>hier</b>', 'Klicken Sie <i>hier</i>', 94, 'de'],
      ['谈判持续了三个小时。', '谈判持续了两个小时。', 76, 'zh'],
    ] as const) {
      assert.equal(compare(wanted, found, language).score, score, `${wanted} / ${found}`);
    }
  });

  it('is 100 for the same text alone, whatever its white space and form', () => {
    assert.equal(compare('Café  au lait', 'Cafe\u0301 au lait ').score, 100);
    const long = 'Wort '.repeat(400);
    assert.equal(compare(`${long}.`, `${long}!`).score, 99);
  });

  it('is the same in both directions, and loses nothing in looking for what differs', () => {
    const text = fc
      .array(fc.constantFrom('мост', 'моста', 'Мост', '17', '3,5', '.', '<b>', '桥梁', 'über'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [tokensOf(one, 'ru'), tokensOf(other, 'ru')];
        const wanted = new Wanted(a);
        const { score, edits } = wanted.compare(b);
        assert.equal(wanted.score(b), score);
        assert.ok(Math.abs(new Wanted(b).score(a) - score) < 1e-9);
        assert.equal(
          edits.length === 0,
          a.map((t) => t.text).join() === b.map((t) => t.text).join(),
        );
        assert.ok(score >= 0 && score <= 1);
      }),
    );
  });
});

describe('numbers of a match', () => {
  const ruDe = { source: 'ru', target: 'de' };
  const adapt = (found: string, target: string, wanted: string, pair = ruDe) =>
    adaptNumbers({ found, target, wanted }, pair);

  it('are those of the text that is translated, written as the translation does', () => {
    assert.equal(
      adapt(
        '17 июля приехали 1 000 человек.',
        'Am 17. Juli kamen 1.000 Menschen.',
        '18 июля приехали 2 500 человек.',
      ),
      'Am 18. Juli kamen 2.500 Menschen.',
    );
    assert.equal(
      adapt('1,5 млн рублей', '1.5 million roubles', '2,75 млн рублей', {
        source: 'ru',
        target: 'en',
      }),
      '2.75 million roubles',
    );
    assert.equal(
      adapt('Chapter 12', 'الفصل ١٢', 'Chapter 34', { source: 'en', target: 'ar-EG' }),
      'الفصل ٣٤',
    );
  });

  it('stay where it is not clear which is which', () => {
    for (const [found, target, wanted] of [
      ['От 3 до 3', 'Von 3 bis 3', 'От 4 до 5'],
      ['Пришли 3', 'Drei kamen', 'Пришли 4'],
      ['Пришли 3', '3 kamen', 'Пришли 4 из 5'],
      ['5 млн', '5 Mio.', '6 млрд'],
    ] as const) {
      assert.equal(adapt(found, target, wanted), target, found);
    }
  });
});
