import assert from 'node:assert/strict';
import { test } from 'node:test';
import { englishLemmas } from '../../../server/text/alignment/english-forms.ts';

test('a form leads to the word a dictionary has', () => {
  for (const [form, lemma] of [
    ['walked', 'walk'],
    ['stopped', 'stop'],
    ['taking', 'take'],
    ['lying', 'lie'],
    ['cities', 'city'],
    ['boxes', 'box'],
    ['wept', 'weep'],
    ['knives', 'knife'],
    ['happily', 'happy'],
    ['was', 'be'],
    ['table', 'table'],
  ] as const) {
    assert.ok(englishLemmas(form).has(lemma), `${form}: ${[...englishLemmas(form)]}`);
  }
});

test('no stem is shorter than two letters', () => {
  for (const word of ['is', 'as', 'red', 'a', 'bed', 'sing'])
    for (const lemma of englishLemmas(word)) assert.ok(lemma.length > 1 || lemma === word, lemma);
});
