import { type FoundDate, weekdayOf } from '../text/dates.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairDates } from './paired-dates.ts';

/** Dates and times: changed or missing, weekdays that do not go with the date, and how they are written. */
export const dates: Check = {
  name: 'dates',
  group: 'facts',
  severity: 'error',
  *run(pair: Pair, context: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (pair.isTranslated) {
      const { changed, missing } = pairDates(pair);
      for (const [one, other] of changed) {
        yield {
          side: 'target',
          start: other.from,
          end: other.to,
          message: 'changed',
          severity: isVague(one) || isVague(other) ? 'hint' : 'error',
          params: {
            source: source.text.slice(one.from, one.to),
            target: target.text.slice(other.from, other.to),
          },
        };
      }
      for (const date of missing) {
        yield {
          side: 'source',
          start: date.from,
          end: date.to,
          message: 'missing',
          severity: isVague(date) || date.hour !== undefined ? 'hint' : 'warning',
          params: { date: source.text.slice(date.from, date.to) },
        };
      }
    }
    const wrong = new Set(weekdayFindings(source, context).map(({ params }) => params?.right));
    yield* weekdayFindings(source, context);
    for (const finding of weekdayFindings(target, context)) {
      if (!wrong.has(finding.params?.right)) yield { ...finding, severity: 'warning' };
    }
    yield* ordinalPoints(target);
  },
};

/** A month or a weekday alone: often said otherwise ("this summer", "yesterday"). */
function isVague({ day, year, hour }: FoundDate): boolean {
  return day === undefined && year === undefined && hour === undefined;
}

/** Dates whose weekday is another one by the calendar. */
function weekdayFindings(text: CheckedText, { publishedOn }: CheckContext): Found[] {
  const found: Found[] = [];
  for (const date of text.dates) {
    if (
      date.weekday === undefined ||
      date.day === undefined ||
      date.month === undefined ||
      date.ambiguous
    )
      continue;
    const years = date.year === undefined ? yearsAround(publishedOn) : [date.year];
    const weekdays = years.map((year) => weekdayOf(year, date.month as number, date.day as number));
    if (years.length === 0 || weekdays.includes(date.weekday)) continue;
    found.push({
      side: text.side,
      start: date.from,
      end: date.to,
      message: weekdays[0] === undefined ? 'noSuchDay' : 'weekday',
      severity: 'hint',
      params: {
        date: text.text.slice(date.from, date.to),
        right: nameOfWeekday(weekdays[0] ?? 0, text.language),
      },
    });
  }
  return found;
}

/** Years a date without one may be of: that of the publication, or the one before or after. */
function yearsAround(publishedOn: string | undefined): number[] {
  const year = Number(publishedOn?.slice(0, 4));
  return year > 0 ? [year, year - 1, year + 1] : [];
}

function nameOfWeekday(weekday: number, language: string): string {
  if (weekday === 0) return '';
  const format = (tag: string) =>
    new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
  const date = Date.UTC(2023, 0, weekday + 1);
  try {
    return format(language).format(date);
  } catch (error) {
    if (error instanceof RangeError) return format('en').format(date);
    throw error;
  }
}

const points = new Map<string, boolean | undefined>();

/** Whether a language writes the day of a month with a point ("17. Juli"); undefined where the month comes first. */
function takesPoint(language: string): boolean | undefined {
  if (!points.has(language)) points.set(language, pointOf(language));
  return points.get(language);
}

function pointOf(language: string): boolean | undefined {
  try {
    const parts = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).formatToParts(Date.UTC(2023, 6, 17));
    // English also has the day first, without a point.
    if (/^en\b/.test(language)) return false;
    if (parts[0]?.type !== 'day' || parts[1]?.type !== 'literal') return undefined;
    return parts[1].value.startsWith('.') ? true : parts[1].value === ' ' ? false : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** "17 Juli" in German, "17. July" in English. */
function* ordinalPoints(target: CheckedText): Generator<Found> {
  const wanted = takesPoint(target.language);
  if (wanted === undefined) return;
  for (const { monthInWords, dayTo, from, to } of target.dates) {
    if (!monthInWords || dayTo === undefined || !/^[.\s\u00a0]/u.test(target.text.slice(dayTo, to)))
      continue;
    const has = target.text[dayTo] === '.';
    if (has === wanted) continue;
    yield {
      side: 'target',
      start: from,
      end: to,
      message: wanted ? 'pointMissing' : 'pointTooMany',
      severity: 'warning',
      params: { date: target.text.slice(from, to) },
      fix: replacing(target.text, dayTo, has ? dayTo + 1 : dayTo, wanted ? '.' : ''),
    };
  }
}
