import { isConvertible, type MeasuredNumber } from '../text/measures.ts';
import type { Quantity } from '../text/quantities.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairDates } from './paired-dates.ts';
import { pairNames, SAME_NAME } from './paired-names.ts';
import { measureOf, pairNumbers } from './paired-numbers.ts';
import { pairVerbatim } from './paired-verbatim.ts';

export const FACT_KINDS = ['name', 'date', 'number', 'measure', 'verbatim'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Whether the translation says the same: in other units counts as another case. */
export type FactStatus = 'same' | 'converted' | 'changed' | 'missing' | 'added';

/** A stretch of one of the two texts; UTF-16 offsets, `to` exclusive. */
export interface FactPlace {
  from: number;
  to: number;
  text: string;
}

/** Something that has to be the same in both texts, with its place in each. */
export interface Fact {
  kind: FactKind;
  status: FactStatus;
  source: FactPlace | undefined;
  target: FactPlace | undefined;
}

type Stretch = Pick<FactPlace, 'from' | 'to'>;

/**
 * The facts of a segment, each paired with what stands for it in the translation: names, dates and
 * times, numbers, measures, addresses and codes; in the order of the original, what only the
 * translation has last.
 */
export function factsOf(pair: Pair): Fact[] {
  const facts: Fact[] = [];
  const taken = { source: [] as Stretch[], target: [] as Stretch[] };
  /** Adds a fact, unless another one covers its place: the digits of a date are no numbers. */
  const add = (
    kind: FactKind,
    status: FactStatus,
    ours: Stretch | undefined,
    theirs: Stretch | undefined,
  ) => {
    if (isTaken(taken.source, ours) || isTaken(taken.target, theirs)) return;
    if (ours) taken.source.push(ours);
    if (theirs) taken.target.push(theirs);
    facts.push({
      kind,
      status,
      source: ours && placeIn(pair.source, ours),
      target: theirs && placeIn(pair.target, theirs),
    });
  };

  for (const { matched, changed, missing, added } of pairVerbatim(pair)) {
    for (const [one, other] of matched) add('verbatim', 'same', one, other);
    for (const [one, other] of changed) add('verbatim', 'changed', one, other);
    for (const span of missing) add('verbatim', 'missing', span, undefined);
    for (const span of added) add('verbatim', 'added', undefined, span);
  }
  const dates = pairDates(pair);
  for (const [one, other] of dates.matched) add('date', 'same', one, other);
  for (const [one, other] of dates.changed) add('date', 'changed', one, other);
  for (const date of dates.missing) add('date', 'missing', date, undefined);

  const numbers = pairNumbers(pair);
  for (const [one, other] of numbers.matched) addNumber(one, other, false);
  for (const [one, other] of numbers.changed) addNumber(one, other, true);
  for (const one of numbers.missing) add('number', 'missing', one, undefined);
  for (const other of numbers.added) add('number', 'added', undefined, other);

  const names = pairNames(pair);
  for (const { source, target, distance } of names.pairs)
    add('name', distance <= SAME_NAME ? 'same' : 'changed', source, target);
  for (const token of names.missing) add('name', 'missing', token, undefined);

  return facts.sort(byPlace);

  function addNumber(one: Quantity, other: Quantity, isChanged: boolean): void {
    const [ours, theirs] = [measureOf(one, pair.source), measureOf(other, pair.target)];
    if (ours && theirs) {
      add('measure', isChanged ? 'changed' : measureStatus(ours, theirs), ours, theirs);
    } else add('number', isChanged ? 'changed' : 'same', one, other);
  }
}

function measureStatus(one: MeasuredNumber, other: MeasuredNumber): FactStatus {
  if (one.unit === other.unit) return 'same';
  if (one.quantity.value !== other.quantity.value) return 'converted';
  // One value in two units of a dimension is two amounts; "20 degrees" may well be 20 °C.
  return isConvertible(one.unit, other.unit) ? 'changed' : 'same';
}

function isTaken(taken: readonly Stretch[], place: Stretch | undefined): boolean {
  return place !== undefined && taken.some(({ from, to }) => place.from < to && from < place.to);
}

function placeIn({ text }: CheckedText, { from, to }: Stretch): FactPlace {
  return { from, to, text: text.slice(from, to) };
}

function byPlace(one: Fact, other: Fact): number {
  if (one.source && other.source) return one.source.from - other.source.from;
  if (one.source || other.source) return one.source ? -1 : 1;
  return (one.target?.from ?? 0) - (other.target?.from ?? 0);
}
