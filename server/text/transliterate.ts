import { LETTERS, SYLLABLES } from './transliteration-tables.ts';

/**
 * Writes a text in Latin letters: Cyrillic after BGN/PCGN (without its apostrophes), Greek after
 * ELOT 743, Arabic and Persian after the consonants of BGN/PCGN, Hebrew after the 2006 national
 * system, Armenian after BGN/PCGN, Georgian after the 2002 national system, Devanagari after
 * ISO 15919 without its diacritics, kana after Hepburn, hangul after the Revised Romanization.
 * Latin letters keep their place and lose their diacritics; with a language given, letters whose
 * sound differs from the English reading are respelled (Turkish c → j, German tsch → ch).
 * What has no letters here (Chinese characters, signs, digits) is left as it is.
 */
export function toLatin(text: string, language = ''): string {
  const base = language.slice(0, 2);
  let out = '';
  const respelled = respell(text, base);
  const signs = [...respelled.normalize('NFC')];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] as string;
    const code = sign.codePointAt(0) as number;
    if (code < 0x80) {
      out += sign;
    } else if (code >= 0xac00 && code <= 0xd7a3) {
      out += hangul(code - 0xac00);
    } else if (code >= 0x0900 && code <= 0x097f) {
      out += devanagari(signs, at);
    } else if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fc)) {
      const [latin, used] = kana(signs, at);
      out += latin;
      at += used - 1;
    } else {
      out += letter(sign, base);
    }
  }
  return out;
}

/**
 * A key under which the spellings of one name fall together across scripts and transliteration
 * habits (Дамир, Демир, Damir, Demir; Мустафаев, Mustafayev, Mustafajew, Mustafaev): the consonant
 * skeleton of the Latin form with sounds that transliterations confuse made one, in the manner of
 * Daitch and Mokotoff's Soundex. Empty where the word has no letters to go by. Keys of fewer than
 * three signs say little.
 */
export function nameKey(word: string, language = ''): string {
  let latin = toLatin(word, language)
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
  if (latin === '') return '';
  for (const [pattern, sound] of SOUNDS) latin = latin.replace(pattern, sound);
  const vowelFirst = /^[aeiouyj]/u.test(latin);
  const skeleton = latin
    .replace(/[aeiouyjh]/gu, '')
    .replace(/(.)\1+/gu, '$1')
    .toUpperCase();
  return (vowelFirst ? 'A' : '') + skeleton;
}

/** Applied in order to the lower-case Latin form; capitals are finished sounds. */
const SOUNDS: readonly [RegExp, string][] = [
  [
    /tsch|tch|tzsch|shch|sch|cz|sz|dzh|dj|dsch/gu,
    (match: string) => (match.startsWith('d') ? 'j' : 'S'),
  ] as never,
  [/zh|sh|ch|ts|tz|z|s/gu, 'S'],
  [/kh|gh|ck|qu|q|k|g/gu, 'K'],
  [/x/gu, 'KS'],
  [/c(?=[eiy])/gu, 'S'],
  [/c/gu, 'K'],
  [/^h/gu, 'K'],
  [/ph|f|v|w/gu, 'F'],
  [/th|dh|t|d/gu, 'T'],
  [/b|p/gu, 'P'],
  [/l/gu, 'L'],
  [/r/gu, 'R'],
  [/m/gu, 'M'],
  [/n/gu, 'N'],
];

/** Letters and groups whose sound in one language differs from what the shared folding assumes. */
const RESPELLINGS: Record<string, readonly [RegExp, string][]> = {
  tr: [
    [/ğ/gu, ''],
    [/Ğ/gu, ''],
    [/c/gu, 'j'],
    [/C/gu, 'J'],
    [/ç/gu, 'ch'],
    [/Ç/gu, 'Ch'],
    [/ş/gu, 'sh'],
    [/Ş/gu, 'Sh'],
    [/ı/gu, 'i'],
    [/İ/gu, 'I'],
  ],
  de: [
    [/tsch/gu, 'ch'],
    [/Tsch/gu, 'Ch'],
    [/dsch/gu, 'j'],
    [/Dsch/gu, 'J'],
    [/sch/gu, 'sh'],
    [/Sch/gu, 'Sh'],
    [/ß/gu, 'ss'],
  ],
  pl: [
    [/cz/gu, 'ch'],
    [/Cz/gu, 'Ch'],
    [/sz/gu, 'sh'],
    [/Sz/gu, 'Sh'],
    [/rz|ż/gu, 'zh'],
    [/ł/gu, 'l'],
    [/Ł/gu, 'L'],
  ],
  fr: [
    [/tch/gu, 'ch'],
    [/Tch/gu, 'Ch'],
    [/ou/gu, 'u'],
    [/dj/gu, 'j'],
    [/Dj/gu, 'J'],
  ],
};
RESPELLINGS.az = RESPELLINGS.tr as never;

function respell(text: string, base: string): string {
  let out = text;
  for (const [pattern, to] of RESPELLINGS[base] ?? []) out = out.replace(pattern, to);
  return out;
}

function letter(sign: string, base: string): string {
  const lower = sign.toLowerCase();
  const latin = LETTERS[`${base}:${lower}`] ?? LETTERS[lower];
  if (latin !== undefined) {
    return lower === sign ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  const plain = sign.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain === sign || plain === '' ? (/\p{M}/u.test(sign) ? '' : sign) : plain;
}

const LEADS = [
  'g',
  'kk',
  'n',
  'd',
  'tt',
  'r',
  'm',
  'b',
  'pp',
  's',
  'ss',
  '',
  'j',
  'jj',
  'ch',
  'k',
  't',
  'p',
  'h',
];
const VOWELS = [
  'a',
  'ae',
  'ya',
  'yae',
  'eo',
  'e',
  'yeo',
  'ye',
  'o',
  'wa',
  'wae',
  'oe',
  'yo',
  'u',
  'wo',
  'we',
  'wi',
  'yu',
  'eu',
  'ui',
  'i',
];
const TAILS = [
  '',
  'k',
  'k',
  'k',
  'n',
  'n',
  'n',
  't',
  'l',
  'k',
  'm',
  'p',
  'l',
  'l',
  'p',
  'l',
  'm',
  'p',
  'p',
  't',
  't',
  'ng',
  't',
  't',
  'k',
  't',
  'p',
  't',
];

/** A hangul syllable is its lead, vowel and tail counted off from U+AC00. */
function hangul(index: number): string {
  return (
    (LEADS[Math.floor(index / 588)] as string) +
    (VOWELS[Math.floor((index % 588) / 28)] as string) +
    (TAILS[index % 28] as string)
  );
}

/** A consonant keeps its inherent a unless a vowel sign or the virama follows, or the word ends. */
function devanagari(signs: string[], at: number): string {
  const sign = signs[at] as string;
  const latin = LETTERS[sign];
  if (latin === undefined) return /\p{M}/u.test(sign) ? '' : sign;
  const consonant = /[\u0915-\u0939\u0958-\u095f]/u.test(sign);
  const next = signs[at + 1] ?? '';
  const after = next === '\u093c' ? (signs[at + 2] ?? '') : next;
  const inherent = consonant && /[\u0900-\u0903\u0904-\u0939\u0958-\u0961]/u.test(after);
  return inherent ? `${latin}a` : latin;
}

/** One kana, or two where a small one follows; a small tsu doubles what comes next. */
function kana(signs: string[], at: number): [latin: string, used: number] {
  const hiragana = (sign: string) => {
    const code = sign.codePointAt(0) ?? 0;
    return code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : sign;
  };
  const one = hiragana(signs[at] as string);
  const two = one + hiragana(signs[at + 1] ?? '');
  if (SYLLABLES[two] !== undefined) return [SYLLABLES[two] as string, 2];
  if (one === 'っ') {
    const [next, used] = at + 1 < signs.length ? kana(signs, at + 1) : ['', 0];
    return [next.charAt(0) + next, used + 1];
  }
  if (one === 'ー') return ['', 1];
  return [SYLLABLES[one] ?? (signs[at] as string), 1];
}
