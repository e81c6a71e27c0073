import { describe, it } from 'node:test';
import { assertBreaks, assertValid, file, SEGMENT, segment, unit, xliff } from './support.ts';

const UNIT = `<unit id="u1">${SEGMENT}</unit>`;
const FILE = `<file id="f1">${UNIT}</file>`;

/** What each rule of the core is broken by. */
const INVALID: Record<string, string[]> = {
  'not-well-formed': [
    '<xliff',
    xliff('&unknown;'),
    // As the example of plurals in the test suite of XLIFF 2.2 is: no parser of XML may take it.
    unit(SEGMENT, ' pgs:switch="plural:n"').replace('xmlns:pgs', 'xmlns:plurals'),
    unit('<segment><source>a</source></segment>б<target>'),
  ],
  doctype: [`<!DOCTYPE xliff []>${xliff(FILE)}`],
  'not-xliff': [
    '<xliff version="2.0" srcLang="az"/>',
    xliff(FILE).replace('document:2.0', 'document:2.9'),
    '<file xmlns="urn:oasis:names:tc:xliff:document:2.0"/>',
  ],
  'unknown-element': [unit(`<val:nothing/>${SEGMENT}`)],
  'element-not-allowed': [file(`${UNIT}${SEGMENT}`), segment('<source>x</source>')],
  'element-missing': [
    xliff(''),
    file(''),
    unit('<segment/>'),
    unit(`<notes/>${SEGMENT}`),
    unit(`<originalData/>${SEGMENT}`),
  ],
  'element-order': [unit(`${SEGMENT}<notes><note>n</note></notes>`), file(`${UNIT}<my:own/>`)],
  'element-repeated': [
    unit('<segment><source>a</source><target>b</target><target>c</target></segment>'),
  ],
  'text-not-allowed': [unit(`text${SEGMENT}`), xliff(`text${FILE}`)],
  'extension-element-not-allowed': [
    unit('<segment><my:own/><source>a</source></segment>'),
    segment('a<my:own/>'),
    xliff(`<my:own/>${FILE}`),
    unit(`<originalData><my:own/><data id="d1"/></originalData>${SEGMENT}`),
  ],
  'attribute-missing': [
    xliff(`<file>${UNIT}</file>`),
    file('<group/>'),
    segment('<ph/>'),
    segment('<cp/>'),
    xliff(FILE).replace(' srcLang="az"', ''),
  ],
  'attribute-not-allowed': [
    unit('<segment translate="no"><source>a</source></segment>'),
    unit('<segment><source dir="rtl">a</source></segment>'),
    unit(`<notes><note ref="#s1">n</note></notes>${SEGMENT}`),
  ],
  'extension-attribute-not-allowed': [
    segment('<pc id="1" my:own="x">a</pc>'),
    unit('<segment my:own="x"><source>a</source></segment>'),
    unit('<segment><source my:own="x">a</source></segment>'),
  ],
  'attribute-value': [
    file(UNIT.replace('"u1"', '"u/1"')),
    file(UNIT, ' canResegment="true"'),
    xliff(FILE).replace('srcLang="az"', 'srcLang="az_AZ"'),
    xliff(FILE).replace('version="2.1"', 'version="2.2"'),
    xliff(FILE).replace('version="2.1"', 'version="2"'),
    file(UNIT, ' srcDir="left"'),
    file(UNIT.replace('id="u1"', 'id="u1" type="none"')),
    file(UNIT.replace('id="u1"', 'id="u1" type="xlf:none"')),
    segment('<ph id="1" type="bold"/>'),
    segment('<mrk id="1" type="remark">a</mrk>'),
    segment('<cp hex="zz"/>'),
    segment('<ph id="1" canReorder="maybe"/>'),
    unit('<segment state="done"><source>a</source></segment>'),
    unit('<segment state="initial" subState="none"><source>a</source></segment>'),
    unit('<segment state="initial" subState="xlf:none"><source>a</source></segment>'),
    unit(`<notes><note priority="11">n</note></notes>${SEGMENT}`),
    unit(`<notes><note appliesTo="both">n</note></notes>${SEGMENT}`),
    unit('<segment><source>a</source><target order="0">b</target></segment>'),
  ],
  'skeleton-href-or-content': [
    file(`<skeleton/>${UNIT}`),
    file(`<skeleton href="a.skl">content</skeleton>${UNIT}`),
  ],
  'segment-missing': [unit('<ignorable><source> </source></ignorable>')],
  'substate-without-state': [unit('<segment subState="my:x"><source>a</source></segment>')],
  'state-without-target': [unit('<segment state="final"><source>a</source></segment>')],
  'target-order-duplicate': [
    unit(
      '<segment><source>a</source><target order="2">b</target></segment>' +
        '<segment><source>c</source><target>d</target></segment>',
    ),
  ],
  'target-order-range': [unit('<segment><source>a</source><target order="2">b</target></segment>')],
  'target-language-missing': [segment('a', 'b').replace(' trgLang="de"', '')],
  'source-language-mismatch': [
    unit('<segment><source xml:lang="tr">a</source></segment>'),
    xliff(FILE, ' xml:lang="tr"'),
    file(UNIT.replace('id="u1"', 'id="u1" xml:lang="tr"')),
  ],
  'target-language-mismatch': [
    unit('<segment><source>a</source><target xml:lang="en">b</target></segment>'),
  ],
  'space-mismatch': [
    unit('<segment><source xml:space="preserve">a</source><target>b</target></segment>'),
  ],
  'duplicate-file-id': [xliff(FILE + FILE)],
  'duplicate-group-id': [file('<group id="g"><group id="g"/></group>')],
  'duplicate-unit-id': [file(`${UNIT}<group id="u1">${UNIT}</group>`)],
  'duplicate-note-id': [
    unit(`<notes><note id="n">a</note><note id="n">b</note></notes>${SEGMENT}`),
  ],
  'duplicate-data-id': [
    unit(`<originalData><data id="d"/><data id="d"/></originalData>${SEGMENT}`),
  ],
  'duplicate-segment-id': [unit(`${SEGMENT}<ignorable id="s1"><source> </source></ignorable>`)],
  'duplicate-inline-id': [
    segment('<ph id="1"/><pc id="1">a</pc>'),
    unit('<segment id="1"><source><ph id="1"/></source></segment>'),
    segment('a', '<ph id="1"/><ph id="1"/>'),
  ],
  'duplicate-extension-id': [unit(`<my:a id="1"><my:b xml:id="1"/></my:a>${SEGMENT}`)],
  'target-id-mismatch': [segment('<ph id="1"/>', '<pc id="1">a</pc>')],
};

describe('the core of XLIFF 2', () => {
  for (const [rule, texts] of Object.entries(INVALID)) {
    it(`has the rule ${rule}`, () => {
      for (const text of texts) assertBreaks(rule, text);
    });
  }

  it('refuses attributes of 2.2 in a document of 2.0 and takes them in one of 2.2', () => {
    const noted = `<notes><note ref="#s1">n</note></notes>${SEGMENT}`;
    assertBreaks('attribute-not-allowed', unit(noted));
    assertValid(unit(noted, '', '2.2'));
    assertValid(xliff(`<notes><note>of all</note></notes>${FILE}`, '', '2.2'));
  });

  it('takes an older version in the namespace of 2.2, as its schema does', () => {
    assertValid(xliff(FILE, '', '2.2').replace('version="2.2"', 'version="2.1"'));
  });

  it('takes extensions where they are allowed', () => {
    assertValid(
      xliff(
        `<file id="f1" my:x="1"><skeleton>raw <my:s/></skeleton><my:e id="1">any <b/></my:e>` +
          `<notes><note my:x="1">n</note></notes><group id="g" my:x="1"><my:e id="1"/>` +
          `<unit id="u1" my:x="1"><my:e id="1"/><segment><source><mrk id="1" type="my:x" ` +
          `my:x="1">a</mrk></source></segment></unit></group></file>`,
        ' my:x="1"',
      ),
    );
  });

  it('lets languages be inherited and overridden', () => {
    assertValid(
      xliff(
        '<file id="f" xml:lang="ja"><unit id="u" xml:lang="AZ"><segment><source>a</source>' +
          '<target xml:lang="de">b</target></segment></unit></file>',
        ' xml:lang="ru"',
      ),
    );
  });

  it('takes targets in another order, as long as none is in the place of another', () => {
    assertValid(
      unit(
        '<segment><source>a</source><target order="3">c</target></segment>' +
          '<ignorable><source> </source></ignorable>' +
          '<segment><source>b</source><target order="1">d</target></segment>',
      ),
    );
  });

  it('has no rule against a state without a target in 2.0', () => {
    assertValid(unit('<segment state="final"><source>a</source></segment>', '', '2.0'));
  });

  it('takes private and undetermined languages', () => {
    assertValid(xliff(FILE).replace('trgLang="de"', 'trgLang="x-klingon"'));
    assertValid(xliff(FILE).replace('trgLang="de"', 'trgLang="und"'));
  });
});
