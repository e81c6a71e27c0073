import type { Quantity } from './quantities.ts';
import { CURRENCIES, type Dimension, UNITS, type Unit } from './units.ts';

/** A number with its unit or currency. */
export interface MeasuredNumber {
  quantity: Quantity;
  /** Stretch of number and unit together. */
  from: number;
  to: number;
  unit: Unit;
  /** As it stands in the text. */
  unitText: string;
}

const AFTER = patternOf('after');
const BEFORE = patternOf('before');

/** The measured numbers of a text: those of its quantities that have a unit or a currency beside them. */
export function measuresIn(
  text: string,
  language: string,
  quantities: readonly Quantity[],
): MeasuredNumber[] {
  const measured: MeasuredNumber[] = [];
  for (const quantity of quantities) {
    if (quantity.notation === 'ordinal' || quantity.notation === 'roman') continue;
    const after = AFTER.exec(text.slice(quantity.to, quantity.to + 32));
    const afterText = after?.[1];
    const unit = afterText === undefined ? undefined : unitOf(afterText, language);
    if (afterText !== undefined && unit) {
      const to = quantity.to + (after?.[0].length as number);
      measured.push({ quantity, from: quantity.from, to, unit, unitText: afterText });
      continue;
    }
    const start = Math.max(0, quantity.from - 8);
    const before = BEFORE.exec(text.slice(start, quantity.from));
    const money = before?.[1] === undefined ? undefined : unitOf(before[1], language);
    if (before && money) {
      measured.push({
        quantity,
        from: start + before.index,
        to: quantity.to,
        unit: money,
        unitText: before[1] as string,
      });
    }
  }
  return measured;
}

/** The quantity in the base unit of its dimension; money stays what it is. */
export function inBaseUnit({ quantity, unit }: MeasuredNumber): number {
  const value = quantity.negative ? -quantity.value : quantity.value;
  return value * unit.factor + (unit.offset ?? 0);
}

/** Whether two measures are of one dimension, so that one may be the other converted. */
export function isConvertible(one: Unit, other: Unit): boolean {
  return one.dimension === other.dimension;
}

const byForm = new Map<string, Unit[]>();

function unitOf(form: string, language: string): Unit | undefined {
  if (byForm.size === 0) {
    for (const unit of [...UNITS, ...CURRENCIES]) {
      for (const name of unit.forms.split(/\s+/u).filter(Boolean)) {
        const key = name.replace(/_/gu, ' ');
        byForm.set(key, [...(byForm.get(key) ?? []), unit]);
      }
    }
  }
  const units = byForm.get(form) ?? byForm.get(form.toLowerCase());
  if (units !== undefined)
    return units.find(({ languages }) => !languages || languages.includes(language.slice(0, 2)));
  // Inflected: what is left when up to three letters go.
  for (let cut = 1; cut <= 3 && form.length - cut >= 4; cut++) {
    const stem = `${form.slice(0, -cut).toLowerCase()}*`;
    const found = byForm.get(stem);
    if (found) return found[0];
  }
  return byForm.get(`${form.toLowerCase()}*`)?.[0];
}

function patternOf(place: 'after' | 'before'): RegExp {
  const signs = '[€$£¥₺₽₴₹₩₪₣]';
  if (place === 'before') {
    return new RegExp(
      `((?:US|A|C|CA|HK|NZ)?${signs}|\\b(?:USD|EUR|GBP|CHF|JPY|CNY|RUB|TRY|TL|INR|Rs|kr))[\\s\\u00a0\\u202f]?$`,
      'u',
    );
  }
  const word = '(?:[\\p{L}µ°Ω][\\p{L}\\p{M}.²³]*?(?:[/·]\\p{L}+[²³]?)?|[°º]\\s?[CFК]?|[′″])';
  const two =
    '(?:(?:square|cubic|nautical|metric)\\s\\p{L}+|(?:кв|куб)\\.\\s?\\p{L}+|квадратн\\p{L}+\\s\\p{L}+|кубическ\\p{L}+\\s\\p{L}+|degrees?\\s(?:Celsius|Fahrenheit)|Grad\\s(?:Celsius|Fahrenheit)|градус\\p{L}*\\sЦельсия|US[- ]dollars?|(?:km|kilometres?|kilometers?|miles?)\\s(?:per|an)\\shour|دولار أمريكي|متر مربع)';
  return new RegExp(
    `^(?:[\\s\\u00a0\\u202f]|-(?=\\p{L}))?(${two}|${signs}|${word})(?![\\p{L}\\p{N}²³])`,
    'iu',
  );
}

export type { Dimension };
