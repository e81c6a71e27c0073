import type { MeasuredNumber } from '../text/measures.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';
import { measureOf, pairNumbers } from './paired-numbers.ts';

/** Signs of units that languages share, so that one missing is not merely put into another word. */
const SHARED_SIGN = /^(?:[€$£¥₺₽₴₹₩₪]|°|°C|°F|℃|℉|km|kg|cm|mm|kW|MW|GW|kWh|MHz|km\/h)$/u;

/** Units and currencies of the numbers both texts have: changed without the number, or lost. */
export const units: Check = {
  name: 'units',
  group: 'facts',
  severity: 'error',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated) return;
    for (const [one, other] of pairNumbers(pair).matched) {
      if (isYear(one.value) && isYear(other.value)) continue;
      const [before, after] = [measureOf(one, source), measureOf(other, target)];
      if (before && after) yield* compared(before, after);
      else if (
        before &&
        SHARED_SIGN.test(before.unitText) &&
        !saysElsewhere(before, target.measures)
      ) {
        yield {
          side: 'target',
          start: other.from,
          end: other.to,
          message: 'missing',
          severity: 'warning',
          params: { unit: before.unitText, number: other.text },
        };
      }
    }
  },
};

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1000 && value < 2100;
}

function* compared(before: MeasuredNumber, after: MeasuredNumber): Generator<Found> {
  if (before.unit === after.unit) return;
  const place = { side: 'target', start: after.from, end: after.to } as const;
  const params = { source: before.unitText, target: after.unitText };
  const isMoney = before.unit.dimension === 'money' && after.unit.dimension === 'money';
  const isSameValue = before.quantity.value === after.quantity.value;
  if (isMoney) {
    yield isSameValue
      ? { ...place, message: 'currency', params }
      : { ...place, message: 'exchanged', severity: 'hint', params };
  } else if (before.unit.dimension === after.unit.dimension) {
    // Words for time and angles are exchanged freely; "24 hours" is not "24 days" all the same.
    if (isSameValue && before.quantity.value !== 0) yield { ...place, message: 'unit', params };
    else if (!isSameValue) yield { ...place, message: 'converted', severity: 'hint', params };
  } else if (isTemperature(before, after) === false) {
    yield { ...place, message: 'unit', severity: 'hint', params };
  }
}

/** "20 degrees" beside "20 °C". */
function isTemperature(before: MeasuredNumber, after: MeasuredNumber): boolean {
  const dimensions = [before.unit.dimension, after.unit.dimension];
  return dimensions.includes('temperature') && dimensions.includes('angle');
}

/** "5 to 7 km" may have its unit twice in the other language, or once. */
function saysElsewhere(measure: MeasuredNumber, others: readonly MeasuredNumber[]): boolean {
  return others.some(
    ({ unit }) =>
      unit.dimension === measure.unit.dimension ||
      unit.dimension === 'temperature' ||
      unit.dimension === 'angle',
  );
}
