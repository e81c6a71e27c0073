import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recogniseFormat } from '../../../server/formats/formats.ts';
import { validateTbx } from '../../../server/formats/tbx/validate.ts';
import { assertBreaks, assertValid, entry, martif, section, tagged, tbx } from './support.ts';

const RU = section('ru', ['паром']);
const PERSON =
  '<refObjectSec type="respPerson"><refObject id="p1"><itemSet><item type="fn">Aygün</item></itemSet></refObject></refObjectSec>';
const OLD = '<langSet xml:lang="ru"><tig><term>паром</term></tig></langSet>';

/** What each rule is broken by. */
const INVALID: Record<string, string[]> = {
  'not-well-formed': [tbx(entry(RU)).slice(0, -9), tbx(entry('&nbsp;'))],
  'not-tbx': ['<tmx/>'],
  'entity-declaration': [
    `<!DOCTYPE tbx [<!ENTITY a "b">]>${tbx(entry(RU)).split('\n').slice(1).join('')}`,
  ],
  namespace: [
    tbx(entry(RU)).replace(' xmlns="urn:iso:std:iso:30042:ed-2"', ''),
    martif(`<termEntry>${OLD}</termEntry>`).replace('<martif', '<martif xmlns="urn:example:x"'),
  ],
  'element-missing': [
    tbx(''),
    tbx(entry('<note>n</note>')),
    tbx(entry('<langSec xml:lang="ru"/>')),
    tbx(entry('<langSec xml:lang="ru"><termSec/></langSec>')),
    tbx(entry(RU)).replace('<sourceDesc><p>Termini</p></sourceDesc>', ''),
    martif('<termEntry/>'),
  ],
  'element-order': [
    tbx(entry(`${RU}<note>n</note>`)),
    tbx(
      entry(
        section('ru', ['паром'], '<note>n</note><termNote type="partOfSpeech">noun</termNote>'),
      ),
    ),
    martif(`<termEntry>${OLD}<note>n</note></termEntry>`),
  ],
  'element-not-allowed': [
    tbx(entry(RU)).replace('<body>', '<admin type="source">x</admin><body>'),
    tbx(entry(`<term>x</term>${RU}`)),
    martif(`<termEntry>${OLD.replace('<tig>', '<tig><date>2026-11-24</date>')}</termEntry>`),
  ],
  'text-not-allowed': [tbx(entry(`text${RU}`))],
  'attribute-missing': [
    tbx(entry(`<descrip>x</descrip>${RU}`)),
    tbx(entry('<langSec><termSec><term>a</term></termSec></langSec>')),
    tbx(entry(RU), '', 'type="TBX-Basic"'),
    tbx(entry(`<xref type="xGraphic">x</xref>${RU}`)),
  ],
  'attribute-value': [
    tbx(entry(section('ru_RU', ['паром']))),
    tbx(entry(RU, '1')),
    tbx(entry(RU), '', 'type="Basic" style="dca"'),
  ],
  'attribute-not-allowed': [tbx(entry(RU).replace('<term>', '<term lang="ru">'))],
  'duplicate-id': [tbx(entry(RU) + entry(RU))],
  'target-reference': [
    tbx(entry(`<ref type="crossReference" target="c9">x</ref>${RU}`)),
    tagged(entry(`<basic:crossReference target="c9">x</basic:crossReference>${RU}`)),
    martif(`<termEntry><ref type="crossReference" target="c9">x</ref>${OLD}</termEntry>`),
  ],
  'target-address': [
    tbx(entry(`<xref type="xGraphic" target="images/ferry.png">x</xref>${RU}`)),
    tagged(entry(`<basic:xGraphic>x</basic:xGraphic>${RU}`)),
  ],
  'data-category': [
    tbx(entry(`<descrip type="meaning">x</descrip>${RU}`)),
    tbx(entry(`<descrip type="">x</descrip>${RU}`)),
    tbx(entry(`<admin type="definition">x</admin>${RU}`)),
    tbx(entry(`<admin type="source">x</admin>${RU}`), '', 'type="TBX-Min" style="dca"'),
    tbx(entry(`<descrip type="subjectField">x</descrip>${RU}`), '', 'type="TBX-Core" style="dca"'),
    tagged(entry(`<basic:meaning>x</basic:meaning>${RU}`)),
    tagged(entry(`<basic:subjectField>x</basic:subjectField>${RU}`)),
    tagged(entry(`<my:own xmlns:my="urn:example:ours">x</my:own>${RU}`)),
    martif(`<termEntry><descrip type="meaning">x</descrip>${OLD}</termEntry>`),
  ],
  'data-category-level': [
    tbx(entry(section('ru', ['паром'], '<descrip type="definition">x</descrip>'))),
    tbx(entry(`<descripGrp><descrip type="context">x</descrip></descripGrp>${RU}`)),
    tagged(entry(`<min:partOfSpeech>noun</min:partOfSpeech>${RU}`)),
  ],
  'data-category-value': [
    tbx(entry(section('ru', ['паром'], '<termNote type="partOfSpeech">Noun</termNote>'))),
    tbx(entry(section('ru', ['паром'], '<termNote type="partOfSpeech">properNoun</termNote>'))),
    tagged(entry(section('ru', ['паром'], '<basic:termType>word</basic:termType>'))),
  ],
  'dca-in-dct': [tagged(entry(`<descrip type="definition">x</descrip>${RU}`))],
  'dct-in-dca': [
    tbx(entry(`<b:definition xmlns:b="http://www.tbxinfo.net/ns/basic">x</b:definition>${RU}`)),
  ],
  date: [
    tbx(
      entry(
        `<transacGrp><transac type="transactionType">origination</transac><date>24.11.2026</date></transacGrp>${RU}`,
      ),
    ),
  ],
};

describe('TBX', () => {
  for (const [rule, texts] of Object.entries(INVALID)) {
    it(`has the rule ${rule}`, () => {
      for (const text of texts) assertBreaks(rule, text);
    });
  }

  it('says in which line a rule is broken', () => {
    const text = tbx(`${entry(RU)}\n\n${entry(RU)}`);
    assert.deepEqual(
      validateTbx(Buffer.from(text)).map(({ rule, line, element }) => [rule, line, element]),
      [['duplicate-id', 7, 'conceptEntry']],
    );
  });

  it('takes TBX-Basic with all that may be said of concepts and terms', () => {
    const transaction =
      '<transacGrp><transac type="transactionType">modification</transac><date>2026-11-24</date><transacNote type="responsibility" target="p1">Aygün</transacNote></transacGrp>';
    assertValid(
      tbx(
        entry(
          `${transaction}<descrip type="subjectField">Верфь</descrip><xref type="xGraphic" target="https://example.org/a.png">a</xref><note>a <hi type="bold">b</hi></note>` +
            `<langSec xml:lang="ru"><descripGrp><descrip type="definition">Судно</descrip><admin type="source">ТАСС</admin></descripGrp>` +
            '<termSec id="t1"><term>па<hi type="italics">ром</hi></term><termNote type="partOfSpeech">noun</termNote><termNoteGrp><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>n</note></termNoteGrp>' +
            '<descripGrp><descrip type="context">Паром отошёл.</descrip></descripGrp><ref type="crossReference" target="c2">судно</ref></termSec></langSec>',
        ) + entry(section('az', ['bərə']), 'c2'),
        PERSON,
      ),
    );
  });

  it('takes data categories as elements, and those of private modules in dialects of their own', () => {
    const said =
      '<min:partOfSpeech>noun</min:partOfSpeech><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus><descripGrp><basic:context>Паром отошёл.</basic:context><basic:source>ТАСС</basic:source></descripGrp>';
    assertValid(
      tagged(
        entry(
          `<transacGrp><basic:transactionType>origination</basic:transactionType><date>2026-11-24</date><basic:responsibility target="p1">Aygün</basic:responsibility></transacGrp><min:subjectField>Верфь</min:subjectField>${section('ru', ['паром'], said)}`,
        ),
        PERSON,
      ),
    );
    const own = 'xmlns:my="urn:example:ours"';
    assertValid(tbx(entry(`<my:own>x</my:own>${RU}`), '', `type="TBX-Own" style="dct" ${own}`));
    assertValid(
      tbx(entry(`<descrip type="own">x</descrip>${RU}`), '', 'type="TBX-Own" style="dca"'),
    );
    assertValid(tbx(entry(RU)).replace('30042:ed-2', '30042:ed:3.0'));
  });

  it('takes files of 2008, in the short and the long form of terms', () => {
    assertValid(
      martif(
        `<termEntry id="c1"><descrip type="subjectField">Верфь</descrip>${OLD}<langSet xml:lang="az"><ntig><termGrp><term>bərə</term><termNoteGrp><termNote type="partOfSpeech">properNoun</termNote><note>n</note></termNoteGrp></termGrp><descrip type="definition">x</descrip></ntig></langSet></termEntry>`,
        '<refObjectList type="respPerson"><refObject id="p1"><item type="fn">Aygün</item></refObject></refObjectList>',
      ),
    );
    assertValid(
      martif(`<termEntry><descrip type="anyOfTheDefault">x</descrip>${OLD}</termEntry>`, '', 'TBX'),
    );
  });

  it('is recognised by its root', () => {
    for (const text of [tbx(entry(RU)), martif(`<termEntry>${OLD}</termEntry>`)]) {
      assert.equal(recogniseFormat(Buffer.from(text))?.name, 'tbx');
      assert.equal(recogniseFormat(Buffer.from(`\ufeff${text}`, 'utf16le'))?.name, 'tbx');
    }
  });
});
