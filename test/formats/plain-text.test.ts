import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { read, write } from '../../server/formats/plain-text.ts';

const texts = (text: string, language = 'en') =>
  read(text, language).blocks.map((block) => block.text);

describe('blocks', () => {
  test('blank lines, of any kind of line break, part paragraphs', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u0085']) {
      assert.deepEqual(texts(`Eins.${end}${end}  ${end}Zwei.${end}`), ['Eins.', 'Zwei.']);
    }
  });

  test('a byte order mark is no text', () => {
    assert.deepEqual(texts('\ufeffПервая строка'), ['Первая строка']);
  });

  test('each line is a block where nobody wrapped the lines', () => {
    assert.deepEqual(texts('17 Juli 2020 18: 49\n-3\nOh, diese Türken.', 'de'), [
      '17 Juli 2020 18: 49',
      '-3',
      'Oh, diese Türken.',
    ]);
  });

  test('indents are kept in columns, tabs and ideographic spaces counted', () => {
    const { blocks } = read('Zu\n    vier\n\tacht\n\u3000\u3000四', 'zh');
    assert.deepEqual(
      blocks.map(({ indent }) => indent),
      [undefined, 4, 8, 4],
    );
  });

  test('nothing but white space is no block', () => {
    assert.deepEqual(texts(' \n\t\n\u3000\n\ufeff'), []);
    assert.deepEqual(texts(''), []);
  });
});

describe('lines wrapped by hand', () => {
  test('are joined to paragraphs', () => {
    const text = `The boat left the harbour before anybody on the quay had
understood that it was leaving, and when the bell of the
custom house struck five there was nothing to be seen of
it but a little smoke over the mole.

Nobody spoke of it that evening. The nets were mended and
the lamps were lit as on any other day, and the women went
home by the upper road because the lower one was flooded.`;
    assert.deepEqual(
      texts(text).map((block) => block.split(' ').length),
      [41, 35],
    );
  });

  test('are joined without a space in Chinese', () => {
    const line = '这座廊桥建于清道光二十三年全长五十二米没有用一颗铁钉三年前';
    assert.deepEqual(texts(`${line}\n${line}\n${line}\n${line}\n的夏天。`, 'zh'), [
      `${line.repeat(4)}的夏天。`,
    ]);
  });

  test('keep list items apart', () => {
    const text = `The council of the harbour town has promised three things in
all for the coming winter, and it has put them in writing:
- a night bus on Fridays and Saturdays until one o'clock in
the morning, with room for two bicycles and for one pram
- half-price taxi vouchers for everybody who works in shifts`;
    assert.equal(texts(text).length, 3);
  });

  test('lose the soft hyphen they were broken at, and keep a hard one', () => {
    const text = `The harbour authority has put in writing that it grants a twenty-
one year lease of the lower quay to whoever pays for the new re\u00ad
pair of it, and that the right of way across it stays with those
fishermen who had it before.`;
    assert.deepEqual(
      texts(text).map((block) => block.match(/twenty-one|repair/gu)),
      [['twenty-one', 'repair']],
    );
  });
});

/** Lines as `read` gives them: not blank, no white space at their ends, no line breaks. */
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.replace(/[\n\r\v\f\u0085\u2028\u2029\ufeff]/gu, '').trim())
  .filter((text) => text !== '');

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const document = {
        language: 'en',
        blocks: lines.map((text) => ({ kind: 'paragraph' as const, text })),
      };
      assert.deepEqual(read(write(document), 'en'), document);
    }),
  );
});

test('no character but white space and soft hyphens is lost in reading', () => {
  const bare = (text: string) => text.replace(/[\s\u0085\ufeff\u00ad]/gu, '');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (text) => {
      assert.equal(bare(texts(text).join('')), bare(text));
    }),
  );
});

test('reads long lines and long gaps to their end', () => {
  const long = 'word word word, '.repeat(20_000);
  const { blocks } = read(`${long}\n${' '.repeat(200_000)}\n${long}`, 'en');
  assert.deepEqual(
    blocks.map(({ text }) => text),
    [long.trim(), long.trim()],
  );
});
