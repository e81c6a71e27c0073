import { describe, it } from 'node:test';
import { assertBreaks, assertValid, file, SEGMENT, segment, unit } from './support.ts';

const DATA = '<originalData><data id="d1">[b]</data><data id="d2">[/b]</data></originalData>';
const NOTE = '<notes><note id="n1">n</note></notes>';
const FIXED = 'canCopy="no" canDelete="no"';

/** What each rule of inline elements is broken by. */
const INVALID: Record<string, string[]> = {
  'cp-valid-character': [segment('<cp hex="00A0"/>'), segment('<cp hex="110000"/>')],
  'subtype-without-type': [segment('<ph id="1" subType="my:x"/>')],
  'subtype-mismatch': [
    segment('<ph id="1" type="fmt" subType="xlf:var"/>'),
    segment('<ph id="1" type="ui" subType="xlf:b"/>'),
    segment('<ph id="1" type="fmt" subType="xlf:blink"/>'),
  ],
  'data-reference': [
    segment('<ph id="1" dataRef="d1"/>'),
    segment('<ph id="1" dataRef="d9"/>', undefined, DATA),
    segment('<pc id="1" dataRefStart="d1" dataRefEnd="d9">a</pc>', undefined, DATA),
    segment('<pc id="1" dataRefStart="d9" dataRefEnd="d2">a</pc>', undefined, DATA),
  ],
  'copy-with-data': [
    segment('<ph id="1" dataRef="d1"/><ph id="2" copyOf="1" dataRef="d1"/>', undefined, DATA),
    segment('<ph id="1" dataRef="d1"/><ph id="2" copyOf="1"/>', undefined, DATA),
  ],
  'copy-reference': [segment('<ph id="1"/><ph id="2" copyOf="9"/>')],
  'copy-not-allowed': [segment('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>')],
  'reorder-hints': [segment('<ph id="1" canReorder="firstNo"/>')],
  'reorder-sequence': [
    segment(`<ph id="1" canReorder="no" ${FIXED}/>`.replace('/>', '/>')).replace(
      '<source>',
      '<source><ph id="0"/>',
    ),
  ],
  'reorder-changed': [
    segment(
      `<ph id="1" canReorder="firstNo" ${FIXED}/><ph id="2" canReorder="no" ${FIXED}/><ph id="3" canReorder="no" ${FIXED}/>`,
      `<ph id="1" canReorder="firstNo" ${FIXED}/><ph id="3" canReorder="no" ${FIXED}/><ph id="2" canReorder="no" ${FIXED}/>`,
    ),
  ],
  'code-deleted': [
    segment('<ph id="1" canDelete="no"/>a', 'b'),
    segment('<pc id="1" canDelete="no">a</pc>', ''),
  ],
  'subflow-reference': [
    segment('<ph id="1" subFlows="u9"/>'),
    segment('<pc id="1" subFlowsStart="u1" subFlowsEnd="u9">a</pc>'),
  ],
  'paired-attributes': [segment('<pc id="1" dataRefStart="d1">a</pc>', undefined, DATA)],
  'end-code-id': [
    segment('<sc id="1"/>a<ec id="2" startRef="1"/>'),
    segment('<ec isolated="yes"/>'),
  ],
  'end-code-start': [segment('a<ec/>'), segment('<ec id="1" isolated="yes" startRef="1"/>')],
  'end-code-direction': [segment('<sc id="1"/>a<ec startRef="1" dir="rtl"/>')],
  'end-code-without-start': [segment('a<ec startRef="1"/>')],
  'end-code-repeated': [segment('<sc id="1"/>a<ec startRef="1"/><ec startRef="1"/>')],
  'end-code-mismatch': [
    segment('<sc id="1" canCopy="no"/>a<ec startRef="1"/>'),
    segment('<sc id="1"/>a<ec startRef="1" canDelete="no"/>'),
    segment('<sc id="1" canOverlap="no"/>a<ec startRef="1"/>'),
    segment('<sc id="1" type="fmt"/>a<ec startRef="1" type="ui"/>'),
  ],
  'isolated-with-end': [segment('<sc id="1" isolated="yes"/>a<ec startRef="1"/>')],
  'start-code-without-end': [segment('<sc id="1"/>a'), segment('a', '<sc id="1"/>b')],
  'end-marker-without-start': [segment('a<em startRef="1"/>')],
  'end-marker-repeated': [
    segment('<sm id="1" translate="no"/>a<em startRef="1"/><em startRef="1"/>'),
  ],
  'start-marker-without-end': [segment('<sm id="1" translate="no"/>a')],
  'comment-value-or-ref': [
    segment('<mrk id="1" type="comment">a</mrk>'),
    segment('<mrk id="1" type="comment" value="v" ref="#n=n1">a</mrk>', undefined, NOTE),
  ],
  'comment-note-reference': [
    segment('<mrk id="1" type="comment" ref="#n=n9">a</mrk>', undefined, NOTE),
    segment('<mrk id="1" type="comment" ref="#f=f9/u=u1/n=n1">a</mrk>', undefined, NOTE),
  ],
  'annotation-reference': [segment('<mrk id="1" type="mtc:match" ref="#1">a</mrk>')],
  'fragment-identifier': [
    '#n/n1',
    '#1/2',
    '#f=f1/d=d1/u=u1',
    '#u=u1/f=f1/n=n1',
    '#f=f1/f=f1',
    '#f=f1/u=u1/my=x',
    '#x=1',
    '#f=f1/u=u1/r$d=x',
    '#f=f1/t=2',
  ].map((ref) => segment(`<mrk id="1" type="my:x" ref="${ref}">a</mrk>`)),
};

describe('inline elements of XLIFF 2', () => {
  for (const [rule, texts] of Object.entries(INVALID)) {
    it(`have the rule ${rule}`, () => {
      for (const text of texts) assertBreaks(rule, text);
    });
  }

  it('refuse an end before its start', () => {
    assertBreaks('end-code-without-start', segment('<ec startRef="1"/>a<sc id="1"/>'));
    assertBreaks(
      'end-marker-without-start',
      segment('<em startRef="1"/>a<sm id="1" type="my:x"/>'),
    );
  });

  it('are taken in all their forms', () => {
    const source =
      `<cp hex="001F"/><ph id="1" dataRef="d1" type="fmt" subType="xlf:lb" equiv="" disp="br"/>` +
      `<pc id="2" dataRefStart="d1" dataRefEnd="d2" dir="ltr">a<sc id="3" type="link"/></pc>` +
      `<sm id="4" translate="no"/>b<ec startRef="3" type="link"/><em startRef="4"/>` +
      `<ph id="5"/><ph id="6" copyOf="5"/><sc id="7" isolated="yes"/><ec id="8" isolated="yes" dir="rtl"/>`;
    assertValid(segment(source, source, DATA));
  });

  it('are the same whether a span is one element or two', () => {
    assertValid(
      segment(
        '<pc id="1" canDelete="no">a</pc>',
        '<sc id="1" canDelete="no"/>b<ec startRef="1" canDelete="no"/>',
      ),
    );
    assertValid(
      segment(
        '<sc id="1" canDelete="no"/>b<ec startRef="1" canDelete="no"/>',
        '<pc id="1" canDelete="no">a</pc>',
      ),
    );
  });

  it('may end in another segment, and in one that has no target yet', () => {
    assertValid(
      unit(
        '<segment><source><sc id="1"/>a</source><target><sc id="1"/>b</target></segment>' +
          '<segment><source>c<ec startRef="1"/></source></segment>',
      ),
    );
  });

  it('may keep sequences in other places', () => {
    const first = `<ph id="1" canReorder="firstNo" ${FIXED}/><ph id="2" canReorder="no" ${FIXED}/>`;
    assertValid(segment(`${first}<ph id="3"/>`, `<ph id="3"/>${first}`));
    const around = `<pc id="1" canReorder="firstNo" ${FIXED}>a<ph id="2" canReorder="no" ${FIXED}/></pc>`;
    assertValid(segment(`${around}<ph id="3"/>`, `<ph id="3"/>${around}`));
  });

  it('may point to notes, to other files and to registered extensions', () => {
    for (const ref of ['#n=n1', '#f=f1/u=u1/n=n1', '#/f=f1/u=u1/n=n1']) {
      assertValid(segment(`<mrk id="1" type="comment" ref="${ref}">a</mrk>`, undefined, NOTE));
    }
    for (const ref of ['#f=f1/tbx=t1', '#f=f1/res=r1', 'other.xlf#id', 'https://example.com/#a']) {
      assertValid(segment(`<mrk id="1" type="term" ref="${ref}">a</mrk>`));
    }
  });

  it('may flow into other units of the file', () => {
    assertValid(
      file(
        `<unit id="u1"><segment><source><ph id="1" subFlows="u2 u3"/></source></segment></unit>` +
          `<unit id="u2">${SEGMENT}</unit><group id="g"><unit id="u3">${SEGMENT}</unit></group>`,
      ),
    );
  });
});
