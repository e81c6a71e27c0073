import { readSrx } from './read-srx.ts';
import { compileSrx, type SegmentationRules } from './segmentation-rules.ts';

/** The rules an installation has, and their file's text: compiling them takes longer than splitting a page. */
let last: { srx: string; rules: SegmentationRules } | undefined;

/**
 * The rules of a file of SRX 2.0, compiled the first time they are asked for.
 *
 * @param srx text of a valid file; undefined where the installation has none
 */
export function ownRules(srx: string | undefined): SegmentationRules | undefined {
  if (srx === undefined) return undefined;
  if (last?.srx !== srx) last = { srx, rules: compileSrx(readSrx(srx)) };
  return last.rules;
}
