/** Numbers and dates as the reader's language writes them. */
export interface Format {
  /** BCP 47 tag of the language they are written in. */
  locale: string;
  number(value: number): string;
  /** @param share 0 to 1 */
  percent(share: number): string;
  /** @param iso time or calendar date, ISO 8601 */
  date(iso: string): string;
  time(iso: string): string;
  dateTime(iso: string): string;
  /** "5 minutes ago"; a date once it is more than a week. */
  ago(iso: string): string;
  /** Name of a language, from its BCP 47 tag, in the reader's language. */
  language(tag: string): string;
  /** Items as a sentence lists them. */
  list(items: readonly string[]): string;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Locales kept at most: a browser can ask for any region there is, and for many there is not. */
const KEPT = 50;

const formats = new Map<string, Format>();

/**
 * The formatters for an interface language; made once, because `Intl` objects are costly to make.
 *
 * @param timeZone IANA name of the zone in which times are told
 */
export function formatFor(locale: string, timeZone: string): Format {
  const name = `${locale} ${timeZone}`;
  const format = formats.get(name) ?? makeFormat(locale, timeZone);
  // Set anew, it comes last: the first is the one that was not asked for the longest.
  formats.delete(name);
  formats.set(name, format);
  const [oldest] = formats.keys();
  if (formats.size > KEPT && oldest !== undefined) formats.delete(oldest);
  return format;
}

function makeFormat(locale: string, timeZone: string): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  // A calendar date has no time zone: read and printed in UTC it stays the day it was.
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    locale,
    number: (value) => number.format(value),
    // Never "100 %" while something is missing, nor "0 %" once something is done.
    percent: (share) =>
      percent.format(share > 0 && share < 1 ? Math.min(0.99, Math.max(0.01, share)) : share),
    date: (iso) => (iso.length === 10 ? calendar : date).format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    ago: (iso) => {
      const seconds = (Date.parse(iso) - Date.now()) / 1000;
      const past = Math.abs(seconds);
      if (past < MINUTE) return relative.format(0, 'second');
      if (past < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
      if (past < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
      if (past < 7 * DAY) return relative.format(Math.round(seconds / DAY), 'day');
      return date.format(new Date(iso));
    },
    language: (tag) => {
      // There are names for these parts of a tag only; an extension or private use has none.
      const { baseName } = new Intl.Locale(tag);
      const name = languages.of(baseName) ?? baseName;
      return baseName === tag ? name : `${name} (${tag})`;
    },
    list: (items) => list.format(items),
  };
}
