import type { Quantity } from '../text/quantities.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairNumbers } from './paired-numbers.ts';

/** From this value on a number is hardly ever put into other words. */
const RARELY_REWORDED = 13;

/** Numbers by value: changed, missing, added, and signs and percentages that got lost. */
export const numbers: Check = {
  name: 'numbers',
  group: 'facts',
  severity: 'error',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated) return;
    const { matched, changed, missing, added } = pairNumbers(pair);
    for (const [one, other] of changed) {
      const inWords = one.notation !== 'digits' && other.notation !== 'digits';
      yield {
        side: 'target',
        start: other.from,
        end: other.to,
        message: 'changed',
        severity: inWords ? 'warning' : 'error',
        params: { source: one.text, target: other.text },
        ...fixOf(one, other, target),
      };
    }
    for (const quantity of missing) {
      yield {
        side: 'source',
        start: quantity.from,
        end: quantity.to,
        message: 'missing',
        severity:
          quantity.value >= RARELY_REWORDED || !Number.isInteger(quantity.value)
            ? 'error'
            : 'warning',
        params: { number: quantity.text },
      };
    }
    for (const quantity of added) {
      yield {
        side: 'target',
        start: quantity.from,
        end: quantity.to,
        message: 'added',
        severity: 'warning',
        params: { number: quantity.text },
      };
    }
    for (const [one, other] of matched) {
      if (one.notation !== 'digits' || other.notation !== 'digits') continue;
      if (one.negative !== other.negative) {
        yield {
          side: 'target',
          start: other.from,
          end: other.to,
          message: 'sign',
          severity: 'warning',
          params: { source: signed(one), target: signed(other) },
        };
      }
      if (one.percent !== other.percent && !hasPercentElsewhere(one.percent ? target : source)) {
        yield {
          side: 'target',
          start: other.from,
          end: other.to,
          message: one.percent ? 'percentLost' : 'percentAdded',
          severity: 'warning',
          params: { number: other.text },
        };
      }
    }
  },
};

function signed({ negative, text }: Quantity): string {
  return `${negative ? '−' : ''}${text}`;
}

/** "Three to 5 per cent", "Anteil in Prozent": the percentage may be said once for several. */
function hasPercentElsewhere({ text }: CheckedText): boolean {
  return /[%٪％‰]|prozent|percent|per cent|процент|pour cent|por ciento|per cento|procent|yüzde|بالمئة|بالمائة|百分|パーセント|퍼센트/iu.test(
    text,
  );
}

/** The source's number in the target's digits and signs, where it is nothing but digits. */
function fixOf(one: Quantity, other: Quantity, target: CheckedText): Pick<Found, 'fix'> {
  if (one.notation !== 'digits' || other.notation !== 'digits') return {};
  if (!/^[\p{Nd}.,٫٬\s'’]+$/u.test(one.text) || !/^[\p{Nd}.,٫٬\s'’]+$/u.test(other.text)) return {};
  const numerals = new Intl.Locale(safe(target.language), {
    numberingSystem: /[٠-٩]/u.test(other.text)
      ? 'arab'
      : /[०-९]/u.test(other.text)
        ? 'deva'
        : 'latn',
  });
  const useGrouping = /\p{Nd}[^\p{Nd}]\p{Nd}{3}(?!\p{Nd})/u.test(one.text) && one.value >= 1000;
  const number = new Intl.NumberFormat(numerals.toString(), {
    useGrouping,
    maximumFractionDigits: 12,
  }).format(one.value);
  return { fix: replacing(target.text, other.from, other.to, number) };
}

function safe(tag: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}
