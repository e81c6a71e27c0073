import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recogniseFormat } from '../../../server/formats/formats.ts';
import { readXliff } from '../../../server/formats/xliff/read.ts';
import { assertBreaks, assertValid, body, unit } from './support.ts';

const UNIT = '<trans-unit id="1"><source>Salam</source></trans-unit>';
const SEGMENTS =
  '<seg-source><mrk mtype="seg" mid="1">a</mrk><mrk mtype="seg" mid="2">b</mrk></seg-source>';

/** What each rule is broken by. */
const INVALID: Record<string, string[]> = {
  'not-well-formed': [unit('a').slice(0, -9), unit('&nbsp;')],
  'entity-declaration': [`<!DOCTYPE xliff [<!ENTITY a "b">]>${unit('a')}`],
  'not-xliff': [unit('a').replace('document:1.2', 'document:9'), '<tmx/>'],
  'namespace-version': [unit('a').replace('version="1.2"', 'version="1.1"')],
  'element-not-allowed': [
    body('<source>a</source>'),
    unit('<source>a</source>'),
    unit('<x id="1"><g id="2"/></x>'),
  ],
  'extension-element-not-allowed': [unit('a<my:b/>'), body('<my:b/>')],
  'element-missing': [
    body('<trans-unit id="1"/>'),
    body('<trans-unit id="1"><source>a</source><alt-trans/></trans-unit>'),
    body('<bin-unit id="1" mime-type="image/png"/>'),
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    body(UNIT, '<skl/>'),
  ],
  'element-order': [unit('a', '<note>n</note><target>b</target>')],
  'element-repeated': [unit('a', '<target>b</target><target>c</target>')],
  'text-not-allowed': [body('text'), body(`${UNIT}text`), unit('<x id="1">text</x>')],
  'attribute-missing': [
    body('<trans-unit><source>a</source></trans-unit>'),
    unit('<g>a</g>'),
    unit('<x/>'),
    unit('<it id="1">b</it>'),
    unit('<mrk>a</mrk>'),
    body(UNIT).replace(' original="a.html"', ''),
    body(UNIT).replace(' datatype="html"', ''),
    body(UNIT).replace(' source-language="az"', ''),
    body(UNIT, '<tool tool-id="t"/>'),
  ],
  'attribute-not-allowed': [unit('a', '', ' lang="az"'), unit('a', '<target order="1">b</target>')],
  'attribute-value': [
    body(UNIT).replace('version="1.2"', 'version="1.3"'),
    body(UNIT).replace('"az"', '"az_AZ"'),
    body(UNIT).replace('datatype="html"', 'datatype="webpage"'),
    unit('a', '', ' translate="true"'),
    unit('a', '', ' approved="maybe"'),
    unit('a', '<target state="done">b</target>'),
    unit('a', '<target state="new" state-qualifier="machine">b</target>'),
    unit('<it id="1" pos="middle">b</it>'),
    unit('<g id="1" ctype="strong">b</g>'),
    unit('<mrk mtype="remark">a</mrk>'),
    unit('a', '<note annotates="both">n</note>'),
    unit('a', '<note priority="11">n</note>'),
    unit('a', '<alt-trans alttranstype="guess"><target>b</target></alt-trans>'),
    unit('a', '', ' restype="article"'),
    unit('<ph id="1" assoc="around">b</ph>'),
  ],
  'duplicate-unit-id': [
    body(UNIT + UNIT),
    body(`${UNIT}<group>${UNIT}</group>`),
    body(
      `${UNIT}<bin-unit id="1" mime-type="image/png"><bin-source><external-file href="a"/></bin-source></bin-unit>`,
    ),
  ],
  'duplicate-group-id': [body('<group id="g"><group id="g"/></group>')],
  'duplicate-tool-id': [body(UNIT, '<tool tool-id="t" tool-name="T"/>'.repeat(2))],
  'duplicate-phase': [
    body(
      UNIT,
      `<phase-group>${'<phase phase-name="p" process-name="t"/>'.repeat(2)}</phase-group>`,
    ),
  ],
  'tool-reference': [body(UNIT, '', ' tool-id="t9"')],
  'phase-reference': [
    unit('a', '', ' phase-name="p9"'),
    unit('a', '<target phase-name="p9">b</target>'),
  ],
  'start-code-without-end': [
    unit('<bpt id="1" rid="1">[b]</bpt>a'),
    unit('<bx id="1" rid="1"/>a'),
    unit('a', '<target><bpt id="1">[b]</bpt>b</target>'),
  ],
  'end-code-without-start': [
    unit('a<ept id="1" rid="1">[/b]</ept>'),
    unit('<ex id="1" rid="1"/>a<bx id="2" rid="2"/><ex id="3" rid="2"/>'),
  ],
  'start-code-repeated': [
    unit(
      '<bpt id="1" rid="1">[</bpt><ept id="2" rid="1">]</ept><bpt id="3" rid="1">[</bpt><ept id="4" rid="1">]</ept>',
    ),
  ],
  'duplicate-inline-id': [
    unit('<g id="1">a</g><g id="1">b</g>'),
    unit('<ph id="1">a</ph><ph id="1">b</ph>'),
  ],
  'segment-id-missing': [unit('ab', '<seg-source><mrk mtype="seg">ab</mrk></seg-source>')],
  'duplicate-segment-id': [
    unit(
      'ab',
      '<seg-source><mrk mtype="seg" mid="1">a</mrk><mrk mtype="seg" mid="1">b</mrk></seg-source>',
    ),
  ],
  'segment-reference': [
    unit('ab', `${SEGMENTS}<target><mrk mtype="seg" mid="9">c</mrk></target>`),
    unit('ab', `${SEGMENTS}<alt-trans mid="9"><target>c</target></alt-trans>`),
  ],
};

function withoutNamespace(text: string): string {
  return text.replace(' xmlns="urn:oasis:names:tc:xliff:document:1.2"', '');
}

describe('XLIFF 1.2', () => {
  for (const [rule, texts] of Object.entries(INVALID)) {
    it(`has the rule ${rule}`, () => {
      for (const text of texts) assertBreaks(rule, text);
    });
  }

  it('takes headers with all that stands in them', () => {
    assertValid(
      body(
        UNIT.replace('id="1"', 'id="1" phase-name="p"'),
        '<skl><internal-file form="text">raw</internal-file></skl>' +
          '<phase-group><phase phase-name="p" process-name="t" date="2026-11-24T10:00:00Z" tool-id="t"><note>n</note></phase></phase-group>' +
          '<glossary><external-file href="a.tbx"/></glossary><reference><internal-file>x</internal-file></reference>' +
          '<count-group name="c"><count count-type="total" unit="word">7</count></count-group>' +
          '<note from="Aygün" priority="2">n</note><tool tool-id="t" tool-name="T"><my:x/></tool><my:y/>',
        ' tool-id="t" date="2026-11-24T10:00:00Z" my:x="1"',
      ),
    );
  });

  it('takes groups, binary units, proposals, contexts and extensions', () => {
    assertValid(
      body(
        '<group id="1" restype="x-div"><context-group name="c" purpose="location x-own"><context context-type="sourcefile">a</context></context-group><note>n</note><my:x/>' +
          '<trans-unit id="1" approved="yes" translate="yes" xml:space="preserve" maxwidth="20" size-unit="char" my:a="b">' +
          '<source xml:lang="az">a</source><target xml:lang="de" state="x-own" state-qualifier="exact-match">b</target>' +
          '<context-group><context context-type="x-own">a</context></context-group><note annotates="source">n</note>' +
          '<alt-trans match-quality="85%" origin="TM"><source>c</source><target>d</target><note>n</note><my:x/></alt-trans><my:x/></trans-unit>' +
          '<group/></group>' +
          '<bin-unit id="2" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source><bin-target><internal-file form="base64">AA==</internal-file></bin-target></bin-unit>',
      ),
    );
  });

  it('takes inline elements of all kinds', () => {
    const text =
      '<g id="1" ctype="bold">a<x id="2" equiv-text="b"/></g><bx id="3" rid="1"/>c<ex id="4" rid="1"/>' +
      '<bpt id="5" rid="2" ctype="x-own">[b]<sub>d <g id="9">e</g></sub></bpt>f<ept id="6" rid="2">[/b]</ept>' +
      '<ph id="7" assoc="preceding">[br]</ph><it id="8" pos="open">[i]</it><mrk mtype="term" comment="k">g</mrk>';
    assertValid(unit(text, `<target>${text}</target>`));
  });

  it('takes placeholders that stand in a text again, and ends that share an identifier', () => {
    assertValid(unit('<x id="LINE_BREAK"/>a<x id="LINE_BREAK"/>'));
    assertValid(
      unit(
        '<bpt id="1">[b]</bpt>a<ept id="1">[/b]</ept>',
        '<target><g id="2">a</g><g id="2">b</g></target>',
      ),
    );
  });

  it('takes 1.1 in its namespace and 1.0 in none', () => {
    assertValid(unit('a').replace('document:1.2', 'document:1.1').replace('"1.2"', '"1.1"'));
    assertValid(withoutNamespace(unit('a')).replace('"1.2"', '"1.0"'));
  });

  it('takes 1.2 without a namespace as what it is, with all its rules', () => {
    const text = withoutNamespace(unit('Salam', '<target>Hallo</target>'));
    assertValid(text);
    assert.equal(recogniseFormat(Buffer.from(text))?.name, 'xliff');
    const [segment] = readXliff(Buffer.from(text)).document.units[0]?.segments ?? [];
    assert.deepEqual([segment?.source, segment?.target], ['Salam', 'Hallo']);
    assertBreaks('duplicate-unit-id', withoutNamespace(body(UNIT + UNIT)));
    assertBreaks('attribute-missing', withoutNamespace(unit('<g>a</g>')));
  });

  it('is recognised behind comments and declarations of its document type', () => {
    const before =
      '\ufeff<?xml version="1.0"?>\n<!-- <tmx> -->\n<!DOCTYPE xliff [<!ELEMENT a ANY>]>\n<?style x?>';
    assert.equal(recogniseFormat(Buffer.from(before + unit('a')))?.name, 'xliff');
    assert.notEqual(recogniseFormat(Buffer.from(`Text ${unit('a')}`))?.name, 'xliff');
  });
});
