/**
 * How long a translation is, given how long its original is: after Gale and Church, "A Program for
 * Aligning Sentences in Bilingual Corpora" (1993), as a likelihood ratio against sentences of this
 * side in general, so that leaving sentences unpaired scores 0 and all beads compare fairly.
 */
export interface LengthModel {
  /** Target characters for each source character. */
  ratio: number;
  /** Variance of the target length for each character of expected length. */
  spread: number;
  /** Log of (density of the target length given the source length : density in general). */
  score(
    sourceLength: number,
    targetLength: number,
    sourceCount: number,
    targetCount: number,
  ): number;
}

const TABLE = 4000;
/** Share of beads whose lengths say nothing (notes, misprints, free renderings). */
const OUTLIERS = 0.01;
const LOG_OUTLIERS = Math.log(OUTLIERS);
/** Below this the outliers are all there is to a score. */
const HOPELESS = -12;

/** Builds the model from the two sides' sentence lengths and, when known, pairs of lengths believed parallel. */
export function lengthModel(
  source: Float64Array,
  target: Float64Array,
  pairs?: readonly (readonly [source: number, target: number])[],
): LengthModel {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  let ratio = (sum(target) + 1) / (sum(source) + 1);
  let spread = 6.8;
  if (pairs && pairs.length >= 8) {
    // The middle of the ratios, weighted by length, shrugs off wrong pairs.
    ratio = weightedMedian(pairs.map(([s, t]) => [(t + 1) / (s + 1), s + t]));
    const deviations = pairs
      .map(([s, t]) => (t - ratio * s) ** 2 / ((ratio * (s + t / ratio)) / 2 + 1))
      .sort((a, b) => a - b);
    // The median of a squared normal deviate is 0.455 of its variance.
    spread = clamp((deviations[Math.floor(deviations.length / 2)] as number) / 0.455, 1.5, 25);
  }
  const general = [1, 2, 3, 4, 5].map((count) => sumDensity(target, count));
  return {
    ratio,
    spread,
    score(sourceLength, targetLength, _sourceCount, targetCount) {
      const expected = ratio * sourceLength;
      const variance = (spread * (expected + targetLength)) / 2 + 4;
      const deviation = targetLength - expected;
      const table = general[targetCount - 1] as Float64Array;
      const chance = table[Math.min(TABLE, Math.round(targetLength))] as number;
      const distance = -0.5 * ((deviation * deviation) / variance) - chance;
      // The density's other factor is below 1: what is hopeless without it needs no logarithm.
      if (distance < HOPELESS) return LOG_OUTLIERS;
      const found = distance - 0.5 * Math.log(2 * Math.PI * variance);
      // Outliers set a floor; well above it they make no difference worth a logarithm.
      return found > 2 ? found : Math.log((1 - OUTLIERS) * Math.exp(found) + OUTLIERS);
    },
  };
}

/** Log density of the total length of `count` sentences, a gamma distribution fitted by its moments. */
function sumDensity(lengths: Float64Array, count: number): Float64Array {
  const size = Math.max(1, lengths.length);
  let mean = 0;
  for (const length of lengths) mean += length / size;
  let variance = 0;
  for (const length of lengths) variance += (length - mean) ** 2 / size;
  mean = Math.max(mean, 5);
  variance = Math.max(variance, mean * mean * 0.1);
  const shape = (count * mean * mean) / variance;
  const scale = variance / mean;
  const table = new Float64Array(TABLE + 1);
  const constant = shape * Math.log(scale) + logGamma(shape);
  for (let length = 0; length <= TABLE; length++) {
    const x = Math.max(length, 1);
    // A heavier tail than the gamma's: headings and lists beside long periods.
    const gamma = (shape - 1) * Math.log(x) - x / scale - constant;
    table[length] = Math.max(gamma, -9 - Math.log(x));
  }
  return table;
}

/** Stirling's series, after shifting the argument up to where it holds to ten digits. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 7) shift -= Math.log(at++);
  return (
    shift +
    (at - 0.5) * Math.log(at) -
    at +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * at) -
    1 / (360 * at ** 3)
  );
}

function weightedMedian(values: [value: number, weight: number][]): number {
  values.sort((a, b) => a[0] - b[0]);
  let rest = values.reduce((total, [, weight]) => total + weight, 0) / 2;
  for (const [value, weight] of values) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
