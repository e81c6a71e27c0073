import { ANY, type ElementRule, EMPTY, mixed, part, sequence, TEXT } from '../xml-grammar.ts';
import { language, matching, nmtoken, oneOf, text, uri, yesNo } from '../xml-values.ts';
import { percentage } from './core-grammar.ts';

const normalization = oneOf('none', 'nfc', 'nfd');
const matchType = oneOf('am', 'mt', 'icm', 'idm', 'ice', 'ebm', 'tb', 'tm', 'other');
const subType = matching(/^[^\s:]+:[^\s:]+$/, 'a prefix and a value, such as my:value');
const metaGroup = {
  id: nmtoken,
  category: text,
  appliesTo: oneOf('source', 'target', 'ignorable'),
};
const provenance = Object.fromEntries(
  ['org', 'orgRef', 'person', 'personRef', 'revOrg', 'revOrgRef', 'revPerson', 'revPersonRef']
    .concat(['revTool', 'revToolRef', 'tool', 'toolRef'])
    .map((name) => [name, text]),
);
const foreign = { hasForeignAttributes: true };

/** The elements of the modules. Those of Format Style and of Plural, Gender and Select are none. */
export const MODULE_RULES: readonly (readonly [name: string, rule: ElementRule])[] = [
  ['mtc:matches', { attributes: {}, content: sequence(part('1..n', 'mtc:match')) }],
  [
    'mtc:match',
    {
      attributes: {
        id: nmtoken,
        matchQuality: percentage,
        matchSuitability: percentage,
        origin: text,
        'ref!': uri,
        reference: yesNo,
        similarity: percentage,
        subType,
        type: matchType,
      },
      content: sequence(
        part('0..1', 'mda:metadata'),
        part('0..1', 'originalData'),
        part('1', 'source'),
        part('1', 'target'),
        part('0..n', '*'),
      ),
      ...foreign,
    },
  ],
  ['gls:glossary', { attributes: {}, content: sequence(part('1..n', 'gls:glossEntry')) }],
  [
    'gls:glossEntry',
    {
      attributes: { id: nmtoken, ref: uri },
      content: sequence(
        part('1', 'gls:term'),
        part('0..n', 'gls:translation'),
        part('0..1', 'gls:definition'),
        part('0..n', '*'),
      ),
      ...foreign,
    },
  ],
  ['gls:term', { attributes: { source: text }, content: TEXT, ...foreign }],
  [
    'gls:translation',
    { attributes: { id: nmtoken, ref: uri, source: text }, content: TEXT, ...foreign },
  ],
  ['gls:definition', { attributes: { source: text }, content: TEXT, ...foreign }],
  [
    'mda:metadata',
    { attributes: { id: nmtoken }, content: sequence(part('1..n', 'mda:metaGroup')) },
  ],
  [
    'mda:metaGroup',
    {
      attributes: metaGroup,
      // The committee's own sample of metadata for a whole document writes <meta> without its prefix.
      content: sequence(part('1..n', 'mda:metaGroup', 'mda:meta', 'meta')),
    },
  ],
  ['mda:meta', { attributes: { 'type!': text }, content: TEXT }],
  ['meta', { attributes: { 'type!': text }, content: TEXT }],
  [
    'res:resourceData',
    {
      attributes: { id: nmtoken },
      content: sequence(part('1..n', 'res:resourceItemRef', 'res:resourceItem', '*')),
    },
  ],
  [
    'res:resourceItemRef',
    { attributes: { id: nmtoken, 'ref!': nmtoken }, content: EMPTY, ...foreign },
  ],
  [
    'res:resourceItem',
    {
      attributes: { id: nmtoken, mimeType: text, context: yesNo },
      content: sequence(
        part('0..1', 'res:source'),
        part('0..1', 'res:target'),
        part('0..n', 'res:reference'),
      ),
      ...foreign,
    },
  ],
  ['res:source', { attributes: { href: uri, 'xml:lang': language }, content: ANY, ...foreign }],
  ['res:target', { attributes: { href: uri, 'xml:lang': language }, content: ANY, ...foreign }],
  [
    'res:reference',
    { attributes: { 'href!': uri, 'xml:lang': language }, content: EMPTY, ...foreign },
  ],
  ['ctr:changeTrack', { attributes: {}, content: sequence(part('1..n', 'ctr:revisions')) }],
  [
    'ctr:revisions',
    {
      attributes: { 'appliesTo!': nmtoken, ref: nmtoken, currentVersion: nmtoken },
      content: sequence(part('1..n', 'ctr:revision')),
      ...foreign,
    },
  ],
  [
    'ctr:revision',
    {
      attributes: { author: text, datetime: text, version: nmtoken },
      content: sequence(part('1..n', 'ctr:item')),
      ...foreign,
    },
  ],
  ['ctr:item', { attributes: { 'property!': text }, content: mixed('*'), ...foreign }],
  [
    'slr:profiles',
    {
      attributes: { generalProfile: text, storageProfile: text },
      content: sequence(part('0..1', 'slr:normalization'), part('0..n', '*')),
      ...foreign,
    },
  ],
  [
    'slr:normalization',
    { attributes: { general: normalization, storage: normalization }, content: EMPTY, ...foreign },
  ],
  ['slr:data', { attributes: { 'profile!': text }, content: ANY, ...foreign }],
  ['val:validation', { attributes: {}, content: sequence(part('1..n', 'val:rule')), ...foreign }],
  [
    'val:rule',
    {
      attributes: {
        isPresent: text,
        occurs: matching(/^[1-9]\d*$/, 'a number from 1'),
        isNotPresent: text,
        startsWith: text,
        endsWith: text,
        existsInSource: yesNo,
        caseSensitive: yesNo,
        normalization,
        disabled: yesNo,
      },
      content: EMPTY,
      ...foreign,
    },
  ],
  [
    'its:locQualityIssues',
    {
      attributes: { 'xml:id': nmtoken, version: text },
      content: sequence(part('1..n', 'its:locQualityIssue')),
      ...foreign,
    },
  ],
  [
    'its:locQualityIssue',
    {
      attributes: {
        locQualityIssueType: text,
        locQualityIssueComment: text,
        locQualityIssueSeverity: percentage,
        locQualityIssueProfileRef: uri,
        locQualityIssueEnabled: yesNo,
      },
      content: EMPTY,
      ...foreign,
    },
  ],
  [
    'its:provenanceRecords',
    {
      attributes: { 'xml:id': nmtoken, version: text },
      content: sequence(part('1..n', 'its:provenanceRecord')),
      ...foreign,
    },
  ],
  ['its:provenanceRecord', { attributes: provenance, content: EMPTY, ...foreign }],
];

/** Where elements of modules may stand, and how many of them; others stand in those of their own. */
export const MODULE_PLACES: Readonly<Record<string, { in: readonly string[]; most?: number }>> = {
  'mtc:matches': { in: ['unit'], most: 1 },
  'gls:glossary': { in: ['unit'], most: 1 },
  'mda:metadata': {
    in: ['xliff', 'file', 'group', 'unit', 'mtc:match', 'gls:glossEntry', '*'],
    most: 1,
  },
  'res:resourceData': { in: ['file', 'unit'], most: 1 },
  'ctr:changeTrack': { in: ['file', 'group', 'unit', '*'] },
  'slr:profiles': { in: ['file'], most: 1 },
  'slr:data': { in: ['file', 'group', 'unit', '*'] },
  'val:validation': { in: ['file', 'group', 'unit', '*'], most: 1 },
  'its:locQualityIssues': { in: ['unit', '*'] },
  'its:provenanceRecords': { in: ['file', 'group', 'unit', '*'] },
};
