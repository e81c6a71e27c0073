import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FormatError } from '../../../server/formats/problem.ts';
import { sentenceSpans, splitSentences } from '../../../server/text/sentences.ts';
import { compileSrx } from '../../../server/text/srx/segmentation-rules.ts';
import { documentOf, rulesOf, type ShortRule } from './rules.ts';

/** Rules, and the sentences that come out, which stand with a space between them. */
const CASES: Record<string, { rules: readonly ShortRule[]; sentences: readonly string[] }> = {
  'an exception keeps a sentence together': {
    rules: [['no', '\\bHptkap\\.', '\\s']],
    sentences: ['Der Hptkap. Meier kam.', 'Er ging.'],
  },
  'an exception is for the whole word, in any script': {
    rules: [['no', '\\bпорт\\.', '\\s+']],
    sentences: ['Der порт. Meier kam am Аэропорт.', 'Er ging.'],
  },
  'an exception may say what follows the white space': {
    rules: [['no', '\\.', '\\s+(?=Kurz|Lang)']],
    sentences: ['Er kam. Kurz danach ging er.', 'Dann war Ruhe.'],
  },
  'white space may belong to what goes before': {
    rules: [['no', '\\bHptkap\\.\\s', '']],
    sentences: ['Der Hptkap. Meier kam.', 'Er ging.'],
  },
  'a break is added where none was': {
    rules: [['yes', ';', '\\s']],
    sentences: ['Er kam;', 'sie ging;', 'es blieb.', 'Ruhe.'],
  },
  'the first rule that matches decides': {
    rules: [
      ['yes', '\\bKap\\.', '\\sEr'],
      ['no', '\\bKap\\.', '\\s'],
      ['yes', '\\.', '\\s'],
    ],
    sentences: ['Der Kap. Meier kam zum Kap.', 'Er ging.'],
  },
  'a boundary of words may be the break itself': {
    rules: [
      ['no', '[.]', '\\b'],
      ['yes', 'kam\\b', ' '],
    ],
    sentences: ['Er kam', 'und ging.', 'Ruhe.'],
  },
};

describe('segmentation rules go before ours', () => {
  for (const [title, { rules, sentences }] of Object.entries(CASES)) {
    test(title, () => {
      assert.deepEqual(splitSentences(sentences.join(' '), 'de', rulesOf(...rules)), sentences);
    });
  }

  test('paragraphs stay apart', () => {
    const all = rulesOf(['no', '', '']);
    assert.deepEqual(splitSentences('Er kam. Er ging.\n\nRuhe.', 'de', all), [
      'Er kam. Er ging.',
      'Ruhe.',
    ]);
  });

  test('no surrogate pair is cut', () => {
    assert.deepEqual(splitSentences('a🚢b', 'de', rulesOf(['yes', '', ''])), ['a', '🚢', 'b']);
  });
});

describe('which rules a language takes', () => {
  const document = (cascade: boolean) => ({
    ...documentOf(),
    cascade,
    languageRules: [
      { name: 'Austria', rules: [{ breaks: true, before: ';', after: '\\s', line: 1 }] },
      { name: 'German', rules: [{ breaks: true, before: ':', after: '\\s', line: 1 }] },
    ],
    languageMaps: [
      { pattern: '(?i)de-at', rulesName: 'Austria', line: 1 },
      { pattern: '(?i)de.*', rulesName: 'German', line: 1 },
    ],
  });
  const text = 'Er kam; sie: nein.';
  const split = (cascade: boolean, language: string) =>
    splitSentences(text, language, compileSrx(document(cascade)));

  test('those of the first map, without cascade', () => {
    assert.deepEqual(split(false, 'de-AT'), ['Er kam;', 'sie: nein.']);
    assert.deepEqual(split(false, 'de-CH'), ['Er kam; sie:', 'nein.']);
  });
  test('those of every map, with cascade', () => {
    assert.deepEqual(split(true, 'de-AT'), ['Er kam;', 'sie:', 'nein.']);
  });
  test('none, where no map names it', () => {
    assert.deepEqual(split(true, 'fr'), [text]);
  });
});

test('every expression that cannot be used is named with its line, its set and its place', () => {
  const wrong = documentOf(['no', '(a)\\1', ' '], ['no', 'a', 'b++']);
  assert.throws(
    () => compileSrx(wrong),
    (error) => {
      assert.ok(error instanceof FormatError);
      assert.deepEqual(
        error.problems.map(({ rule, message }) => `${rule}: ${message.split(': ')[0]}`),
        [
          'expression: <beforebreak> of rule 1 of “any”',
          'expression: <afterbreak> of rule 2 of “any”',
        ],
      );
      return true;
    },
  );
});

test('nothing of a text is changed or lost, whatever the rules', () => {
  const expression = fc.constantFrom('', '\\.', '\\s+', '[a-z]+', '.*', '\\b', '🚢', '\\p{Lu}?');
  const rule = fc.tuple(fc.constantFrom('yes' as const, 'no' as const), expression, expression);
  const words = fc.array(
    fc.constantFrom('Er', 'kam.', '🚢', 'Dr.', '\n\n', 'und', '"Nein!"', '5.'),
  );
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), words, (rules, pieces) => {
      const text = pieces.join(' ');
      let at = 0;
      for (const { from, to } of sentenceSpans(text, 'de', rulesOf(...rules))) {
        assert.equal(text.slice(at, from).trim(), '');
        assert.ok(to > from && text.slice(from, to) === text.slice(from, to).trim());
        at = to;
      }
      assert.equal(text.slice(at).trim(), '');
    }),
  );
});

test('expressions that would keep another engine busy for years take no longer', {
  timeout: 60_000,
}, () => {
  const rules = rulesOf(['no', '(?:a+)+b', '(?:a|aa)+$'], ['no', '(?:.*)*x', '.*.*.*y']);
  assert.equal(splitSentences('a'.repeat(100_000), 'de', rules).length, 1);
});
