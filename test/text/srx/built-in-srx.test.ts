import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builtInLanguages } from '../../../server/text/sentences/languages.ts';
import { splitSentences } from '../../../server/text/sentences.ts';
import { builtInSrx } from '../../../server/text/srx/built-in-srx.ts';
import { readSrx } from '../../../server/text/srx/read-srx.ts';
import { compileSrx, decisionsOf } from '../../../server/text/srx/segmentation-rules.ts';
import { writeSrx } from '../../../server/text/srx/write-srx.ts';

const rulesFor = (language: string) => compileSrx(readSrx(writeSrx(builtInSrx([language]))));

describe('the rules of each language as SRX', () => {
  for (const language of builtInLanguages()) {
    test(`${language} can be read and used`, () => {
      const decisions = decisionsOf(rulesFor(language), 'One. Two! 3', `${language}-XX`);
      assert.equal(decisions.get(4)?.breaks, true);
      assert.equal(decisions.get(9)?.breaks, true);
    });
  }
});

/** A program that knows only these rules finds these sentences. */
const SENTENCES: Record<string, readonly string[]> = {
  de: [
    'Am 3. Mai kam z. B. Dr. Kröger, ca. 5 km vor Nr. 7.',
    'Er sah Netze usw.',
    'Der Kai war leer.',
  ],
  en: ['Mr. A. Stone met Capt. Hill at No. 5.', 'They left the U.S.', 'The sea was calm.'],
  ja: ['船が着いた。', '誰もいない！'],
  ru: ['Капитан жил на ул. Речной, д. 5, с 1950 г. и далее.', 'Потом он уехал.'],
};

describe('by themselves they split plain sentences', () => {
  for (const [language, sentences] of Object.entries(SENTENCES)) {
    test(language, () => {
      const text = sentences.join(' ');
      const breaks = [...decisionsOf(rulesFor(language), text, language)]
        .filter(([, { breaks: isBreak }]) => isBreak)
        .map(([at]) => at)
        .sort((a, b) => a - b);
      const parts = [0, ...breaks].map((from, index) => text.slice(from, breaks[index]).trim());
      assert.deepEqual(parts, sentences);
      assert.deepEqual(splitSentences(text, language, rulesFor(language)), sentences);
    });
  }
});
