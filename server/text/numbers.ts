/** A numeral found in a text: UTF-16 offsets of the whole expression and what it is worth. */
export interface FoundNumber {
  from: number;
  to: number;
  value: number;
}

/** Words that multiply the numeral before them; a stem matches with up to `endings` more letters. */
const MAGNITUDES: readonly [stem: RegExp, value: number][] = [
  [
    /^(?:thousand|tausend|mille|mila|mil|duizend|tusind|tusen|tuhat|tysi(?:ąc|ęcy|ące)|þúsund)$/u,
    1e3,
  ],
  [
    /^(?:тыс|тысяч\p{L}{0,3}|тисяч\p{L}{0,3}|хиляд\p{L}{0,2}|мың|bin|min|χιλιάδ\p{L}{1,3}|χίλι\p{L}{1,3})$/u,
    1e3,
  ],
  [/^(?:ألف|الف|آلاف|ألفا|هزار|אלף|אלפים|हज़ार|हजार|հազար|ათასი|พัน|千|천)$/u, 1e3],
  [/^(?:lakhs?|लाख)$/u, 1e5],
  [/^(?:crores?|करोड़)$/u, 1e7],
  [/^(?:หมื่น|万|萬|만)$/u, 1e4],
  [/^(?:แสน)$/u, 1e5],
  [
    /^(?:mio|mln|millions?|millionen|milli[oó]n(?:es|i|er)?|milion\p{L}{0,4}|milh(?:ão|ões)|miljoen\p{L}{0,2}|milljón\p{L}{0,2}|milyon)$/u,
    1e6,
  ],
  [
    /^(?:млн|миллион\p{L}{0,3}|мільйон\p{L}{0,3}|милион\p{L}{0,3}|εκατομμύρι\p{L}{1,2}|εκατ)$/u,
    1e6,
  ],
  [/^(?:مليون|ملايين|مليونا|میلیون|מיליון|מיליוני|मिलियन|միլիոն|მილიონი|ล้าน|百万)$/u, 1e6],
  [/^(?:亿|億|억)$/u, 1e8],
  [
    /^(?:mrd|mld|milliards?|milliarden?|miliard\p{L}{0,3}|miljard\p{L}{0,2}|milliarder|milyar|miliardi|bilyon)$/u,
    1e9,
  ],
  [
    /^(?:млрд|миллиард\p{L}{0,3}|мільярд\p{L}{0,3}|милиард\p{L}{0,3}|δισεκατομμύρι\p{L}{1,2}|δισ)$/u,
    1e9,
  ],
  [/^(?:مليار|مليارات|مليارا|میلیارد|מיליארד|अरब|միլիարդ|მილიარდი)$/u, 1e9],
  [/^(?:трлн|триллион\p{L}{0,3}|трильйон\p{L}{0,3}|تريليون|兆|조)$/u, 1e12],
];
/** "Billion" is a thousand million in English and a million million on the Continent. */
const SHORT_SCALE = new Set(['en', 'tr', 'ru', 'uk', 'bg', 'ar', 'he', 'el', 'pt', 'hi']);

const CHINESE_DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  兩: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const CHINESE_UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const CHINESE_MYRIADS: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 兆: 1e12 };
const CHINESE_NUMERAL = /[〇零一二两兩三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟]+/u;

const GROUP_SIGNS = ",.٬،'’\\u00a0\\u202f\\u2009";
const NUMERAL = new RegExp(
  `(?<grouped>\\p{Nd}{1,3}(?:(?<sign>[${GROUP_SIGNS} ])\\p{Nd}{2,3})(?:\\k<sign>\\p{Nd}{2,3})*(?:[.,٫]\\p{Nd}+)?(?!\\p{Nd}))` +
    `|(?<plain>\\p{Nd}+(?:[.,٫]\\p{Nd}+)*)|(?<chinese>${CHINESE_NUMERAL.source})`,
  'gu',
);
const FOLLOWING_WORD = /^(?:[ \u00a0\u202f]|-(?=\p{L}))?(\p{L}[\p{L}\p{M}]*)\.?/u;
const FOLLOWING_CHINESE = /^(?:百万|[千万萬亿億兆만억조천])/u;

/**
 * The numerals of a text by value, left to right: in any decimal digits (Latin, Arabic-Indic,
 * Devanagari, full width, …), with the grouping and decimal signs of the language, Chinese
 * numerals of two signs or more, and multiplied by a magnitude word that follows ("1,5 млн",
 * "3 万"). Dates, times and version numbers come out as their several numbers.
 */
export function numbersIn(text: string, language: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  if (!/[\p{Nd}〇零一二两兩三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟]/u.test(text))
    return found;
  const signs = signsOf(language);
  NUMERAL.lastIndex = 0;
  for (let match = NUMERAL.exec(text); match; match = NUMERAL.exec(text)) {
    const from = match.index;
    // A magnitude that was read with the number before it ("1万三") begins no other.
    if (from < (found.at(-1)?.to ?? 0)) {
      NUMERAL.lastIndex = found.at(-1)?.to as number;
      continue;
    }
    const { grouped, sign, plain, chinese } = match.groups as Record<string, string | undefined>;
    if (chinese !== undefined) {
      const value = chineseValue(chinese, text[from + chinese.length] ?? '');
      if (value !== undefined) found.push({ from, to: from + chinese.length, value });
      continue;
    }
    if (grouped !== undefined && isGrouped(grouped, sign as string, signs)) {
      found.push(
        withMagnitude(text, from, from + grouped.length, groupedValue(grouped, sign), language),
      );
      continue;
    }
    let numeral = plain ?? (/^\p{Nd}+(?:[.,٫]\p{Nd}+)*/u.exec(grouped as string)?.[0] as string);
    if (grouped !== undefined) {
      // The grouped reading was refused, so the numeral may well go on after it ("17.07.2020").
      numeral = /^\p{Nd}+(?:[.,٫]\p{Nd}+)*/u.exec(text.slice(from, from + 40))?.[0] ?? numeral;
    }
    const to = from + numeral.length;
    NUMERAL.lastIndex = to;
    const parts = numeral.split(/[.,٫]/u);
    if (parts.length === 2 && isDecimal(numeral, parts, signs)) {
      found.push(
        withMagnitude(
          text,
          from,
          to,
          Number(`${digits(parts[0] ?? '')}.${digits(parts[1] ?? '')}`),
          language,
        ),
      );
    } else if (parts.length === 1) {
      found.push(withMagnitude(text, from, to, Number(digits(numeral)), language));
    } else {
      let at = from;
      for (const part of parts) {
        found.push({ from: at, to: at + part.length, value: Number(digits(part)) });
        at += part.length + 1;
      }
    }
  }
  return found;
}

interface Signs {
  decimal: string;
  spaced: boolean;
}

const knownSigns = new Map<string, Signs>();

function signsOf(language: string): Signs {
  let signs = knownSigns.get(language);
  if (!signs) {
    signs = { decimal: '.', spaced: false };
    try {
      const parts = new Intl.NumberFormat(language).formatToParts(1234567.5);
      const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
      const group = parts.find((part) => part.type === 'group')?.value ?? ',';
      signs = { decimal: decimal === '٫' ? '.' : decimal, spaced: /\s/u.test(group) };
    } catch {
      // Not a language tag: the English signs stand.
    }
    knownSigns.set(language, signs);
  }
  return signs;
}

/** Whether the sign between the groups groups thousands here, rather than being a decimal sign or a gap. */
function isGrouped(text: string, sign: string, signs: Signs): boolean {
  const groups = text.split(/[.,٫٬،'’\s]/u);
  const body =
    text.includes('٫') || decimalTail(text, sign) ? groups.slice(1, -1) : groups.slice(1);
  if (body.length === 0 || body[body.length - 1]?.length !== 3) return false;
  const western = body.every((group) => group.length === 3);
  const indian = sign === ',' && body.slice(0, -1).every((group) => group.length === 2);
  if (!western && !(indian && body.length > 1)) return false;
  if (sign === ' ') return signs.spaced;
  if (sign === '.' || sign === ',') {
    // "1.500.000" can only be grouped; of "1.500" the language decides.
    return body.length > 1 || decimalTail(text, sign) || sign !== signs.decimal;
  }
  return true;
}

/** Whether a decimal part of another sign than the grouping one ends the numeral: "1.500,25". */
function decimalTail(text: string, sign: string): boolean {
  const last = text.search(/[.,٫](?=\p{Nd}+$)/u);
  return last >= 0 && text[last] !== sign;
}

function groupedValue(grouped: string, sign: string | undefined): number {
  const cut = decimalTail(grouped, sign ?? '')
    ? grouped.search(/[.,٫](?=\p{Nd}+$)/u)
    : grouped.length;
  const whole = digits(grouped.slice(0, cut));
  return Number(cut < grouped.length ? `${whole}.${digits(grouped.slice(cut + 1))}` : whole);
}

function isDecimal(numeral: string, parts: string[], signs: Signs): boolean {
  const sign = numeral[(parts[0] as string).length] as string;
  if (sign === '٫' || sign === signs.decimal) return true;
  // Engines often leave the source's decimal sign: "1,5" in English can mean nothing else.
  return (
    (parts[1] as string).length !== 3 && !(parts[1] as string).startsWith('00') && sign === ','
  );
}

function digits(text: string): string {
  let out = '';
  for (const sign of text) {
    const code = sign.codePointAt(0) as number;
    if (code >= 48 && code <= 57) out += sign;
    else if (/\p{Nd}/u.test(sign)) out += String(digitValue(code));
  }
  return out;
}

/** Decimal digits stand in Unicode in runs of ten from the zero on, so counting back finds the value. */
function digitValue(code: number): number {
  let back = 0;
  while (back < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - back - 1))) back++;
  return back;
}

function withMagnitude(
  text: string,
  from: number,
  to: number,
  value: number,
  language: string,
): FoundNumber {
  const rest = text.slice(to, to + 24);
  const sign = FOLLOWING_CHINESE.exec(rest.trimStart());
  if (sign && rest.length - rest.trimStart().length < 2) {
    const end = to + (rest.length - rest.trimStart().length) + sign[0].length;
    return { from, to: end, value: round(value * (magnitudeOf(sign[0], language) ?? 1)) };
  }
  const word = FOLLOWING_WORD.exec(rest);
  const factor = word && magnitudeOf((word[1] as string).toLowerCase(), language);
  return word && factor
    ? {
        from,
        to: to + word[0].length - (word[0].endsWith('.') ? 1 : 0),
        value: round(value * factor),
      }
    : { from, to, value };
}

function magnitudeOf(word: string, language: string): number | undefined {
  const base = language.slice(0, 2);
  if (/^(?:billion(?:en|s)?|bilhão|bilhões|bil[ij]oni?|biljoen|bill[oó]n(?:es)?)$/u.test(word)) {
    return SHORT_SCALE.has(base) ? 1e9 : 1e12;
  }
  if (/^(?:trillion(?:en|s)?|trilyon)$/u.test(word)) return SHORT_SCALE.has(base) ? 1e12 : 1e18;
  // Short words that mean something else elsewhere count in their own language only.
  if (word === 'bin' && base !== 'tr' && base !== 'az') return undefined;
  if (word === 'min') return base === 'az' ? 1e3 : undefined;
  if (word === 'mil' && base !== 'es' && base !== 'pt') return undefined;
  return MAGNITUDES.find(([stem]) => stem.test(word))?.[1];
}

/** The value of a Chinese numeral, or undefined where the signs are more likely plain words. */
function chineseValue(numeral: string, next: string): number | undefined {
  const signs = [...numeral];
  if (
    signs.length === 1 &&
    !(/[一二三四五六七八九十]/u.test(numeral) && /[年月日号號时時点點岁歲]/u.test(next))
  ) {
    return undefined;
  }
  if (signs.every((sign) => sign in CHINESE_DIGITS)) {
    // Read out digit by digit, as years are; 二三 ("two or three") is not a number.
    return signs.length === 1 || signs.length >= 3
      ? Number(signs.map((s) => CHINESE_DIGITS[s]).join(''))
      : undefined;
  }
  if (signs.every((sign) => sign in CHINESE_MYRIADS || sign === '千' || sign === '百'))
    return undefined;
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of signs) {
    if (sign in CHINESE_DIGITS) {
      digit = CHINESE_DIGITS[sign] as number;
    } else if (sign in CHINESE_UNITS) {
      section += (digit || 1) * (CHINESE_UNITS[sign] as number);
      digit = 0;
    } else {
      const myriad = CHINESE_MYRIADS[sign] as number;
      // 三亿五千万 adds up, 三万亿 multiplies.
      if (total > 0 && total < myriad) total = (total + section + digit) * myriad;
      else total += (section + digit || 1) * myriad;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** Drops the noise of binary multiplication: 1.1 × 1e6 is 1100000. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
