import { describe, it } from 'node:test';
import { assertBreaks, assertValid, file, SEGMENT, segment, unit, xliff } from './support.ts';

const UNIT = `<unit id="u1">${SEGMENT}</unit>`;
const TEXTS = '<source>Salam</source><target>Hallo</target>';
const TERM = '<segment><source><mrk id="m1" type="term">şəhər</mrk></source></segment>';
const GROUP = '<mda:metaGroup><mda:meta type="t">x</mda:meta></mda:metaGroup>';

function match(attributes: string, content = TEXTS): string {
  return unit(
    `<mtc:matches><mtc:match ${attributes}>${content}</mtc:match></mtc:matches>${SEGMENT}`,
  );
}

function glossary(entry: string): string {
  return unit(`<gls:glossary>${entry}</gls:glossary>${TERM}`);
}

function entry(attributes: string, translation = ''): string {
  const term = '<gls:term>şəhər</gls:term>';
  return `<gls:glossEntry ${attributes}>${term}<gls:translation ${translation}>Stadt</gls:translation></gls:glossEntry>`;
}

function metadata(content: string, attributes = ''): string {
  return file(`<mda:metadata${attributes}>${content}</mda:metadata>${UNIT}`);
}

function resources(content: string): string {
  return file(`<res:resourceData>${content}</res:resourceData>${UNIT}`);
}

function item(id: string, source = '<res:source href="a.png"/>'): string {
  return `<res:resourceItem id="${id}" mimeType="image/png">${source}</res:resourceItem>`;
}

function revisions(attributes: string, revision: string): string {
  const notes = '<notes><note id="n1" category="c">a</note><note id="n2">b</note></notes>';
  return unit(
    `<ctr:changeTrack><ctr:revisions ${attributes}>${revision}</ctr:revisions></ctr:changeTrack>${notes}${SEGMENT}`,
  );
}

function revised(...properties: string[]): string {
  const items = properties.map((name) => `<ctr:item property="${name}">x</ctr:item>`).join('');
  return `<ctr:revision author="Aygün" datetime="2026-11-24T10:00:00Z" version="r1">${items}</ctr:revision>`;
}

function rule(attributes: string): string {
  return unit(`<val:validation><val:rule ${attributes}/></val:validation>${SEGMENT}`);
}

function sized(attributes: string, profile = ''): string {
  const profiles = `<slr:profiles generalProfile="${profile}"/>`;
  return file(
    `${profile ? profiles : ''}<slr:data profile="p"><my:a id="d1"/></slr:data>` +
      `<unit id="u1" ${attributes}>${SEGMENT}</unit>`,
  );
}

function variants(choice: string, ...cases: string[]): string {
  const segments = cases.map(
    (value) => `<segment pgs:case="${value}"><source>a</source></segment>`,
  );
  return unit(segments.join(''), choice && ` pgs:switch="${choice}"`, '2.2');
}

function annotated(attributes: string, before = '', version = ' its:version="2.0"'): string {
  return unit(
    `${before}<segment><source><mrk id="1" ${attributes}>a</mrk></source></segment>`,
    version,
  );
}

/** What each rule of a module is broken by. */
const INVALID: Record<string, string[]> = {
  'module-element-place': [
    file(`<mtc:matches><mtc:match ref="#s1">${TEXTS}</mtc:match></mtc:matches>${UNIT}`),
    file(`<gls:glossary>${entry('')}</gls:glossary>${UNIT}`),
    unit(`<mda:meta type="t">x</mda:meta>${SEGMENT}`),
  ],
  'module-attribute-unknown': [file(UNIT.replace('id=', 'fs:style="b" id='))],
  'element-repeated': [
    unit(
      `<gls:glossary>${entry('')}</gls:glossary><gls:glossary>${entry('')}</gls:glossary>${TERM}`,
    ),
  ],
  'element-missing': [metadata(''), match('ref="#s1"', '<source>Salam</source>'), resources('')],
  'text-not-allowed': [glossary(`text${entry('')}`), metadata(`text${GROUP}`)],
  'attribute-missing': [
    match(''),
    metadata('<mda:metaGroup><mda:meta>x</mda:meta></mda:metaGroup>'),
    resources('<res:resourceItemRef/>'),
    revisions('', revised('content')),
  ],
  'attribute-not-allowed': [
    metadata('<mda:metaGroup><mda:meta type="t" appliesTo="source">x</mda:meta></mda:metaGroup>'),
  ],
  'attribute-value': [
    match('ref="#s1" type="guess"'),
    match('ref="#s1" similarity="101"'),
    match('ref="#s1" matchQuality="good"'),
    match('ref="#s1" id="a/b"'),
    metadata(GROUP.replace('metaGroup>', 'metaGroup appliesTo="all">')),
    metadata(GROUP, ' id="a b"'),
    resources(item('r1').replace('mimeType', 'context="maybe" mimeType')),
    rule('isPresent="x" caseSensitive="1"'),
    rule('isPresent="x" normalization="nfkc"'),
    rule('isPresent="x" occurs="often"'),
    file(UNIT.replace('id=', 'fs:fs="blink" id=')),
    sized('slr:sizeRestriction="ninety"'),
    sized('slr:sizeRestriction="*6"'),
    sized('slr:storageRestriction="25,100.5"'),
    sized('slr:equivStorage="7.1"'),
    annotated('its:taConfidence="1.5" its:taClassRef="https://example.com/place"'),
  ],
  'match-reference': [match('ref="s1"'), match('ref="#u1"'), match('ref="#s9"')],
  'match-language': [match('ref="#s1" xml:lang="de"')],
  'subtype-without-type': [match('ref="#s1" subType="my:x"')],
  'duplicate-match-id': [
    unit(
      `<mtc:matches><mtc:match id="1" ref="#s1">${TEXTS}</mtc:match><mtc:match id="1" ref="#s1">${TEXTS}</mtc:match></mtc:matches>${SEGMENT}`,
    ),
  ],
  'data-reference': [match('ref="#s1"', '<source><ph id="1" dataRef="d"/></source><target/>')],
  'target-language-mismatch': [
    match('ref="#s1"', '<source>a</source><target xml:lang="fr">b</target>'),
    resources(item('r1', '<res:target href="a" xml:lang="fr"/>')),
  ],
  'duplicate-glossary-id': [
    glossary(entry('id="1"', 'id="1"')),
    glossary(entry('id="1"') + entry('id="1"')),
  ],
  'glossary-entry-empty': [glossary('<gls:glossEntry><gls:term>şəhər</gls:term></gls:glossEntry>')],
  'glossary-reference': [glossary(entry('ref="#m9"'))],
  'duplicate-metadata-id': [metadata(GROUP.replace('metaGroup>', 'metaGroup id="1">').repeat(2))],
  'duplicate-resource-id': [resources(item('r1') + item('r1'))],
  'resource-reference': [resources('<res:resourceItemRef ref="r9"/>')],
  'resource-href-or-content': [
    resources(item('r1', '<res:source href="a"><my:a/></res:source>')),
    resources(item('r1', '<res:source/>')),
  ],
  'resource-type-missing': [
    resources('<res:resourceItem><res:source href="a"/></res:resourceItem>'),
  ],
  'source-language-mismatch': [resources(item('r1', '<res:source href="a" xml:lang="tr"/>'))],
  'revisions-apply-to-nothing': [revisions('appliesTo="data"', revised('content'))],
  'revisions-reference-missing': [revisions('appliesTo="note"', revised('content'))],
  'revisions-reference': [revisions('appliesTo="note" ref="n9"', revised('content'))],
  'revision-property': [revisions('appliesTo="note" ref="n2"', revised('category'))],
  'revision-property-repeated': [
    revisions('appliesTo="note" ref="n1"', revised('category', 'category')),
  ],
  'revision-current': [
    revisions('appliesTo="note" ref="n1" currentVersion="r9"', revised('content')),
  ],
  'duplicate-revision': [
    revisions('appliesTo="note" ref="n1"', revised('content') + revised('content')),
  ],
  'validation-rule': [
    rule(''),
    rule('isPresent="x" startsWith="y"'),
    rule('isNotPresent="x" my:rule="y"'),
  ],
  'validation-exists-in-source': [rule('isNotPresent="x" existsInSource="yes"')],
  'substyle-without-style': [file(UNIT.replace('id=', 'fs:subFs="class,x" id='))],
  'style-on-end-code': [segment('<sc id="1"/>a<ec startRef="1" fs:fs="b"/>')],
  'size-on-end-code': [segment('<sc id="1"/>a<ec startRef="1" slr:sizeInfo="1"/>')],
  'size-info-twice': [sized('slr:sizeInfo="1" slr:sizeInfoRef="d1"')],
  'size-info-value': [
    sized('slr:sizeInfo="25.5"'),
    sized('slr:sizeInfo="some"', 'xliff:codepoints'),
  ],
  'size-info-reference': [sized('slr:sizeInfoRef="d9"')],
  'switch-selector': [variants('number:count', 'one'), variants('plural', 'one')],
  'case-without-switch': [variants('', 'one')],
  'case-length': [variants('plural:count,gender:host', 'one')],
  'case-value': [variants('plural:count', 'several')],
  'its-version': [annotated('its:taClassRef="https://example.com/place"', '', '')],
  'its-annotation-type': [annotated('type="term" its:mtConfidence="0.5"')],
  'its-rating': [
    annotated('its:locQualityRatingScore="9" its:locQualityRatingVote="1"'),
    annotated('its:locQualityRatingScoreThreshold="9"'),
  ],
  'its-text-analysis': [
    annotated('its:taSource="a"'),
    annotated('its:taIdentRef="b" its:taSource="a" its:taIdent="c"'),
  ],
  'its-provenance': [annotated('its:person="Aygün" its:personRef="https://example.com/a"')],
  'its-record-reference': [annotated('its:locQualityIssuesRef="#its=i9"')],
  'its-record-empty': [
    unit(
      `<its:locQualityIssues xml:id="i1" version="2.0"><its:locQualityIssue/></its:locQualityIssues>${SEGMENT}`,
    ),
  ],
  'its-annotators': [
    annotated('its:annotatorsRef="guessing|https://example.com/a"'),
    annotated('its:annotatorsRef="domain|a domain|b"'),
  ],
};

describe('the modules of XLIFF 2', () => {
  for (const [broken, texts] of Object.entries(INVALID)) {
    it(`have the rule ${broken}`, () => {
      for (const text of texts) assertBreaks(broken, text);
    });
  }

  it('take candidates with codes of their own, for segments and for marked texts', () => {
    assertValid(
      unit(
        `<mtc:matches><mtc:match id="1" ref="#s1" type="tm" subType="my:x" similarity="98.5" origin="TM">
          <mda:metadata>${GROUP}</mda:metadata><originalData><data id="d">x</data></originalData>
          <source><ph id="1" dataRef="d"/>Salam</source><target><ph id="1" dataRef="d"/>Hallo</target><my:e/>
        </mtc:match><mtc:match ref="#m1">${TEXTS}</mtc:match><mtc:match ref="#t=m2" reference="yes">
          <source>Salam</source><target xml:lang="fr">Salut</target></mtc:match></mtc:matches>
        <segment id="s1"><source><mrk id="m1" type="mtc:match">a</mrk></source>
          <target><mrk id="m2" type="my:x">b</mrk></target></segment>`,
      ),
    );
  });

  it('take glossaries, metadata and resources', () => {
    assertValid(glossary(`${entry('id="1" ref="#m1" my:x="1"', 'id="2"')}`));
    assertValid(
      metadata(
        `${GROUP}<mda:metaGroup id="1" category="c" appliesTo="source">${GROUP}</mda:metaGroup>`,
        ' id="m"',
      ),
    );
    assertValid(
      xliff(`<mda:metadata>${GROUP}</mda:metadata><file id="f1">${UNIT}</file>`, '', '2.2'),
    );
    assertValid(
      file(
        `<res:resourceData>${item('r1', '<res:source href="en\\a.xml" xml:lang="az"/><res:target xml:lang="de"><my:a/></res:target><res:reference href="b" xml:lang="fr"/>')}</res:resourceData>` +
          `<unit id="u1"><res:resourceData><res:resourceItemRef ref="r1"/></res:resourceData>${SEGMENT}</unit>`,
      ),
    );
  });

  it('take revisions of notes and of the only one of its kind', () => {
    assertValid(
      revisions('appliesTo="note" ref="n1" currentVersion="r1"', revised('content', 'category')),
    );
    assertValid(revisions('appliesTo="source"', revised('content')));
  });

  it('take rules, styles and sizes', () => {
    assertValid(rule('isPresent="x" occurs="2" caseSensitive="no" disabled="yes"'));
    assertValid(rule('endsWith=":" existsInSource="yes" normalization="none"'));
    assertValid(rule('my:rule="x"'));
    assertValid(
      segment(
        '<sc id="1" fs:fs="a" fs:subFs="href,x" slr:sizeInfo="some"/>a<ec startRef="1"/><ec id="2" isolated="yes" fs:fs="b" slr:equivStorage="7"/>',
      ),
    );
    for (const limit of ['*', '80', '10,80', '10,*'])
      assertValid(sized(`slr:sizeRestriction="${limit}"`));
    assertValid(sized('slr:sizeInfoRef="d1"', 'xliff:codepoints'));
  });

  it('take variants by number, category and gender', () => {
    assertValid(variants('plural:count', '0', 'one', 'few', 'other'));
    assertValid(variants('gender:host, plural:guests', 'feminine 1', 'other other'));
  });

  it('take what ITS says of texts', () => {
    const issues =
      '<its:locQualityIssues xml:id="i1"><its:locQualityIssue locQualityIssueType="grammar"/></its:locQualityIssues>';
    assertValid(annotated('type="its:generic" its:locQualityIssuesRef="#its=i1"', issues));
    assertValid(
      annotated(
        'type="its:generic" its:taIdentRef="https://example.com/baku" its:taConfidence="0.9"',
      ),
    );
    assertValid(annotated('its:annotatorsRef="text-analysis|https://example.com/a domain|b"'));
  });
});
