import type { Quantity } from '../text/quantities.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairNumbers } from './paired-numbers.ts';

/** Decimal signs and signs between thousands that are not those of the language. */
export const numberFormat: Check = {
  name: 'number-format',
  group: 'typography',
  severity: 'warning',
  *run(pair: Pair): Generator<Found> {
    const { target } = pair;
    const signs = signsOf(target.language);
    if (!signs || !pair.isTranslated || !/\d[.,]\d/.test(target.prose)) return;
    for (const [one, other] of pairNumbers(pair).matched) {
      if (other.notation !== 'digits' || isTime(other, target)) continue;
      const [, whole = '', sign, rest = ''] = /^(\d+)([.,])(\d+)/.exec(other.text) ?? [];
      if (sign === undefined || /[.,].*[.,]/.test(other.text)) continue;
      const isDecimal = !Number.isInteger(one.value) || rest.length !== 3;
      const right = isDecimal ? signs.decimal : signs.group;
      // A number of four digits may do without a sign, and any may have a space.
      if (sign === right || (!isDecimal && sign !== signs.decimal)) continue;
      if (isDecimal && Number.isInteger(one.value * 100_000) === false) continue;
      const mended = other.text.replace(sign, right);
      yield {
        side: 'target',
        start: other.from,
        end: other.to,
        message: isDecimal ? 'decimal' : 'thousands',
        severity: whole === '0' || isDecimal ? 'warning' : 'error',
        params: { number: other.text, right: mended },
        fix: replacing(target.text, other.from, other.to, mended),
      };
    }
  },
};

interface Signs {
  decimal: string;
  group: string;
}

const known = new Map<string, Signs | undefined>();

/** The signs of a language that uses point and comma; undefined for others and for unknown languages. */
function signsOf(language: string): Signs | undefined {
  if (!known.has(language)) known.set(language, read(language));
  return known.get(language);
}

function read(language: string): Signs | undefined {
  try {
    if (Intl.NumberFormat.supportedLocalesOf(language).length === 0) return undefined;
    const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(
      12_345_678.5,
    );
    const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
    const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
    return /^[.,]$/.test(decimal) ? { decimal, group } : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** "18.30 Uhr", and dates and versions, are no decimals. */
function isTime({ from, to }: Quantity, { dates, prose }: CheckedText): boolean {
  return (
    dates.some((date) => date.from <= from && to <= date.to) ||
    /^\s?(?:Uhr|[ap]\.?m)|^[.:]\d/u.test(prose.slice(to, to + 6)) ||
    /(?:\bv|Version|версия|sürüm|§|Nr\.?|No\.?)\s?$/iu.test(
      prose.slice(Math.max(0, from - 9), from),
    )
  );
}
