import { monthsAndDays } from './calendar-names.ts';

/** A date or a time of day in a text; what is not said is undefined. */
export interface FoundDate {
  from: number;
  to: number;
  day?: number;
  /** 1 to 12. */
  month?: number;
  year?: number;
  /** 1 (Monday) to 7 (Sunday), after ISO 8601. */
  weekday?: number;
  hour?: number;
  minute?: number;
  /** Whether the day and the month can be told the other way round ("3/4/2021"). */
  ambiguous?: boolean;
  /** Where the number of the day stands, when the month is in words. */
  dayTo?: number;
  /** How the month is given. */
  monthInWords?: boolean;
}

const NUMERIC: readonly (readonly [
  RegExp,
  (parts: string[]) => Omit<FoundDate, 'from' | 'to'> | undefined,
])[] = [
  [
    /(?<![\p{Nd}.,])(\p{Nd}{4})-(\p{Nd}{1,2})-(\p{Nd}{1,2})(?!\p{Nd})/gu,
    ([year, month, day]) => calendarDate(day, month, year),
  ],
  [
    /(?<![\p{Nd}.,])(\p{Nd}{1,2})\.\s?(\p{Nd}{1,2})\.\s?(\p{Nd}{4}|\p{Nd}{2})(?![\p{Nd}]|[.,]\p{Nd})/gu,
    ([day, month, year]) => calendarDate(day, month, year),
  ],
  [
    /(?<![\p{Nd}.,/])(\p{Nd}{1,2})\/(\p{Nd}{1,2})\/(\p{Nd}{4}|\p{Nd}{2})(?![\p{Nd}/])/gu,
    ([first, second, year]) => {
      const date = calendarDate(first, second, year);
      const other = calendarDate(second, first, year);
      return date && other && date.day !== date.month
        ? { ...date, ambiguous: true }
        : (date ?? other);
    },
  ],
  [
    /(?:([\p{Nd}〇零一二三四五六七八九]{4})\s?[年년]\s?)?(\p{Nd}{1,2}|十[一二]?|[一二三四五六七八九])\s?[月월]\s?(?:(\p{Nd}{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号號일])?/gu,
    ([year, month, day]) => calendarDate(day, month, year),
  ],
];
const TIMES: readonly (readonly [
  RegExp,
  (parts: string[]) => { hour: number; minute: number } | undefined,
])[] = [
  // "5 p.m.", "5:30 pm"
  [
    /(?<![\p{Nd}.,:])(\d{1,2})(?:[:.]\s?(\d{2}))?(?::\d{2})?\s?([ap])\.?\s?m\b\.?/giu,
    ([hour, minute, half]) =>
      clock((Number(hour) % 12) + (/p/i.test(half as string) ? 12 : 0), minute),
  ],
  // "18:49", and "18: 49" as engines write it
  [
    /(?<![\p{Nd}.,:])(\p{Nd}{1,2}):\s?(\p{Nd}{2})(?::\p{Nd}{2})?(?![\p{Nd}:])/gu,
    ([hour, minute]) => clock(hour, minute),
  ],
  // "18 Uhr", "18.30 Uhr", "18 h 30", "kl. 18", "18 часов"
  [
    /(?<![\p{Nd}.,:])(\d{1,2})(?:[.:](\d{2}))?\sUhr(?:\s(\d{2}))?/gu,
    ([hour, minute, after]) => clock(hour, minute ?? after),
  ],
  [
    /(?<![\p{Nd}.,:])(\d{1,2})\s?h(?:eures?)?\s?(\d{2})?(?!\p{L})/gu,
    ([hour, minute]) => clock(hour, minute),
  ],
  [/(?<![\p{L}])saat\s(\d{1,2})[.:](\d{2})/giu, ([hour, minute]) => clock(hour, minute)],
  [
    /(\p{Nd}{1,2}|十[一二]?|[一二三四五六七八九])\s?[点點时時시](?:\s?(\p{Nd}{1,2})\s?[分분])?/gu,
    ([hour, minute]) => clock(hour, minute),
  ],
];

/**
 * The dates and times of a text, left to right: in digits, and with the month in words of the
 * language (as CLDR has them), which may be inflected.
 */
export function datesIn(text: string, language: string): FoundDate[] {
  const found: FoundDate[] = [];
  if (/[\p{Nd}一二三四五六七八九十]/u.test(text)) {
    if (/\p{Nd}[-./]\s?\p{Nd}|[月월]/u.test(text)) {
      for (const [pattern, read] of NUMERIC) collect(text, pattern, read, found);
    }
    if (/\p{Nd}[:.]\s?\p{Nd}|Uhr|\d\s?[ap]\.?\s?m|\dh|\d\sh|saat|[点點时時시]/iu.test(text)) {
      for (const [pattern, read] of TIMES) collect(text, pattern, read, found);
    }
  }
  addWithWords(text, language, found);
  return found.sort((one, other) => one.from - other.from);
}

function collect(
  text: string,
  pattern: RegExp,
  read: (parts: string[]) => Omit<FoundDate, 'from' | 'to'> | undefined,
  found: FoundDate[],
): void {
  for (const match of text.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    if (match[0] === '' || found.some((other) => from < other.to && other.from < to)) continue;
    const date = read(match.slice(1) as string[]);
    if (date) found.push({ from, to, ...date });
  }
}

const DAY_BEFORE =
  /(?<![\p{Nd}.,:])(\p{Nd}{1,2})(?:\s?(?:\.|st|nd|rd|th|er|re|º|ª|-?(?:го|е|ого|ье))(?!\p{L}))?\s?(?:de\s|of\s|’?d['’]|من\s)?$/iu;
const DAY_AFTER =
  /^\p{L}{0,3}['’]?\p{L}{0,3}\.?\s(\p{Nd}{1,2})(?:st|nd|rd|th|\.)?(?![\p{Nd}.:,]*\p{Nd}|[\s]?(?:%|Uhr|:))/iu;
const YEAR_AFTER = /^\p{L}{0,3}['’]?\p{L}{0,3}\.?,?\s(?:de\s|of\s|del\s)?(\p{Nd}{4})(?!\p{Nd})/iu;

function addWithWords(text: string, language: string, found: FoundDate[]): void {
  const names = monthsAndDays(language);
  const mentions = names.mentions(text);
  for (const { index: from, month, text: name } of mentions) {
    if (month === undefined) continue;
    const to = from + name.length;
    if (found.some((other) => from < other.to && other.from < to)) continue;
    const before = DAY_BEFORE.exec(text.slice(Math.max(0, from - 12), from));
    const after = before ? null : DAY_AFTER.exec(text.slice(to, to + 16));
    const day = before?.[1] ?? after?.[1];
    const dayEnd = before ? to : to + (after?.[0].length ?? 0);
    const year = YEAR_AFTER.exec(text.slice(dayEnd, dayEnd + 18));
    if (day === undefined && !year && !names.isSure(name, from > 0)) continue;
    const date = calendarDate(day, String(month), year?.[1]);
    if (!date) continue;
    const start = before ? from - before[0].length : from;
    found.push({
      ...date,
      monthInWords: true,
      from: start,
      to: year ? dayEnd + year[0].length : dayEnd,
      ...(before && { dayTo: start + (before[1] as string).length }),
    });
  }
  for (const { index: start, weekday, text: name } of mentions) {
    if (weekday === undefined) continue;
    const to = start + name.length;
    // "Am Donnerstag, dem 16. Juli": one date.
    const next = found.find(
      (date) =>
        date.day !== undefined &&
        date.weekday === undefined &&
        date.from >= to &&
        /^[\s,.(]*(?:(?:den|dem|der|the|le|de|el)\s)?$/iu.test(text.slice(to, date.from)),
    );
    const previous = found.find(
      (date) =>
        date.day !== undefined &&
        date.weekday === undefined &&
        date.to <= start &&
        /^[\s,.(（]*(?:günü)?$/u.test(text.slice(date.to, start)),
    );
    if (next) Object.assign(next, { weekday, from: start });
    else if (previous) Object.assign(previous, { weekday, to });
    else found.push({ from: start, to, weekday });
  }
}

const CHINESE: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

function numeral(text: string): number {
  const tens = /^([二三]?)十([一二三四五六七八九]?)$/.exec(text);
  if (tens) return (CHINESE[tens[1] as string] ?? 1) * 10 + (CHINESE[tens[2] as string] ?? 0);
  let value = 0;
  for (const sign of text) {
    let digit = CHINESE[sign];
    if (digit === undefined) {
      const code = sign.codePointAt(0) as number;
      digit = 0;
      while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit++;
    }
    value = value * 10 + digit;
  }
  return value;
}

function calendarDate(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
): Omit<FoundDate, 'from' | 'to'> | undefined {
  const date: Omit<FoundDate, 'from' | 'to'> = {};
  if (day !== undefined) date.day = numeral(day);
  if (month !== undefined) date.month = numeral(month);
  if (year !== undefined) date.year = year.length === 2 ? century(numeral(year)) : numeral(year);
  if (date.day !== undefined && (date.day < 1 || date.day > 31)) return undefined;
  if (date.month !== undefined && (date.month < 1 || date.month > 12)) return undefined;
  return date;
}

function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

function clock(hour: string | number | undefined, minute: string | undefined) {
  const time = {
    hour: typeof hour === 'number' ? hour : numeral(hour as string),
    minute: minute === undefined ? 0 : numeral(minute),
  };
  return time.hour <= 24 && time.minute < 60 ? time : undefined;
}

/** The weekday of a day of the Gregorian calendar, 1 (Monday) to 7; undefined for no such day. */
export function weekdayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return undefined;
  return date.getUTCDay() || 7;
}
