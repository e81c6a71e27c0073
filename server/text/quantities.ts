import { numberWordsIn } from './number-words/read.ts';
import { numbersIn } from './numbers.ts';

/**
 * How a number is written. Digits stand for themselves; what is written otherwise ("zwei", "IV", 五)
 * may as well be a plain word and only counts where the other text has a number to go with it.
 */
export type Notation = 'digits' | 'words' | 'ordinal' | 'roman' | 'fraction';

/** A number of a text with all that can be read from where it stands. */
export interface Quantity {
  from: number;
  to: number;
  value: number;
  notation: Notation;
  /** Whether a minus stands before it. */
  negative: boolean;
  percent: boolean;
  /** Digits as they stand, for fixes and messages. */
  text: string;
  /** Further values it can be read as: `1.500` is 1500 or 1.5, `'68` is 1968. */
  alternatives: readonly number[];
}

const VULGAR: Record<string, number> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};
const VULGAR_SIGN = /[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]/gu;
/** Capital letters of the Roman numerals, with the Cyrillic ones written for them. */
const ROMAN = /(?<![\p{L}\p{N}.&'’-])[IVXLCDMІХСМ]{1,9}(?![\p{L}\p{N}&'’])/gu;
const ROMAN_SHAPE = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const SINGLE_CHINESE = /[一二两兩三四五六七八九十半]/gu;
const CHINESE_VALUES: Record<string, number> = {
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  半: 0.5,
};
/** Percent signs and words directly after a number. */
const PERCENT =
  /^(?:[\s\u00a0\u202f]?[%٪％‰]|[\s\u00a0\u202f-]*(?:prozent|percent|per cent|процент|відсот|pour cent|por ciento|per cento|por cento|procent|yüzde|بالمئة|بالمائة|في المئة|في المائة|प्रतिशत|パーセント|퍼센트))/iu;
const PERCENT_BEFORE = /(?:yüzde|百分之|%|٪)[\s\u00a0]?$/iu;
const MINUS_BEFORE =
  /(?:(?:^|[\s(\u00a0"„“«:])[-−–]|(?:^|\s)(?:minus|минус|мінус|moins|menos|meno|eksi|ناقص|سالب|零下|负|負|マイナス|below zero )\s?)$/iu;
const BELOW_ZERO = /^\S{0,3}\s?(?:degrees |°C )?below zero/iu;

/**
 * The numbers of a text, left to right: all that `numbersIn` finds, and those in words, Roman
 * numerals, single Chinese numerals and fractions, with signs and percentages.
 *
 * @param language BCP 47 tag; an unknown one is read as English is, without words
 */
export function quantitiesIn(text: string, language: string): Quantity[] {
  const found: Quantity[] = [];
  const taken: boolean[] = [];
  const add = (
    from: number,
    to: number,
    value: number,
    notation: Notation,
    also: number[] = [],
  ) => {
    for (let at = from; at < to; at++) if (taken[at]) return;
    for (let at = from; at < to; at++) taken[at] = true;
    found.push({
      from,
      to,
      value,
      notation,
      negative:
        MINUS_BEFORE.test(text.slice(Math.max(0, from - 12), from)) ||
        BELOW_ZERO.test(text.slice(to, to + 24)),
      percent:
        PERCENT.test(text.slice(to, to + 14)) ||
        PERCENT_BEFORE.test(text.slice(Math.max(0, from - 7), from)),
      text: text.slice(from, to),
      alternatives: also,
    });
  };
  if (/[\p{N}〇零一二两兩三四五六七八九十百千]/u.test(text)) {
    addDigits(text, language, add);
    if (/[一二两兩三四五六七八九十半]/u.test(text)) {
      for (const { 0: sign, index } of text.matchAll(SINGLE_CHINESE)) {
        const value = CHINESE_VALUES[sign] as number;
        // 三成 is three tenths, that is, 30 %.
        if (text[index + 1] === '成' && !/[为立功果长本员]/u.test(text[index + 2] ?? ''))
          add(index, index + 2, value * 10, 'words');
        else add(index, index + 1, value, 'words');
      }
    }
  }
  for (const { from, to, value, ordinal } of numberWordsIn(text, language)) {
    add(from, to, value, ordinal ? 'ordinal' : 'words');
  }
  for (const { 0: roman, index } of /[IVXІХ]/.test(text) ? text.matchAll(ROMAN) : []) {
    const value = romanValue(roman);
    if (value !== undefined) add(index, index + roman.length, value, 'roman');
  }
  return found.sort((one, other) => one.from - other.from);
}

type Add = (from: number, to: number, value: number, notation: Notation, also?: number[]) => void;

function addDigits(text: string, language: string, add: Add): void {
  const numbers = numbersIn(text, language);
  for (const { 0: sign, index } of /[¼-¾⅐-⅞]/.test(text) ? text.matchAll(VULGAR_SIGN) : []) {
    // "2½" and "2 ½" are one number.
    const whole = numbers.find(({ to }) => to <= index && /^\s?$/u.test(text.slice(to, index)));
    const value = VULGAR[sign] as number;
    if (whole && Number.isInteger(whole.value))
      add(whole.from, index + 1, whole.value + value, 'digits');
    else add(index, index + 1, value, 'fraction');
  }
  for (const { from, to, value } of numbers) {
    add(
      from,
      to,
      value,
      'digits',
      alternativesOf(text.slice(from, to), value, text[from - 1] ?? ''),
    );
  }
}

/** Readings that another convention gives the same digits. */
function alternativesOf(digits: string, value: number, before: string): number[] {
  // "7", "12" and "2021" have one reading.
  if (!/[.,٫٬]/u.test(digits) && !/['’]/.test(before)) return [];
  const also: number[] = [];
  const western = digits.replace(/\p{Nd}/gu, (digit) => String(decimal(digit)));
  const parts = /^(\d{1,3})[.,٫٬](\d{3})$/.exec(western);
  if (parts) also.push(Number(`${parts[1]}${parts[2]}`), Number(`${parts[1]}.${parts[2]}`));
  if (/^\d{2}$/.test(western) && /['’]/.test(before)) also.push(1900 + value, 2000 + value);
  return also.filter((other) => other !== value);
}

function decimal(digit: string): number {
  const code = digit.codePointAt(0) as number;
  let back = 0;
  while (back < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) back++;
  return back;
}

const ROMAN_DIGITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const LATIN_FOR: Record<string, string> = { І: 'I', Х: 'X', С: 'C', М: 'M' };

function romanValue(numeral: string): number | undefined {
  const latin = numeral.replace(/[ІХСМ]/gu, (letter) => LATIN_FOR[letter] as string);
  // Single letters but these are initials, sizes and grades.
  if (!ROMAN_SHAPE.test(latin) || (latin.length === 1 && !/[IVX]/.test(latin))) return undefined;
  let value = 0;
  for (let at = 0; at < latin.length; at++) {
    const digit = ROMAN_DIGITS[latin[at] as string] as number;
    value += digit < (ROMAN_DIGITS[latin[at + 1] as string] ?? 0) ? -digit : digit;
  }
  return value;
}
