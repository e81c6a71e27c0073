import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Scripts written from right to left (ISO 15924). */
const RIGHT_TO_LEFT = new Set([
  'Arab',
  'Hebr',
  'Syrc',
  'Thaa',
  'Nkoo',
  'Adlm',
  'Rohg',
  'Samr',
  'Mand',
]);
/** Scripts written without spaces between words. */
const UNSPACED = new Set([
  'Hans',
  'Hant',
  'Hani',
  'Jpan',
  'Hira',
  'Kana',
  'Thai',
  'Laoo',
  'Khmr',
  'Mymr',
]);
/** Of these, the ones that put no space between sentences either. */
const UNSPACED_SENTENCES = new Set(['Hans', 'Hant', 'Hani', 'Jpan', 'Hira', 'Kana']);

/** Letters that language detection looks at: enough to be sure, few enough to be quick. */
const DETECTION_SAMPLE = 20_000;
/** Fewer letters than this tell nothing reliable. */
const DETECTION_MINIMUM = 20;

/** Scripts that are written in one language, as far as newsrooms are concerned. */
const LANGUAGE_OF_SCRIPT: readonly (readonly [script: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Ethiopic}/gu, 'am'],
];
/** Share of letters above which the script alone decides. Japanese mixes, so its kana need few. */
const SCRIPT_SHARE = 0.5;
const KANA_SHARE = 0.1;

const scripts = new Map<string, string>();

/** The script a language is written in unless its tag says otherwise (ISO 15924), `Zyyy` if unknown. */
export function scriptOf(tag: string): string {
  let script = scripts.get(tag);
  if (script === undefined) {
    script = isLanguageTag(tag) ? (new Intl.Locale(tag).maximize().script ?? 'Zyyy') : 'Zyyy';
    scripts.set(tag, script);
  }
  return script;
}

/** The direction text in a language runs in, as the `dir` attribute wants it. */
export function direction(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(scriptOf(tag)) ? 'rtl' : 'ltr';
}

/** Whether a language separates words by spaces. */
export function usesSpaces(tag: string): boolean {
  return !UNSPACED.has(scriptOf(tag));
}

/**
 * Puts sentences one after the other as running text of a language: with a space between them, or
 * with nothing in Chinese and Japanese, unless Latin letters or digits would run together.
 */
export function joinSentences(sentences: readonly string[], tag: string): string {
  const spaced = !UNSPACED_SENTENCES.has(scriptOf(tag));
  let joined = '';
  for (const sentence of sentences) {
    if (sentence === '') continue;
    const space = joined !== '' && (spaced || (isAscii(joined.at(-1)) && isAscii(sentence[0])));
    joined += space ? ` ${sentence}` : sentence;
  }
  return joined;
}

function isAscii(char: string | undefined): boolean {
  return char !== undefined && char < '\u0080';
}

/** Whether a string is a well-formed language tag (BCP 47, RFC 5646) that names a language. */
export function isLanguageTag(tag: string): boolean {
  return canonicalLanguage(tag) !== undefined;
}

/**
 * A language tag as BCP 47 wants it written: `DE_at` is no tag, `de-at` becomes `de-AT`.
 *
 * @returns undefined for anything that is no well-formed tag, and for `und`
 */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim());
    return canonical === undefined || /^und\b/.test(canonical) ? undefined : canonical;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether two tags name the same written language: `de` and `de-AT` do, `zh-Hans` and `zh-Hant` do not. */
export function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [canonicalLanguage(one), canonicalLanguage(other)];
  if (a === undefined || b === undefined) return false;
  return (
    new Intl.Locale(a).maximize().language === new Intl.Locale(b).maximize().language &&
    scriptOf(a) === scriptOf(b)
  );
}

/**
 * The language a text is written in: by its script where that is enough, else by letter statistics
 * (the `tinyld` library).
 *
 * @returns a BCP 47 tag, or undefined where the text is too short or fits no language known
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, DETECTION_SAMPLE).toWellFormed();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [script, language] of LANGUAGE_OF_SCRIPT) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    if (share > (language === 'ja' ? KANA_SHARE : SCRIPT_SHARE)) {
      return language === 'zh' ? chineseOf(sample) : language;
    }
  }
  if (letters < DETECTION_MINIMUM) return undefined;
  // Letter statistics take the two for each other; one letter tells them apart.
  if (/[їєґ]/iu.test(sample) && !/[ўэ]/iu.test(sample)) return 'uk';
  // Loaded when first needed: its statistics take memory that most days' work never uses.
  const { detect } = require('tinyld') as typeof import('tinyld');
  return detect(sample) || undefined;
}

/** Frequent characters that only one of the two ways to write Chinese has. */
const SIMPLIFIED = /[们这国说对时会来个为发还没后过实现问题经点学]/gu;
const TRADITIONAL = /[們這國說對時會來個為發還沒後過實現問題經點學]/gu;

function chineseOf(text: string): string {
  const simplified = text.match(SIMPLIFIED)?.length ?? 0;
  const traditional = text.match(TRADITIONAL)?.length ?? 0;
  return traditional > simplified ? 'zh-Hant' : 'zh';
}
