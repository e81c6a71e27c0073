import type { FoundDate } from '../text/dates.ts';
import type { CheckedText, Pair } from './pair.ts';

/** The dates and times of two texts, put together. */
export interface PairedDates {
  matched: readonly (readonly [source: FoundDate, target: FoundDate])[];
  changed: readonly (readonly [source: FoundDate, target: FoundDate])[];
  missing: readonly FoundDate[];
}

const FIELDS = ['day', 'month', 'year', 'weekday', 'hour', 'minute'] as const;

/**
 * Pairs the dates of a text with those of its translation: those that agree in all that both say,
 * the fullest agreement first; of the rest, those of one kind that can only be the same one, changed.
 */
export function pairDates(pair: Pair): PairedDates {
  return pair.keep('dates', () => pairUp(pair));
}

function pairUp({ source, target }: Pair): PairedDates {
  const matched: (readonly [FoundDate, FoundDate])[] = [];
  const changed: (readonly [FoundDate, FoundDate])[] = [];
  let ours = [...source.dates];
  let theirs = [...target.dates];
  const candidates = ours
    .flatMap((one) => theirs.map((other) => ({ one, other, score: agreement(one, other) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  for (const { one, other } of candidates) {
    if (!ours.includes(one) || !theirs.includes(other)) continue;
    matched.push([one, other]);
    ours = ours.filter((date) => date !== one);
    theirs = theirs.filter((date) => date !== other);
  }
  // A name of a month or a day may as well be a plain word; one that says nothing new is no change.
  ours = ours.filter((date) => !isSaid(date, target) && !repeats(date, source, ours));
  theirs = theirs.filter((date) => !isSaid(date, source) && !repeats(date, target, theirs));
  for (const kind of ['date', 'time', 'weekday', 'month'] as const) {
    const [left, right] = [ours, theirs].map((dates) =>
      dates.filter((date) => kindOf(date) === kind),
    );
    for (let at = 0; at < Math.min(left?.length ?? 0, right?.length ?? 0); at++) {
      const [one, other] = [left?.[at] as FoundDate, right?.[at] as FoundDate];
      changed.push([one, other]);
      ours = ours.filter((date) => date !== one);
    }
  }
  return { matched, changed, missing: ours };
}

/** How much two dates agree in: 0 where they contradict or have nothing in common. */
function agreement(one: FoundDate, other: FoundDate): number {
  let same = 0;
  for (const field of FIELDS) {
    const [a, b] = [one[field], other[field]];
    if (a === undefined || b === undefined) continue;
    if (a === b || (field === 'hour' && a % 12 === b % 12)) same++;
    else if ((one.ambiguous || other.ambiguous) && (field === 'day' || field === 'month')) {
      if (one.day !== other.month || one.month !== other.day) return 0;
      same++;
    } else return 0;
  }
  return same;
}

function kindOf(date: FoundDate): 'date' | 'time' | 'weekday' | 'month' {
  if (date.hour !== undefined) return 'time';
  if (date.day !== undefined || date.year !== undefined) return 'date';
  return date.weekday === undefined ? 'month' : 'weekday';
}

/** Whether the other text has the numbers of a date, if not as a date. */
function isSaid(date: FoundDate, other: CheckedText): boolean {
  const has = (value: number) => other.quantities.some((quantity) => quantity.value === value);
  if (date.hour !== undefined) {
    return (
      (has(date.hour) || has(date.hour % 12 || 12)) &&
      (!date.minute || has(date.minute) || date.minute % 15 === 0)
    );
  }
  if (date.day === undefined && date.year === undefined) return false;
  return (date.day === undefined || has(date.day)) && (date.year === undefined || has(date.year));
}

function repeats(date: FoundDate, text: CheckedText, rest: readonly FoundDate[]): boolean {
  return text.dates.some((other) => !rest.includes(other) && agreement(date, other) > 0);
}
