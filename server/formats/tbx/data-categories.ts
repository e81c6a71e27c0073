import type { Edition, Level } from './edition.ts';

/** The elements that have a data category as their `type`. */
export const META_ELEMENTS = [
  'admin',
  'adminNote',
  'descrip',
  'descripNote',
  'ref',
  'termNote',
  'transac',
  'transacNote',
  'xref',
] as const;

export type MetaElement = (typeof META_ELEMENTS)[number];

/** The public modules, by the prefix their namespaces usually have. */
export const MODULES = {
  min: 'http://www.tbxinfo.net/ns/min',
  basic: 'http://www.tbxinfo.net/ns/basic',
  ling: 'http://www.tbxinfo.net/ns/linguist',
} as const;

export type ModulePrefix = keyof typeof MODULES;

/** What may be said of a concept or term, and how. */
export interface DataCategory {
  name: string;
  element: MetaElement;
  module: ModulePrefix;
  /** The parts of an entry it may be said of; any where undefined. */
  levels?: readonly Level[];
  /** Where it has not to be text of any kind: what it may be. */
  values?: readonly string[];
}

/** Of TBX-Basic; those of the module `min` are also all there is in TBX-Min. */
const CATEGORIES: readonly DataCategory[] = [
  { name: 'customerSubset', element: 'admin', module: 'min', levels: ['concept', 'term'] },
  { name: 'subjectField', element: 'descrip', module: 'min', levels: ['concept'] },
  {
    name: 'administrativeStatus',
    element: 'termNote',
    module: 'min',
    values: [
      'admittedTerm-admn-sts',
      'deprecatedTerm-admn-sts',
      'supersededTerm-admn-sts',
      'preferredTerm-admn-sts',
    ],
  },
  {
    name: 'partOfSpeech',
    element: 'termNote',
    module: 'min',
    values: ['adjective', 'noun', 'other', 'verb', 'adverb'],
  },
  { name: 'projectSubset', element: 'admin', module: 'basic', levels: ['concept', 'term'] },
  { name: 'source', element: 'admin', module: 'basic' },
  { name: 'context', element: 'descrip', module: 'basic', levels: ['term'] },
  { name: 'definition', element: 'descrip', module: 'basic', levels: ['concept', 'language'] },
  { name: 'crossReference', element: 'ref', module: 'basic', levels: ['concept', 'term'] },
  {
    name: 'grammaticalGender',
    element: 'termNote',
    module: 'basic',
    values: ['masculine', 'feminine', 'neuter', 'other'],
  },
  { name: 'geographicalUsage', element: 'termNote', module: 'basic' },
  {
    name: 'termLocation',
    element: 'termNote',
    module: 'basic',
    values: [
      'checkBox',
      'comboBox',
      'comboBoxElement',
      'dialogBox',
      'groupBox',
      'informativeMessage',
      'interactiveMessage',
      'menuItem',
      'progressBar',
      'pushButton',
      'radioButton',
      'slider',
      'spinBox',
      'tab',
      'tableText',
      'textBox',
      'toolTip',
      'user-definedType',
    ],
  },
  {
    name: 'termType',
    element: 'termNote',
    module: 'basic',
    values: ['fullForm', 'acronym', 'abbreviation', 'shortForm', 'variant', 'phrase'],
  },
  {
    name: 'transactionType',
    element: 'transac',
    module: 'basic',
    values: ['origination', 'modification'],
  },
  { name: 'responsibility', element: 'transacNote', module: 'basic' },
  { name: 'externalCrossReference', element: 'xref', module: 'basic' },
  { name: 'xGraphic', element: 'xref', module: 'basic', levels: ['concept', 'language'] },
];

/** What TBX-Basic of 2008 allows besides. */
const EARLIER: Readonly<Record<string, Partial<DataCategory>>> = {
  definition: { levels: ['concept', 'language', 'term'] },
  partOfSpeech: { values: ['adjective', 'noun', 'properNoun', 'other', 'verb', 'adverb'] },
  crossReference: { levels: ['concept', 'language', 'term'] },
  xGraphic: { levels: ['concept', 'language', 'term'] },
};

/** The data category of a name in TBX-Basic, whatever the dialect makes of others. */
export function dataCategory(name: string, edition: Edition): DataCategory | undefined {
  const category = CATEGORIES.find((candidate) => candidate.name === name);
  return category && edition === 2 ? { ...category, ...EARLIER[name] } : category;
}

/** The modules of a public dialect; undefined for another one, which may have categories of its own. */
export function modulesOf(dialect: string): readonly ModulePrefix[] | undefined {
  switch (dialect) {
    case 'TBX-Core':
      return [];
    case 'TBX-Min':
      return ['min'];
    case 'TBX-Basic':
      return ['min', 'basic'];
    default:
      return undefined;
  }
}

/**
 * The module a namespace is that of.
 *
 * @param uri drafts had `/dct/` in theirs
 */
export function moduleOf(uri: string): ModulePrefix | undefined {
  const name = uri.replace('/ns/dct/', '/ns/');
  const prefixes = Object.keys(MODULES) as ModulePrefix[];
  return prefixes.find((prefix) => MODULES[prefix] === name);
}
