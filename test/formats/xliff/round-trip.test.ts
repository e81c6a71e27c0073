import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BilingualDocument } from '../../../server/formats/document.ts';
import { putBackXliff } from '../../../server/formats/xliff/put-back.ts';
import { readXliff } from '../../../server/formats/xliff/read.ts';
import { validateXliff } from '../../../server/formats/xliff/validate.ts';
import { writeXliff } from '../../../server/formats/xliff/write.ts';
import { xliff } from '../../../server/formats/xliff.ts';
import { arbitraryDocument } from '../arbitrary-document.ts';

const IN_ONE_FILE = arbitraryDocument((index) => `1/u${index}`);

function read(bytes: Uint8Array | string): BilingualDocument {
  return readXliff(Buffer.from(bytes)).document;
}

describe('writing XLIFF 1.2 and reading it', () => {
  it('gives the same document', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, (document) => {
        const bytes = writeXliff(document);
        assert.deepEqual(validateXliff(bytes), []);
        assert.deepEqual(read(bytes), document);
      }),
      { numRuns: 100 },
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
        assert.deepEqual(validateXliff(writeXliff(damaged)), []);
        assert.deepEqual(validateXliff(writeXliff({ ...damaged, units: needed })), []);
      }),
      { numRuns: 100 },
    );
  });
});

describe('putting texts back into XLIFF 1.2', () => {
  it('changes no byte where nothing has changed', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, (document) => {
        const bytes = writeXliff(document);
        assert.deepEqual(putBackXliff(bytes, read(bytes)), bytes);
      }),
    );
  });

  it('gives a valid file with the new texts and states', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, IN_ONE_FILE, (document, other) => {
        const bytes = writeXliff(document);
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
        const written = putBackXliff(bytes, wanted);
        assert.deepEqual(validateXliff(written), []);
        assert.deepEqual(read(written), wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a valid file for translations in which codes were lost, doubled and torn apart', () => {
    fc.assert(
      fc.property(IN_ONE_FILE, fc.infiniteStream(fc.nat(3)), (document, choices) => {
        const bytes = writeXliff(document);
        const written = putBackXliff(bytes, damage(read(bytes), choices));
        assert.deepEqual(validateXliff(written), [], Buffer.from(written).toString());
      }),
      { numRuns: 100 },
    );
  });

  const FILE = `<?xml version="1.0" encoding="UTF-8"?>\r
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version='1.2' xmlns:my="urn:example:ours">\r
<x:file original="a" source-language="az" datatype="html"><!-- c --><x:body>\r
  <x:trans-unit id="1"  my:kept='yes'>\r
    <x:source>Salam, <x:g id="1" ctype='bold'>Bakı</x:g>! Sağ ol.</x:source>\r
    <x:seg-source><x:mrk mtype="seg" mid="1">Salam, <x:g id="1" ctype='bold'>Bakı</x:g>!</x:mrk> <x:mrk mtype="seg" mid="2">Sağ ol.</x:mrk></x:seg-source>\r
    <my:own><![CDATA[<&>]]></my:own>\r
  </x:trans-unit>\r
</x:body></x:file></x:xliff>`;

  it('keeps prefixes, comments, extensions, quotation marks and line ends', () => {
    const document = { ...read(FILE), targetLanguage: 'de' };
    const [first, second] = document.units[0]?.segments ?? [];
    assert.ok(first && second);
    first.target = first.source.replace('Salam', 'Hallo').replace('Bakı', 'Baku');
    first.state = 'edited';
    second.target = 'Danke.';
    second.state = 'approved';
    const written = Buffer.from(putBackXliff(Buffer.from(FILE), document)).toString();
    const target =
      '<x:target state="translated"><x:mrk mtype="seg" mid="1">Hallo, <x:g id="1" ctype=\'bold\'>Baku</x:g>!</x:mrk> ' +
      '<x:mrk mtype="seg" mid="2" xmlns:emend="urn:emend:xliff" emend:state="approved">Danke.</x:mrk></x:target>';
    assert.equal(
      written,
      FILE.replace('datatype="html">', 'datatype="html" target-language="de">').replace(
        '</x:seg-source>',
        `</x:seg-source>\r\n    ${target}`,
      ),
    );
    assert.deepEqual(read(written), document);
  });

  it('refuses a document that has not the units of the file', () => {
    const document = read(FILE);
    assert.throws(() => putBackXliff(Buffer.from(FILE), { ...document, units: [] }), RangeError);
  });
});

describe('XLIFF 1.2 as a format', () => {
  it('is known by its root', () => {
    const bytes = writeXliff({ sourceLanguage: 'az', targetLanguage: undefined, units: [] });
    assert.equal(xliff.recognise(bytes), 1);
    assert.equal(xliff.recognise(Buffer.from('<!--<xliff>--><html/>')), 0);
    assert.equal(
      xliff.recognise(Buffer.from('<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>')),
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
