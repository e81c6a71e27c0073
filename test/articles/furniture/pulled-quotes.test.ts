import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readLines } from '../../../server/articles/furniture/lines.ts';
import { findPulled } from '../../../server/articles/furniture/pulled-quotes.ts';

function pulledOf(texts: readonly string[]): string[] {
  const lines = readLines(
    texts.map((text) => ({ text })),
    'en',
  );
  const pulled = findPulled(lines);
  return lines.flatMap((line) => (pulled.has(line) ? [line.text] : []));
}

describe('findPulled', () => {
  it('finds what stands alone in quotation marks and again in a longer paragraph', () => {
    assert.deepEqual(
      pulledOf([
        '“Nobody had asked the people who live there.”',
        'The mayor was blunt: nobody had asked anybody, she said.',
        'Nobody had asked the people who live there, the mayor said on Friday.',
        '„Мы не знали, что мост закроют уже весной.“',
        'Жители жалуются: «Мы не знали, что мост закроют уже весной», — говорит Анна.',
        '「私たちは何も知らされていなかった」',
        '市長は「私たちは何も知らされていなかった」と述べた。',
      ]),
      [
        '“Nobody had asked the people who live there.”',
        '„Мы не знали, что мост закроют уже весной.“',
        '「私たちは何も知らされていなかった」',
      ],
    );
  });

  it('leaves what is said once, in a few words, or as often without more around it', () => {
    assert.deepEqual(
      pulledOf([
        '“Nobody had asked the people who live there.”',
        '“Nobody had asked the people who live there.”',
        '“We will see.”',
        'The mayor said “We will see” and left the room through the back door.',
      ]),
      [],
    );
  });

  it('finds what comparing every quotation with every line finds', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', 'мост', 'five', '…', '—'), {
        minLength: 4,
        maxLength: 12,
      })
      .map((words) => words.join(' '));
    const line = fc.oneof(
      text,
      text.map((words) => `“${words}”`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (texts) => {
        const wordsOf = (one: string) => one.match(/\p{L}+/gu)?.length ?? 0;
        const expected = texts.filter((one) => {
          const inner = one.replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');
          return (
            one.startsWith('“') &&
            wordsOf(one) >= 6 &&
            texts.some((other) => wordsOf(other) > wordsOf(one) && other.includes(inner))
          );
        });
        assert.deepEqual(pulledOf(texts), expected);
      }),
    );
  });
});
