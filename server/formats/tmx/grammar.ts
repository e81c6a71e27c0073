import { isLanguageTag } from '../../text/language.ts';
import { type ElementRule, EMPTY, mixed, part, sequence, TEXT } from '../xml-grammar.ts';
import { matching, natural, oneOf, text, type ValueType } from '../xml-values.ts';

/** A language as TMX has it; tools write `de_AT` for `de-AT`. */
const language: ValueType = {
  description: 'a language tag (BCP 47)',
  isValid: (value) => value === 'und' || isLanguageTag(value.replaceAll('_', '-')),
};
const sourceLanguage: ValueType = {
  description: `${language.description}, or *all*`,
  isValid: (value) => value === '*all*' || language.isValid(value),
};
/** ISO 8601 as TMX has it. */
const date = matching(
  /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?:[0-5]\d){2}Z$/u,
  'a date such as 20200717T184900Z',
);
const segmentType = oneOf('block', 'paragraph', 'sentence', 'phrase');

const INLINE = ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'];
const origin = { creationdate: date, creationid: text, changedate: date, changeid: text };
/** What a unit and each of its texts say of themselves. */
const usage = {
  ...origin,
  'o-encoding': text,
  'o-tmf': text,
  datatype: text,
  usagecount: natural,
  lastusagedate: date,
  creationtool: text,
  creationtoolversion: text,
};
/** `lang` is how versions before 1.4 name the language. */
const languages = { 'xml:lang': language, lang: language };
const native = { x: text, type: text };

function rule(
  content: ElementRule['content'],
  attributes: ElementRule['attributes'] = {},
): ElementRule {
  return { attributes, content, hasForeignAttributes: true };
}

/** The elements of TMX 1.4b, and what older versions have besides. */
export const RULES: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries({
    tmx: rule(sequence(part('1', 'header'), part('1', 'body')), {
      'version!': oneOf('1.1', '1.2', '1.3', '1.4', '1.4b'),
    }),
    header: rule(sequence(part('0..n', 'note', 'prop', 'ude')), {
      'creationtool!': text,
      'creationtoolversion!': text,
      'segtype!': segmentType,
      'o-tmf!': text,
      'adminlang!': language,
      'srclang!': sourceLanguage,
      'datatype!': text,
      'o-encoding': text,
      ...origin,
    }),
    note: rule(TEXT, { 'o-encoding': text, ...languages }),
    prop: rule(TEXT, { 'type!': text, 'o-encoding': text, ...languages }),
    ude: rule(sequence(part('1..n', 'map')), { 'name!': text, base: text }),
    map: rule(EMPTY, { 'unicode!': text, code: text, ent: text, subst: text }),
    body: rule(sequence(part('0..n', 'tu'))),
    tu: rule(sequence(part('0..n', 'note', 'prop'), part('1..n', 'tuv')), {
      ...usage,
      tuid: text,
      segtype: segmentType,
      srclang: sourceLanguage,
    }),
    tuv: rule(sequence(part('0..n', 'note', 'prop'), part('1', 'seg')), {
      ...usage,
      ...languages,
    }),
    seg: rule(mixed(...INLINE)),
    bpt: rule(mixed('sub'), { 'i!': text, ...native }),
    ept: rule(mixed('sub'), { 'i!': text }),
    ph: rule(mixed('sub'), { ...native, assoc: text }),
    it: rule(mixed('sub'), { 'pos!': oneOf('begin', 'end'), ...native }),
    hi: rule(mixed(...INLINE), native),
    ut: rule(mixed('sub'), native),
    sub: rule(mixed(...INLINE), { datatype: text, type: text }),
  }),
);
