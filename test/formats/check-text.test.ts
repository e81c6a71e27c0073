import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText, MAX_BYTES } from '../../server/formats/check-text.ts';

const keys = (text: string) => checkText(text).map(({ key }) => key.replace('import:error.', ''));

test('texts in any script are fine, with joiners, directional marks and emoji', () => {
  for (const text of [
    'Tabs\tand\nbreaks\r\nare text.',
    'می\u200cخواهم',
    '\u202bمرحبا\u202c',
    '👩‍👩‍👧‍👦',
    'क्षत्रिय',
    '\u2028Zeile',
  ]) {
    assert.deepEqual(keys(text), []);
  }
});

test('everything wrong is told at once, with its line', () => {
  const problems = checkText('Eins\nzwei\0\r\ndrei\ud83d', 'original');
  assert.deepEqual(
    problems.map(({ key, params, status, field }) => [key, params.line, status, field]),
    [
      ['import:error.nul', 2, 422, 'original'],
      ['import:error.loneSurrogate', 3, 422, 'original'],
    ],
  );
});

test('halves of surrogate pairs in either order are found, whole pairs are not', () => {
  assert.deepEqual(keys('a\ud83db'), ['loneSurrogate']);
  assert.deepEqual(keys('a\ude00b'), ['loneSurrogate']);
  assert.deepEqual(keys('a\ude00\ud83db'), ['loneSurrogate']);
  assert.deepEqual(keys('a\ud83d\ude00b'), []);
});

test('nothing that shows is empty', () => {
  for (const text of ['', ' \n ', '\u200b\u200e', '\u00a0\u3000'])
    assert.deepEqual(keys(text), ['empty']);
});

test('control characters are named by their code', () => {
  assert.equal(checkText('a\u001bb')[0]?.params.code, 'U+001B');
});

test('the limit is in bytes of UTF-8', () => {
  assert.deepEqual(keys('я'.repeat(MAX_BYTES / 2)), []);
  const [problem] = checkText('я'.repeat(MAX_BYTES / 2 + 1));
  assert.equal(problem?.status, 413);
  assert.deepEqual(problem?.params, { size: 5.1, limit: 5 });
});
