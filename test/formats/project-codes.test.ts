import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeCharacter, type InlineCode, withoutCodes } from '../../server/formats/inline.ts';
import { placeTexts } from '../../server/formats/place-texts.ts';
import { carryCodes, projectCodes } from '../../server/formats/project-codes.ts';
import { rawText, shownPieces, shownText } from '../../server/formats/shown-text.ts';

const KINDS = { '<': 'open', '>': 'close', '|': 'standalone' } as const;

/** Reads `<1bold>1` as a span and `|2` as a code that stands alone. */
function coded(written: string): string {
  return written.replace(/([<>|])(\d)/gu, (_, sign: '<' | '>' | '|', number: string) =>
    codeCharacter(KINDS[sign], Number(number)),
  );
}

function written(text: string): string {
  const signs = { open: '<', close: '>', standalone: '|' };
  return withoutCodes(text, ({ kind, number }) => `${signs[kind]}${number}`);
}

const BREAK: InlineCode = { kind: 'standalone', number: 9, type: 'break', data: '<br>' };
const NAME: InlineCode = {
  kind: 'standalone',
  number: 8,
  type: 'placeholder',
  data: '%s',
  equivalent: '%s',
};

describe('what is shown of a text', () => {
  it('has neither codes nor runs of white space, and breaks as spaces', () => {
    const text = coded(' Der <1Hafen>1\n  von|9Baku:  |8 |7 ');
    assert.equal(shownText(text, [BREAK, NAME]), 'Der Hafen von Baku: %s');
    assert.equal(rawText(shownPieces(text, [BREAK, NAME])), text);
  });
});

describe('projecting codes', () => {
  const cases: [what: string, before: string, after: string, expected: string][] = [
    ['nothing changed', 'Am  <1Abend>1 kam', 'Am Abend kam', 'Am  <1Abend>1 kam'],
    [
      'a word beside a span',
      'Die <1Fähre>1 legte spät ab.',
      'Die Fähre legte pünktlich ab.',
      'Die <1Fähre>1 legte pünktlich ab.',
    ],
    [
      'the words of a span',
      'Die <1alte Fähre>1 legte ab.',
      'Die neue Barke legte ab.',
      'Die <1neue Barke>1 legte ab.',
    ],
    [
      'a word in front of a span',
      'Die <1Fähre>1 legte ab.',
      'Die große Fähre legte ab.',
      'Die große <1Fähre>1 legte ab.',
    ],
    ['a deleted span', 'Sie sagte <1leise>1 nichts.', 'Sie sagte nichts.', 'Sie sagte nichts.'],
    ['a picture among deleted words', 'Hier |2 ist das Bild.', 'Bild.', '|2Bild.'],
    ['Chinese', '他说<1分离的军队>1。', '他说独立的军队。', '他说<1独立的军队>1。'],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`keeps codes where they belong: ${what}`, () => {
      const language = /\p{Script=Han}/u.test(before) ? 'zh' : 'de';
      const projected = projectCodes(shownPieces(coded(before)), after, language, {
        keepEmpty: false,
      });
      assert.equal(shownText(projected), after);
      assert.equal(written(projected).replace(/ +/gu, ' '), expected.replace(/ +/gu, ' '));
    });
  }

  it('changes nothing of what is shown, loses no code and keeps their order, whatever was edited', () => {
    const word = fc.constantFrom('Хафен', 'von', 'Баку', '港口', 'ist', 'bugün', '👨‍👩‍👧', '  ');
    const piece = fc.oneof(
      { weight: 3, arbitrary: word },
      { weight: 1, arbitrary: fc.constantFrom('<1', '>1', '|2', '<3', '>3') },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(piece, { maxLength: 9, selector: (one) => (/\d/.test(one) ? one : {}) }),
        fc.array(word, { maxLength: 7 }),
        (before, after) => {
          const text = coded(before.join(' '));
          const edited = shownText(after.join(' '));
          const projected = projectCodes(shownPieces(text), edited, 'de', { keepEmpty: true });
          assert.equal(shownText(projected), edited);
          const codes = (one: string) => written(one).match(/[<>|]\d/gu) ?? [];
          assert.deepEqual(codes(projected), codes(text));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('carrying codes over to a translation without any', () => {
  it('puts them around the whole text, and around words that are the same', () => {
    const source = shownPieces(coded('<1Министр посетил <2OPEC>2 в Баку.>1|3'));
    assert.equal(
      written(carryCodes(source, 'Der Minister besuchte OPEC in Baku.')),
      '<1Der Minister besuchte <2OPEC>2 in Baku.>1|3',
    );
  });

  it('leaves spans out that have no sure place, and keeps what stands alone', () => {
    const source = shownPieces(coded('Он <1смеялся>1 и|2 ушёл.'));
    assert.equal(written(carryCodes(source, 'Er lachte und ging.')), 'Er lachte und ging.|2');
  });

  it('puts placeholders in the place of what they are seen as', () => {
    const source = shownPieces(coded('Hello |8!'), [NAME]);
    assert.equal(written(carryCodes(source, 'Hallo, %s!')), 'Hallo, |8!');
  });
});

describe('finding the places of texts', () => {
  const units = ['Ein Satz. Noch einer.', '', 'Dritter Satz.'].map((text) => shownPieces(text));

  it('follows texts however they were split and joined', () => {
    assert.deepEqual(placeTexts(units, ['Ein Satz.', '', 'Noch einer. Dritter', 'Satz.']), [
      0,
      undefined,
      0,
      2,
    ]);
  });

  it('finds none where texts are missing, other ones or more', () => {
    for (const texts of [
      ['Ein Satz.'],
      ['Ein Satz. Noch einer. Vierter Satz.'],
      ['Ein Satz. Noch einer. Dritter Satz. Ende'],
    ]) {
      assert.equal(placeTexts(units, texts), undefined);
    }
  });
});
