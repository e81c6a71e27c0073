import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nameKey, toLatin } from '../../server/text/transliterate.ts';

describe('Latin letters', () => {
  const cases: readonly (readonly [language: string, text: string, latin: string])[] = [
    ['ru', 'Щербаков и Чайковский', 'Shcherbakov i Chaykovskiy'],
    ['uk', 'Шевченко', 'Shevchenko'],
    ['el', 'Πέτρος', 'Petros'],
    ['sr', 'Ђорђе', 'Djordje'],
    ['es', 'Ñuñoa', 'Nunoa'],
    ['ko', '서울', 'seoul'],
    ['zh', '陈桂香', '陈桂香'],
  ];
  for (const [language, text, latin] of cases) {
    test(`${language}: ${text}`, () => assert.equal(toLatin(text, language), latin));
  }

  test('nothing but signs is left as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 .,;:!?()«»–]*$/u), (text) => {
        assert.equal(toLatin(text, 'ru'), text);
      }),
    );
  });
});

describe('names across scripts', () => {
  const same: readonly (readonly [string, string, string, string])[] = [
    ['Керем', 'ru', 'Kyaram', 'en'],
    ['Керем', 'ru', 'Kerem', 'tr'],
    ['Мустафаев', 'ru', 'Mustafayev', 'en'],
    ['Мустафаев', 'ru', 'Mustafajew', 'de'],
    ['Исмаил', 'ru', 'İsmail', 'tr'],
    ['Демир', 'ru', 'Damir', 'de'],
    ['Щербаков', 'ru', 'Schtscherbakow', 'de'],
    ['Чайковский', 'ru', 'Tchaïkovski', 'fr'],
    ['Шевченко', 'uk', 'Shevchenko', 'en'],
    ['محمد', 'ar', 'Mohammed', 'en'],
    ['أحمد', 'ar', 'Ahmad', 'en'],
    ['Πέτρος', 'el', 'Petros', 'en'],
    ['서울', 'ko', 'Seoul', 'en'],
  ];
  for (const [one, language, other, otherLanguage] of same) {
    test(`${one} is ${other}`, () =>
      assert.equal(nameKey(one, language), nameKey(other, otherLanguage)));
  }

  test('other names have other keys', () => {
    const names = ['Мустафаев', 'Щербаков', 'Керем', 'Чайковский', 'Петров', 'Гагарин'];
    assert.equal(new Set(names.map((name) => nameKey(name, 'ru'))).size, names.length);
  });

  test('Chinese characters do not tell their sound', () => {
    assert.equal(nameKey('陈桂香', 'zh'), '');
  });
});
