import { inBaseUnit, isConvertible, type MeasuredNumber } from '../text/measures.ts';
import type { Quantity } from '../text/quantities.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairDates } from './paired-dates.ts';

/** The numbers of two texts, put together. */
export interface PairedNumbers {
  matched: readonly (readonly [source: Quantity, target: Quantity])[];
  changed: readonly (readonly [source: Quantity, target: Quantity])[];
  missing: readonly Quantity[];
  added: readonly Quantity[];
}

type SameNumber = (one: Quantity, other: Quantity) => boolean;

/** Share by which a converted measure may be rounded. */
const ROUNDING = 0.06;

/**
 * Pairs the numbers of a text with those of its translation by value, however they are written. Dates
 * and times are left out where both texts have them. What is written in words counts as missing or
 * added only beside a number it can have been changed into.
 */
export function pairNumbers(pair: Pair): PairedNumbers {
  return pair.keep('numbers', () => pairUp(pair));
}

function pairUp(pair: Pair): PairedNumbers {
  const { source, target } = pair;
  const matched: (readonly [Quantity, Quantity])[] = [];
  // Numbers in dates both texts have are there to be matched, but not reported.
  const silent = new Set([...inDates(pair, 'source'), ...inDates(pair, 'target')]);
  const isLoud = (quantity: Quantity) => !silent.has(quantity);
  let ours = source.quantities.filter(isLoud);
  let theirs = target.quantities.filter(isLoud);
  const match = (same: SameNumber) => {
    for (const one of ours) {
      const other = theirs.find((quantity) => same(one, quantity));
      if (!other) continue;
      matched.push([one, other]);
      theirs = theirs.filter((quantity) => quantity !== other);
    }
    const taken = new Set(matched.map(([one]) => one));
    ours = ours.filter((quantity) => !taken.has(quantity));
  };
  const isDigits = ({ notation }: Quantity) => notation === 'digits';
  match(
    (one, other) =>
      isDigits(one) &&
      isDigits(other) &&
      one.value === other.value &&
      one.negative === other.negative &&
      one.percent === other.percent,
  );
  match((one, other) => isDigits(one) && isDigits(other) && one.value === other.value);
  match((one, other) => one.value === other.value && one.notation === other.notation);
  match((one, other) => one.value === other.value);
  match(isOtherReading);
  match((one, other) => isConverted(one, other, source, target));
  match(isDecade);
  match((one, other) => isSameHour(one, other, source, target));
  matchSplit();
  const left = [ours, theirs] as const;
  theirs = [...theirs, ...target.quantities.filter((quantity) => silent.has(quantity))];
  match((one, other) => one.value === other.value);
  ours = [...ours, ...source.quantities.filter((quantity) => silent.has(quantity))];
  theirs = theirs.filter((quantity) => left[1].includes(quantity));
  match((one, other) => one.value === other.value);
  ours = ours.filter(isLoud);
  forgive(source, target);
  return { matched, ...changes() };

  /** "57.60" is one number where the point is the decimal sign, and two where it is not. */
  function matchSplit(): void {
    const isWhole = ({ value }: Quantity) => Number.isInteger(value);
    for (const [from, to] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      for (const one of from.filter((quantity) => !isWhole(quantity))) {
        const at = to.findIndex((half, index) => {
          const next = to[index + 1];
          return (
            next !== undefined &&
            next.from - half.to === 1 &&
            Number(`${half.value}.${next.text}`) === one.value
          );
        });
        const parts = at < 0 ? [] : to.slice(at, at + 2);
        if (parts.length < 2) continue;
        const [first, second] = parts as [Quantity, Quantity];
        const text = (from === ours ? target : source).prose.slice(first.from, second.to);
        const both = { ...first, to: second.to, text, value: one.value };
        matched.push(from === ours ? [one, both] : [both, one]);
        ours = ours.filter((quantity) => quantity !== one && !parts.includes(quantity));
        theirs = theirs.filter((quantity) => quantity !== one && !parts.includes(quantity));
        matchSplit();
        return;
      }
    }
  }

  /** Drops what languages put into other words. */
  function forgive(first: CheckedText, second: CheckedText): void {
    ours = ours.filter(
      (quantity) => !needsNoNumber(quantity, second) && !isRepeated(quantity, matched, 0, first),
    );
    theirs = theirs.filter(
      (quantity) => !needsNoNumber(quantity, first) && !isRepeated(quantity, matched, 1, second),
    );
  }

  function changes() {
    const changed: (readonly [Quantity, Quantity])[] = [];
    const pairs = (isOurs: (q: Quantity) => boolean, isTheirs: (q: Quantity) => boolean) => {
      const [left, right] = [ours.filter(isOurs), theirs.filter(isTheirs)];
      for (let at = 0; at < Math.min(left.length, right.length); at++) {
        const [one, other] = [left[at] as Quantity, right[at] as Quantity];
        changed.push([one, other]);
        ours = ours.filter((quantity) => quantity !== one);
        theirs = theirs.filter((quantity) => quantity !== other);
      }
    };
    const isCount = ({ notation, value }: Quantity) => notation === 'words' && value >= 2;
    const isRoman = ({ notation, text }: Quantity) => notation === 'roman' && text.length > 1;
    pairs(isDigits, isDigits);
    pairs(isDigits, isCount);
    pairs(isCount, isDigits);
    // Words that count are only told from others when there is one of them on each side.
    if (ours.filter(isCount).length === 1 && theirs.filter(isCount).length === 1)
      pairs(isCount, isCount);
    pairs(isRoman, isRoman);
    return { changed, missing: ours.filter(isDigits), added: theirs.filter(isDigits) };
  }
}

function inDates(pair: Pair, side: 'source' | 'target'): Quantity[] {
  const { matched, changed, missing } = pairDates(pair);
  const dates = [...matched, ...changed].map((both) => both[side === 'source' ? 0 : 1]);
  if (side === 'source') {
    dates.push(...missing);
  }
  return pair[side].quantities.filter(({ from, to }) =>
    dates.some((date) => date.from <= from && to <= date.to),
  );
}

const isOtherReading: SameNumber = (one, other) =>
  one.alternatives.includes(other.value) ||
  other.alternatives.includes(one.value) ||
  one.alternatives.some((value) => other.alternatives.includes(value));

/** "1990s", "90er", "90-е": the decade with and without its century. */
const isDecade: SameNumber = (one, other) => {
  const [short, long] =
    one.value < other.value ? [one.value, other.value] : [other.value, one.value];
  return (
    short >= 10 &&
    short < 100 &&
    short % 10 === 0 &&
    long >= 1800 &&
    long < 2100 &&
    long % 100 === short
  );
};

/** Words that make an hour of a number, and of the twelve-hour clock if need be. */
const CLOCK =
  /Uhr|[ap]\.?\s?m\.?(?!\p{L})|o['’]clock|afternoon|evening|night|morning|утра|вечера|дня|ночи|часов|saat|sabah|akşam|gece|öğleden|صباحا|مساء|ليلا|ظهرا|الساعة|上午|下午|晚上|早上|[点點]|heures?|horas|\d:\d\d/iu;

/** "11 p.m." and "23 Uhr". */
function isSameHour(
  one: Quantity,
  other: Quantity,
  source: CheckedText,
  target: CheckedText,
): boolean {
  if (Math.abs(one.value - other.value) !== 12 || Math.max(one.value, other.value) > 24)
    return false;
  return CLOCK.test(source.prose) && CLOCK.test(target.prose);
}

function isConverted(
  one: Quantity,
  other: Quantity,
  source: CheckedText,
  target: CheckedText,
): boolean {
  const [from, to] = [measureOf(one, source), measureOf(other, target)];
  if (!from || !to || from.unit === to.unit) return false;
  if (from.unit.dimension === 'money' && to.unit.dimension === 'money')
    return one.value !== other.value;
  if (!isConvertible(from.unit, to.unit)) return false;
  const [before, after] = [inBaseUnit(from), inBaseUnit(to)];
  if (from.unit.dimension === 'temperature') return Math.abs(before - after) <= 1.5;
  return Math.abs(before - after) <= ROUNDING * Math.abs(before);
}

/** The measure a quantity is part of. */
export function measureOf(quantity: Quantity, text: CheckedText): MeasuredNumber | undefined {
  return text.measures.find((measure) => measure.quantity === quantity);
}

/** Languages with a dual, or that leave out "one" before a noun. */
const DUAL = new Set(['ar', 'he', 'sl']);

function needsNoNumber({ value, notation }: Quantity, other: CheckedText): boolean {
  if (value === 1) return true;
  if (value === 2 && DUAL.has(other.base)) return true;
  return notation === 'fraction' && value === 0.5;
}

/** Whether a number says again what was matched already: "der 3. und 4., also 3 …". */
function isRepeated(
  quantity: Quantity,
  matched: readonly (readonly [Quantity, Quantity])[],
  side: 0 | 1,
  text: CheckedText,
): boolean {
  if (quantity.notation !== 'digits') return false;
  const glued = /\p{L}/u.test(text.text[quantity.from - 1] ?? '') && quantity.value < 10;
  return glued && matched.some((both) => both[side].value === quantity.value);
}
