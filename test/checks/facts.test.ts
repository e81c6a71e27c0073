import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examples, fixed } from './examples.ts';

describe('numbers by value', () => {
  examples('numbers', [
    ['ru>de', 'Ущерб составил 1,5 млн рублей.', 'Der Schaden betrug 1,5 Millionen Rubel.'],
    ['de>en', 'Der Schaden betrug 1,5 Millionen Euro.', 'The damage came to 1.5 million euros.'],
    ['de>en', 'Die Stadt hat 12.500 Einwohner.', 'The town has 12,500 inhabitants.'],
    ['en>fr', 'They walked 10,000 steps.', 'Ils ont fait 10 000 pas.'],
    ['ar>en', 'وصل ٢٥ مسافرا.', 'Twenty-five travellers arrived.'],
    ['hi>en', 'गाँव में १,२३,४५६ लोग रहते हैं।', 'The district has 123,456 inhabitants.'],
    ['zh>en', '大桥耗资三亿五千万元。', 'The bridge cost 350 million yuan.'],
    ['zh>de', '这里住着12万人。', 'Hier leben 120.000 Menschen.'],
    ['zh>en', '三成的票卖给了学生。', 'Students bought 30 per cent of the tickets.'],
    [
      'de>en',
      'Ludwig XIV. regierte im 17. Jahrhundert.',
      'Louis XIV reigned in the seventeenth century.',
    ],
    ['ru>en', 'В XIX веке здесь был порт.', 'There was a port here in the 19th century.'],
    ['en>de', 'He waited two and a half hours.', 'Er wartete 2,5 Stunden.'],
    ['en>de', 'A recipe with 1½ cups of flour', 'Ein Rezept mit 1,5 Tassen Mehl'],
    ['tr>de', 'On bir kilometre ray döşendi.', 'Elf Kilometer Gleis wurden verlegt.'],
    ['ar>en', 'بقي الباب مغلقا سبعا وعشرين سنة.', 'The door stayed shut for twenty-seven years.'],
    ['de>en', 'In den 90er Jahren zog sie um.', 'She moved in the 1990s.'],
    ['en>de', 'Both of them came.', 'Die beiden kamen.'],
    ['en>ar', 'The 2 men stayed.', 'بقي الرجلان هناك.'],
    ['en>de', 'In 1989 it cost 40 pfennigs.', '1998 kostete es 40 Pfennig.', 'changed@1998'],
    ['de>en', 'Bei dem Unfall starben 17 Menschen.', 'People died in the accident.', 'missing@17'],
    ['de>en', 'Viele Menschen kamen.', 'Some 300 people came.', 'added@300'],
    ['ru>en', 'Погибли пять человек.', 'Six people died.', 'changed@Six'],
    ['en>de', 'It was −5 degrees.', 'Es waren 5 Grad.', 'sign@5'],
    ['en>de', 'Prices rose by 5 per cent.', 'Die Preise stiegen um 5.', 'percentLost@5'],
    ['de>en', 'Es kamen 1.214 Menschen.', 'There were 12,140 people.', 'changed@12,140'],
  ]);

  test('a fix has the signs of the target language', () => {
    assert.equal(
      fixed(
        'numbers',
        'en>de',
        'Exactly 1,214 people signed.',
        'Genau 12.140 Menschen unterschrieben.',
      ),
      'Genau 1.214 Menschen unterschrieben.',
    );
    assert.equal(
      fixed('numbers', 'en>ar', 'It happened in 1958.', 'حدث ذلك عام ١٩٨٥.'),
      'حدث ذلك عام ١٩٥٨.',
    );
  });
});

describe('dates', () => {
  examples('dates', [
    ['ru>de', 'Это было 17 июля 2020 года.', 'Das war am 17. Juli 2020.'],
    ['de>en', 'Das Treffen am 03.04.2021 fiel aus.', 'The meeting on 3 April 2021 was cancelled.'],
    ['zh>en', '2023年4月18日，廊桥重开。', 'The bridge reopened on 18 April 2023.'],
    ['de>en', 'Die Fähre legt um 18.30 Uhr ab.', 'The ferry leaves at 6:30 p.m.'],
    ['tr>de', '1964 yılının Ağustos ayında', 'im August 1964'],
    [
      'ru>de',
      'Переговоры прошли 16 июля.',
      'Die Gespräche fanden am 17. Juli statt.',
      'changed@17. Juli',
    ],
    [
      'en>de',
      'The train leaves at 18:49.',
      'Der Zug fährt um 18:94 ab, also 18:39.',
      'changed@18:39',
    ],
    ['en>de', 'On Friday the shop is closed.', 'Am Freitag ist der Laden geschlossen.'],
    ['en>de', 'It opened on 17 July 2020.', 'Am Freitag, dem 17. Juli 2020, eröffnete es.'],
    [
      'en>de',
      'It opened on 17 July 2020.',
      'Am Donnerstag, dem 17. Juli 2020, eröffnete es.',
      'weekday@Donnerstag, dem 17. Juli 2020',
    ],
    ['ru>de', '17 июля 2020, 18:49', '17 Juli 2020, 18:49', 'pointMissing@17 Juli 2020'],
    ['de>en', 'Am 17. Juli 2020', 'On 17. July 2020', 'pointTooMany@17. July 2020'],
  ]);

  test('a weekday without a year is that of the year of publication', () => {
    const context = { publishedOn: '2020-07-17' };
    examples('dates', [['ru>de', 'В четверг, 16 июля', 'Am Donnerstag, dem 16. Juli']], context);
  });

  test('the point of a German day is put in', () => {
    assert.equal(fixed('dates', 'ru>de', '17 июля 2020', '17 Juli 2020'), '17. Juli 2020');
  });
});

describe('units and currencies', () => {
  examples('units', [
    ['en>de', 'a walk of 5 km', 'ein Weg von 5 km'],
    ['en>de', 'It is 3 miles away.', 'Es ist 4,8 Kilometer entfernt.', 'converted@4,8 Kilometer'],
    ['en>de', 'It is 30 miles away.', 'Es ist 30 Kilometer entfernt.', 'unit@30 Kilometer'],
    ['en>de', 'It cost $50.', 'Es kostete 50 Euro.', 'currency@50 Euro'],
    ['en>de', 'It cost $50.', 'Es kostete 50 Dollar.'],
    ['en>de', 'It was 68 °F.', 'Es waren 20 °C.', 'converted@20 °C'],
    ['de>en', 'Der Preis stieg auf 90 €.', 'The price rose to 90.', 'missing@90'],
    ['ru>de', '5 тонн рыбы', '5 Tonnen Fisch'],
  ]);
});

describe('what stays verbatim', () => {
  examples('verbatim', [
    ['en>de', 'Write to anna@example.org.', 'Schreiben Sie an anna@example.org.'],
    [
      'en>de',
      'Write to anna@example.org.',
      'Schreiben Sie an ana@example.org.',
      'changed@ana@example.org',
    ],
    ['en>de', 'See https://example.org/en/news.', 'Siehe https://example.org/de/news.'],
    [
      'en>de',
      'See https://example.org/news.',
      'Siehe unsere Seite.',
      'missing@https://example.org/news',
    ],
    ['en>de', 'Call +49 30 1234567.', 'Rufen Sie +49 (30) 123 4567 an.'],
    ['en>de', 'Call +49 30 1234567.', 'Rufen Sie +49 30 1234576 an.', 'changed@+49 30 1234576'],
    ['en>de', 'Follow @emend_news', 'Folgen Sie @emend_neu', 'changed@@emend_neu'],
  ]);
});

describe('negation and reservations', () => {
  examples('negation', [
    ['de>en', 'Er kam nicht.', 'He did not come.'],
    ['de>en', 'Er kam nicht.', 'He came home.', 'lost@nicht'],
    ['de>en', 'Er kam ohne Hut.', 'He came with no hat.'],
    ['en>ru', 'She came home.', 'Она не пришла домой.', 'gained@не'],
    ['de>en', 'Das ist nicht nur gut, sondern schön.', 'It is good, and beautiful as well.'],
    ['zh>en', '不过他来了。', 'However, he came.'],
    ['tr>de', 'Belediye para vermedi.', 'Die Gemeinde gab Geld.', 'lost@vermedi'],
  ]);
  examples('attribution', [
    ['de>en', 'Der angebliche Täter floh.', 'The alleged perpetrator fled.'],
    ['de>en', 'Der angebliche Täter floh.', 'The perpetrator fled.', 'lost@angebliche'],
    ['ru>de', 'Он якобы продал дом.', 'Er soll das Haus verkauft haben.'],
    ['en>de', 'He sold the house.', 'Er verkaufte angeblich das Haus.', 'gained@angeblich'],
  ]);
});
