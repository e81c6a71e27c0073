import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitSentences } from '../../server/text/sentences.ts';

/** What is proved: language, and the sentences, which stand with a space between them. */
const SPACED: Record<string, readonly (readonly [string, ...string[]])[]> = {
  'notes belong to the sentence before them': [
    [
      'en',
      'The pier was built of oak. [4]',
      'It stood for a century. [5][6] [7]',
      'Then it burned',
    ],
    ['de', 'Die Mole ist aus Eiche.²', 'Sie brannte ab.¹⁴', 'Niemand löschte.†', 'Warum?'],
    ['fr', 'La jetée est en chêne.\u0002', 'Elle a brûlé.'],
  ],
  'a numbered list may follow a sentence': [
    ['en', 'Take these along.', '1. Rope', '2. Nets', '3. Oil'],
    ['nl', 'Neem mee:', '1) touw', '2) netten'],
  ],
  'small Roman numerals and letters number a list': [
    ['en', 'i.) Rope', 'ii.) Nets', 'iii.) Oil'],
    ['en', 'a.) Rope', 'b.) Nets'],
  ],
  'a number alone is no list': [
    ['en', 'We saw pier 1.', 'Then came 2 boats.'],
    ['de', 'Am 1. Mai kam das Boot.', 'Am 2. Juni sank es.'],
  ],
  'quotation marks of typewriters and of TeX': [
    ['en', 'She wrote `the tide is in.’', 'Nobody came.'],
    ['en', "The log says ``all is well.''", 'It was not.'],
    ['en', 'It`s the cat`s boat.', 'The cat sleeps.'],
  ],
  'a range of ordinals': [
    ['de', 'Der Hafen stammt aus dem 1. -3. Jahrhundert vor Christus.', 'Er verlandete.'],
    ['de', 'Vom 1.-3. Mai und im 11.–13. Jahrhundert war Markt.'],
  ],
  'an amount after "and so on" begins a sentence, after a unit it goes on': [
    ['en', 'They sell rope, nets, etc.', '20 boats came.'],
    ['ru', 'Канат стоит 50 руб. 20 коп. за метр.', 'Дорого.'],
    ['uk', 'Там є линви, сіті і т. п.', '20 човнів чекають.'],
  ],
  'a full stop after a bracket ends a sentence before a small letter, too': [
    ['fr', 'Le port est vide (même la criée).', 'personne ne vient'],
    ['fr', 'Voici Loïck.', 'bonjour à tous'],
  ],
  'a preposition before an ellipsis still waits for its noun': [
    ['uk', 'Ми пливли до... Одеси всю ніч.'],
    ['ru', 'Мы плыли в... Одессу всю ночь.'],
  ],
  'a date that opens a sentence does not end it': [
    ['uk', '17 липня 1944 р. Корабель «Зоря» затонув.', 'Наприкінці 1945 р. Рибалки знайшли його.'],
    ['ru', 'Весной 1944 г. Корабль затонул.', 'Нашли его в 1945 г.', 'Он лежал на дне.'],
  ],
  'Ukrainian titles, given names, initials in Latin letters, and seconds': [
    ['uk', 'Капітан зустрів п. Гнатюка та Ів. Мазура.', 'Говорив I. О. Коваль.'],
    ['uk', 'Шлюпка відпливла за 40 с.', 'Хвилі були високі.'],
    ['uk', 'Потужність мотора 900 Вт. і вага 12 кг.', 'Глибина 4 дм.', 'Дно видно.'],
    ['uk', 'Про це писав журн. «Море».', 'Ніхто не читав.'],
  ],
  'in Armenian the full stop only parts clauses beside the language’s own': [
    ['hy', 'Նավապետն ասաց. «Սպասեք»:', 'Ոչ ոք չսպասեց:'],
  ],
  'abbreviations before numbers': [
    ['en', 'The net costs Rs. 450 at Sec. 9 of the market.', 'It is torn.'],
    ['ro', 'Conform lg. 12 și art. 4, portul e închis.', 'Plecăm.'],
    ['es', 'La Cra. 9 No. 12 Ext. 4 está en el puerto.', 'Allí no hay nadie.'],
  ],
  'abbreviations of their languages': [
    ['en', 'It is in the Trans. of the Harbour Society, Suppl. no. 4.', 'Nobody read it.'],
    ['es', 'Está en la Colec. de mapas del puerto.', 'Nadie la vio.'],
    ['sk', 'Prístav postavili v r. 120 pr. Kr. Rimania.', 'Dnes tam nič nie je.'],
    ['da', 'Kong Chr. IV byggede havnen.', 'Den brændte.'],
    ['ca', 'El port és del s. II aC.', 'Són runes.'],
    ['ca', 'El vaixell no té cap.', 'Cal buscar-ne un.'],
    ['ml', 'പ്രൊ. കെ. നായർ വന്നു.', 'കപ്പൽ പോയി.'],
    ['kk', 'Кеме қайда?', 'неге келмеді?', 'Ешкім білмейді.'],
  ],
};

for (const [title, texts] of Object.entries(SPACED)) {
  describe(title, () => {
    for (const [language, ...sentences] of texts) {
      test(`${language}: ${sentences[0]}`, () =>
        assert.deepEqual(splitSentences(sentences.join(' '), language), sentences));
    }
  });
}

/** Sentences whose space was lost, and names that never had one. */
const GLUED: readonly (readonly [string, ...string[]])[] = [
  ['en', 'He talks slowly...', 'But he comes to the point.'],
  ['en', 'The boat left pier 5.', 'It never came back.'],
  ['pl', 'Port zbudowano w 1912 r.', 'To był duży port.'],
  ['pl', 'To jest molo A.', 'Zaś to jest molo B.'],
  ['pl', 'Woda miała 12°C.', 'W porcie było zimno.'],
  ['en', 'Ann J.Will is on the U.S.A list and see...more of Node.js.'],
  ['uk', 'Ми чекали на С.Гнатюка та М.В.Коваля.'],
];

describe('sentences without a space between them', () => {
  for (const [language, ...sentences] of GLUED) {
    test(`${language}: ${sentences.join('')}`, () =>
      assert.deepEqual(splitSentences(sentences.join(''), language), sentences));
  }
});

describe('items on lines of their own', () => {
  test('numbers in brackets and small Roman numerals', () => {
    assert.deepEqual(splitSentences('(1) rope\n(2) nets', 'en'), ['(1) rope', '(2) nets']);
    assert.deepEqual(splitSentences('ii. Rope\niii. Nets', 'en'), ['ii. Rope', 'iii. Nets']);
  });
});
