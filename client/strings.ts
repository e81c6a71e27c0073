/** Texts of the interface as the page carries them: nested by subject. */
export interface Strings {
  [key: string]: string | Strings;
}

export type Values = Record<string, string | number>;

/** Looks a text up and fills it in: `t('status.drafts', { count: 3 })`. */
export type Translate = (key: string, values?: Values) => string;

/**
 * A `t` like the server's, for the browser. Placeholders are `{name}`; a text that depends on a
 * number is stored once per plural category (`drafts_one`, `drafts_other`) and chosen by `count`.
 *
 * @param locale BCP 47 tag of the interface
 * @returns a function that gives the key itself where there is no such text
 */
export function translator(strings: Strings, locale: string): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const { count } = values;
    const text =
      (typeof count === 'number'
        ? lookUp(strings, `${key}_${plurals.select(count)}`)
        : undefined) ?? lookUp(strings, key);
    if (text === undefined) return key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}

/** A moment as the page's language writes it, with the day where it was not today. */
export function timeOf(at: number): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    timeStyle: 'short',
    ...(today ? {} : { dateStyle: 'medium' }),
  }).format(date);
}

function lookUp(strings: Strings, key: string): string | undefined {
  let found: string | Strings | undefined = strings;
  for (const part of key.split('.')) {
    if (typeof found !== 'object') return undefined;
    found = found[part];
  }
  return typeof found === 'string' ? found : undefined;
}
