import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { codeCharacter, withoutCodes } from '../../server/formats/inline.ts';
import { tmx } from '../../server/formats/tmx.ts';
import { pairedDocument } from './pairs.ts';

const HEADER =
  '<header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en" srclang="ru" datatype="html"/>';

const memory = (body: string, header = HEADER) =>
  new TextEncoder().encode(
    `<?xml version="1.0"?>\n<tmx version="1.4">\n${header}\n<body>\n${body}\n</body></tmx>`,
  );
const tuv = (language: string, text: string) =>
  `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
const tu = (...variants: string[]) => `<tu>${variants.join('')}</tu>`;

async function rulesOf(body: string, header?: string) {
  return (await tmx.validate(memory(body, header))).map(({ rule, line }) => [rule, line]);
}

describe('translation memories', () => {
  it('are read in the language they are from and the one most units have besides', async () => {
    const { sourceLanguage, targetLanguage, units } = await tmx.read(
      memory(
        [
          tu(tuv('EN', 'bridge'), tuv('ru', 'мост')),
          `<tu tuid="t2"><note>TASS</note><prop type="x">y</prop>${tuv('de_AT', 'Brücke')}${tuv('ru', 'мост')}</tu>`,
          tu(tuv('de-AT', 'Fähre'), tuv('ru', 'паром')),
          tu(tuv('de-AT', 'ohne Original')),
        ].join('\n'),
      ),
    );
    assert.deepEqual([sourceLanguage, targetLanguage], ['ru', 'de-AT']);
    assert.deepEqual(
      units.map(({ id, segments, notes }) => [
        id,
        segments[0]?.source,
        segments[0]?.target,
        notes.map(({ text }) => text),
      ]),
      [
        [undefined, 'мост', undefined, []],
        ['t2', 'мост', 'Brücke', ['TASS']],
        [undefined, 'паром', 'Fähre', []],
      ],
    );
  });

  it('have inline elements as codes, the same in both texts', async () => {
    const { units } = await tmx.read(
      memory(
        tu(
          tuv(
            'ru',
            '<bpt i="1" x="1">&lt;b&gt;</bpt>Армия<ept i="1">&lt;/b&gt;</ept><ph x="2">&lt;br/&gt;</ph>',
          ),
          tuv(
            'de',
            '<ph x="2">&lt;br/&gt;</ph><bpt i="7" x="1">&lt;b&gt;</bpt>Armee<ept i="7">&lt;/b&gt;</ept>',
          ),
        ),
      ),
    );
    const [open, close, alone] = [
      codeCharacter('open', 1),
      codeCharacter('close', 1),
      codeCharacter('standalone', 2),
    ];
    assert.equal(units[0]?.segments[0]?.source, `${open}Армия${close}${alone}`);
    assert.equal(units[0]?.segments[0]?.target, `${alone}${open}Armee${close}`);
    assert.deepEqual(
      units[0]?.codes.map(({ kind, number, data }) => [kind, number, data]),
      [
        ['open', 1, '<b>'],
        ['close', 1, '</b>'],
        ['standalone', 2, '<br/>'],
      ],
    );
  });

  it('are refused for what the specification forbids, with rule and line', async () => {
    const cases: [string, [string, number][]][] = [
      [tu(), [['element-missing', 5]]],
      ['<tu><tuv><seg>a</seg></tuv></tu>', [['attribute-missing', 5]]],
      [tu('<tuv xml:lang="ru"/>'), [['element-missing', 5]]],
      [tu('<tuv xml:lang="ru"><seg/><seg/></tuv>'), [['element-repeated', 5]]],
      [tu(tuv('quite Russian', 'a')), [['attribute-value', 5]]],
      [tu(tuv('ru', '<bpt i="1"/>a')), [['unpaired-code', 5]]],
      [tu(tuv('ru', 'a<ept i="1"/>')), [['unpaired-code', 5]]],
      [tu(tuv('ru', '<bpt i="1"/><bpt i="1"/>a<ept i="1"/>')), [['duplicate-code', 5]]],
      [tu(tuv('ru', '<bpt>b</bpt>')), [['attribute-missing', 5]]],
      [tu(tuv('ru', '<it>b</it>')), [['attribute-missing', 5]]],
      [
        tu(tuv('ru', '<b>b</b>')),
        [
          ['element-not-allowed', 5],
          ['unknown-element', 5],
        ],
      ],
      [tu(tuv('ru', '<sub>b</sub>')), [['element-not-allowed', 5]]],
      [tu(tuv('ru', 'a'), '<note>b</note>'), [['element-order', 5]]],
      [`<tu creationdate="17.07.2020">${tuv('ru', 'a')}</tu>`, [['attribute-value', 5]]],
      [`<tu usagecount="often">${tuv('ru', 'a')}</tu>`, [['attribute-value', 5]]],
      [
        '<unit/>',
        [
          ['element-not-allowed', 5],
          ['unknown-element', 5],
        ],
      ],
    ];
    for (const [body, expected] of cases) {
      assert.deepEqual(await rulesOf(body), expected, body);
    }
    assert.deepEqual(await rulesOf('', '<header/>'), [
      ...Array.from({ length: 7 }, () => ['attribute-missing', 3]),
    ]);
    assert.deepEqual(
      await rulesOf(
        `<tu creationdate="20200717T184900Z" usagecount="3">${tuv('ru', 'a<hi type="x">b<ph/></hi><bpt i="1"><sub>c</sub></bpt><ept i="1"/>')}</tu>`,
      ),
      [],
    );
  });

  it('are decoded as they declare, or refused', async () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><tmx version="1.4">${HEADER}<body>${tu(tuv('ru', 'паром'))}</body></tmx>`;
    const utf16 = Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(text, 'utf16le')]);
    const { units } = await tmx.read(utf16);
    assert.equal(units[0]?.segments[0]?.source, 'паром');
    assert.ok(tmx.recognise(utf16) > 0.5);
    const broken = Buffer.from(text.replace('UTF-16', 'UTF-8').replace('паром', 'x'), 'latin1');
    broken[broken.indexOf('x</seg>')] = 0xff;
    assert.equal((await tmx.validate(broken))[0]?.rule, 'wrong-encoding');
    const unknown = Buffer.from(text.replace('UTF-16', 'WTF-8'));
    assert.equal((await tmx.validate(unknown))[0]?.rule, 'unknown-encoding');
  });

  it('give back whatever is written to them', async () => {
    await fc.assert(
      fc.asyncProperty(pairedDocument, async (document) => {
        const written = await tmx.write(document);
        assert.deepEqual(await tmx.validate(written), []);
        const { units } = await tmx.read(written);
        assert.deepEqual(
          units.map(({ id, segments, notes }) => [
            id,
            segments.map(({ source, target }) => [source, target]),
            notes,
          ]),
          document.units.map(({ id, segments, notes }) => [
            id,
            segments.map(({ source, target }) => [source, target]),
            notes,
          ]),
        );
      }),
    );
  });

  it('stay valid whatever became of the codes of a text', async () => {
    const part = fc.oneof(
      fc.constantFrom('Armee', ' ', 'армия'),
      fc
        .tuple(fc.constantFrom('open', 'close', 'standalone'), fc.integer({ min: 1, max: 3 }))
        .map(([kind, number]) => codeCharacter(kind as 'open', number)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.array(part), async (source, target) => {
        const document = {
          sourceLanguage: 'ru',
          targetLanguage: 'de',
          units: [
            {
              kind: 'paragraph' as const,
              isTranslatable: true,
              segments: [
                { source: source.join(''), target: target.join(''), state: 'edited' as const },
              ],
              codes: [],
              notes: [],
            },
          ],
        };
        const written = await tmx.write(document);
        assert.deepEqual(await tmx.validate(written), []);
        const { units } = await tmx.read(written);
        assert.equal(
          withoutCodes(units[0]?.segments[0]?.target ?? ''),
          withoutCodes(target.join('')),
        );
      }),
    );
  });
});
