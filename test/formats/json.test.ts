import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { json } from '../../server/formats/json.ts';
import { pairedDocument } from './pairs.ts';

const bytes = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

describe('JSON', () => {
  it('is read as exports write it, whatever else is in it', async () => {
    const document = await json.read(
      bytes({
        article: 7,
        title: 'Переговоры',
        sourceLanguage: 'RU',
        targetLanguage: 'de',
        url: 'https://example.org/7',
        publishedOn: '2020-07-17',
        approved: false,
        blocks: [
          {
            kind: 'heading',
            level: 1,
            segments: [{ id: 1, source: 'Армия', target: 'Armee', state: 'approved' }],
          },
          { kind: 'paragraph', segments: [{ source: 'Баку', target: null }] },
        ],
      }),
    );
    assert.equal(document.sourceLanguage, 'ru');
    assert.deepEqual(document.details, {
      title: 'Переговоры',
      url: 'https://example.org/7',
      date: '2020-07-17',
    });
    assert.deepEqual(
      document.units.map(({ kind, level, segments }) => [kind, level, segments]),
      [
        ['heading', 1, [{ id: '1', source: 'Армия', target: 'Armee', state: 'approved' }]],
        ['paragraph', undefined, [{ source: 'Баку', target: undefined, state: 'machine' }]],
      ],
    );
  });

  it('may be an array of pairs', async () => {
    const { sourceLanguage, units } = await json.read(bytes([{ source: '桥', target: 'bridge' }]));
    assert.equal(sourceLanguage, 'und');
    assert.deepEqual(units[0]?.segments, [{ source: '桥', target: 'bridge', state: 'edited' }]);
  });

  it('is refused with the line where it breaks, and with the member that does not fit', async () => {
    const [broken] = await json.validate(bytes('{\n "blocks": [\n  {"source" "a"}\n ]\n}'));
    assert.deepEqual([broken?.rule, broken?.line], ['syntax', 3]);
    const problems = await json.validate(
      bytes({ sourceLanguage: 'Deutsch (Bern)', blocks: [{ kind: 'poem', segments: [{}] }] }),
    );
    for (const member of ['sourceLanguage', 'blocks.0.kind', 'blocks.0.segments.0.source']) {
      assert.ok(
        problems.some(({ message }) => message.startsWith(`${member}: `)),
        member,
      );
    }
  });

  it('gives back whatever is written to it', async () => {
    await fc.assert(
      fc.asyncProperty(pairedDocument, async (document) => {
        const read = await json.read(await json.write(document));
        assert.deepEqual(read, { ...document, details: {} });
      }),
    );
  });
});
