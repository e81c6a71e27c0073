import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { factsOf } from '../../server/checks/facts.ts';
import { Pair } from '../../server/checks/pair.ts';

/** The facts of a pair as `kind status: source = target`. */
function facts(languages: string, source: string, target: string): string[] {
  const [from = '', to = ''] = languages.split('>');
  return factsOf(new Pair(source, target, from, to)).map(
    ({ kind, status, source: ours, target: theirs }) =>
      `${kind} ${status}: ${ours?.text ?? '—'} = ${theirs?.text ?? '—'}`,
  );
}

describe('the facts of a segment', () => {
  it('are paired across scripts, notations and inflection, in the order of the original', () => {
    assert.deepEqual(
      facts(
        'ru>de',
        '17 июля 2020 года Дамир Мустафаев заплатил 1,5 млн евро.',
        'Am 17. Juli 2020 zahlte Damir Mustafajew 1,5 Millionen Euro.',
      ),
      [
        'date same: 17 июля 2020 = 17. Juli 2020',
        'name same: Дамир = Damir',
        'name same: Мустафаев = Mustafajew',
        'measure same: 1,5 млн евро = 1,5 Millionen Euro',
      ],
    );
  });

  it('show what changed, what is missing and what nobody said', () => {
    const [changed] = facts('en>de', 'There were 37 boats.', 'Es waren 73 Boote.');
    assert.equal(changed, 'number changed: 37 = 73');
    const [missing] = facts('en>de', 'There were 37 boats.', 'Es waren viele Boote.');
    assert.equal(missing, 'number missing: 37 = —');
    const [added] = facts('en>de', 'There were many boats.', 'Es waren 37 Boote.');
    assert.equal(added, 'number added: — = 37');
  });

  it('tell another unit of the same amount from another amount', () => {
    assert.deepEqual(facts('en>de', 'It is 10 miles long.', 'Es ist 16 Kilometer lang.'), [
      'measure converted: 10 miles = 16 Kilometer',
    ]);
    assert.deepEqual(facts('en>de', 'It cost 300 dollars.', 'Es kostete 300 Euro.'), [
      'measure changed: 300 dollars = 300 Euro',
    ]);
  });

  it('have addresses whole, whatever digits are in them', () => {
    assert.deepEqual(
      facts(
        'en>ar',
        'Call +49 30 1234567 or write to press@example.org.',
        'اتصل على ‎+49 30 1234567 أو اكتب إلى press@example.org.',
      ).sort(),
      [
        'verbatim same: +49 30 1234567 = +49 30 1234567',
        'verbatim same: press@example.org = press@example.org',
      ],
    );
  });

  it('are stretches of their texts that never overlap, whatever the texts', () => {
    const word = fc.constantFrom(
      '17 июля',
      'Дамир Мустафаев',
      '1,5',
      '300 €',
      '20 °C',
      'a@b.org',
      'https://x.org/1',
      '+49 30 123456',
      'März',
      '三百',
      '٣٥',
      'Montag, 4.5.2021',
      'и',
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (source, target) => {
        const found = factsOf(new Pair(source, target, 'ru', 'de'));
        for (const [side, whole] of [
          ['source', source],
          ['target', target],
        ] as const) {
          const places = found.flatMap((fact) => fact[side] ?? []).sort((a, b) => a.from - b.from);
          for (const [at, place] of places.entries()) {
            assert.equal(place.text, whole.slice(place.from, place.to));
            assert.ok(place.from >= (places[at - 1]?.to ?? 0));
          }
        }
      }),
    );
  });
});
