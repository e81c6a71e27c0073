import { toLatin } from './transliterate.ts';

/**
 * How far apart two spellings of a name are, 0 for one that is only written after another custom, up
 * to 1. Within one script spellings are compared letter by letter; across scripts by sound, with vowels
 * that languages read otherwise (English u for a, i for ai) near each other. Endings of inflection are
 * free.
 *
 * @param limit distances above it need not be told apart: any of them may come out as 1
 */
export function nameDistance(one: SpelledName, other: SpelledName, limit = 1): number {
  if (!shareLetters(one, other)) return 1;
  if (one.script !== other.script) {
    return distance(one.sounds, other.sounds, one.free, other.free, limit, true);
  }
  // Two transcriptions of one name: Mustafayev, Mustafajew.
  const heard = distance(one.family, other.family, one.free, other.free, limit, false);
  if (heard === 0) return 0;
  const within = Math.min(limit, heard);
  return Math.min(distance(one.plain, other.plain, one.free, other.free, within, false), heard);
}

/** Whether two names have half of their sounds in common, without which they are never near. */
function shareLetters(one: SpelledName, other: SpelledName): boolean {
  const shared = bits(one.letters & other.letters);
  return 2 * shared >= Math.min(bits(one.letters), bits(other.letters));
}

function bits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A name made ready for comparing. */
export interface SpelledName {
  word: string;
  script: 'Latin' | 'other';
  /** Its letters without case and diacritics. */
  plain: string;
  /** Its sounds, a letter each. */
  sounds: string;
  /** Its sounds with doubled letters kept: Hoffmann is not Hofmann. */
  family: string;
  /** Its consonants, for scripts that leave vowels out: w is a vowel's letter there. */
  consonants: string;
  /** Which sounds it has, a bit each; sounds that are near share theirs. */
  letters: number;
  /** How many letters at its end may be inflection. */
  free: number;
}

/** Endings that inflection adds, in letters. */
const INFLECTION: Readonly<Record<string, number>> = {
  ru: 3,
  uk: 3,
  be: 3,
  bg: 1,
  pl: 3,
  cs: 3,
  sk: 3,
  hr: 2,
  sr: 2,
  sl: 2,
  lt: 2,
  lv: 2,
  fi: 3,
  et: 2,
  hu: 3,
  de: 2,
  tr: 0,
  en: 0,
  el: 2,
};

const cache = new Map<string, SpelledName>();
const MOST_KEPT = 20_000;

/** @param language BCP 47 tag of the text the word stands in */
export function spellName(word: string, language: string): SpelledName {
  const key = `${language}\t${word}`;
  let spelled = cache.get(key);
  if (spelled === undefined) {
    spelled = spell(word, language.slice(0, 2));
    if (cache.size > MOST_KEPT) cache.clear();
    cache.set(key, spelled);
  }
  return spelled;
}

function spell(word: string, base: string): SpelledName {
  // What follows an apostrophe is an ending: Ankara'da, Obama's.
  const bare = word.replace(/(?<=\p{L}{3})['’]\p{L}*$/u, '');
  const isLatin = /^[\p{Script=Latin}\p{M}\p{P}]+$/u.test(bare);
  const latin = toLatin(bare, isLatin ? base : '')
    .toLowerCase()
    .replace(/[^a-z]/gu, '');
  return {
    word,
    script: isLatin ? 'Latin' : 'other',
    plain: toLatin(bare)
      .toLowerCase()
      .replace(/[^a-z]/gu, '')
      .replace(/ae|oe|ue/gu, (pair) => pair[0] as string),
    sounds: soundsOf(latin).replace(/(.)\1+/gu, '$1'),
    family: soundsOf(latin),
    consonants: consonantsOf(latin),
    letters: lettersOf(soundsOf(latin)),
    free: bare.length > 5 ? (INFLECTION[base] ?? 1) : Math.min(2, INFLECTION[base] ?? 1),
  };
}

const VOWEL = /[aeiou]/u;

/** Spelling habits made one, longest first; capitals are sounds without a letter of their own. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/tzsch|tsch|tch|cz|(?<!s)ch/gu, 'C'],
  [/shch|sch|sh|sz/gu, 'S'],
  [/dzh|dsch|dj|zh/gu, 'J'],
  [/kh/gu, 'h'],
  [/ck|q|c(?![eiy])/gu, 'k'],
  [/ts|tz|z|c/gu, 's'],
  [/ph/gu, 'f'],
  [/gh/gu, 'g'],
  [/th/gu, 't'],
  [/dh/gu, 'd'],
  [/rh/gu, 'r'],
  [/x/gu, 'ks'],
  [/w/gu, 'v'],
  [/oo|ou/gu, 'u'],
  [/ee|ie(?=[^aeiou]|$)/gu, 'i'],
  [/e[iy](?=[^aeiou])/gu, 'ai'],
  [/ae/gu, 'e'],
  // j is a glide after and before vowels, else as in "John".
  [/(?<=[aeiou])[yj](?=[aeiou])|[yj](?=[aeou])|(?<=[^aeiou])i(?=[aou])/gu, ''],
  [/[iy][yj]?$|[yj]/gu, 'i'],
];

function soundsOf(latin: string): string {
  let sounds = latin;
  for (const [pattern, sound] of HABITS) sounds = sounds.replace(pattern, sound);
  return sounds;
}

const SOUND_CLASSES = 'aeiou bp dt fv gkhC sSJ l m n r'.split(' ');

function lettersOf(sounds: string): number {
  let mask = 0;
  for (const sound of sounds) {
    mask |= 1 << (SOUND_CLASSES.findIndex((sounds) => sounds.includes(sound)) & 31);
  }
  return mask;
}

/** Arabic has no letters for p, g and v, and writes them as b, j or gh, and f. */
function consonantsOf(latin: string): string {
  return soundsOf(latin.replace(/w/gu, 'u'))
    .replace(/[aeiouh]/gu, '')
    .replace(/p/gu, 'b')
    .replace(/[gk]/gu, 'J')
    .replace(/v/gu, 'f')
    .replace(/C/gu, 'S')
    .replace(/d/gu, 't')
    .replace(/(.)\1+/gu, '$1');
}

/** Sounds that transcriptions exchange, and how far apart they are then. */
const NEAR: Readonly<Record<string, number>> = {
  ua: 0.2,
  au: 0.2,
  ei: 0.25,
  ie: 0.25,
  oa: 0.3,
  ao: 0.3,
  ue: 0.3,
  eu: 0.3,
  ou: 0.2,
  uo: 0.2,
  oe: 0.4,
  eo: 0.4,
  Ch: 0.2,
  hC: 0.2,
  Ck: 0.3,
  kC: 0.3,
  gh: 0.2,
  hg: 0.2,
  kh: 0.3,
  hk: 0.3,
  Ss: 0.3,
  sS: 0.3,
  SC: 0.3,
  CS: 0.3,
  sC: 0.4,
  Cs: 0.4,
  Js: 0.4,
  sJ: 0.4,
  JC: 0.3,
  CJ: 0.3,
  JS: 0.4,
  SJ: 0.4,
  fv: 0.2,
  vf: 0.2,
  vu: 0.2,
  uv: 0.2,
  Ji: 0.3,
  iJ: 0.3,
  Jg: 0.3,
  gJ: 0.3,
  ts: 0.4,
  st: 0.4,
};

/** A vowel beside another may be a diphthong's, which the other custom writes with one letter. */
function dropCost(sound: string, before: string, after: string): number {
  if (VOWEL.test(sound)) return VOWEL.test(before) || VOWEL.test(after) ? 0.3 : 0.5;
  return sound === 'h' ? 0.2 : 1;
}

function soundCost(a: string, b: string): number {
  return NEAR[a + b] ?? (VOWEL.test(a) && VOWEL.test(b) ? 0.5 : 1);
}

/** Longest spelling compared; no name of one word has more letters. */
const LONGEST = 64;
const lines = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)] as const;
const dropsOfOther = new Float64Array(LONGEST);

/**
 * Edit distance in which so many letters at either end cost nothing, as a share of the length. With
 * `bySound` replacing and dropping cost as much as they change of the sound, else 1.
 */
function distance(
  one: string,
  other: string,
  freeOne: number,
  freeOther: number,
  limit: number,
  bySound: boolean,
): number {
  const rows = Math.min(one.length, LONGEST);
  const columns = Math.min(other.length, LONGEST);
  if (rows === 0 || columns === 0) return 1;
  if (Math.abs(rows - columns) > Math.max(freeOne, freeOther) + Math.max(rows, columns) / 2)
    return 1;
  const length = Math.max(3, Math.min(rows, columns));
  let [before, line] = lines as [Float64Array, Float64Array];
  before[0] = 0;
  for (let column = 1; column <= columns; column++) {
    const drop = bySound ? dropAt(other, column - 1) : 1;
    dropsOfOther[column - 1] = drop;
    before[column] = (before[column - 1] as number) + drop;
  }
  let best = Number.POSITIVE_INFINITY;
  for (let row = 1; row <= rows; row++) {
    const dropOne = bySound ? dropAt(one, row - 1) : 1;
    const unit = one.charCodeAt(row - 1);
    const isEnd = row >= rows - freeOne && row > 2;
    line[0] = (before[0] as number) + dropOne;
    let least = line[0];
    for (let column = 1; column <= columns; column++) {
      const same = unit === other.charCodeAt(column - 1);
      const replace = same
        ? 0
        : bySound
          ? soundCost(one[row - 1] as string, other[column - 1] as string)
          : 1;
      const replaced = (before[column - 1] as number) + replace;
      const shorter = (before[column] as number) + dropOne;
      const longer = (line[column - 1] as number) + (dropsOfOther[column - 1] as number);
      let cost = replaced < shorter ? replaced : shorter;
      if (longer < cost) cost = longer;
      line[column] = cost;
      if (cost < least) least = cost;
      if (isEnd && column >= columns - freeOther && column > 2 && cost < best) best = cost;
    }
    // Costs never fall from row to row, so nothing that follows comes below the limit again.
    if (least > limit * length && best > limit * length) return 1;
    [before, line] = [line, before];
  }
  best = Math.min(best, before[columns] as number);
  return Math.min(1, best / length);
}

function dropAt(sounds: string, at: number): number {
  return dropCost(sounds[at] as string, sounds[at - 1] ?? '', sounds[at + 1] ?? '');
}
