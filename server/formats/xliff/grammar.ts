import {
  ANY,
  type Content,
  type ElementRule,
  EMPTY,
  mixed,
  part,
  sequence,
  TEXT,
} from '../xml-grammar.ts';
import {
  dateTime,
  language,
  matching,
  nmtoken,
  oneOf,
  space,
  text,
  uri,
  type ValueType,
  yesNo,
} from '../xml-values.ts';
import * as values from './values.ts';

type Attributes = Readonly<Record<string, ValueType>>;

const INLINE = ['g', 'x', 'bx', 'ex', 'bpt', 'ept', 'ph', 'it', 'mrk'];
/** What describes a text, in any number and order. */
const DESCRIPTIONS = ['context-group', 'count-group', 'prop-group', 'note'];

const style = {
  coord: values.coordinates,
  font: text,
  'css-style': text,
  style: text,
  exstyle: text,
};
const resource = { restype: values.restype, resname: text };
const menu = {
  extradata: text,
  'help-id': text,
  menu: text,
  'menu-option': text,
  'menu-name': text,
};
const sizes = {
  maxbytes: text,
  minbytes: text,
  'size-unit': values.sizeUnit,
  maxheight: text,
  minheight: text,
  maxwidth: text,
  minwidth: text,
  charclass: text,
};
const translation = {
  'phase-name': text,
  state: values.state,
  'state-qualifier': values.stateQualifier,
  ...resource,
};
const handling = { translate: yesNo, reformat: values.reformat, approved: yesNo };
const code = { 'id!': text, xid: text, 'equiv-text': text, ts: text };
const native = { ...code, crc: values.crc };

function rule(content: Content, attributes: Attributes, hasForeignAttributes = true): ElementRule {
  return { attributes, content, hasForeignAttributes };
}

const fileReference = sequence({ elements: ['internal-file', 'external-file'], least: 1, most: 1 });
const texts = { 'xml:lang': language, ts: text };

/** The elements of XLIFF 1.2, transitional; strict files have fewer attributes. */
export const RULES: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries({
    xliff: rule(sequence(part('0..n', '*'), part('1..n', 'file', '*')), {
      'version!': oneOf('1.0', '1.1', '1.2'),
      'xml:lang': language,
    }),
    file: rule(sequence(part('0..1', 'header'), part('1', 'body')), {
      'original!': text,
      'source-language!': language,
      'datatype!': values.datatype,
      'target-language': language,
      'tool-id': text,
      tool: text,
      date: dateTime,
      'xml:space': space,
      ts: text,
      category: text,
      'product-name': text,
      'product-version': text,
      'build-num': text,
    }),
    header: rule(
      sequence(
        part('0..1', 'skl'),
        part('0..1', 'phase-group'),
        part('0..n', 'glossary', 'reference', 'count-group', 'prop-group', 'note', 'tool', '*'),
      ),
      {},
    ),
    skl: rule(fileReference, {}),
    'internal-file': rule(ANY, { form: text, crc: values.crc }),
    'external-file': rule(EMPTY, { 'href!': uri, uid: text, crc: values.crc }),
    glossary: rule(ANY, {}),
    reference: rule(ANY, {}),
    'phase-group': rule(sequence(part('1..n', 'phase')), {}),
    phase: rule(sequence(part('0..n', 'note')), {
      'phase-name!': text,
      'process-name!': text,
      'company-name': text,
      'tool-id': text,
      tool: text,
      date: dateTime,
      'job-id': text,
      'contact-name': text,
      'contact-email': text,
      'contact-phone': text,
    }),
    note: rule(TEXT, {
      'xml:lang': language,
      priority: matching(/^\s*0*(?:[1-9]|10)\s*$/, 'a number from 1 to 10'),
      from: text,
      annotates: oneOf('source', 'target', 'general'),
    }),
    tool: rule(ANY, {
      'tool-id!': text,
      'tool-name!': text,
      'tool-version': text,
      'tool-company': text,
    }),
    'count-group': rule(sequence(part('0..n', 'count')), { 'name!': text }),
    count: rule(TEXT, { 'count-type': values.countType, 'phase-name': text, unit: values.unit }),
    'context-group': rule(sequence(part('1..n', 'context')), {
      crc: values.crc,
      name: text,
      purpose: values.purpose,
    }),
    context: rule(TEXT, {
      'context-type!': values.contextType,
      'match-mandatory': yesNo,
      crc: values.crc,
    }),
    'prop-group': rule(sequence(part('1..n', 'prop')), { name: text }),
    prop: rule(TEXT, { 'prop-type!': text, 'xml:lang': language }),
    body: rule(sequence(part('0..n', 'group', 'trans-unit', 'bin-unit')), {}),
    group: rule(
      sequence(
        part('0..n', ...DESCRIPTIONS),
        part('0..n', '*'),
        part('0..n', 'group', 'trans-unit', 'bin-unit'),
      ),
      {
        id: text,
        datatype: values.datatype,
        'xml:space': space,
        ...resource,
        ...menu,
        ...style,
        ...sizes,
        ...handling,
        extype: text,
        ts: text,
        'merged-trans': yesNo,
      },
    ),
    'trans-unit': rule(
      sequence(
        part('1', 'source'),
        part('0..1', 'seg-source'),
        part('0..1', 'target'),
        part('0..n', ...DESCRIPTIONS, 'alt-trans'),
        part('0..n', '*'),
      ),
      {
        'id!': text,
        datatype: values.datatype,
        'phase-name': text,
        'xml:space': space,
        ...resource,
        ...menu,
        ...style,
        ...sizes,
        ...handling,
        extype: text,
        ts: text,
      },
    ),
    source: rule(mixed(...INLINE), texts),
    'seg-source': rule(mixed(...INLINE), texts),
    target: rule(mixed(...INLINE), {
      ...texts,
      ...translation,
      ...style,
      'equiv-trans': yesNo,
    }),
    'alt-trans': rule(
      sequence(
        part('0..1', 'source'),
        part('0..1', 'seg-source'),
        part('1..n', 'target'),
        part('0..n', 'context-group', 'prop-group', 'note'),
        part('0..n', '*'),
      ),
      {
        mid: text,
        'match-quality': text,
        'tool-id': text,
        tool: text,
        crc: values.crc,
        'xml:lang': language,
        datatype: values.datatype,
        'xml:space': space,
        origin: text,
        'phase-name': text,
        alttranstype: oneOf('proposal', 'previous-version', 'rejected', 'reference', 'accepted'),
        ...resource,
        ...menu,
        ...style,
        extype: text,
        ts: text,
      },
    ),
    'bin-unit': rule(
      sequence(
        part('1', 'bin-source'),
        part('0..1', 'bin-target'),
        part('0..n', ...DESCRIPTIONS, 'trans-unit'),
        part('0..n', '*'),
      ),
      { 'id!': text, 'mime-type!': text, 'phase-name': text, ...resource, ...handling, ts: text },
    ),
    'bin-source': rule(fileReference, { ts: text }),
    'bin-target': rule(fileReference, { 'mime-type': text, ts: text, ...translation }),
    g: rule(mixed(...INLINE), { ...code, ctype: values.ctype, clone: yesNo }),
    x: rule(EMPTY, { ...code, ctype: values.ctype, clone: yesNo }),
    bx: rule(EMPTY, { ...code, rid: nmtoken, ctype: values.ctype, clone: yesNo }),
    ex: rule(EMPTY, { ...code, rid: nmtoken }),
    bpt: rule(mixed('sub'), { ...native, rid: nmtoken, ctype: values.ctype }),
    ept: rule(mixed('sub'), { ...native, rid: nmtoken }),
    ph: rule(mixed('sub'), {
      ...native,
      ctype: values.ctype,
      assoc: oneOf('preceding', 'following', 'both'),
    }),
    it: rule(mixed('sub'), {
      ...native,
      'pos!': oneOf('open', 'close'),
      rid: nmtoken,
      ctype: values.ctype,
    }),
    sub: rule(mixed(...INLINE), { datatype: values.datatype, ctype: values.ctype, xid: text }),
    mrk: rule(mixed(...INLINE), {
      'mtype!': values.markType,
      mid: nmtoken,
      comment: text,
      ts: text,
    }),
  }),
);
