import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BilingualDocument } from '../../../server/formats/document.ts';
import { readTbx } from '../../../server/formats/tbx/read.ts';
import type { Termbase } from '../../../server/formats/tbx/termbase.ts';
import { validateTbx } from '../../../server/formats/tbx/validate.ts';
import { writeTermbase } from '../../../server/formats/tbx/write.ts';
import { tbx as format } from '../../../server/formats/tbx.ts';
import { pairedDocument } from '../pairs.ts';
import { entry, martif, section, tbx } from './support.ts';

const STATUS = (status: string) =>
  `<termNote type="administrativeStatus">${status}Term-admn-sts</termNote>`;

/** Two languages and a third, synonyms, one term nobody should use. */
const FERRY = entry(
  '<note>Каспий</note>' +
    '<langSec xml:lang="ru"><descrip type="definition">Судно для переправы</descrip>' +
    `<termSec><term>перевоз</term>${STATUS('deprecated')}</termSec>` +
    `<termSec><term>судно-паром</term></termSec><termSec><term>паром</term>${STATUS('preferred')}</termSec></langSec>` +
    `${section('az', ['bərə'])}${section('de-AT', ['Fähre'])}`,
  'ferry',
);
const BRIDGE = entry(section('ru', ['мост']) + section('de-AT', ['Brücke']), 'bridge');
const TOWER = entry(section('ru', ['башня']), 'tower');

async function read(text: string): Promise<BilingualDocument> {
  return format.read(Buffer.from(text));
}

function pairs({ units }: BilingualDocument) {
  return units.map(({ id, segments }) => [id, segments[0]?.source, segments[0]?.target]);
}

/** Texts that keep every character when lines are laid out anew. */
const word = fc.stringMatching(/^[a-zäßа-яا-ي军队"';,<>&\\-]{1,16}( [а-я<&]{1,8})?$/u);
const PLAIN = { noNullPrototype: true };
const source = fc.record(
  { element: fc.constant('admin' as const), category: fc.constant('source'), text: word },
  PLAIN,
);
const description = fc.oneof(
  fc.record({ element: fc.constant('note' as const), text: word }, PLAIN),
  fc.record(
    {
      element: fc.constant('termNote' as const),
      category: fc.constant('partOfSpeech'),
      text: fc.constantFrom('noun', 'verb'),
    },
    PLAIN,
  ),
  fc.record(
    {
      element: fc.constant('descrip' as const),
      category: fc.constant('context'),
      text: word,
      group: fc.array(source, { minLength: 1, maxLength: 2 }),
    },
    PLAIN,
  ),
);
const termbase: fc.Arbitrary<Termbase> = fc
  .record({
    form: fc.constantFrom(
      { edition: 2 as const, style: 'dca' as const },
      { edition: 3 as const, style: 'dca' as const },
      { edition: 3 as const, style: 'dct' as const },
    ),
    title: word,
    concepts: fc.array(
      fc.array(
        fc.array(fc.tuple(word, fc.array(description, { maxLength: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ form, title, concepts }) => ({
    ...form,
    dialect: 'TBX-Basic',
    language: 'ru',
    title,
    sources: ['ТАСС'],
    concepts: concepts.map((languages, index) => ({
      id: `c${index + 1}`,
      descriptions: [{ element: 'descrip', category: 'subjectField', text: 'Верфь' }],
      languages: languages.map((terms, place) => ({
        language: ['ru', 'az', 'zh-Hant'][place] ?? 'und',
        descriptions: [],
        terms: terms.map(([text, descriptions]) => ({
          text,
          // Written with notes on the term before other descriptions.
          descriptions: [
            ...descriptions.filter(({ element }) => element === 'termNote'),
            ...descriptions.filter(({ element }) => element !== 'termNote'),
          ],
        })),
      })),
    })),
    references: [{ type: 'respPerson', id: 'p1', items: [{ type: 'fn', text: 'Aygün' }] }],
  }));

describe('termbases', () => {
  it('are written and read in each edition and style without loss', () => {
    fc.assert(
      fc.property(termbase, (written) => {
        const bytes = writeTermbase(written);
        assert.deepEqual(validateTbx(bytes), []);
        assert.deepEqual(readTbx(bytes).termbase, written);
      }),
      { numRuns: 200 },
    );
  });

  it('come from one style into the other, and from one edition into the other', () => {
    const { termbase: before } = readTbx(Buffer.from(tbx(FERRY + BRIDGE)));
    for (const form of [
      { edition: 2, style: 'dca' },
      { edition: 3, style: 'dct' },
    ] as const) {
      const bytes = writeTermbase({ ...before, ...form });
      assert.deepEqual(validateTbx(bytes), []);
      assert.deepEqual(readTbx(bytes).termbase, { ...before, ...form });
    }
    assert.throws(() => writeTermbase({ ...before, edition: 2, style: 'dct' }), RangeError);
  });

  it('are read as pairs of the language they are in and the one that most concepts have besides', async () => {
    const document = await read(tbx(FERRY + BRIDGE + TOWER));
    assert.deepEqual([document.sourceLanguage, document.targetLanguage], ['ru', 'de-AT']);
    assert.deepEqual(pairs(document), [
      ['ferry', 'паром', 'Fähre'],
      ['ferry/2', 'судно-паром', 'Fähre'],
      ['bridge', 'мост', 'Brücke'],
      ['tower', 'башня', undefined],
    ]);
    assert.deepEqual(document.units[0]?.notes, [
      { text: 'Каспий' },
      { text: 'Судно для переправы', about: 'source' },
    ]);
  });

  it('are read from the long form of 2008', async () => {
    const document = await read(
      martif(
        '<termEntry id="c1"><langSet xml:lang="ru"><ntig><termGrp><term>\n  паром\n</term></termGrp></ntig></langSet><langSet xml:lang="az"><tig><term>bərə</term></tig></langSet></termEntry>',
      ),
    );
    assert.deepEqual(pairs(document), [['c1', 'паром', 'bərə']]);
  });

  it('are written from pairs, and synonyms are terms of one concept again', async () => {
    const document = await read(tbx(FERRY + BRIDGE));
    const { concepts } = readTbx(await format.write(document)).termbase;
    assert.deepEqual(
      concepts.map(({ id, languages }) => [
        id,
        languages.map(({ language, terms }) => [language, terms.map(({ text }) => text)]),
      ]),
      [
        [
          'ferry',
          [
            ['ru', ['паром', 'судно-паром']],
            ['de-AT', ['Fähre']],
          ],
        ],
        [
          'bridge',
          [
            ['ru', ['мост']],
            ['de-AT', ['Brücke']],
          ],
        ],
      ],
    );
  });

  it('are valid whatever pairs they are written from, and keep the words', async () => {
    const words = (text: string | undefined) => text?.replace(/\s+/gu, ' ').trim();
    await fc.assert(
      fc.asyncProperty(pairedDocument, async (document) => {
        const kept = document.units.filter(({ segments }) => words(segments[0]?.source));
        fc.pre(kept.length > 0);
        const bytes = await format.write(document);
        assert.deepEqual(await format.validate(bytes), []);
        const read = await format.read(bytes);
        assert.deepEqual(
          pairs(read),
          kept.map(({ id, segments: [segment] }) => [
            id,
            words(segment?.source),
            words(segment?.target) || undefined,
          ]),
        );
      }),
    );
  });
});

describe('putting terms back into a termbase', () => {
  const original = tbx(
    `  <!-- Каспий -->\n  ${FERRY}\n  ${BRIDGE.replace('<termSec><term>Brücke', '<termSec>\n<term>Brücke')}\n  ${TOWER}`,
  );

  it('changes no byte where nothing has changed', async () => {
    const bytes = Buffer.from(original);
    assert.deepEqual(await format.putBack?.(bytes, await format.read(bytes)), bytes);
  });

  it('changes terms, and adds those that were missing, with all else as it was', async () => {
    const bytes = Buffer.from(original);
    const document = await format.read(bytes);
    const texts: Record<string, string> = {
      ferry: 'Fährschiff & Co',
      'ferry/2': 'Trajekt',
      bridge: 'Brücke',
      tower: 'Turm',
    };
    const changed = {
      ...document,
      units: document.units.map((unit) => ({
        ...unit,
        segments: unit.segments.map((segment) => ({ ...segment, target: texts[unit.id ?? ''] })),
      })),
    };
    const written = Buffer.from((await format.putBack?.(bytes, changed)) ?? []).toString();
    assert.deepEqual(await format.validate(Buffer.from(written)), []);
    assert.deepEqual(
      written,
      original
        .replace(
          '<termSec><term>Fähre</term></termSec>',
          '<termSec><term>Fährschiff &amp; Co</term></termSec><termSec><term>Trajekt</term></termSec>',
        )
        .replace(
          section('ru', ['башня']),
          `${section('ru', ['башня'])}<langSec xml:lang="de-AT"><termSec><term>Turm</term></termSec></langSec>`,
        ),
    );
    assert.deepEqual(pairs(await read(written)).slice(0, 2), [
      ['ferry', 'паром', 'Fährschiff & Co'],
      ['ferry/2', 'судно-паром', 'Trajekt'],
    ]);
  });

  it('refuses a document of other pairs', async () => {
    const document = await read(tbx(BRIDGE));
    assert.throws(() => format.putBack?.(Buffer.from(original), document), RangeError);
  });
});
