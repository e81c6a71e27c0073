/** The moments between which a person puts a day, or days; in the form `Date.toISOString` gives. */
export interface Period {
  /** The first moment that belongs to it. */
  since?: string | undefined;
  /** The first moment that no longer does. */
  before?: string | undefined;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** No clock is, or ever was, further from UTC: Manila's was 15:56 behind until 1844. */
const FURTHEST_MS = 16 * 60 * MINUTE_MS;

/** The moments that are written with a year of four digits, so that they sort as text does. */
const FIRST_MS = Date.parse('0000-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a name is one of the IANA time zone database (`Europe/Berlin`), or a link to one (`UTC`). */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The IANA name of the time zone this machine is set to; UTC where it is set to none there is. */
export function hostTimeZone(): string {
  // The types promise a name. Where the variable TZ holds something unknown there is none.
  const name: string | undefined = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name !== undefined && isTimeZone(name) ? name : 'UTC';
}

/**
 * The time between two days or moments, both of which belong to it.
 *
 * A day is as long as clocks show its date. Where they are put back over midnight, a date comes
 * twice; its day then begins when it first comes and ends when it last goes, so that nothing that
 * happened under the date is missed. A date that was skipped takes no time.
 *
 * @param since the first: a day, `YYYY-MM-DD`, or a moment, ISO 8601 with an offset or `Z`
 * @param until the last, in the same forms; left out, either end is open
 * @param timeZone IANA name of the zone in which the days are days
 */
export function periodOf(
  { since, until }: { since?: string | undefined; until?: string | undefined },
  timeZone: string,
): Period {
  return {
    since: since && written(isDay(since) ? dayIn(since, timeZone).start : Date.parse(since)),
    before: until && written(isDay(until) ? dayIn(until, timeZone).end : Date.parse(until) + 1),
  };
}

function isDay(text: string): boolean {
  return text.length === 'YYYY-MM-DD'.length;
}

function written(ms: number): string {
  return new Date(Math.min(Math.max(ms, FIRST_MS), LAST_MS)).toISOString();
}

/** When a day begins, and when the time after it does; milliseconds since 1970. */
function dayIn(day: string, timeZone: string): { start: number; end: number } {
  // What a clock shows is reckoned in milliseconds, too: as if it were one in UTC.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const nextMidnight = midnight + DAY_MS;
  const spans = clockSpans(midnight - FURTHEST_MS, nextMidnight + FURTHEST_MS, timeZone);
  const starts = spans
    .map(({ from, to, offset }) => ({ at: Math.max(from, midnight - offset), to }))
    .filter(({ at, to }) => at < to);
  const ends = spans
    .map(({ from, to, offset }) => ({ from, at: Math.min(to, nextMidnight - offset) }))
    .filter(({ from, at }) => from < at);
  return {
    start: Math.min(...starts.map(({ at }) => at)),
    end: Math.max(...ends.map(({ at }) => at)),
  };
}

/** A time in which clocks are not changed. */
interface ClockSpan {
  from: number;
  to: number;
  /** What they are ahead of UTC; milliseconds. */
  offset: number;
}

/** The spans a stretch of time consists of, in which clocks are changed once at most. */
function clockSpans(from: number, to: number, timeZone: string): ClockSpan[] {
  const offsetAt = offsets(timeZone);
  const [first, last] = [offsetAt(from), offsetAt(to)];
  if (first === last) return [{ from, to, offset: first }];
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === first) before = middle;
    else after = middle;
  }
  return [
    { from, to: after, offset: first },
    { from: after, to, offset: last },
  ];
}

/** How far a zone's clocks are ahead of UTC at a moment; both in milliseconds. */
function offsets(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    // "GMT", "GMT+03:30" or, before there was a standard time, "GMT-00:53:28".
    const [, sign, hours, minutes, seconds = '0'] =
      /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
    if (sign === undefined) return 0;
    const ahead =
      Number(hours) * 60 * MINUTE_MS + Number(minutes) * MINUTE_MS + Number(seconds) * 1000;
    return sign === '-' ? -ahead : ahead;
  };
}
