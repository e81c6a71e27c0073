import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

const NARROW = '\u202f';

/** Spaces before and after marks, after the habits of the language. */
export const spacing: Check = {
  name: 'spacing',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (!target.hasWords) return;
    for (const [needs, pattern, message, right, applies] of RULES) {
      if (!needs.test(target.prose) || (applies && !applies(target))) continue;
      for (const match of target.prose.matchAll(pattern)) {
        const { index, 0: stretch } = match;
        // What is a space in the blanked text is mark-up in the real one.
        if (target.text.slice(index, index + stretch.length) !== stretch) continue;
        if (
          /^\s/u.test(stretch) &&
          index > 0 &&
          /\s/u.test(target.prose[index - 1] as string) &&
          !/\s/u.test(target.text[index - 1] as string)
        )
          continue;
        if (isSourceSpaced(source, stretch, target)) continue;
        yield {
          side: 'target',
          start: index,
          end: index + stretch.length,
          message,
          params: { text: stretch.trim() || stretch },
          fix: replacing(target.text, index, index + stretch.length, right(stretch)),
        };
      }
    }
  },
};

type Rule = readonly [
  /** What has to be in a text for the pattern to match anything, quicker to look for. */
  needs: RegExp,
  pattern: RegExp,
  message: string,
  right: (stretch: string) => string,
  applies?: (target: CheckedText) => boolean,
];

/** French of France, Belgium and Switzerland, and Breton, set a narrow space before the high marks. */
const isFrench = ({ base, language }: CheckedText) =>
  (base === 'fr' && !/[-_]CA\b/i.test(language)) || base === 'br';
const isCanadian = ({ base, language }: CheckedText) => base === 'fr' && /[-_]CA\b/i.test(language);
const isCjk = ({ base }: CheckedText) => base === 'zh' || base === 'ja';
const isPlain = (text: CheckedText) =>
  !isFrench(text) &&
  !isCanadian(text) &&
  !isCjk(text) &&
  text.base !== 'th' &&
  text.base !== 'km' &&
  text.base !== 'bo' &&
  text.base !== 'am';

const RULES: readonly Rule[] = [
  // "18: 49", "20 :15": a time torn apart.
  [
    /:/,
    /(?<=(?<![\p{Nd}:])\p{Nd}{1,2}):\s(?=[0-5]\p{Nd}(?![\p{Nd}%]))|(?<=(?<![\p{Nd}:])\p{Nd}{1,2})\s:\s?(?=[0-5]\p{Nd}(?!\p{Nd}))/gu,
    'time',
    () => ':',
  ],
  [
    /[ \u00a0\u202f][,.]/,
    /(?<=[\p{L}\p{N}\p{Pe}"”“»%])[ \u00a0\u202f]+(?=[,.](?![.\p{N}\p{L}]))(?!.?\.\.)/gu,
    'before',
    () => '',
  ],
  [
    /[ \u00a0\u202f][;:!?؟؛،]/,
    /(?<=[\p{L}\p{N}\p{Pe}"”“»%])[ \u00a0\u202f]+(?=[;:!?؟؛،](?![\p{L}\p{N}:;()/\\-]))/gu,
    'before',
    () => '',
    isPlain,
  ],
  // A mark with no space after it; not within abbreviations, numbers and addresses.
  [
    /,\S/,
    /(?<=[\p{Ll}\p{Lo}\p{M}]{2}["”“»)]?),(?=\p{L})/gu,
    'after',
    (mark) => `${mark} `,
    isPlain,
  ],
  [
    /[.!?]\S/,
    /(?<=[\p{Ll}]{3})[.!?](?=\p{Lu}\p{Ll}+(?:\s|[,.]))/gu,
    'after',
    (mark) => `${mark} `,
    isPlain,
  ],
  [
    /[;:]\S/,
    /(?<=[\p{Ll}]{3})[;:](?=\p{L}\p{Ll})(?!in(?:nen)?\b)/gu,
    'after',
    (mark) => `${mark} `,
    isPlain,
  ],
  [/[([（][ \u00a0]/, /(?<=[([（])[ \u00a0]+(?=[\p{L}\p{N}])/gu, 'inBrackets', () => ''],
  [/[ \u00a0][)\]）]/, /(?<=[\p{L}\p{N}.!?])[ \u00a0]+(?=[)\]）])/gu, 'inBrackets', () => ''],
  [
    /\S\(/,
    /(?<=[\p{Ll}]{2})\((?=\p{L}{3})(?!(?:in|en|innen|s|n|r|e|es|er)\))/gu,
    'bracket',
    () => ' (',
    isPlain,
  ],
  // Quotation marks of German and Slavic style stand close to what they hold.
  [/[„‚][ \u00a0\u202f]/, /(?<=[„‚])[ \u00a0\u202f]+(?=\S)/gu, 'inQuotes', () => ''],
  [
    /[«»]/,
    /(?<=«)[ \u00a0\u202f]+(?=\S)|(?<=\S)[ \u00a0\u202f]+(?=»)/gu,
    'inQuotes',
    () => '',
    ({ base }) => ['ru', 'uk', 'be', 'bg', 'el', 'es', 'it', 'ar', 'fa'].includes(base),
  ],
  // French.
  [
    /[!?;]/,
    /(?<=[\p{L}\p{N}\p{Pe}%"”’])(?=[!?;](?![\p{L}\p{N}()/=&]))(?<!&\w{1,12})(?<![!?])/gu,
    'french',
    () => NARROW,
    isFrench,
  ],
  [
    /:/,
    /(?<=[\p{L}\p{N}\p{Pe}%"”’])(?=:(?![\p{L}\p{N}:;()/-]))/gu,
    'french',
    () => '\u00a0',
    (text) => isFrench(text) || isCanadian(text),
  ],
  [
    /[«»]/,
    /(?<=«)(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.!?…])(?=»)/gu,
    'french',
    () => NARROW,
    (text) => isFrench(text) && !/[-_]CH\b/i.test(text.language),
  ],
  // Chinese and Japanese: full-width marks, and no spaces around them.
  [
    / /,
    /[ ]+(?=[，。！？；：、」』）》])|(?<=[，。！？；：、「『（《])[ ]+(?=\p{L})/gu,
    'wide',
    () => '',
    isCjk,
  ],
];

/** A stretch the original has as well: a table, a code, an intended form. */
function isSourceSpaced(source: CheckedText, stretch: string, target: CheckedText): boolean {
  const mark = stretch.trim();
  if (mark === '' || source.base !== target.base) return false;
  return source.prose.includes(stretch);
}
