import { type ElementRule, mixed, part, sequence, TEXT } from '../xml-grammar.ts';
import { language, matching, oneOf, text, uri, type ValueType } from '../xml-values.ts';
import { type Edition, NAMES } from './edition.ts';

type Attributes = Readonly<Record<string, ValueType>>;
type Rules = Readonly<Record<string, ElementRule>>;

const identifier = matching(
  /^\s*[\p{L}_][\p{L}\p{M}\p{N}._·-]*\s*$/u,
  'an identifier (a letter or "_", then letters, digits, ".", "-" and "_")',
);
/** A day (XML Schema, `date`); files of 2008 have times of day as well. */
const date = matching(
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?$/,
  'a date, such as 2026-11-24',
);
const dateTime = matching(
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/,
  'a date, such as 2026-11-24',
);
/** What the text of `<date>` has to be. */
export const DATES: Readonly<Record<Edition, ValueType>> = { 2: dateTime, 3: date };

const id: Attributes = { id: identifier };
const idLanguage: Attributes = { ...id, 'xml:lang': language };
const idType: Attributes = { ...id, type: text };
const link: Attributes = { ...idLanguage, target: text, datatype: text };

/** What says something of a concept, its part in one language, or a term; `*` is that of a module. */
const DESCRIPTIONS = [
  'descrip',
  'descripGrp',
  'admin',
  'adminGrp',
  'transacGrp',
  'note',
  'ref',
  'xref',
];
const REFERENCES = ['admin', 'adminGrp', 'transacGrp', 'note', 'ref', 'xref'];

/** An element with a data category as its type. */
function meta(content: ElementRule['content'], module: Attributes): ElementRule {
  return { attributes: { ...link, 'type!': text, ...module }, content };
}

function rule(content: ElementRule['content'], attributes: Attributes = id): ElementRule {
  return { attributes, content };
}

/** What both editions have. */
function common(edition: Edition): Rules {
  const names = NAMES[edition];
  const inline = edition === 2 ? ['foreign', 'bpt', 'ept', 'ph'] : ['foreign', 'sc', 'ec', 'ph'];
  const note = mixed('hi', ...inline);
  /** What modules put beside the elements of the core. */
  const others = edition === 2 ? [] : ['*'];
  const module: Attributes = edition === 2 ? {} : { module: text };
  const term = edition === 2 ? ['tig', 'ntig'] : [names.term];
  return {
    [names.root]: rule(sequence(part('1', names.header), part('1', 'text')), {
      'type!':
        edition === 2 ? text : matching(/^TBX-.+$/, 'the name of a dialect, such as TBX-Basic'),
      'xml:lang!': language,
      ...(edition === 3 && { 'style!': oneOf('dca', 'dct') }),
    }),
    [names.header]: rule(
      sequence(part('1', 'fileDesc'), part('0..1', 'encodingDesc'), part('0..1', 'revisionDesc')),
    ),
    fileDesc: rule(
      sequence(
        part('0..1', 'titleStmt'),
        part('0..1', 'publicationStmt'),
        part('1..n', 'sourceDesc'),
      ),
    ),
    titleStmt: rule(sequence(part('1', 'title'), part('0..n', 'note')), idLanguage),
    title: rule(TEXT, idLanguage),
    publicationStmt: rule(sequence(part('1..n', 'p'))),
    sourceDesc: rule(sequence(part('1..n', 'p')), idLanguage),
    encodingDesc: rule(sequence(part('1..n', 'p'))),
    revisionDesc: rule(sequence(part('1..n', 'change')), idLanguage),
    change: rule(sequence(part('1..n', 'p')), idLanguage),
    p: rule(note, { ...idLanguage, type: text }),
    text: rule(sequence(part('1', 'body'), part('0..1', 'back'))),
    body: rule(sequence(part('1..n', names.concept))),
    [names.concept]: rule(
      sequence(part('0..n', ...DESCRIPTIONS, ...others), part('1..n', names.language)),
    ),
    [names.language]: rule(
      sequence(part('0..n', ...DESCRIPTIONS, ...others), part('1..n', ...term)),
      { ...id, 'xml:lang!': language },
    ),
    term: rule(mixed('hi'), { ...id, ...(edition === 2 && { 'xml:lang': language }) }),
    descrip: meta(note, module),
    descripNote: meta(TEXT, module),
    admin: meta(note, module),
    adminNote: meta(TEXT, module),
    transac: meta(TEXT, module),
    transacNote: meta(TEXT, module),
    termNote: meta(note, module),
    ref: meta(TEXT, module),
    xref: rule(TEXT, {
      ...id,
      ...(edition === 2 && { 'xml:lang': language, datatype: text }),
      'type!': text,
      'target!': uri,
      ...module,
    }),
    descripGrp: rule(
      sequence(
        part('1', 'descrip', ...others),
        part(
          '0..n',
          'descripNote',
          'admin',
          'adminGrp',
          'transacGrp',
          'note',
          'ref',
          'xref',
          ...others,
        ),
      ),
    ),
    adminGrp: rule(
      sequence(
        part('1', 'admin', ...others),
        part('0..n', 'adminNote', 'note', 'ref', 'xref', ...others),
      ),
    ),
    transacGrp: rule(
      sequence(
        part('1', 'transac', ...others),
        part('0..n', 'transacNote', 'date', 'note', 'ref', 'xref', ...others),
      ),
    ),
    termNoteGrp: rule(
      sequence(part('1', 'termNote', ...others), part('0..n', ...REFERENCES, ...others)),
    ),
    date: rule(TEXT),
    note: rule(note, idLanguage),
    hi: rule(TEXT, { type: text, target: text, 'xml:lang': language }),
    foreign: rule(note, idLanguage),
    ph: rule(TEXT, { type: text, ...(edition === 2 && { assoc: text, x: text }) }),
    refObjectSec: rule(sequence(part('1..n', 'refObject')), { ...id, 'type!': text }),
    refObject: rule(sequence(part('1..n', 'itemSet', 'itemGrp', 'item'))),
    itemSet: rule(sequence(part('1..n', 'item', 'itemGrp')), idType),
    itemGrp: rule(sequence(part('1', 'item'), part('0..n', ...REFERENCES, ...others))),
    item: rule(note, idType),
  };
}

/** The elements of TBX 2: `TBXcoreStructV02`, of which TBX-Basic has a part. */
const EARLIER: Rules = {
  ...common(2),
  tig: rule(sequence(part('1', 'term'), part('0..n', 'termNote'), part('0..n', ...DESCRIPTIONS))),
  ntig: rule(sequence(part('1', 'termGrp'), part('0..n', ...DESCRIPTIONS))),
  termGrp: rule(
    sequence(
      part('1', 'term'),
      part('0..n', 'termNote', 'termNoteGrp'),
      part('0..n', 'termCompList'),
    ),
  ),
  termCompList: rule(
    sequence(part('0..n', ...DESCRIPTIONS), part('1..n', 'termComp', 'termCompGrp')),
    { ...id, 'type!': text },
  ),
  termCompGrp: rule(
    sequence(
      part('1', 'termComp'),
      part('0..n', 'termNote', 'termNoteGrp'),
      part('0..n', ...DESCRIPTIONS),
    ),
  ),
  termComp: rule(mixed('hi'), idLanguage),
  bpt: rule(TEXT, { i: text, type: text, x: text }),
  ept: rule(TEXT, { i: text }),
  back: rule(sequence(part('0..n', 'refObjectSec', 'refObjectList'))),
  refObjectList: rule(sequence(part('1..n', 'refObject')), { ...id, 'type!': text }),
};

/** The elements of TBX 3: `TBXcoreStructV03`. */
const LATER: Rules = {
  ...common(3),
  termSec: rule(
    sequence(
      part('1', 'term'),
      part('0..n', 'termNote', 'termNoteGrp', '*'),
      part('0..n', ...DESCRIPTIONS, '*'),
    ),
  ),
  sc: rule(TEXT, { ...idType, subType: text, target: text, isolated: oneOf('yes', 'no') }),
  ec: rule(TEXT, {
    ...idType,
    subType: text,
    target: text,
    startRef: text,
    isolated: oneOf('yes', 'no'),
  }),
  back: rule(sequence(part('0..n', 'refObjectSec'))),
};

export const RULES: Readonly<Record<Edition, ReadonlyMap<string, ElementRule>>> = {
  2: new Map(Object.entries(EARLIER)),
  3: new Map(Object.entries(LATER)),
};
