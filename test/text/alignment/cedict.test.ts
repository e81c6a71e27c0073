import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpChinese } from '../../../server/text/alignment/cedict.ts';

const { glosses, readings } = lookUpChinese(
  new Set(['茶馆', '茶館', '看见', '摩西', '李', '绿', '不存在的词']),
);
const wordsOf = (word: string) => (glosses.get(word) ?? []).map((gloss) => gloss.word);

test('words in both writings mean the same', () => {
  assert.ok(wordsOf('茶馆').includes('teahouse'));
  assert.deepEqual(glosses.get('茶馆'), glosses.get('茶館'));
  assert.ok(wordsOf('摩西').includes('moses'));
});

test('verbs come without "to", and explanations not at all', () => {
  assert.ok(wordsOf('看见').includes('see'));
  assert.ok(!wordsOf('看见').includes('to'));
  assert.ok(!wordsOf('李').includes('surname'));
});

test('single characters have readings without tones, in letters names are spelt with', () => {
  assert.deepEqual([...(readings.get('李') ?? [])], ['li']);
  assert.ok(readings.get('绿')?.has('lu'));
});

test('a word that no dictionary has means nothing', () => {
  assert.equal(glosses.has('不存在的词'), false);
});
