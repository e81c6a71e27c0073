/**
 * How long a translation is, after Gale and Church, "A Program for Aligning Sentences in Bilingual
 * Corpora" (1993): the length of a translation is normally distributed around a ratio of the original's,
 * with a variance that grows with it.
 */

/** What the model goes by for a pair of languages. */
export interface LengthFit {
  /** Target characters for each source character. */
  ratio: number;
  /** Variance of the target's length for each character of expected length. */
  variance: number;
}

/** Characters a language takes for what English says in one. */
const RELATIVE: Readonly<Record<string, number>> = {
  en: 1,
  de: 1.13,
  fr: 1.14,
  es: 1.1,
  it: 1.11,
  pt: 1.07,
  nl: 1.1,
  pl: 1.04,
  ru: 1.03,
  uk: 1,
  be: 1,
  bg: 1.04,
  tr: 1.02,
  az: 1.03,
  ar: 0.83,
  fa: 0.93,
  he: 0.76,
  ur: 0.97,
  zh: 0.31,
  ja: 0.44,
  ko: 0.5,
  sv: 1.01,
  da: 1.03,
  nb: 1,
  no: 1,
  fi: 1.05,
  cs: 0.97,
  sk: 0.98,
  hu: 1.05,
  el: 1.13,
  hi: 0.99,
  bn: 0.98,
  id: 1.08,
  ms: 1.08,
  vi: 1.04,
  th: 0.92,
  ka: 1.06,
  hy: 1.08,
  ro: 1.1,
  hr: 0.99,
  sr: 0.99,
  sl: 0.99,
  lt: 0.99,
  lv: 1,
  et: 0.98,
  ca: 1.09,
};

/** Variance in news: measured on articles translated by people between English, German and Russian. */
const VARIANCE = 2.6;
/** Pairs below which an article's own fit says less than the languages'. */
const FEWEST_PAIRS = 30;

/** The fit for two languages (BCP 47) in general; an unknown language is taken for English. */
export function generalFit(sourceLang: string, targetLang: string): LengthFit {
  const [source, target] = [sourceLang, targetLang].map(
    (tag) => RELATIVE[tag.slice(0, tag.search(/[-_]|$/)).toLowerCase()] ?? 1,
  );
  const ratio = (target as number) / (source as number);
  // Scripts that say a syllable in a sign vary more for each sign.
  return { ratio, variance: VARIANCE * Math.max(0.5, ratio) };
}

/**
 * The fit to pairs of lengths believed parallel: the weighted median of their ratios, and the variance
 * from the median deviation, so that some wrong pairs do no harm.
 *
 * @returns undefined where there are too few pairs
 */
export function fitLengths(
  pairs: readonly (readonly [source: number, target: number])[],
): LengthFit | undefined {
  const sound = pairs.filter(([source, target]) => source >= 20 && target > 0);
  if (sound.length < FEWEST_PAIRS) return undefined;
  const sorted = sound
    .map(([source, target]) => [target / source, source] as const)
    .sort((one, other) => one[0] - other[0]);
  let rest = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let ratio = 1;
  for (const [own, weight] of sorted) {
    ratio = own;
    rest -= weight;
    if (rest <= 0) break;
  }
  const deviations = sound
    .map(([source, target]) => (target - ratio * source) ** 2 / (ratio * source))
    .sort((one, other) => one - other);
  // The median of a squared normal deviate is 0.455 of its variance.
  const variance = Math.max(0.8, (deviations[Math.floor(deviations.length / 2)] as number) / 0.455);
  return { ratio, variance };
}

/** How many standard deviations a translation is longer (above 0) or shorter than expected. */
export function lengthDeviation(
  source: number,
  target: number,
  { ratio, variance }: LengthFit,
): number {
  const expected = ratio * source;
  return (target - expected) / Math.sqrt(variance * (expected + 4));
}

/** UTF-16 units that count: of letters, marks and digits. */
export function lengthOf(text: string): number {
  return text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '').length;
}
