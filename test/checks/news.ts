import { readFileSync } from 'node:fs';

/** A segment of news as it reads in each language; all are translations people would print. */
export type NewsItem = Readonly<Record<'en' | 'de' | 'ru' | 'tr' | 'ar' | 'zh', string>>;

export const NEWS: readonly NewsItem[] = JSON.parse(
  readFileSync(
    new URL('../../fixtures/news-in-six-languages/segments.json', import.meta.url),
    'utf8',
  ),
);

/** The pairs of languages that samples come in. */
export const SAMPLE_PAIRS = ['en>de', 'en>ar', 'ar>en', 'ru>de', 'tr>de', 'zh>en'] as const;
/** German, English and Russian, each into each. */
export const NEWSROOM_PAIRS = ['en>de', 'de>en', 'ru>de', 'de>ru', 'en>ru', 'ru>en'] as const;

export interface NewsPair {
  languages: string;
  source: string;
  target: string;
  sourceLang: string;
  targetLang: string;
}

/** The segments of news in pairs of languages. */
export function newsPairs(pairs: readonly string[]): NewsPair[] {
  return pairs.flatMap((languages) => {
    const [sourceLang, targetLang] = languages.split('>') as [keyof NewsItem, keyof NewsItem];
    return NEWS.map((item) => ({
      languages,
      source: item[sourceLang],
      target: item[targetLang],
      sourceLang,
      targetLang,
    }));
  });
}

/** What goes wrong in translations, made on purpose; each gives every text it can make of one. */
export const ERRORS: Readonly<Record<string, (text: string) => string[]>> = {
  /** Another digit in each number in turn. */
  'number changed': (text) =>
    [...text.matchAll(/\d[\d.,]*/g)]
      .filter(([number]) => /[2-9]/.test(number))
      .map(({ 0: number, index }) => {
        const changed = number.replace(/[2-9](?!.*[2-9])/, (digit) => String(Number(digit) - 1));
        return text.slice(0, index) + changed + text.slice(index + number.length);
      }),
  /** Two letters inside a name exchanged, or one dropped. */
  'name garbled': (text) =>
    names(text).flatMap(({ name, index }) => {
      const end = index + name.length;
      const swapped = name.slice(0, 2) + name[3] + name[2] + name.slice(4);
      const dropped = name.slice(0, 2) + name.slice(3);
      return [swapped, dropped]
        .filter((garbled) => garbled !== name && garbled !== '')
        .map((garbled) => text.slice(0, index) + garbled + text.slice(end));
    }),
  /** A clause of three words or more left out at the end. */
  'clause dropped': (text) => {
    const match = /^(.{16,}?)([,;:—–] | und | and | и )((?:\S+ ){2,}\S+)([.?!])$/su.exec(text);
    return match && !/[“”„«»]/u.test(match[3] as string) ? [`${match[1]}${match[4]}`] : [];
  },
  /** Both marks of a quotation lost, and the one that closes it. */
  'quotation lost': (text) => {
    const match = /[„“«](.+?)[“”»]/u.exec(text);
    if (!match) return [];
    const rest = text.slice(match.index + match[0].length);
    return [
      text.slice(0, match.index) + match[1] + rest,
      text.slice(0, match.index + match[0].length - 1) + rest,
    ];
  },
};

/** Names of the news, whatever their script, by what they begin with. */
const NAMES =
  /(?<!\p{L})(?:Rostock|Ростока?|Martina|Мартина|Hoffmann|Хоффман|Schwerin|Шверине|Henrik|Хенрик|Larsen|Ларсен|Tromsø|Тромсё|Berlevåg|Берлевог|Ingrid|Ингрид|Olsen|Ольсен|Stefan|Штефан|Brandl|Брандль|Trabzon|Трабзоном|Fatma|Фатма|Yıldız|Йылдыз|Salome|Саломе|Zurabishvili|Surabischwili|Зурабишвили|Ankara|Анкары)(?!\p{L})/gu;

function names(text: string): { name: string; index: number }[] {
  return [...text.matchAll(NAMES)].map(({ 0: name, index }) => ({ name, index }));
}
