import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FormatError } from '../../../server/formats/problem.ts';
import { readSrx } from '../../../server/text/srx/read-srx.ts';
import type { SrxDocument } from '../../../server/text/srx/srx.ts';
import { writeSrx } from '../../../server/text/srx/write-srx.ts';

const FILE = `<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" xmlns:tool="urn:tool" version="2.0">
  <header segmentsubflows="no" cascade="yes">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <tool:option name="trim">yes</tool:option>
  </header>
  <body>
    <languagerules>
      <languagerule languagerulename="Hafen">
        <!-- ranks of the harbour police -->
        <rule break="no"><beforebreak>\\bHptkap\\.</beforebreak><afterbreak>\\s</afterbreak></rule>
        <rule><beforebreak><![CDATA[[.?!]+]]></beforebreak></rule>
      </languagerule>
    </languagerules>
    <maprules>
      <languagemap languagepattern="[Dd][Ee].*" languagerulename="Hafen"/>
    </maprules>
  </body>
</srx>`;

function problemsOf(file: string): { rule: string; line: number }[] {
  try {
    readSrx(file);
    return [];
  } catch (error) {
    assert.ok(error instanceof FormatError);
    return error.problems.map(({ rule, line }) => ({ rule, line }));
  }
}

describe('a file of SRX 2.0', () => {
  test('is read with its header, rules and maps; what is not its own is passed over', () => {
    assert.deepEqual(readSrx(FILE), {
      segmentSubflows: false,
      cascade: true,
      formatHandles: [
        { type: 'start', include: false },
        { type: 'end', include: true },
      ],
      languageRules: [
        {
          name: 'Hafen',
          rules: [
            { breaks: false, before: '\\bHptkap\\.', after: '\\s', line: 12 },
            { breaks: true, before: '[.?!]+', after: '', line: 13 },
          ],
        },
      ],
      languageMaps: [{ pattern: '[Dd][Ee].*', rulesName: 'Hafen', line: 17 }],
    });
  });

  const wrong: Record<string, [change: (file: string) => string, rule: string, line: number]> = {
    'no XML': [(file) => file.replace('</header>', ''), 'not-well-formed', 20],
    'an entity it declares': [
      (file) =>
        file.replace('<srx', '<!DOCTYPE srx [<!ENTITY a "b">]>\n<srx').replace('Hptkap', '&a;'),
      'not-well-formed',
      13,
    ],
    'another version': [(file) => file.replace('"2.0"', '"1.0"'), 'version', 2],
    'another namespace': [(file) => file.replace('lisa.org/srx20', 'lisa.org/srx'), 'namespace', 2],
    'another root': [(file) => file.replace('<srx', '<sr').replace('</srx', '</sr'), 'root', 2],
    'no cascade': [(file) => file.replace(' cascade="yes"', ''), 'missing', 3],
    'a break that is neither': [(file) => file.replace('break="no"', 'break="maybe"'), 'value', 12],
    'a handle of no kind': [(file) => file.replace('type="end"', 'type="both"'), 'value', 5],
    'a rule that says nothing': [(file) => file.replace(/<rule><.*/, '<rule/>'), 'empty-rule', 13],
    'two expressions for one side': [
      (file) => file.replace('<afterbreak>\\s</afterbreak>', '<beforebreak>x</beforebreak>'),
      'order',
      12,
    ],
    'a map to rules that are not there': [
      (file) => file.replace(/languagerulename="Hafen"\/>/, 'languagerulename="Dorf"/>'),
      'unknown-name',
      17,
    ],
    'rules of the same name': [
      (file) =>
        file.replace(
          '</languagerules>',
          '<languagerule languagerulename="Hafen"/></languagerules>',
        ),
      'duplicate-name',
      15,
    ],
  };
  for (const [title, [change, rule, line]] of Object.entries(wrong)) {
    test(`is refused for ${title}, with the line`, () => {
      assert.deepEqual(problemsOf(change(FILE)), [{ rule, line }]);
    });
  }

  test('is told everything that is wrong with it at once', () => {
    const file = FILE.replace('break="no"', 'break="?"').replace(' cascade="yes"', '');
    assert.deepEqual(problemsOf(file), [
      { rule: 'missing', line: 3 },
      { rule: 'value', line: 12 },
    ]);
  });
});

/** Text as XML can hold it. */
const text = fc
  .string({
    unit: fc.constantFrom(...'ab\\.[]()<>&"\'| \t\n\r—مक🚢]]>'),
    minLength: 1,
    maxLength: 20,
  })
  .filter((value) => value !== '');
const rules = fc.array(
  fc.record({
    breaks: fc.boolean(),
    before: text,
    after: fc.oneof(fc.constant(''), text),
    line: fc.constant(1),
  }),
  { maxLength: 5 },
);
const documents: fc.Arbitrary<SrxDocument> = fc
  .record({
    segmentSubflows: fc.boolean(),
    cascade: fc.boolean(),
    formatHandles: fc.array(
      fc.record({
        type: fc.constantFrom('start' as const, 'end' as const, 'isolated' as const),
        include: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    languageRules: fc.uniqueArray(fc.record({ name: text, rules }), {
      selector: ({ name }) => name,
      minLength: 1,
      maxLength: 4,
    }),
    patterns: fc.array(fc.tuple(text, fc.nat()), { maxLength: 4 }),
  })
  .map(({ patterns, ...document }) => ({
    ...document,
    languageMaps: patterns.map(([pattern, index]) => ({
      pattern,
      rulesName: document.languageRules[index % document.languageRules.length]?.name as string,
      line: 1,
    })),
  }));

/** The document without where its rules stand in the file. */
function placeless(document: SrxDocument): SrxDocument {
  return {
    ...document,
    languageRules: document.languageRules.map(({ name, rules: all }) => ({
      name,
      rules: all.map((rule) => ({ ...rule, line: 1 })),
    })),
    languageMaps: document.languageMaps.map((map) => ({ ...map, line: 1 })),
  };
}

test('what is written is read again as it was', () => {
  fc.assert(
    fc.property(documents, (document) => {
      assert.deepEqual(placeless(readSrx(writeSrx(document))), structuredClone(document));
    }),
  );
});
