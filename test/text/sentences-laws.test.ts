import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentenceSpans, splitSentences } from '../../server/text/sentences.ts';

const languages = fc.constantFrom(
  'en',
  'de',
  'ru',
  'fr',
  'el',
  'hy',
  'ar',
  'hi',
  'zh',
  'ja',
  'th',
  'und',
  'uk',
  'pl',
  'kk',
);
const pieces = fc.constantFrom(
  ...[
    'Dr.',
    'z. B.',
    'U.S.',
    '17.',
    'XIV.',
    'г.',
    'am',
    'Das',
    'Тем',
    'о',
    '港口',
    '。',
    '！',
    '।',
    '۔',
    '؟',
  ],
  ...[
    '.',
    '...',
    '…',
    '. . .',
    '?',
    '!',
    ';',
    ':',
    ',',
    '-',
    '—',
    '1)',
    'a.',
    '•',
    '[1]',
    '«',
    '»',
    '„',
    '“',
  ],
  ...[
    '”',
    '"',
    "'",
    '’',
    '(',
    ')',
    '「',
    '」',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '\u00a0',
    '\u3000',
    '🚢',
  ],
  ...['\ud83d', '\udea2', 'e\u0301', 'x@y.z', 'www.a.b', 'A', 'I', '5', '٣', 'ا', 'ก'],
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((words) => words.join('')),
  fc.array(pieces, { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

test('spans are in order, do not touch white space at their ends, and leave out white space only', () => {
  fc.assert(
    fc.property(texts, languages, (text, language) => {
      let end = 0;
      for (const { from, to } of sentenceSpans(text, language)) {
        assert.ok(from >= end && to > from);
        assert.equal(text.slice(end, from).trim(), '');
        assert.equal(text.slice(from, to).trim(), text.slice(from, to));
        end = to;
      }
      assert.equal(text.slice(end).trim(), '');
    }),
    { numRuns: 2000 },
  );
});

test('no surrogate pair and no combining mark is cut from its letter', () => {
  fc.assert(
    fc.property(texts, languages, (text, language) => {
      for (const { from } of sentenceSpans(text, language)) {
        const isCut =
          /[\ud800-\udbff]/.test(text[from - 1] ?? '') && /[\udc00-\udfff]/.test(text[from] ?? '');
        assert.ok(!isCut);
      }
    }),
    { numRuns: 1000 },
  );
});

test('paragraphs are split each on their own', () => {
  fc.assert(
    fc.property(texts, texts, languages, (one, two, language) => {
      assert.deepEqual(splitSentences(`${one}\n\n${two}`, language), [
        ...splitSentences(one, language),
        ...splitSentences(two, language),
      ]);
    }),
    { numRuns: 1000 },
  );
});

test('plain sentences come back, however many', () => {
  const sentence = fc
    .array(fc.constantFrom('harbour', 'ferry', 'dawn', 'gulls', 'lantern'), {
      minLength: 2,
      maxLength: 8,
    })
    .map((words) => `The ${words.join(' ')}.`);
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 30 }), (sentences) => {
      assert.deepEqual(splitSentences(sentences.join(' '), 'en'), sentences);
    }),
  );
});

test('a megabyte of any one thing is split in seconds', { timeout: 60_000 }, () => {
  const units = [
    ...[
      'a',
      '.',
      '. ',
      'A. ',
      'z. B. ',
      '1. ',
      '1) x ',
      'a. ',
      '• ',
      '…',
      '? a ',
      '!a',
      '.[1]',
      '. [1] ',
      '`',
      '``a. ',
      'ii. ',
      'i.) x ',
      '1.-',
      ': ',
      '; ',
    ],
    ...[
      '"',
      '" ',
      "' ",
      '„',
      '«',
      ' »',
      '(',
      ')',
      '.) ',
      '"a. ',
      '(a. ',
      '「',
      '.'.repeat(99),
      '. . ',
    ],
    ...[
      '\n',
      'a\n',
      '- a\n',
      '\r\n\r\n',
      ' ',
      '\u3000',
      '漢',
      '。',
      '🚢. ',
      '\ud83d',
      'क्',
      'ก',
      'ا. ',
      'a-',
      'a@b.',
    ],
  ];
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    assert.ok(sentenceSpans(`x ${text} x`, 'de').length > 0);
  }
});
