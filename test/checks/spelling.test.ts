import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDictionaries, withoutSuggestions } from '../../server/checks/dictionaries.ts';
import { apply } from '../../server/revisions/delta.ts';
import { find, told } from './examples.ts';

const dictionary = await openDictionaries(['de-AT', 'en', 'ru', 'tr', 'zh']);
/** For saves: what may have been meant is worked out when somebody opens the finding. */
const quick = withoutSuggestions(dictionary);

function misspelt(languages: string, source: string, target: string): string[] {
  const context = { dictionary: quick };
  return told(find('spelling', languages, source, target, context), source, target);
}

describe('spelling', () => {
  test('knows words of each language with a dictionary, inflected and compound', () => {
    const right = {
      'en>de': 'Die Donaudampfschifffahrt ruhte, als die Bürgermeisterinnen verhandelten.',
      'de>en': 'The mayors’ negotiations weren’t finished by Wednesday.',
      'de>ru': 'Министры обсудили поставки вооружений для общевойсковой армии.',
      'de>tr': 'Köprünün yapımı İstanbul’da belediye başkanlarınca görüşülüyordu.',
    };
    for (const [languages, target] of Object.entries(right))
      assert.deepEqual(misspelt(languages, '—', target), [], languages);
  });

  test('finds the others, each in its place', () => {
    assert.deepEqual(misspelt('en>de-AT', '—', 'Der Bürgermiester kam am Mitwoch.'), [
      'unknown@Bürgermiester',
      'unknown@Mitwoch',
    ]);
    assert.deepEqual(misspelt('de>en', '—', 'The goverment met on Wendesday.'), [
      'unknown@goverment',
      'unknown@Wendesday',
    ]);
    assert.deepEqual(misspelt('de>ru', '—', 'Переговоры прадлились три часа.'), [
      'unknown@прадлились',
    ]);
    assert.deepEqual(misspelt('de>tr', '—', 'Görüşmeler üç saat sürdüü.'), ['unknown@sürdüü']);
  });

  test('leaves alone what the original has, names, acronyms, numbers and mark-up', () => {
    const source = 'Дамир Мустафаев посетил завод Qarmet; NATO-штаб: https://qarmett.example/blatt';
    const target =
      'Damir Mustafajew besuchte das Werk Qarmet; NATO-Stab: https://qarmett.example/blatt <bx1>17b</bx1>';
    assert.deepEqual(misspelt('ru>de', source, target), []);
  });

  test('says nothing in a language without a dictionary, or without dictionaries at all', () => {
    assert.deepEqual(misspelt('en>zh', 'x', '谈判持续了三个小时。'), []);
    assert.deepEqual(misspelt('en>fr', 'x', 'Une fôte.'), []);
    assert.deepEqual(find('spelling', 'en>de', 'x', 'Ein Feler.'), []);
  });

  test('offers what may have been meant, where the dictionary is asked for it', () => {
    const target = 'Am Mitwoch war Ruhe.';
    const [finding] = find('spelling', 'en>de', 'x', target, { dictionary });
    assert.equal(finding?.messageKey, 'checks:spelling.suggestion');
    assert.equal(apply(target, finding?.fix ?? []), 'Am Mittwoch war Ruhe.');
  });

  test('takes the words of a personal or shared dictionary for right, and no others', async () => {
    const own = await openDictionaries(['de'], { de: new Set(['äroklub', "Qarabağ'ın"]) });
    for (const [word, isRight] of [
      ['Äroklub', true],
      ['äroklub', true],
      ['Äroklubs', false],
      ['Qarabağ’ın', true],
      ['Qarabağ', false],
    ] as const)
      assert.equal(own.isCorrect(word, 'de-CH'), isRight, word);
    assert.equal(dictionary.isCorrect('Äroklub', 'de'), false, 'they are nobody else’s');
  });
});
