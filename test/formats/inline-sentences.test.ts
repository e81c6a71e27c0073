import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeCharacter, withoutCodes } from '../../server/formats/inline.ts';
import { splitInlineSentences } from '../../server/formats/inline-sentences.ts';
import { splitSentences } from '../../server/text/sentences.ts';
import { rulesOf } from '../text/srx/rules.ts';

const [open, close, alone] = [
  codeCharacter('open', 1),
  codeCharacter('close', 1),
  codeCharacter('standalone', 1),
];

describe('sentences of texts with inline codes', () => {
  it("goes by the user's own rules first, codes or not", () => {
    const rules = rulesOf(['no', '\\bHptkap\\.', '\\s']);
    const text = `Der ${open}Hptkap.${close} Meier kam an.${alone} Er blieb.`;
    assert.equal(splitInlineSentences(text, 'de').length, 3);
    assert.deepEqual(splitInlineSentences(text, 'de', rules), [
      `Der ${open}Hptkap.${close} Meier kam an.${alone}`,
      'Er blieb.',
    ]);
  });

  it('takes a code to the sentence it is about', () => {
    const cases: [string, string, string[]][] = [
      ['en', `He left.${close} She stayed.`, [`He left.${close}`, 'She stayed.']],
      ['en', `He left. ${open}She${close} stayed.`, ['He left.', `${open}She${close} stayed.`]],
      ['de', `Er ging.${alone} Sie blieb.`, [`Er ging.${alone}`, 'Sie blieb.']],
      ['de', `Am ${open}17.${close} Juli. Ende.`, [`Am ${open}17.${close} Juli.`, 'Ende.']],
      [
        'zh',
        `桥断了。${open}谁修？${close}没人。`,
        ['桥断了。', `${open}谁修？${close}`, '没人。'],
      ],
      ['en', `${open}One. Two.${close}`, [`${open}One.`, `Two.${close}`]],
      ['en', `One.${open}${close} Two.`, [`One.${open}${close}`, 'Two.']],
      ['ar', `وصل القطار. ${open}متى يغادر؟${close}`, ['وصل القطار.', `${open}متى يغادر؟${close}`]],
    ];
    for (const [language, text, sentences] of cases) {
      assert.deepEqual(splitInlineSentences(text, language), sentences);
    }
  });

  it('gives a text of nothing but codes as one sentence', () => {
    assert.deepEqual(splitInlineSentences(` ${alone} `, 'en'), [alone]);
  });

  it('finds the sentences it finds without codes, and loses nothing but white space', () => {
    const piece = fc.constantFrom(
      'Der Zug kam um 18.30 Uhr an. ',
      '„Halt!“ rief er. ',
      'z. B. ',
      'Dr. ',
      'Ende? ',
      'ja ',
      open,
      close,
      alone,
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const sentences = splitInlineSentences(text, 'de');
        const plain = splitSentences(withoutCodes(text), 'de');
        assert.deepEqual(
          sentences.map((sentence) => withoutCodes(sentence).trim()).filter(Boolean),
          plain,
        );
        assert.equal(sentences.join('').replace(/\s/gu, ''), text.replace(/\s/gu, ''));
      }),
    );
  });
});
