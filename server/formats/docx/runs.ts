import { direction, isLanguageTag, scriptOf } from '../../text/language.ts';
import { escapeAttribute, escapeText } from '../xml.ts';
import { joinProperties } from './run-properties.ts';

/** Characters that XML 1.0 has no way to write, single halves of surrogate pairs among them. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Characters that runs have elements for. */
const SPECIAL = /([\n\t\u2011\u00ad])/u;
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['\n', 'br'],
  ['\t', 'tab'],
  ['\u2011', 'noBreakHyphen'],
  ['\u00ad', 'softHyphen'],
]);
const EAST_ASIAN = new Set([
  'Hans',
  'Hant',
  'Hani',
  'Jpan',
  'Hira',
  'Kana',
  'Kore',
  'Hang',
  'Bopo',
]);

/**
 * A run of text.
 *
 * @param properties as they are written, in any order
 * @param prefix of WordprocessingML, with its colon
 * @param element `delText` for text that a change takes away
 */
export function writeRun(
  text: string,
  properties: readonly string[],
  prefix: string,
  element: 't' | 'delText' = 't',
): string {
  if (text === '') return '';
  const content = text
    .replace(UNWRITABLE, '')
    .split(SPECIAL)
    .map((part) => {
      if (part === '') return '';
      const special = ELEMENTS.get(part);
      if (special) return `<${prefix}${special}/>`;
      return `<${prefix}${element} xml:space="preserve">${escapeText(part)}</${prefix}${element}>`;
    })
    .join('');
  const joined = joinProperties(properties, prefix);
  const written = joined && `<${prefix}rPr>${joined}</${prefix}rPr>`;
  return `<${prefix}r>${written}${content}</${prefix}r>`;
}

/** Properties of runs in a language: the language itself, and its direction. */
export function languageProperties(language: string, prefix: string): string[] {
  const properties: string[] = [];
  const isRightToLeft = direction(language) === 'rtl';
  if (isRightToLeft) properties.push(`<${prefix}rtl/>`);
  if (isLanguageTag(language) && language !== 'und') {
    const name = isRightToLeft ? 'bidi' : EAST_ASIAN.has(scriptOf(language)) ? 'eastAsia' : 'val';
    properties.push(`<${prefix}lang ${prefix}${name}="${escapeAttribute(language)}"/>`);
  }
  return properties;
}
