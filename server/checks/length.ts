import { generalFit, lengthDeviation } from '../text/length-model.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { Pair } from './pair.ts';

/** Standard deviations beyond which a length is no matter of style. */
const FAR = 4.5;

/** A translation far shorter or longer than the original lets expect. */
export const length: Check = {
  name: 'length',
  group: 'completeness',
  severity: 'warning',
  *run(pair: Pair, { lengths }: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!source.hasWords || target.text.trim() === '') return;
    // Marks count where there is nothing else to go by: "Short." with a row of ninety points.
    const [before, after] = [source.length, Math.max(target.length, target.text.trim().length / 3)];
    const fit = lengths ?? generalFit(source.language, target.language);
    const deviation = lengthDeviation(before, after, fit);
    const share = after / Math.max(1, fit.ratio * before);
    const isShort = (deviation < -FAR || share < 0.25) && share < 0.5;
    const isLong = (deviation > FAR || (before < 3 && share >= 2)) && share >= 2;
    if (!isShort && !isLong) return;
    yield {
      side: 'target',
      start: 0,
      end: target.text.length,
      message: isShort ? 'short' : 'long',
      severity: before < 8 ? 'hint' : 'warning',
      params: { percent: Math.round(share * 100) },
    };
  },
};
