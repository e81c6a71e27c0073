import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { writeReviewTable } from '../../server/formats/docx/review-table.ts';
import { writeTrackedChanges } from '../../server/formats/docx/tracked-changes.ts';
import { type TrackedRevision, trackChanges } from '../../server/formats/docx/tracked-text.ts';
import { docx } from '../../server/formats/docx.ts';
import { codeCharacter, withoutCodes } from '../../server/formats/inline.ts';
import { DeltaBuilder, DeltaMismatchError } from '../../server/revisions/delta.ts';
import { partOf } from './docx-package.ts';

const ADA = { author: 'Ada <Lund>', date: '2026-01-02T03:04:05.678Z' };
const BO = { author: 'Bo', date: '2026-01-03T10:00:00+02:00' };

/** "Der alte Kran fiel aus." by a machine; Ada makes it "Der große Kran fiel heute aus.", Bo cuts. */
const REVISIONS: TrackedRevision[] = [
  { ...ADA, delta: [4, ['alte', 'große'], 11, ['', 'heute '], 4] },
  { ...BO, delta: [4, ['große ', ''], 20] },
];
const BEFORE = 'Der alte Kran fiel aus.';

describe('a chain of revisions', () => {
  it('keeps who put in and who took out; what somebody takes back of their own is gone', () => {
    assert.deepEqual(trackChanges(BEFORE, REVISIONS), [
      { text: 'Der ' },
      { text: 'alte', deleted: ADA },
      { text: 'große', inserted: ADA, deleted: BO },
      { text: ' ', deleted: BO },
      { text: 'Kran fiel ' },
      { text: 'heute ', inserted: ADA },
      { text: 'aus.' },
    ]);
    assert.deepEqual(
      trackChanges('ab', [
        { ...ADA, delta: [1, ['', 'xy'], 1] },
        { ...ADA, delta: [1, ['x', ''], 2] },
      ]),
      [{ text: 'a' }, { text: 'y', inserted: ADA }, { text: 'b' }],
    );
    assert.throws(() => trackChanges('ab', [{ ...ADA, delta: [5] }]), DeltaMismatchError);
  });

  it('gives the first version when all is rejected, and the last when all is accepted', () => {
    const step = fc.record({
      from: fc.nat(30),
      length: fc.nat(6),
      inserted: fc.stringMatching(/^[a-cäж ]{0,5}$/u),
      mark: fc.constantFrom(ADA, BO),
    });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-cäж ]{0,30}$/u), fc.array(step), (before, steps) => {
        let current = before;
        const revisions = steps.map(({ from, length, inserted, mark }) => {
          const start = Math.min(from, current.length);
          const deleted = current.slice(start, start + length);
          const rest = current.slice(start + deleted.length);
          const delta = new DeltaBuilder()
            .retain(start)
            .replace(deleted, inserted)
            .retain(rest.length)
            .build();
          current = current.slice(0, start) + inserted + rest;
          return { ...mark, delta };
        });
        const pieces = trackChanges(before, revisions);
        const join = (kept: typeof pieces) => kept.map(({ text }) => text).join('');
        assert.equal(join(pieces.filter(({ inserted }) => !inserted)), before);
        assert.equal(join(pieces.filter(({ deleted }) => !deleted)), current);
      }),
    );
  });
});

describe('a document with tracked changes', () => {
  const bold = [
    { kind: 'open' as const, number: 1, type: 'bold' as const, data: '' },
    { kind: 'close' as const, number: 1, type: 'bold' as const, data: '' },
  ];
  const [open, close] = [codeCharacter('open', 1), codeCharacter('close', 1)];

  it('says of each change who made it and when, and is read as the last version', async () => {
    const written = writeTrackedChanges({
      language: 'de',
      paragraphs: [
        { kind: 'heading', level: 1, before: 'Die Fähre', revisions: [] },
        { kind: 'paragraph', before: BEFORE, revisions: REVISIONS },
        {
          kind: 'paragraph',
          before: 'ganz neu',
          codes: bold,
          revisions: [{ ...BO, delta: [['ganz neu', `${open}ganz${close} alt`]] }],
        },
        { kind: 'paragraph', before: '', revisions: [{ ...ADA, delta: [['', 'Nachtrag']] }] },
      ],
    });
    assert.deepEqual(await docx.validate(written), []);
    const main = await partOf(written, 'word/document.xml');
    assert.match(
      main,
      /<w:del w:id="\d+" w:author="Ada &lt;Lund&gt;" w:date="2026-01-02T03:04:05Z"><w:r><w:rPr><w:lang w:val="de"\/><\/w:rPr><w:delText xml:space="preserve">alte<\/w:delText><\/w:r><\/w:del>/u,
    );
    assert.match(
      main,
      /<w:ins [^>]*w:author="Ada[^>]*><w:del [^>]*w:author="Bo" w:date="2026-01-03T08:00:00Z"><w:r>.*?<w:delText xml:space="preserve">große<\/w:delText><\/w:r><\/w:del><\/w:ins>/u,
    );
    assert.match(main, /<w:pPr><w:rPr><w:ins [^>]*w:author="Ada[^>]*\/><\/w:rPr><\/w:pPr>/u);
    const ids = [...main.matchAll(/<w:(?:ins|del) w:id="(\d+)"/gu)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const { blocks } = await docx.read(written, 'de');
    assert.deepEqual(
      blocks.map(({ text }) => withoutCodes(text)),
      ['Die Fähre', 'Der Kran fiel heute aus.', 'ganz alt', 'Nachtrag'],
    );
    assert.equal(blocks[2]?.text, `${open}ganz${close} alt`);
  });

  it('is a table for review, each text in its own language and direction', async () => {
    const written = writeReviewTable({
      sourceLanguage: 'ar',
      targetLanguage: 'de',
      interfaceLanguage: 'de',
      headings: { number: 'Nr.', source: 'Quelle', target: 'Übersetzung', state: 'Stand' },
      rows: [
        { source: 'تعطلت الرافعة.', machine: BEFORE, revisions: REVISIONS, state: 'freigegeben' },
        { source: 'ضباب.', machine: 'Nebel.', revisions: [], state: 'maschinell' },
      ],
    });
    assert.deepEqual(await docx.validate(written), []);
    const { blocks } = await docx.read(written, 'de');
    assert.deepEqual(
      blocks.map(({ text, cell }) => [cell?.row, cell?.column, cell?.isHeader, text]),
      [
        [0, 0, true, 'Nr.'],
        [0, 1, true, 'Quelle'],
        [0, 2, true, 'Übersetzung'],
        [0, 3, true, 'Stand'],
        [1, 0, false, '1'],
        [1, 1, false, 'تعطلت الرافعة.'],
        [1, 2, false, 'Der Kran fiel heute aus.'],
        [1, 3, false, 'freigegeben'],
        [2, 0, false, '2'],
        [2, 1, false, 'ضباب.'],
        [2, 2, false, 'Nebel.'],
        [2, 3, false, 'maschinell'],
      ],
    );
    const main = await partOf(written, 'word/document.xml');
    assert.match(main, /<w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><w:lang w:bidi="ar"\/>/u);
    assert.match(main, /w:orient="landscape"/u);
  });
});
