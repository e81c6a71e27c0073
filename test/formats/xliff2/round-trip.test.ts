import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BilingualDocument } from '../../../server/formats/document.ts';
import { putBackXliff2 } from '../../../server/formats/xliff2/put-back.ts';
import { readXliff2 } from '../../../server/formats/xliff2/read.ts';
import { validateXliff2 } from '../../../server/formats/xliff2/validate.ts';
import { writeXliff2 } from '../../../server/formats/xliff2/write.ts';
import { xliff2 } from '../../../server/formats/xliff2.ts';
import { arbitraryDocument } from '../arbitrary-document.ts';

const ARBITRARY = arbitraryDocument((index) => `f1/g${index % 2 === 0 ? 1 : index}/u${index}`);
const IN_ONE_FILE = arbitraryDocument((index) => `f1/u${index}`);

function read(bytes: Uint8Array | string): BilingualDocument {
  return readXliff2(Buffer.from(bytes)).document;
}

describe('writing XLIFF 2 and reading it', () => {
  it('gives the same document', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, (document) => {
        const bytes = writeXliff2(document);
        assert.deepEqual(validateXliff2(bytes), []);
        assert.deepEqual(read(bytes), document);
      }),
      { numRuns: 100 },
    );
  });

  it('makes valid files of documents whose identifiers are no paths, or paths that are torn', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          ARBITRARY,
          arbitraryDocument((index) => `№ ${index}`),
        ),
        (document) => {
          assert.deepEqual(validateXliff2(writeXliff2(document)), []);
        },
      ),
    );
  });

  it('makes valid files of translations in which codes were lost, doubled and torn apart', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, fc.infiniteStream(fc.nat(3)), (document, choices) => {
        const damaged = damage(document, choices);
        const needed = damaged.units.map((unit) => ({
          ...unit,
          codes: unit.codes.map(({ canDelete: _, ...code }) => code),
        }));
        assert.deepEqual(validateXliff2(writeXliff2(damaged)), []);
        assert.deepEqual(validateXliff2(writeXliff2({ ...damaged, units: needed })), []);
      }),
      { numRuns: 100 },
    );
  });

  it('is also valid with the revisions of each target', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, (document) => {
        const bytes = writeXliff2(document, (_unit, { source, target }) =>
          target === undefined
            ? []
            : [
                { text: source, author: 'MT', date: '2026-11-24T09:00:00Z' },
                { text: target, author: 'Aygün & Co', date: '2026-11-24T10:30:00Z' },
              ],
        );
        assert.deepEqual(validateXliff2(bytes), []);
        assert.deepEqual(read(bytes), document);
      }),
    );
  });
});

describe('putting texts back into XLIFF 2', () => {
  it('changes no byte where nothing has changed', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, (document) => {
        const bytes = writeXliff2(document);
        assert.deepEqual(putBackXliff2(bytes, read(bytes)), bytes);
      }),
    );
  });

  it('gives a valid file with the new texts and states', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, IN_ONE_FILE, (document, other) => {
        const bytes = writeXliff2(document);
        const wanted = read(bytes);
        for (const [index, unit] of wanted.units.entries()) {
          for (const [place, segment] of unit.segments.entries()) {
            const donor = other.units[index]?.segments[place];
            if (!donor) continue;
            // Of the other document come the words, and of this one its codes, in their order.
            segment.target =
              donor.target === undefined ? undefined : `${segment.source} ${donor.id} ½`;
            segment.state = segment.target === undefined ? 'machine' : donor.state;
          }
        }
        const written = putBackXliff2(bytes, wanted);
        assert.deepEqual(validateXliff2(written), []);
        assert.deepEqual(read(written), wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a valid file for translations in which codes were lost, doubled and torn apart', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, fc.infiniteStream(fc.nat(3)), (document, choices) => {
        const bytes = writeXliff2(document);
        const written = putBackXliff2(bytes, damage(read(bytes), choices));
        assert.deepEqual(validateXliff2(written), [], Buffer.from(written).toString());
      }),
      { numRuns: 100 },
    );
  });

  const FILE = `<?xml version='1.0'?>\r
<!-- a comment -->\r
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1"  srcLang='az' trgLang='de' xmlns:my="urn:example:ours">\r
  <x:file id="f1" my:kept="yes"><my:own a='1'><![CDATA[<&>]]></my:own>\r
    <x:unit id="u1"><x:notes><x:note id="n1">keep</x:note></x:notes>\r
      <x:originalData><x:data id="d1">[b]</x:data><x:data id="d2">[/b]</x:data></x:originalData>\r
      <x:segment id="s1"><x:source xml:space="preserve">Salam, <x:pc id="1" dataRefStart="d1" dataRefEnd="d2">Bakı</x:pc>!</x:source></x:segment>\r
      <x:ignorable><x:source> </x:source></x:ignorable>\r
      <x:segment state="translated" subState='my:x'>\r
        <x:source>Sağ ol.<x:ph id="2" /></x:source>\r
        <x:target>Danke.<x:ph  id="2"/></x:target>\r
      </x:segment>\r
    </x:unit>\r
  </x:file>\r
</x:xliff>`;

  it('keeps prefixes, comments, extensions, quotation marks and line ends', () => {
    const document = read(FILE);
    document.targetLanguage = 'de';
    const [first, second] = document.units[0]?.segments ?? [];
    assert.ok(first && second);
    first.target = first.source.replace('Salam', 'Hallo').replace('Bakı', 'Baku');
    first.state = 'edited';
    second.state = 'approved';
    const written = Buffer.from(putBackXliff2(Buffer.from(FILE), document)).toString();
    const expected = FILE.replace(
      'srcLang=\'az\' xmlns:my="urn:example:ours"',
      'srcLang=\'az\' xmlns:my="urn:example:ours" trgLang="de"',
    )
      .replace('<x:segment id="s1">', '<x:segment id="s1" state="translated">')
      .replace(
        'Bakı</x:pc>!</x:source>',
        'Bakı</x:pc>!</x:source><x:target xml:space="preserve">Hallo, <x:pc id="1" dataRefStart="d1" dataRefEnd="d2">Baku</x:pc>!</x:target>',
      )
      .replace('state="translated" subState=\'my:x\'', 'state="final"');
    assert.equal(written, expected);
  });

  it('says the language of the target where the file did not', () => {
    const bytes = Buffer.from(
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="az"><file id="f">' +
        '<unit id="u" xml:lang="az"><segment><source>Salam</source></segment></unit></file></xliff>',
    );
    const document = { ...read(bytes), targetLanguage: 'de' };
    const [segment] = document.units[0]?.segments ?? [];
    assert.ok(segment);
    segment.target = 'Hallo';
    const written = putBackXliff2(bytes, document);
    assert.equal(
      Buffer.from(written).toString(),
      bytes
        .toString()
        .replace('srcLang="az"', 'srcLang="az" trgLang="de"')
        .replace('</source>', '</source><target xml:lang="de">Hallo</target>'),
    );
    assert.deepEqual(validateXliff2(written), []);
  });

  it('refuses a document that has not the units of the file', () => {
    const document = read(FILE);
    assert.throws(() => putBackXliff2(Buffer.from(FILE), { ...document, units: [] }), RangeError);
  });
});

describe('XLIFF 2 as a format', () => {
  it('is known by its root', () => {
    const bytes = writeXliff2({ sourceLanguage: 'az', targetLanguage: undefined, units: [] });
    assert.equal(xliff2.recognise(bytes), 1);
    assert.equal(xliff2.recognise(Buffer.from('<!--<xliff>--><html/>')), 0);
    assert.equal(
      xliff2.recognise(Buffer.from('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>')),
      0,
    );
  });
});

/** Drops and doubles codes in targets, leaving words as they are. */
function damage(document: BilingualDocument, choices: fc.Stream<number>): BilingualDocument {
  const copy = structuredClone(document);
  for (const segment of copy.units.flatMap(({ segments }) => segments)) {
    segment.target = segment.target?.replace(/[\u{100000}-\u{102fff}]/gu, (character) =>
      character.repeat([1, 0, 2, 1][choices.next().value ?? 0] ?? 1),
    );
  }
  return copy;
}
