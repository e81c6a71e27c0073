import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSureBoundary, wordCount, words } from '../../server/text/words.ts';
import { anyText, graphemeBoundaries } from '../support/texts.ts';

describe('words', () => {
  it('give the text back when joined, in every script', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(words(text, 'de').join(''), text);
      }),
      { numRuns: 1000 },
    );
  });

  it('never end inside a grapheme cluster', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const boundaries = graphemeBoundaries(text);
        let at = 0;
        for (const word of words(text, 'th')) {
          at += word.length;
          assert.ok(boundaries.has(at), `${JSON.stringify(text)} is cut at ${at}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('begin and end wherever a boundary is sure', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ends = new Set([0]);
        let at = 0;
        for (const word of words(text, 'ar')) {
          at += word.length;
          ends.add(at);
        }
        for (let offset = 0; offset <= text.length; offset++) {
          if (isSureBoundary(text, offset)) assert.ok(ends.has(offset), `at ${offset}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  for (const [language, text, expected] of [
    [
      'de',
      'Am 17. Juli kamen 3,14 Mio.',
      ['Am', ' ', '17', '.', ' ', 'Juli', ' ', 'kamen', ' ', '3,14', ' ', 'Mio', '.'],
    ],
    ['en', "don't stop", ["don't", ' ', 'stop']],
    ['zh', '国防部长在巴库会晤。', ['国防', '部长', '在', '巴库', '会晤', '。']],
    ['ar', 'هٰذَا كِتَابٌ، نعم', ['هٰذَا', ' ', 'كِتَابٌ', '،', ' ', 'نعم']],
    ['hi', 'नमस्ते दुनिया।', ['नमस्ते', ' ', 'दुनिया', '।']],
    ['th', 'ผมอยู่ที่บ้าน', ['ผม', 'อยู่', 'ที่', 'บ้าน']],
    ['en', '👩‍👩‍👧 🇩🇪🇹🇷', ['👩‍👩‍👧', ' ', '🇩🇪', '🇹🇷']],
    ['en', 'one\r\ntwo', ['one', '\r\n', 'two']],
  ] as const) {
    it(`are right in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(words(text, language), expected);
    });
  }

  it('are the same in Latin text without marks, which is cut by a pattern of its own', () => {
    const plain = fc.stringMatching(/^[\t -~\u00a0-\u02af\u2010-\u2027\u202f-\u203a€]{0,24}$/);
    fc.assert(
      fc.property(plain, (text) => {
        // With a Greek letter after it, a text is cut by the general pattern.
        const general = words(`${text}\n\u03b1`, 'en');
        const [end, letter] = [general.at(-2) ?? '', general.at(-1)];
        assert.equal(letter, '\u03b1');
        const rest = [...general.slice(0, -2), ...(end === '\n' ? [] : [end.slice(0, -1)])];
        assert.deepEqual(words(text, 'en'), rest);
      }),
      { numRuns: 2000 },
    );
    assert.deepEqual(words('Don’t, 3,14 – U.S.A._x', 'en'), [
      ...['Don’t', ',', ' ', '3,14', ' ', '–', ' ', 'U.S.A', '.', '_x'],
    ]);
  });

  it('are counted without spaces and marks', () => {
    assert.equal(wordCount('Am 17. Juli — endlich!', 'de'), 4);
    assert.equal(wordCount('国防部长在巴库会晤。', 'zh'), 5);
    assert.equal(wordCount('   …', 'de'), 0);
  });
});
