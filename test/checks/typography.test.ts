import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { examples, find, fixed } from './examples.ts';

describe('the final mark', () => {
  examples('end-mark', [
    ['en>el', 'Who is there?', 'Ποιος είναι εκεί;'],
    ['en>hi', 'The train came.', 'रेलगाड़ी आई।'],
    ['en>hy', 'Who came?', 'Ո՞վ եկավ։'],
    ['en>ja', 'The train came.', '電車が来た。'],
    ['en>ar', 'Why?', 'لماذا؟'],
    ['en>th', 'The train came.', 'รถไฟมาแล้ว'],
    ['de>en', '„Komm!“', '“Come!”'],
    ['en>de', 'The train came.', 'Der Zug kam', 'missing@'],
    ['en>de', 'Is it late?', 'Es ist spät.', 'changed@.'],
    ['en>de', 'Night trains', 'Nachtzüge.', 'added@.'],
    ['en>es', 'Where is it?', '¿Dónde está?'],
    ['en>es', 'Where is it?', 'Dónde está?', 'opener@?'],
  ]);

  test('is put in as the language writes it', () => {
    assert.equal(fixed('end-mark', 'en>zh', 'The train came.', '火车来了'), '火车来了。');
    assert.equal(
      fixed('end-mark', 'en>el', 'Who is there?', 'Ποιος είναι εκεί.'),
      'Ποιος είναι εκεί;',
    );
  });

  test('of a heading is a hint', () => {
    const [finding] = find('end-mark', 'en>de', 'Night trains are back.', 'Nachtzüge sind zurück', {
      blockKind: 'heading',
    });
    assert.equal(finding?.severity, 'hint');
  });
});

describe('quotations and brackets', () => {
  examples('quotes', [
    ['en>de', 'He said: “We stay.”', 'Er sagte: „Wir bleiben.“'],
    ['ru>de', '«Мы остаёмся», — сказал он.', '„Wir bleiben“, sagte er.'],
    ['zh>en', '他说：“我们留下。”', '“We are staying,” he said.'],
    ['en>fr', '“We stay.”', '«\u202fNous restons.\u202f»'],
    ['en>de', 'He said: “We stay here.”', 'Er sagte: Wir bleiben hier.', 'lost@“We stay here.”'],
    ['en>de', 'He said: “We stay.”', 'Er sagte: „Wir bleiben.', 'unpaired@„'],
    ['en>de', 'He said: “We stay.”', 'Er sagte: “Wir bleiben.”', 'style@“Wir bleiben.”'],
    ['en>de', 'He said: “We stay.”', 'Er sagte: "Wir bleiben."', 'straight@"Wir bleiben."'],
    ['en>de', "the players' coach isn't here", 'der Trainer der Spieler ist nicht hier'],
  ]);
  test('get the marks of the language', () => {
    assert.equal(
      fixed('quotes', 'en>de', 'the “old bridge”', 'die "alte Brücke"'),
      'die „alte Brücke“',
    );
  });
  examples('brackets', [
    ['en>de', 'a) the bridge (new)', 'a) die Brücke (neu)'],
    ['en>zh', 'the bridge (new)', '大桥（新）'],
    ['en>de', 'the bridge (new)', 'die Brücke (neu', 'unpaired@('],
    ['en>de', 'the bridge (new)', 'die neue Brücke', 'lost@'],
  ]);
});

describe('spaces and characters nobody sees', () => {
  examples('spacing', [
    ['ru>de', '17 июля 2020 18:49', '17. Juli 2020 18: 49', 'time@: '],
    ['en>de', 'Really?', 'Wirklich ?', 'before@ '],
    ['en>fr', 'Really?', 'Vraiment\u202f?'],
    ['en>fr', 'Really?', 'Vraiment?', 'french@'],
    ['en>fr-CA', 'Really?', 'Vraiment?'],
    ['en>de', 'red, green', 'rot,grün', 'after@,'],
    ['en>zh', 'red, green', '红色， 绿色', 'wide@ '],
    ['de>en', 'rund 1.000, etwa', 'about 1,000, say'],
  ]);
  examples('double-space', [
    ['en>de', 'red green', 'rot  grün', 'found@  '],
    ['en>de', 'a  b', 'a  b'],
  ]);
  examples('edge-space', [
    ['en>de', 'red', 'rot ', 'endAdded@ '],
    ['en>de', ' red', 'rot', 'startMissing@'],
    ['en>zh', 'Limit: ', '限制：'],
  ]);
  examples('invisible', [
    ['en>de', 'bridge', 'Brü\u200bcke', 'zeroWidth@\u200b'],
    ['en>fa', 'I go', 'می\u200cروم'],
    ['en>km', 'bridge', 'ស្ពាន\u200bថ្មី'],
    ['en>ar', 'bridge', 'جســر', 'kashida@ــ'],
    ['en>de', 'family', 'Familie 👨‍👩‍👧'],
  ]);
  examples('homoglyph', [
    ['en>ru', 'bridge', 'мoст', 'mixed@мoст'],
    ['en>ru', 'with a friend', 'вместе c другом', 'mixed@c'],
    ['en>ru', 'a PDF file', 'файл PDF'],
  ]);
  test('look-alikes and invisible characters are put right', () => {
    assert.equal(fixed('homoglyph', 'en>ru', 'bridge', 'мoст'), 'мост');
    assert.equal(fixed('invisible', 'en>de', 'bridge', 'Brü\u200bcke'), 'Brücke');
  });
});

describe('words and letters', () => {
  examples('duplicate-word', [
    ['en>de', 'in the house', 'in in dem Haus', 'found@in in'],
    ['en>id', 'children', 'anak anak'],
    ['en>fr', 'If you wonder', 'Si vous vous demandez'],
    ['en>ru', 'ha ha, hee hee hee', 'ха ха, хи хи хи'],
    ['en>de', 'a plug-in in it', 'ein Plug-in in ihm'],
  ]);
  examples('capitals', [
    ['en>de', 'The bridge', 'die Brücke', 'lower@d'],
    ['en>ka', 'The bridge', 'ხიდი დაიხურა'],
    ['ar>en', 'أُغلق الجسر.', 'the bridge was closed.', 'lower@t'],
    ['en>de', 'Hello', 'HAllo', 'second@HAllo'],
    ['en>de', 'closed until Monday', 'bis MONTAG GESCHLOSSEN', 'shouting@MONTAG GESCHLOSSEN'],
    ['en>fr', 'Welcome NATO', 'Bienvenue OTAN'],
  ]);
  examples('german-capitals', [
    ['ru>de', 'x', 'der Kommandeur der Separaten Militärarmee', 'adjective@Separaten'],
    ['ru>de', 'x', 'das Rote Kreuz und die Vereinten Nationen'],
    ['ru>de', 'x', 'mit dem Abgeordneten Müller'],
    ['ru>de', 'x', 'im Zweiten Weltkrieg'],
  ]);
  examples('doubled-mark', [
    ['en>de', 'red, green', 'rot,, grün', 'found@,,'],
    ['en>de', 'He came, etc., and left.', 'Er kam usw., und ging.'],
  ]);
  examples('ellipsis', [
    ['en>de', 'Wait…', 'Warte...', 'points@...'],
    ['en>de', 'Wait...', 'Warte…'],
  ]);
  examples('dashes', [
    ['ru>de', 'Он — мой друг.', 'Er - mein Freund.', 'hyphen@-'],
    ['en>de', '2010–2015', '2010-2015', 'range@-'],
  ]);
  examples('number-format', [
    ['en>de', 'a tax of 3.5 per cent', 'eine Steuer von 3.5 Prozent', 'decimal@3.5'],
    ['en>de', 'about 1,500 people', 'etwa 1,500 Menschen', 'thousands@1,500'],
    ['de>en', 'um 18.30 Uhr', 'at 18.30 p.m.'],
  ]);
});
