import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csv, tsv } from '../../server/formats/table.ts';
import { pairedDocument } from './pairs.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function pairsOf(text: string, format = csv) {
  const { sourceLanguage, targetLanguage, units } = await format.read(bytes(text));
  return {
    languages: [sourceLanguage, targetLanguage],
    pairs: units.map(({ segments }) => [segments[0]?.source, segments[0]?.target]),
  };
}

async function rulesOf(text: string, format = csv) {
  return (await format.validate(bytes(text))).map(({ rule, line }) => [rule, line]);
}

describe('tables', () => {
  it('are read by their headings, in any order and under the usual names', async () => {
    const { units } = await csv.read(
      bytes(
        'Note,Translation,Key,Original,Status,Length\n"von ""TASS""",Armee,a1,армия,approved,5\n,,a2,Баку,,4\n',
      ),
    );
    assert.deepEqual(
      units.map(({ id, segments, notes }) => ({ id, segments, notes })),
      [
        {
          id: 'a1',
          segments: [{ source: 'армия', target: 'Armee', state: 'approved' }],
          notes: [{ text: 'von "TASS"' }],
        },
        {
          id: 'a2',
          segments: [{ source: 'Баку', target: undefined, state: 'machine' }],
          notes: [],
        },
      ],
    );
  });

  it('may be headed by languages, separated by semicolons, or have no headings', async () => {
    assert.deepEqual(await pairsOf('zh-hant;en\n橋斷了;"The bridge; it broke"\n'), {
      languages: ['zh-Hant', 'en'],
      pairs: [['橋斷了', 'The bridge; it broke']],
    });
    assert.deepEqual(await pairsOf('وصل القطار\tThe train arrived\nمتى\tWhen\n', tsv), {
      languages: ['und', undefined],
      pairs: [
        ['وصل القطار', 'The train arrived'],
        ['متى', 'When'],
      ],
    });
  });

  it('are refused with rule and line', async () => {
    assert.deepEqual(await rulesOf('source,target\na,b\n"c,d\n'), [['quote-not-closed', 3]]);
    assert.deepEqual(await rulesOf('source,target\na,b\nc,d,e\n'), [
      ['record-inconsistent-fields-length', 3],
    ]);
    assert.deepEqual(await rulesOf('source,note\na,b\n'), [['no-target-column', 1]]);
    assert.deepEqual(await rulesOf('eins,zwei,drei\na,b,c\n'), [['no-headings', 1]]);
    assert.deepEqual(await rulesOf('source,target\na,b\n'), []);
  });

  it('are told from prose by their headings', () => {
    assert.ok(csv.recognise(bytes('id,source,target\n1,a,b\n')) > 0.5);
    assert.ok(tsv.recognise(bytes('de\ten\nHalt\tStop\n')) > 0.5);
    assert.equal(csv.recognise(bytes('He came in.\nShe left.\n')), 0);
    assert.ok(csv.recognise(bytes('He came, he saw.\nThen, he left.\n')) < 0.1);
  });

  for (const format of [csv, tsv]) {
    it(`give back whatever is written to them as ${format.label}`, async () => {
      await fc.assert(
        fc.asyncProperty(pairedDocument, async (document) => {
          const { units } = await format.read(await format.write(document));
          assert.deepEqual(units, document.units);
        }),
      );
    });
  }
});
