import { fold } from './words.ts';

/** What a line of a date or time shows. */
export interface DateLine {
  /** Whether it names a day: by its date, or by how long ago it was. */
  day: boolean;
}

interface DateWords {
  /** Months, days of the week, eras and halves of the day. */
  names: RegExp;
  months: RegExp;
  /** "2 hours ago", "yesterday". */
  ago: RegExp;
  /** Words between the parts of a date, such as "de" in Spanish, "Uhr" in German. */
  fillers: RegExp;
}

const cache = new Map<string, DateWords>();

const NUMERIC_DATE =
  /(?<!\p{Nd})\p{Nd}{1,4}\s?[./\-–]\s?\p{Nd}{1,2}\s?[./\-–]\s?\p{Nd}{2,4}(?!\p{Nd})|\p{Nd}{4}\s?年|\p{Nd}{1,2}\s?月\s?\p{Nd}{1,2}\s?[日号]/u;
const CLOCK = /(?<!\p{Nd})\p{Nd}{1,2}\s?[:：h٫時时]\s?\p{Nd}{2}(?!\p{Nd})/u;
const ZONE = /(?<!\p{L})(?:utc|gmt|msk|мск|cest|cet|est|edt|pst|pdt|trt|z|t)(?!\p{L})/gu;
const MARKS = /[\p{P}\p{S}\s年月日号时時分秒点點時]/gu;
/** Words before and in dates that no locale's patterns have. */
const COMMON_FILLERS = [
  ...[
    'uhr',
    'um',
    'am',
    'at',
    'on',
    'of',
    'г',
    'года',
    'год',
    'г.',
    'в',
    'о',
    'р',
    'року',
    'h',
    'pm',
    'a.m.',
    'p.m.',
  ],
  ...[
    'posted',
    'published',
    'updated',
    'posted on',
    'published on',
    'last updated',
    'veröffentlicht',
    'aktualisiert',
    'stand',
  ],
  ...[
    'опубликовано',
    'обновлено',
    'опубліковано',
    'оновлено',
    'yayınlanma',
    'güncelleme',
    'yayınlandı',
    'güncellendi',
    'saat',
    'tarihi',
    'tarih',
  ],
  ...[
    'publié',
    'publié le',
    'mis à jour',
    'modifié',
    'le',
    'à',
    'publicado',
    'actualizado',
    'el',
    'a las',
    'las',
    'de',
    'del',
    'os',
  ],
  ...[
    'نشر',
    'نشر في',
    'تحديث',
    'آخر تحديث',
    'الساعة',
    'في',
    'م',
    'ص',
    '发布',
    '发布于',
    '发表于',
    '更新',
    '发布时间',
    '时间',
    '上午',
    '下午',
    '晚上',
  ],
  ...[
    'just now',
    'gerade eben',
    'только что',
    'az önce',
    'şimdi',
    'الآن',
    '刚刚',
    "à l'instant",
    'ahora',
    'щойно',
    'edited',
  ],
];
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
/** Counts that between them need every plural form of every language. */
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100];

/**
 * Reads a line that is nothing but a date, a time or both, written in the ways of the language or of
 * English; undefined for any other line. The names of months and days, and the wordings of "two hours
 * ago", are those of the Unicode Common Locale Data Repository.
 *
 * @param language BCP 47
 */
export function readDateLine(text: string, language: string): DateLine | undefined {
  if (text.length > 80) return undefined;
  const folded = fold(text, language);
  for (const words of [wordsOf(language), wordsOf('en')]) {
    const ago = words.ago.test(folded);
    const month = words.months.test(folded) && /\p{Nd}/u.test(folded);
    const numeric = NUMERIC_DATE.test(folded);
    if (!ago && !month && !numeric && !CLOCK.test(folded)) continue;
    const rest = folded
      .replace(new RegExp(words.ago, 'gu'), ' ')
      .replace(new RegExp(words.names, 'gu'), ' ')
      .replace(/(?<=\p{Nd})\s?(?:h|st|nd|rd|th)(?!\p{L})/gu, ' ')
      .replace(/\p{Nd}+/gu, ' ')
      .replace(ZONE, ' ')
      .replace(new RegExp(words.fillers, 'gu'), ' ')
      .replace(MARKS, '');
    if (rest === '') return { day: ago || month || numeric };
  }
  return undefined;
}

function wordsOf(language: string): DateWords {
  const primary = language.split('-')[0] ?? 'en';
  let words = cache.get(primary);
  if (!words) {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf([primary]);
    words = makeWords(locale ?? 'en');
    cache.set(primary, words);
  }
  return words;
}

function makeWords(locale: string): DateWords {
  const months = new Set<string>();
  const others = new Set<string>();
  const fillers = new Set<string>(COMMON_FILLERS);
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2020, month, 1 + month * 2, month * 2, 30));
    for (const style of ['long', 'short'] as const) {
      for (const form of [
        new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' }),
        new Intl.DateTimeFormat(locale, {
          day: 'numeric',
          month: style,
          year: 'numeric',
          timeZone: 'UTC',
        }),
        new Intl.DateTimeFormat(locale, {
          weekday: style,
          hour: 'numeric',
          hour12: true,
          timeZone: 'UTC',
        }),
        new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }),
      ]) {
        for (const { type, value } of form.formatToParts(date)) {
          const word = fold(value, locale);
          if (!/\p{L}/u.test(word)) continue;
          if (type === 'month') months.add(word);
          else if (type === 'weekday' || type === 'dayPeriod' || type === 'era') others.add(word);
          else if (type === 'literal')
            for (const one of word.split(/[^\p{L}\p{M}]+/u)) fillers.add(one);
        }
      }
    }
  }
  fillers.delete('');
  return {
    months: new RegExp(names(months), 'u'),
    names: new RegExp(names(new Set([...months, ...others])), 'u'),
    fillers: new RegExp(names(fillers), 'u'),
    ago: agoPattern(locale),
  };
}

function agoPattern(locale: string): RegExp {
  const patterns = new Set<string>();
  for (const style of ['long', 'short', 'narrow'] as const) {
    for (const numeric of ['always', 'auto'] as const) {
      const format = new Intl.RelativeTimeFormat(locale, { style, numeric });
      for (const unit of UNITS) {
        for (const count of COUNTS) {
          const phrase = format
            .formatToParts(-count, unit)
            .map(({ type, value }) =>
              type === 'integer' ? '\\p{Nd}+' : escaped(fold(`|${value}|`, locale).slice(1, -1)),
            )
            .join('');
          // A bare "+1 h" would take in any number with a unit.
          if (/\p{L}/u.test(phrase.replaceAll('\\p{Nd}', ''))) patterns.add(phrase.trim());
        }
      }
    }
  }
  const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{Nd}])(?:${longestFirst.join('|')})(?!\\p{L})`, 'u');
}

function names(words: Set<string>): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(escaped);
  return `(?<![\\p{L}\\p{M}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{M}])`;
}

function escaped(text: string): string {
  return text.split(/\s+/u).map(RegExp.escape).join('\\s');
}
