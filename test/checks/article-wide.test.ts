import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArticleIndex } from '../../server/checks/article-index.ts';
import { find, told } from './examples.ts';

type Texts = readonly (readonly [source: string, target: string])[];

/** What a check finds in each segment of an article, by the segment's number from 1. */
function findIn(check: string, languages: string, texts: Texts): string[] {
  const article = new ArticleIndex(
    texts.map(([source, target], at) => ({ key: at + 1, source, target })),
  );
  return texts.flatMap(([source, target], at) =>
    told(find(check, languages, source, target, { article, segment: at + 1 }), source, target).map(
      (one) => `${at + 1} ${one}`,
    ),
  );
}

describe('names across an article', () => {
  test('spelt in two ways are found where the rarer one stands', () => {
    const texts: Texts = [
      ['Вчера Мустафаев прибыл в город.', 'Gestern kam Mustafajew in die Stadt.'],
      ['Там Мустафаев встретил мэра.', 'Dort traf Mustafajew den Bürgermeister.'],
      ['Позже Мустафаев уехал.', 'Später fuhr Mustafayev ab.'],
    ];
    assert.deepEqual(findIn('names', 'ru>de', texts), ['3 inconsistent@Mustafayev']);
  });

  test('that are merely inflected are one', () => {
    const texts: Texts = [
      ['Вчера Мустафаев прибыл.', 'Gestern kam Mustafajew an.'],
      ['Машина Мустафаева стояла.', 'Das Auto Mustafajews stand da.'],
      ['Там ждали Мустафаева.', 'Dort wartete man auf Mustafajew.'],
    ];
    assert.deepEqual(findIn('names', 'ru>de', texts), []);
  });

  test('used equally often are nobody’s mistake', () => {
    const texts: Texts = [
      ['Вчера Мустафаев прибыл.', 'Gestern kam Mustafajew an.'],
      ['Позже Мустафаев уехал.', 'Später fuhr Mustafayev ab.'],
    ];
    assert.deepEqual(findIn('names', 'ru>de', texts), []);
  });
});

describe('the same original across an article', () => {
  const texts: Texts = [
    ['Переговоры продлились три часа.', 'Die Verhandlungen dauerten drei Stunden.'],
    ['Переговоры  продлились три часа', 'Die Gespräche zogen sich drei Stunden hin.'],
    ['Министр доволен.', 'Der Minister ist zufrieden.'],
    ['Министр доволен.', 'Der Minister ist zufrieden'],
  ];

  test('translated in two ways is found at both places', () => {
    assert.deepEqual(findIn('inconsistent', 'ru>de', texts), [
      '1 otherwise@Die Verhandlungen dauerten drei Stunden.',
      '2 otherwise@Die Gespräche zogen sich drei Stunden hin.',
    ]);
  });

  test('is no longer once one of them is changed to the other', () => {
    const [first, , ...rest] = texts as [Texts[0], Texts[0], ...Texts];
    const changed: Texts = [first, ['Переговоры продлились три часа', first[1]], ...rest];
    assert.deepEqual(findIn('inconsistent', 'ru>de', changed), []);
  });

  test('is left alone where nothing is translated yet', () => {
    assert.deepEqual(
      findIn('inconsistent', 'zh>en', [
        ['谈判', 'Talks'],
        ['谈判', ''],
      ]),
      [],
    );
  });

  test('of two sources with one translation says so at both', () => {
    const same: Texts = [
      ['Министр доволен переговорами.', 'Der Minister ist mit den Gesprächen zufrieden.'],
      ['Посол недоволен встречей в Баку.', 'Der Minister ist mit den Gesprächen zufrieden.'],
    ];
    assert.deepEqual(
      findIn('reused', 'ru>de', same).map((one) => one.slice(0, 1)),
      ['1', '2'],
    );
  });
});
