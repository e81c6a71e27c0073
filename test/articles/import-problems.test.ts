import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findImportProblems, type ImportInput } from '../../server/articles/import-problems.ts';

const INPUT: ImportInput = {
  title: 'Council approves new cycle path',
  sourceLanguage: 'en',
  targetLanguage: 'de',
  original: 'The city council voted on Tuesday to build a cycle path along the canal.',
  translation: 'Der Stadtrat stimmte am Dienstag für einen Radweg am Kanal.',
};

const problems = (changes: Partial<ImportInput>) =>
  findImportProblems({ ...INPUT, ...changes }).map(
    ({ key, field }) => `${field}: ${key.replace('import:error.', '')}`,
  );

test('an article that is in order', () => {
  assert.deepEqual(problems({}), []);
  assert.deepEqual(
    problems({ engine: '', url: '', author: '', publishedOn: '' }),
    [],
    'empty fields of a form count as not given',
  );
});

describe('languages', () => {
  test('the same language twice, in any spelling and region', () => {
    for (const [sourceLanguage, targetLanguage] of [
      ['de', 'de'],
      ['de', 'DE'],
      ['de', 'de-AT'],
      ['zh', 'zh-Hans-CN'],
      ['sr-Cyrl', 'sr'],
    ] as const) {
      assert.deepEqual(problems({ sourceLanguage, targetLanguage }), [
        'targetLanguage: sameLanguage',
      ]);
    }
  });

  test('one language in two scripts is a translation', () => {
    assert.deepEqual(problems({ sourceLanguage: 'zh-Hans', targetLanguage: 'zh-Hant' }), []);
    assert.deepEqual(problems({ sourceLanguage: 'sr-Cyrl', targetLanguage: 'sr-Latn' }), []);
  });

  test('no tag and what is none', () => {
    assert.deepEqual(problems({ sourceLanguage: '', targetLanguage: 'de_AT' }), [
      'sourceLanguage: languageMissing',
      'targetLanguage: languageInvalid',
    ]);
    assert.deepEqual(problems({ targetLanguage: `de-x-${'leicht-'.repeat(9)}er` }), [
      'targetLanguage: languageInvalid',
    ]);
    assert.deepEqual(problems({ targetLanguage: 'de-x-leicht' }), []);
    assert.deepEqual(problems({ sourceLanguage: 'und', targetLanguage: 'deutschdeutsch' }), [
      'sourceLanguage: languageInvalid',
      'targetLanguage: languageInvalid',
    ]);
  });
});

describe('texts', () => {
  test('what makes one unfit is told with its field', () => {
    assert.deepEqual(problems({ original: ' \n', translation: 'Eins\0zwei' }), [
      'original: empty',
      'translation: nul',
    ]);
    assert.deepEqual(problems({ translation: 'Der Stadtrat \ud83d stimmte dafür.' }), [
      'translation: loneSurrogate',
    ]);
    assert.deepEqual(problems({ original: 'a'.repeat(5_000_001), acceptShort: true }), [
      'original: tooLarge',
    ]);
  });

  test('the same text twice, but for white space', () => {
    assert.deepEqual(problems({ translation: ` ${INPUT.original.replace(' ', '\n')}` }), [
      'translation: identical',
    ]);
  });

  test('a translation a tenth as long is refused until the person means it', () => {
    const original = INPUT.original.repeat(20);
    assert.deepEqual(problems({ original }), ['translation: translationShort']);
    assert.deepEqual(problems({ original, acceptShort: true }), []);
  });

  test('Chinese says the same in fewer characters', () => {
    const original = 'The first to cross was a woman of seventy-one with a basket. '.repeat(10);
    const translation = '第一个走过桥的是一位七十一岁背着竹篓的妇女，她没有停下。'.repeat(2);
    assert.deepEqual(problems({ original, translation, targetLanguage: 'zh' }), []);
    assert.deepEqual(
      problems({ original, translation: translation.slice(0, 12), targetLanguage: 'zh' }),
      ['translation: translationShort'],
    );
    assert.deepEqual(
      problems({
        original: translation,
        translation: original,
        sourceLanguage: 'zh',
        targetLanguage: 'en',
      }),
      [],
    );
  });

  test('vowel signs and accents do not make a text longer', () => {
    const translation = 'क्षत्रियों की सभा';
    assert.deepEqual(
      problems({ original: INPUT.original.repeat(2), translation, targetLanguage: 'hi' }),
      ['translation: translationShort'],
    );
  });
});

describe('provenance', () => {
  test('only addresses of the web', () => {
    for (const url of ['javascript:alert(1)', 'example.org', 'https://', 'ftp://a.example']) {
      assert.deepEqual(problems({ url }), ['url: url'], url);
    }
    for (const url of [
      'https://example.org/ä?b=1#c',
      'http://пример.рф',
      ' https://example.org ',
    ]) {
      assert.deepEqual(problems({ url }), [], url);
    }
  });

  test('only days there are', () => {
    for (const publishedOn of ['2020-02-30', '17.07.2020', '2020-7-1', '2020-13-01', '0']) {
      assert.deepEqual(problems({ publishedOn }), ['publishedOn: date'], publishedOn);
    }
    assert.deepEqual(problems({ publishedOn: '2020-02-29' }), []);
  });

  test('a title, and not a whole article for one', () => {
    assert.deepEqual(problems({ title: ' ' }), ['title: titleMissing']);
    assert.deepEqual(problems({ title: 'a'.repeat(501) }), ['title: tooLong']);
    assert.deepEqual(problems({ title: 'a\0b', engine: 'x\ud800' }), [
      'title: nul',
      'engine: loneSurrogate',
    ]);
  });
});

test('everything is told at once', () => {
  const input = {
    ...INPUT,
    title: '',
    targetLanguage: 'en-GB',
    original: '',
    url: 'mailto:a@b.example',
    publishedOn: 'yesterday',
  };
  const found = findImportProblems(input);
  assert.deepEqual(
    found.map(({ field }) => field),
    ['title', 'url', 'publishedOn', 'targetLanguage', 'original'],
  );
  assert.ok(found.every(({ status }) => status === 422));
});
