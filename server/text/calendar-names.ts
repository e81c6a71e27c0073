/** A month or a weekday named in a text. */
export interface CalendarMention {
  index: number;
  text: string;
  /** 1 to 12. */
  month?: number;
  /** 1 (Monday) to 7. */
  weekday?: number;
}

/** Names of months and weekdays in a language, as CLDR has them, with their inflected forms. */
export interface CalendarNames {
  /** The months and weekdays a text names, from the left. */
  mentions(text: string): CalendarMention[];
  /** Whether a name can mean nothing but the month: "Juli" can, "may" cannot, "in May" can. */
  isSure(name: string, isInside: boolean): boolean;
}

/** Languages whose month and day names change at their end: how many letters may follow the stem. */
const INFLECTED = new Set([
  'ru',
  'uk',
  'be',
  'pl',
  'cs',
  'sk',
  'hr',
  'sr',
  'sl',
  'bg',
  'lt',
  'lv',
  'fi',
  'et',
  'hu',
  'el',
  'tr',
  'az',
  'kk',
]);
/** Names that are plain words as well. */
const AMBIGUOUS = new Set([
  'may',
  'march',
  'mart',
  'mar',
  'mai',
  'ocak',
  'sun',
  'sat',
  'mon',
  'wed',
  'fri',
  'so',
  'do',
  'mi',
  'mo',
  'die',
  'sa',
  'fr',
  'dec',
  'jan',
  'ekim',
  'mars',
  'pazar',
  'cuma',
  'salı',
]);

const known = new Map<string, CalendarNames>();

/** @param language BCP 47; an unknown language has the names of English */
export function monthsAndDays(language: string): CalendarNames {
  let names = known.get(language);
  if (names === undefined) {
    names = namesOf(language);
    known.set(language, names);
  }
  return names;
}

function namesOf(language: string): CalendarNames {
  const base = language.slice(0, 2).toLowerCase();
  const locale = supported(language);
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (let number = 1; number <= 12; number++) {
    const date = Date.UTC(2023, number - 1, 15);
    for (const options of [
      { month: 'long' },
      { month: 'long', day: 'numeric' },
      { month: 'short', day: 'numeric' },
    ] as const) {
      const name = partOf(locale, options, 'month', date);
      if (name && !/\p{Nd}|[月월]/u.test(name) && name.length > 2) months.set(name, number);
    }
  }
  for (let number = 1; number <= 7; number++) {
    // 2 January 2023 was a Monday.
    const name = partOf(locale, { weekday: 'long' }, 'weekday', Date.UTC(2023, 0, number + 1));
    if (name) weekdays.set(name, number);
  }
  if (base === 'zh')
    for (const [at, sign] of [...'一二三四五六日'].entries())
      weekdays.set(`周${sign}`, at + 1).set(`星期${sign}`, at + 1);
  if (base === 'de') {
    weekdays.set('sonnabend', 6);
    for (const [name, number] of [...weekdays]) {
      for (const part of ['morgen', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht']) {
        weekdays.set(name + part, number);
      }
    }
  }
  if (base === 'ru') months.set('мае', 5).set('маю', 5);
  if (base === 'ar') addArabic(months);
  const inflected = INFLECTED.has(base);
  const read = (name: string): Omit<CalendarMention, 'index' | 'text'> | undefined => {
    const lower = name.toLowerCase();
    const month = lookUp(months, lower, inflected);
    if (month !== undefined) return { month };
    const weekday = lookUp(weekdays, lower, inflected);
    return weekday === undefined ? undefined : { weekday };
  };
  return {
    mentions: finder(new Map([...months, ...weekdays]), inflected, read),
    // Inside a sentence English tells the month from the verb by its capital.
    isSure: (name, isInside) =>
      (name.length > 3 && !AMBIGUOUS.has(name.toLowerCase())) ||
      (base === 'en' && isInside && /^M/.test(name)),
  };
}

/** Words remembered for a language. */
const MOST_REMEMBERED = 20_000;

const WORD = /\p{L}[\p{L}\p{M}]+/gu;

/** Names of one word are looked up word by word; others, and scripts without spaces, need a pattern. */
function finder(
  names: ReadonlyMap<string, number>,
  inflected: boolean,
  read: (name: string) => Omit<CalendarMention, 'index' | 'text'> | undefined,
): (text: string) => CalendarMention[] {
  const pattern = patternOf(names, inflected);
  if ([...names.keys()].some((name) => !/^[\p{L}\p{M}]+$/u.test(name) || UNSPACED.test(name))) {
    return (text) =>
      [...text.matchAll(pattern)].flatMap(({ 0: name, index }) => {
        const found = read(name);
        return found ? [{ index, text: name, ...found }] : [];
      });
  }
  const whole = new RegExp(`^(?:${pattern.source})$`, 'iu');
  const remembered = new Map<string, ReturnType<typeof read> | false>();
  return (text) => {
    const mentions: CalendarMention[] = [];
    WORD.lastIndex = 0;
    for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
      const [word] = match;
      const { index } = match;
      let found = remembered.get(word);
      if (found === undefined) {
        if (remembered.size > MOST_REMEMBERED) remembered.clear();
        found = (whole.test(word) && read(word)) || false;
        remembered.set(word, found);
      }
      if (found) mentions.push({ index, text: word, ...found });
    }
    return mentions;
  };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Thai}\p{Script=Hangul}]/u;

/** The Syriac names, used from Lebanon to Iraq, and those of the Maghreb. */
function addArabic(months: Map<string, number>): void {
  const syriac =
    'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول';
  for (const [at, name] of syriac.split('|').entries()) months.set(name, at + 1);
  const western = 'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر';
  for (const [at, name] of western.split('|').entries()) months.set(name, at + 1);
  months
    .set('جانفي', 1)
    .set('فيفري', 2)
    .set('أفريل', 4)
    .set('ماي', 5)
    .set('جوان', 6)
    .set('جويلية', 7)
    .set('أوت', 8);
}

function supported(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch (error) {
    if (error instanceof RangeError) return 'en';
    throw error;
  }
}

function partOf(locale: string, options: Intl.DateTimeFormatOptions, type: string, date: number) {
  const format = new Intl.DateTimeFormat(locale, {
    ...options,
    calendar: 'gregory',
    timeZone: 'UTC',
  });
  return format
    .formatToParts(date)
    .find((part) => part.type === type)
    ?.value.toLowerCase()
    .replace(/\.$/u, '');
}

/** What of a name stays when it is inflected. */
function stemOf(name: string): string {
  return name.length > 4 ? name.replace(/[аеиоуыэюяьйієїaeiouyąęáéíóúůě]$/u, '') : name;
}

function patternOf(names: ReadonlyMap<string, number>, inflected: boolean): RegExp {
  const alternatives = [...names.keys()]
    .sort((one, other) => other.length - one.length)
    .map((name) => {
      const escaped = (inflected ? stemOf(name) : name).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
      return inflected && name.length > 4 ? `${escaped}${endingOf(name)}` : escaped;
    });
  if (alternatives.length === 0) return /(?!)/gu;
  // Scripts without spaces have no edges to words.
  const edges = UNSPACED.test(alternatives.join(''));
  const body = `(?:${alternatives.join('|')})`;
  return new RegExp(edges ? body : `(?<![\\p{L}\\p{N}])(?:ال|لل|بال|وال)?${body}(?!\\p{L})`, 'giu');
}

/** Endings of cases: in Cyrillic few letters occur in them, which tells "среду" from "средств". */
function endingOf(name: string): string {
  return /\p{Script=Cyrillic}/u.test(name) ? '[аеиоуыюяйьмх]{0,3}' : '\\p{L}{0,3}';
}

function lookUp(names: Map<string, number>, name: string, inflected: boolean): number | undefined {
  const bare = name.replace(/^(?:وال|بال|ال|لل)/u, '');
  const whole = names.get(name) ?? names.get(bare);
  if (whole !== undefined || !inflected) return whole;
  for (const [known, number] of names) {
    if (known.length > 4 && name.startsWith(stemOf(known)) && name.length <= known.length + 3)
      return number;
  }
  return undefined;
}
