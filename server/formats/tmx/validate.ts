import { isLanguageTag } from '../../text/language.ts';
import { attribute, childElements, type XmlDocument, type XmlElement } from '../xml.ts';
import { checkContent, oneOf, type Report, required } from '../xml-rules.ts';

const VERSIONS = ['1.1', '1.2', '1.3', '1.4', '1.4b'];
const HEADER = [
  'creationtool',
  'creationtoolversion',
  'segtype',
  'o-tmf',
  'adminlang',
  'srclang',
  'datatype',
];
const SEGMENT_TYPES = ['block', 'paragraph', 'sentence', 'phrase'];
/** Elements that stand in a text, with those that may stand in them. */
const INLINE: Record<string, readonly string[]> = {
  seg: ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'],
  hi: ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'],
  sub: ['bpt', 'ept', 'ph', 'it', 'hi', 'ut'],
  bpt: ['sub'],
  ept: ['sub'],
  it: ['sub'],
  ph: ['sub'],
  ut: ['sub'],
};
const DATES = ['creationdate', 'changedate', 'lastusagedate'];
/** ISO 8601 as TMX has it: `20200717T184900Z`. */
const DATE = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?:[0-5]\d){2}Z$/u;

/** Checks a translation memory against the specification of TMX 1.4b. */
export function validateTmx({ root }: XmlDocument, report: Report): void {
  if (root.local !== 'tmx') {
    report.add('root', root, `The root has to be <tmx>, not <${root.name}>.`);
    return;
  }
  required(root, 'version', report);
  oneOf(root, 'version', VERSIONS, report);
  checkContent(
    root,
    [
      ['header', '1'],
      ['body', '1'],
    ],
    report,
  );
  for (const child of childElements(root)) {
    if (child.local === 'header') checkHeader(child, report);
    if (child.local === 'body') checkBody(child, report);
  }
}

function checkHeader(header: XmlElement, report: Report): void {
  for (const name of HEADER) required(header, name, report);
  oneOf(header, 'segtype', SEGMENT_TYPES, report);
  checkSourceLanguage(header, report);
  checkLanguage(header, 'adminlang', report);
  checkDates(header, report);
  for (const child of childElements(header)) {
    if (['note', 'prop', 'ude'].includes(child.local)) continue;
    report.add('unexpected-element', child, `<${child.name}> may not stand in <header>.`);
  }
}

function checkBody(body: XmlElement, report: Report): void {
  checkContent(body, [['tu', '*']], report);
  for (const unit of childElements(body)) if (unit.local === 'tu') checkUnit(unit, report);
}

function checkUnit(unit: XmlElement, report: Report): void {
  oneOf(unit, 'segtype', SEGMENT_TYPES, report);
  checkSourceLanguage(unit, report);
  checkDates(unit, report);
  checkCount(unit, report);
  const variants = childElements(unit).filter(({ local }) => local === 'tuv');
  if (variants.length === 0) report.add('missing-element', unit, '<tu> needs a <tuv>.');
  checkNotesFirst(unit, 'tuv', report);
  for (const variant of variants) checkVariant(variant, report);
}

function checkVariant(variant: XmlElement, report: Report): void {
  if (attribute(variant, 'xml:lang') === undefined && attribute(variant, 'lang') === undefined) {
    report.add('missing-attribute', variant, '<tuv> needs the attribute xml:lang.');
  }
  checkLanguage(variant, 'xml:lang', report);
  checkDates(variant, report);
  checkCount(variant, report);
  const texts = childElements(variant).filter(({ local }) => local === 'seg');
  if (texts.length !== 1) {
    report.add('seg-count', variant, `<tuv> needs one <seg>, but has ${texts.length}.`);
  }
  checkNotesFirst(variant, 'seg', report);
  for (const text of texts) checkText(text, report);
}

/** Notes and properties come first, and nothing else but the element itself. */
function checkNotesFirst(parent: XmlElement, name: string, report: Report): void {
  let isAfter = false;
  for (const child of childElements(parent)) {
    if (child.local === name) isAfter = true;
    else if (child.local !== 'note' && child.local !== 'prop') {
      report.add('unexpected-element', child, `<${child.name}> may not stand in <${parent.name}>.`);
    } else if (isAfter) {
      report.add('wrong-order', child, `<${child.name}> has to come before <${name}>.`);
    }
  }
}

/** Checks inline elements: where they may stand, and that what begins ends. */
function checkText(text: XmlElement, report: Report): void {
  const begun = new Map<string, XmlElement>();
  const ended = new Set<string>();
  walk(text);
  for (const [i, begin] of begun) {
    if (!ended.has(i)) {
      report.add('unpaired-code', begin, `<bpt i="${i}"> has no <ept> in the same text.`);
    }
  }

  function walk(parent: XmlElement): void {
    for (const child of childElements(parent)) {
      if (!INLINE[parent.local]?.includes(child.local)) {
        report.add(
          'unexpected-element',
          child,
          `<${child.name}> may not stand in <${parent.name}>.`,
        );
        continue;
      }
      if (child.local === 'bpt') begin(child);
      if (child.local === 'ept') end(child);
      if (child.local === 'it') {
        required(child, 'pos', report);
        oneOf(child, 'pos', ['begin', 'end'], report);
      }
      walk(child);
    }
  }

  function begin(code: XmlElement): void {
    const i = required(code, 'i', report);
    if (i === undefined) return;
    if (begun.has(i)) report.add('duplicate-code', code, `There are two <bpt i="${i}">.`);
    begun.set(i, code);
  }

  function end(code: XmlElement): void {
    const i = required(code, 'i', report);
    if (i === undefined) return;
    if (!begun.has(i)) {
      report.add('unpaired-code', code, `<ept i="${i}"> has no <bpt> before it in the same text.`);
    }
    if (ended.has(i)) report.add('duplicate-code', code, `There are two <ept i="${i}">.`);
    ended.add(i);
  }
}

function checkSourceLanguage(element: XmlElement, report: Report): void {
  if (attribute(element, 'srclang') === '*all*') return;
  checkLanguage(element, 'srclang', report);
}

function checkLanguage(element: XmlElement, name: string, report: Report): void {
  const tag = attribute(element, name);
  if (tag === undefined || isLanguageTag(tag.replaceAll('_', '-')) || tag === 'und') return;
  report.add('language', element, `${name} has to be a language tag (BCP 47), not "${tag}".`);
}

function checkDates(element: XmlElement, report: Report): void {
  for (const name of DATES) {
    const date = attribute(element, name);
    if (date === undefined || DATE.test(date)) continue;
    report.add('date', element, `${name} has to look like 20200717T184900Z, not "${date}".`);
  }
}

function checkCount(element: XmlElement, report: Report): void {
  const count = attribute(element, 'usagecount');
  if (count === undefined || /^\d+$/u.test(count)) return;
  report.add('attribute-value', element, `usagecount has to be a number, not "${count}".`);
}
