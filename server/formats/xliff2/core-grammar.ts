import { type ElementRule, EMPTY, mixed, part, sequence, TEXT } from '../xml-grammar.ts';
import {
  language,
  matching,
  nmtoken,
  nmtokens,
  numberFrom,
  oneOf,
  positiveInteger,
  space,
  text,
  uri,
  yesNo,
} from '../xml-values.ts';

const direction = oneOf('ltr', 'rtl', 'auto');
const codeType = oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other');
/** What users define themselves: a prefix and a value, none of the prefix `xlf`, which is reserved. */
const userDefined = matching(
  /^(?!xlf:)[^\s:]+:[^\s:]+$/,
  'a prefix of its owner and a value, such as my:value',
);
/** As above, with the values that the specification itself defines under its own prefix. */
const subType = matching(/^[^\s:]+:[^\s:]+$/, 'a prefix and a value, such as my:value');
const annotationType = matching(
  /^(?:generic|comment|term|(?!xlf:)[^\s:]+:[^\s:]+)$/,
  'generic, comment, term or a prefix and a value, such as my:value',
);

const INLINE = ['cp', 'ph', 'pc', 'sc', 'ec', 'mrk', 'sm', 'em'];
const PARTS = ['segment', 'ignorable'];

const editingHints = {
  canCopy: yesNo,
  canDelete: yesNo,
  canReorder: oneOf('yes', 'firstNo', 'no'),
  copyOf: nmtoken,
  type: codeType,
  subType,
};
const shown = { disp: text, equiv: text, dataRef: nmtoken, subFlows: nmtokens };
const structural = {
  'id!': nmtoken,
  canResegment: yesNo,
  translate: yesNo,
  srcDir: direction,
  trgDir: direction,
  'xml:space': space,
};
const annotation = {
  'id!': nmtoken,
  translate: yesNo,
  type: annotationType,
  ref: uri,
  value: text,
};

/**
 * The elements of the core that 2.0 and 2.1 have in common. Attributes of other namespaces on inline
 * codes and segments can only be those of modules; `attributes.ts` says which.
 */
const BOTH: Readonly<Record<string, ElementRule>> = {
  file: {
    attributes: { ...structural, original: text },
    content: sequence(
      part('0..1', 'skeleton'),
      part('0..n', '*'),
      part('0..1', 'notes'),
      part('1..n', 'unit', 'group'),
    ),
    hasForeignAttributes: true,
  },
  skeleton: { attributes: { href: uri }, content: mixed('*') },
  group: {
    attributes: { ...structural, name: text, type: userDefined },
    content: sequence(part('0..n', '*'), part('0..1', 'notes'), part('0..n', 'unit', 'group')),
    hasForeignAttributes: true,
  },
  unit: {
    attributes: { ...structural, name: text, type: userDefined },
    content: sequence(
      part('0..n', '*'),
      part('0..1', 'notes'),
      part('0..1', 'originalData'),
      part('1..n', ...PARTS),
    ),
    hasForeignAttributes: true,
  },
  segment: {
    attributes: {
      id: nmtoken,
      canResegment: yesNo,
      state: oneOf('initial', 'translated', 'reviewed', 'final'),
      subState: userDefined,
    },
    content: sequence(part('1', 'source'), part('0..1', 'target')),
  },
  ignorable: {
    attributes: { id: nmtoken },
    content: sequence(part('1', 'source'), part('0..1', 'target')),
  },
  notes: { attributes: {}, content: sequence(part('1..n', 'note')) },
  note: {
    attributes: {
      id: nmtoken,
      appliesTo: oneOf('source', 'target'),
      category: text,
      priority: matching(/^\s*0*(?:[1-9]|10)\s*$/, 'a number from 1 to 10'),
    },
    content: TEXT,
    hasForeignAttributes: true,
  },
  originalData: { attributes: {}, content: sequence(part('1..n', 'data')) },
  data: {
    attributes: { 'id!': nmtoken, dir: direction, 'xml:space': oneOf('preserve') },
    content: mixed('cp'),
  },
  source: {
    attributes: { 'xml:lang': language, 'xml:space': space },
    content: mixed(...INLINE),
  },
  target: {
    attributes: { 'xml:lang': language, 'xml:space': space, order: positiveInteger },
    content: mixed(...INLINE),
  },
  cp: {
    attributes: {
      'hex!': matching(/^(?:[\da-f]{4}|[\da-f]{6})$/i, 'a code point in four or six digits'),
    },
    content: EMPTY,
  },
  ph: { attributes: { 'id!': nmtoken, ...editingHints, ...shown }, content: EMPTY },
  pc: {
    attributes: {
      'id!': nmtoken,
      ...editingHints,
      canOverlap: yesNo,
      dataRefStart: nmtoken,
      dataRefEnd: nmtoken,
      dispStart: text,
      dispEnd: text,
      equivStart: text,
      equivEnd: text,
      subFlowsStart: nmtokens,
      subFlowsEnd: nmtokens,
      dir: direction,
    },
    content: mixed(...INLINE),
  },
  sc: {
    attributes: {
      'id!': nmtoken,
      ...editingHints,
      ...shown,
      canOverlap: yesNo,
      dir: direction,
      isolated: yesNo,
    },
    content: EMPTY,
  },
  ec: {
    attributes: {
      id: nmtoken,
      ...editingHints,
      ...shown,
      canOverlap: yesNo,
      dir: direction,
      isolated: yesNo,
      startRef: nmtoken,
    },
    content: EMPTY,
  },
  mrk: { attributes: annotation, content: mixed(...INLINE), hasForeignAttributes: true },
  sm: { attributes: annotation, content: EMPTY, hasForeignAttributes: true },
  em: { attributes: { 'startRef!': nmtoken }, content: EMPTY },
};

/**
 * The elements of the core.
 *
 * @param isNew whether it is that of 2.2, in which documents have notes and metadata themselves and
 *   notes can refer to what they are about
 */
export function coreRules(isNew: boolean): [string, ElementRule][] {
  const files = part('1..n', 'file');
  const xliff: ElementRule = {
    attributes: {
      'version!': isNew ? oneOf('2.0', '2.1', '2.2') : oneOf('2.0', '2.1'),
      'srcLang!': language,
      trgLang: language,
      'xml:space': space,
    },
    content: isNew
      ? sequence({ elements: ['notes', 'mda:metadata'], least: 0, most: 2 }, files)
      : sequence(files),
    hasForeignAttributes: true,
  };
  const note: ElementRule = {
    ...(BOTH.note as ElementRule),
    attributes: { ...BOTH.note?.attributes, ...(isNew && { ref: uri }) },
  };
  return [...Object.entries(BOTH), ['xliff', xliff], ['note', note]];
}

/** A number of per cent, as candidates have it. */
export const percentage = numberFrom(0, 100);
