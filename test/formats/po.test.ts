import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BilingualDocument } from '../../server/formats/document.ts';
import { po } from '../../server/formats/po.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (written?: Uint8Array) => new TextDecoder().decode(written);

const HEADER = `# Die Fähre
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

`;
const CATALOGUE = `${HEADER}#. shown above the timetable
#: ferry.c:12
#, c-format
msgctxt "board"
msgid "Departs at %s"
msgstr "Abfahrt um %s"

# sounds odd
#, fuzzy
msgid ""
"First line\\n"
"\\"second\\" line\\n"
msgstr ""
"Erste Zeile\\n"
"»zweite« Zeile\\n"

msgid "%d ferry"
msgid_plural "%d ferries"
msgstr[0] "%d Fähre"
msgstr[1] ""

#~ msgid "old"
#~ msgstr "alt"
`;

async function read(catalogue: string): Promise<BilingualDocument> {
  return po.read(bytes(catalogue));
}

async function rulesOf(catalogue: string): Promise<[string, number][]> {
  return (await po.validate(bytes(catalogue))).map(({ rule, line }) => [rule, line]);
}

describe('gettext catalogues', () => {
  it('are read with context, plural, state and remarks', async () => {
    const { sourceLanguage, targetLanguage, units } = await read(CATALOGUE);
    assert.deepEqual([sourceLanguage, targetLanguage], ['en', 'de']);
    assert.deepEqual(
      units.map(({ id, segments }) => [id, segments]),
      [
        [
          'board\u0004Departs at %s',
          [{ source: 'Departs at %s', target: 'Abfahrt um %s', state: 'edited' }],
        ],
        [
          'First line\n"second" line\n',
          [
            {
              source: 'First line\n"second" line\n',
              target: 'Erste Zeile\n»zweite« Zeile\n',
              state: 'machine',
            },
          ],
        ],
        [
          '%d ferry',
          [
            { source: '%d ferry', target: '%d Fähre', state: 'edited' },
            { source: '%d ferries', target: undefined, state: 'machine' },
          ],
        ],
      ],
    );
    assert.deepEqual(units[0]?.notes, [{ text: 'shown above the timetable', about: 'source' }]);
    assert.deepEqual(units[1]?.notes, [{ text: 'sounds odd', about: 'target' }]);
  });

  it('are recognised, and texts that speak of them are not', () => {
    assert.ok(po.recognise(bytes(CATALOGUE)) > 0.5);
    assert.equal(po.recognise(bytes('The keyword msgid comes before msgstr.\n')), 0);
  });

  it('keep every line that was not changed', async () => {
    const document = await read(CATALOGUE);
    assert.equal(text(await po.putBack?.(bytes(CATALOGUE), document)), CATALOGUE);
    const [first, second, third] = document.units;
    (first?.segments[0] as { target: string }).target = 'Ab %s';
    Object.assign(second?.segments[0] ?? {}, { state: 'edited' });
    Object.assign(third?.segments[1] ?? {}, { target: '%d Fähren', state: 'edited' });
    assert.equal(
      text(await po.putBack?.(bytes(CATALOGUE), document)),
      CATALOGUE.replace('"Abfahrt um %s"', '"Ab %s"')
        .replace('#, fuzzy\n', '')
        .replace('msgstr[1] ""', 'msgstr[1] "%d Fähren"'),
    );
  });

  it('are refused for what breaks their grammar, with the rule and the line', async () => {
    const cases: [string, [string, number][]][] = [
      [`${HEADER}msgid "a"\nmsgstr "b`, [['unterminated-string', 9]]],
      [`${HEADER}msgid "a"\nmsgstr "b\\q"`, [['unknown-escape', 9]]],
      [`${HEADER}msgid "a"\nmsgstr "say "b""`, [['unterminated-string', 9]]],
      [`${HEADER}msgid "a"\n\nmsgid "b"\nmsgstr "c"`, [['missing-msgstr', 8]]],
      [`${HEADER}# b\nmsgstr "a"\n`, [['missing-msgid', 8]]],
      [`${HEADER}msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"`, [['duplicate-message', 11]]],
      [
        `${HEADER}msgid "a"\nmsgid_plural "b"\nmsgstr "c"`,
        [
          ['plural-form', 8],
          ['plural-count', 8],
        ],
      ],
      [
        `${HEADER}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\nmsgstr[2] "e"`,
        [['plural-count', 8]],
      ],
      [`${HEADER}msgid "a\\n"\nmsgstr "b"`, [['newline-mismatch', 8]]],
      [
        `${HEADER}mgsid "a"\nmsgstr "b"`,
        [
          ['syntax', 8],
          ['duplicate-string', 9],
        ],
      ],
      ['"lost"\n', [['syntax', 1]]],
      ['# nothing\n', [['no-messages', 1]]],
      [
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=WTF-8\\n"\n',
        [['unknown-charset', 1]],
      ],
    ];
    for (const [catalogue, expected] of cases) {
      assert.deepEqual(await rulesOf(catalogue), expected, catalogue);
    }
    assert.deepEqual(await rulesOf(CATALOGUE), []);
    const other = `${HEADER}msgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"`;
    assert.deepEqual(await rulesOf(other), []);
  });

  it('are read in the encoding they name', async () => {
    const header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=KOI8-R\\n"\n\n';
    // "армия" in KOI8-R
    const word = Buffer.from([0xc1, 0xd2, 0xcd, 0xc9, 0xd1]);
    const file = Buffer.concat([
      Buffer.from(header.replace('msgstr "', 'msgstr ""\n"')),
      Buffer.from('msgid "army"\nmsgstr "'),
      word,
      Buffer.from('"\n'),
    ]);
    const { units } = await po.read(file);
    assert.equal(units[0]?.segments[0]?.target, 'армия');
  });

  it('give back whatever is written to them', async () => {
    const words = fc.stringMatching(/^[a-zäßа-яا-ي军队"\\\n\t ]{1,20}$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            id: fc.option(words, { nil: undefined }),
            source: words,
            target: fc.option(words, { nil: undefined }),
          }),
          { minLength: 1 },
        ),
        async (messages) => {
          const document: BilingualDocument = {
            sourceLanguage: 'en',
            targetLanguage: 'de',
            units: messages.map(({ id, source, target }) => ({
              ...(id !== undefined && { id }),
              kind: 'paragraph',
              isTranslatable: true,
              segments: [{ source, target, state: target === undefined ? 'machine' : 'edited' }],
              codes: [],
              notes: [],
            })),
          };
          const written = await po.write(document);
          const broken = await po.validate(written);
          if (broken.length > 0) {
            // gettext wants both texts to begin and end with a line break, or neither.
            assert.ok(broken.every(({ rule }) => rule === 'newline-mismatch'));
            return;
          }
          const { units } = await po.read(written);
          assert.deepEqual(
            units.map(({ segments }) => segments),
            document.units.map(({ segments }) => segments),
          );
        },
      ),
    );
  });
});
