const UNITS = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'percent',
  'degree',
  'kilometer',
  'meter',
  'mile',
  'kilogram',
  'gram',
  'liter',
] as const;
/** Amounts that between them take every plural form. */
const AMOUNTS = [1, 2, 3, 5, 11, 21, 100];

/**
 * What every language has a single word for and the runtime knows (Unicode CLDR): countries,
 * languages, months, days of the week, units, "today", "and". Words by meaning, in small letters.
 *
 * @param language BCP 47
 */
export function worldWords(language: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const [locale] = Intl.DateTimeFormat.supportedLocalesOf([language]);
  if (locale === undefined) return found;
  const add = (meaning: string, text: string | undefined) => {
    const word = text?.trim().toLowerCase();
    if (!word || word.length < 2 || /[\s\p{P}\p{N}]/u.test(word)) return;
    const words = found.get(meaning);
    if (words) words.add(word);
    else found.set(meaning, new Set([word]));
  };
  addNames(locale, add);
  addDates(locale, add);
  addUnits(locale, add);
  for (const type of ['conjunction', 'disjunction'] as const) {
    const parts = new Intl.ListFormat(locale, { type }).formatToParts(['1', '2']);
    add(type, parts.find((part) => part.type === 'literal')?.value);
  }
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const days of [-1, 0, 1]) add(`day ${days}`, relative.format(days, 'day'));
  return found;
}

type Add = (meaning: string, text: string | undefined) => void;

function addNames(locale: string, add: Add): void {
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const one of letters) {
    for (const other of letters) {
      add(`region ${one}${other}`, regions.of(one + other));
      const code = (one + other).toLowerCase();
      add(`language ${code}`, languages.of(code));
    }
  }
}

function addDates(locale: string, add: Add): void {
  const calendar = { calendar: 'gregory', timeZone: 'UTC' } as const;
  // With a day beside it a month takes another case in the Slavic languages.
  const forms = [
    { month: 'long' },
    { month: 'long', day: 'numeric' },
    { weekday: 'long' },
  ] as const;
  for (const form of forms) {
    const format = new Intl.DateTimeFormat(locale, { ...calendar, ...form });
    for (let step = 0; step < 12; step++) {
      const day = 'weekday' in form ? Date.UTC(2024, 0, 1 + step) : Date.UTC(2024, step, 1);
      for (const { type, value } of format.formatToParts(day)) {
        if (type === 'month') add(`month ${step}`, value);
        if (type === 'weekday') add(`weekday ${step % 7}`, value);
      }
    }
  }
}

function addUnits(locale: string, add: Add): void {
  for (const unit of UNITS) {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
    for (const amount of AMOUNTS) {
      for (const { type, value } of format.formatToParts(amount)) {
        if (type === 'unit') for (const word of value.split(/\s/u)) add(`unit ${unit}`, word);
      }
    }
  }
}
