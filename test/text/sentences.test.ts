import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentenceSpans, splitSentences } from '../../server/text/sentences.ts';

/** Splits the sentences joined by a space and expects the same sentences back. */
function keeps(language: string, sentences: readonly string[], separator = ' '): void {
  assert.deepEqual(splitSentences(sentences.join(separator), language), sentences);
}

describe('what ends a sentence', () => {
  test('a full stop, a question mark or an exclamation mark, alone or in a run', () => {
    keeps('en', [
      'The ferry left at dawn.',
      'Who was aboard?',
      'Nobody!',
      'Really?!',
      'So they say.',
    ]);
  });

  test('not the full stop in a number, a file name, a host, an address or a version', () => {
    keeps('en', [
      'The index rose 3.75 points to 1,204.5 after release 2.0.1.',
      'Write to anna.berg@ferry.example.org or see https://ferry.example.org/a.b.html?x=1.',
      'The log is in app.log on 10.0.0.1.',
    ]);
  });

  test('a full stop without a space only between a small word and a capitalised one', () => {
    assert.deepEqual(splitSentences('The bridge closed.Nobody knew why.', 'en'), [
      'The bridge closed.',
      'Nobody knew why.',
    ]);
    assert.equal(splitSentences('It runs on Node.js and ASP.NET today.', 'en').length, 1);
  });

  test('an ellipsis before a capital, not within a sentence', () => {
    keeps('en', ['She waited... and waited.', 'Then, silence...', 'The phone rang.']);
    keeps('en', ['The report . . . was never printed.', 'It was lost . . . .', 'Nobody minded.']);
    keeps('de', ['Er zögerte … dann sprang er.', 'Es war kalt …', 'Niemand sah zu.']);
  });

  test('not an omission in brackets', () => {
    keeps('fr', ['« Le port [...] ferme à minuit », écrit le journal.', 'Les marins protestent.']);
  });

  test('with the numbers of notes that stand after it', () => {
    keeps('en', [
      'The mill was founded in the valley.[12]',
      'It burned down twice.[3][4]',
      'It stands.',
    ]);
  });
});

describe('quotations and parentheses', () => {
  test('keep their inner sentences together', () => {
    keeps('en', [
      'She wrote "The snow came early. We stayed indoors." and sealed the letter.',
      'Then she slept.',
    ]);
    keeps('de', [
      '„Die Brücke hält. Wir haben sie geprüft“, sagte die Ingenieurin.',
      'Der Bürgermeister nickte.',
    ]);
    keeps('ru', ['«Мост выдержит. Мы его проверили», — сказала инженер.', 'Мэр кивнул.']);
    keeps('en', ['The tram (It was the last. We checked.) stopped at the depot.', 'All got off.']);
  });

  test('end a sentence with the mark inside when a capital follows, not a small letter', () => {
    keeps('en', ['He asked, "Where is the harbour?"', 'Nobody answered.']);
    keeps('en', ['"Where is the harbour?" he asked.', '"Over there!" cried a boy.']);
    keeps('fr', ['« Où est le port ? » demanda-t-il.', 'Personne ne répondit.']);
  });

  test('leave the speaker with the quotation', () => {
    keeps('en', ['"Where is it?" Anna asked.', 'The boy pointed.']);
    keeps('ru', ['— Где порт? — спросил он.', '— Вон там, — ответил мальчик.']);
    keeps('zh-Hans', ['“港口在那里。”他说。', '“好。”王小明说。', '然后大家都走了。'], '');
    keeps('ja', ['「港はあそこです。」と少年は答えた。', '誰も動かなかった。'], '');
  });

  test('in every style of marks', () => {
    keeps('sv', ['”Vi seglar. Ingen stannar”, sade kaptenen.', 'Alla teg.']);
    keeps('da', ['»Vi sejler. Ingen bliver,« sagde kaptajnen.', 'Alle tav.']);
    keeps('pl', ['„Płyniemy. Nikt nie zostaje” – powiedział kapitan.', 'Wszyscy milczeli.']);
    keeps('zh-Hant', ['他喜歡《開船了！大家走》這本書。', '我也喜歡。'], '');
  });

  test('an unpaired mark encloses nothing', () => {
    keeps('en', ['The board was 5" wide.', 'It broke.', "The sailors' boat sank.", 'It was old.']);
  });

  test('a quotation as long as a page is split inside', () => {
    const inner = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} says nothing new.`);
    const text = `"${inner.join(' ')}" That was all.`;
    assert.equal(splitSentences(text, 'en').length, 41);
  });
});

describe('lines', () => {
  test('a line broken to fit the page goes on', () => {
    assert.deepEqual(splitSentences('The harbour master\nclosed the gate. It was\nlate.', 'en'), [
      'The harbour master\nclosed the gate.',
      'It was\nlate.',
    ]);
  });

  test('an empty line ends a sentence without a full stop, with any kind of line break', () => {
    for (const gap of ['\n\n', '\r\n\r\n', '\n \t\n', '\u2028\u2028']) {
      keeps('de', ['Fähre fällt aus', 'Der Hafen bleibt bis Montag geschlossen'], gap);
    }
  });

  test('long lines are paragraphs each', () => {
    const line =
      'Der Hafen wurde im Lauf des Nachmittags wegen des Sturms geschlossen, sodass '.repeat(3);
    keeps('de', [`${line}nichts mehr fuhr`, 'Morgen geht es weiter'], '\n');
  });

  test('bullets, numbers and short bare lines are items', () => {
    keeps('en', ['We need:', '- rope for the mast', '- two anchors'], '\n');
    keeps('en', ['1. Untie the boat.', '2. Row to the pier.', '3. Wait there.'], '\n');
    keeps('fi', ['köysi', 'kaksi ankkuria', 'airot, teltta'], '\n');
  });

  test('a heading in capitals stands alone', () => {
    keeps('en', ['NIGHT FERRY CANCELLED', 'The harbour stays shut until Monday.'], '\n');
  });

  test('a list in one line is split before each marker', () => {
    keeps('en', ['1) Untie the boat', '2) Row to the pier', '3) Wait']);
    keeps('en', ['1. Untie the boat.', '2. Row to the pier.']);
    keeps('en', ['a. Untie the boat', 'b. Row to the pier', 'c. Wait']);
    keeps('en', ['• Untie the boat', '• Row to the pier']);
    keeps('de', ['1. Preis und 2. Preis gingen an Anna.', 'Der 3. Preis entfiel.']);
  });
});

describe('offsets', () => {
  test('count UTF-16 units, so that slices are the sentences', () => {
    const text = '  Das 🚢 fährt. 𝒜uch 👩‍👩‍👧 winkt! ';
    assert.deepEqual(sentenceSpans(text, 'de'), [
      { from: 2, to: 15 },
      { from: 16, to: 37 },
    ]);
  });

  test('a text of white space has no sentence', () => {
    assert.deepEqual(sentenceSpans(' \n\t\u3000', 'en'), []);
    assert.deepEqual(sentenceSpans('', 'en'), []);
  });
});

describe('language tags', () => {
  test('regions, scripts and case do not matter', () => {
    const text = 'Am 17. Juli fuhr die Fähre. Dr. Berg war an Bord.';
    const expected = ['Am 17. Juli fuhr die Fähre.', 'Dr. Berg war an Bord.'];
    for (const tag of ['de', 'de-AT', 'DE_ch', 'de-Latn-DE']) {
      assert.deepEqual(splitSentences(text, tag), expected);
    }
  });

  test('an unknown language is split by the general rules', () => {
    for (const tag of ['', 'und', 'xx-Latn', 'constructor']) {
      keeps(tag, ['Mr. Berg left.', 'Nobody knew.', 'सब चुप थे।', '没人知道。']);
    }
  });
});
