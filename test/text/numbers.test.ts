import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { numbersIn } from '../../server/text/numbers.ts';

const values = (text: string, language: string) =>
  numbersIn(text, language).map(({ value }) => value);

describe('numerals by value', () => {
  const cases: readonly (readonly [language: string, text: string, values: number[]])[] = [
    ['de', 'Die Brücke kostete 1.234,56 Euro.', [1234.56]],
    ['en', 'The bridge cost 1,234.56 pounds.', [1234.56]],
    ['fr', 'Il reste 10 000 km, soit 2,5 %.', [10_000, 2.5]],
    ['hi', 'जनसंख्या १,२३,४५६ है।', [123_456]],
    ['de', 'Es waren 3,5 Mio. Menschen.', [3_500_000]],
    ['en', 'There were 3.5 million people.', [3_500_000]],
    ['ru', 'Дом стоит 5 тыс. рублей.', [5000]],
    ['tr', 'Nüfus 3,5 milyon oldu.', [3_500_000]],
    ['ar', 'عددهم ٣٫٥ مليون نسمة.', [3_500_000]],
    ['zh', '耗资三亿五千万元，债务三万亿元。', [350_000_000, 3e12]],
    ['zh', '桥长三百五十米，用了2万人和1.5亿元。', [350, 20_000, 150_000_000]],
    ['ru', '17 июля 2020 г. в 18:49', [17, 2020, 18, 49]],
    ['en', 'On 2020-07-17, version 1/2', [2020, 7, 17, 1, 2]],
  ];
  for (const [language, text, expected] of cases) {
    test(`${language}: ${text}`, () => assert.deepEqual(values(text, language), expected));
  }
});

test('offsets are those of the numerals, in order and apart, whatever the text', () => {
  const piece = fc.constantFrom('1', '٣', '，', '.', ',', ' ', '三', '万', 'Mio.', 'x', '०', '-');
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom('de', 'en', 'zh', 'ar', 'hi'),
      (pieces, language) => {
        const text = pieces.join('');
        let last = 0;
        for (const { from, to, value } of numbersIn(text, language)) {
          assert.ok(from >= last && to > from && to <= text.length);
          assert.ok(Number.isFinite(value));
          last = to;
        }
      },
    ),
  );
});
