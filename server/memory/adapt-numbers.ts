import { type FoundNumber, numbersIn } from '../text/numbers.ts';
import type { Pair } from './signatures.ts';

/** The digits of a numeral with what groups them, without a word such as "million" after them. */
const NUMERAL = /^\p{Nd}(?:[\p{Nd}.,٫٬،'’·\u00a0\u202f\u2009 ]*\p{Nd})?/u;

/** A numeral of a text, apart from the word that multiplies it. */
interface Numeral extends FoundNumber {
  /** Its digits and signs. */
  digits: string;
  /** What follows them: `" млн"`. */
  rest: string;
}

/**
 * A translation with the numbers of another source: where the sources have the same numbers but for
 * their values, each that differs is looked for in the translation by its value and written there as
 * that has it: "1 000" for "2 500" makes "1.000" "2.500". A number that is not found there once, or
 * stands for two, stays.
 *
 * @param found the source the translation is of
 * @param wanted the source it is to be of
 * @returns the translation; the same where nothing was adapted
 */
export function adaptNumbers(
  { found, target, wanted }: { found: string; target: string; wanted: string },
  pair: Pair,
): string {
  const [before, after] = [numerals(found, pair.source), numerals(wanted, pair.source)];
  if (before.length === 0 || before.length !== after.length) return target;
  const places = numerals(target, pair.target);
  const edits: { from: number; to: number; text: string }[] = [];
  for (const [index, old] of before.entries()) {
    const now = after[index] as Numeral;
    if (old.digits === now.digits && old.rest === now.rest) continue;
    const others = before.filter(({ value }) => value === old.value);
    const here = places.filter(({ value }) => value === old.value);
    const isClear = others.length === 1 && here.length === 1 && old.rest === now.rest;
    if (!isClear) continue;
    const place = here[0] as Numeral;
    edits.push({
      from: place.from,
      to: place.from + place.digits.length,
      text: written(now.digits, old.digits, place.digits, pair),
    });
  }
  let adapted = target;
  for (const { from, to, text } of edits.sort((one, other) => other.from - one.from)) {
    adapted = adapted.slice(0, from) + text + adapted.slice(to);
  }
  return adapted;
}

function numerals(text: string, language: string): Numeral[] {
  return numbersIn(text, language).flatMap((found) => {
    const whole = text.slice(found.from, found.to);
    const digits = NUMERAL.exec(whole)?.[0];
    return digits === undefined ? [] : [{ ...found, digits, rest: whole.slice(digits.length) }];
  });
}

/** A number as the translation writes such numbers: as the source does, or else as its language does. */
function written(now: string, old: string, place: string, pair: Pair): string {
  if (old === place || /^0\d/u.test(now)) return now;
  const [number] = numbersIn(now, pair.source);
  if (!number || number.to !== now.length) return now;
  const fraction = /[.,٫](\p{Nd}+)$/u.exec(now)?.[1];
  const digits = fraction && !Number.isInteger(number.value) ? fraction.length : 0;
  const isGrouped = (text: string) => /\p{Nd}[.,٬'’\s]\p{Nd}{3}/u.test(text);
  return new Intl.NumberFormat(pair.target, {
    numberingSystem: /^[\p{ASCII}\s’]+$/u.test(place) ? 'latn' : undefined,
    useGrouping: isGrouped(place) || isGrouped(now),
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, 0),
  } as Intl.NumberFormatOptions).format(number.value);
}
