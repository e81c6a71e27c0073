import { readSrx } from '../../../server/text/srx/read-srx.ts';
import { compileSrx, type SegmentationRules } from '../../../server/text/srx/segmentation-rules.ts';
import type { SrxDocument } from '../../../server/text/srx/srx.ts';
import { writeSrx } from '../../../server/text/srx/write-srx.ts';

/** A rule as `[break, before, after]`. */
export type ShortRule = readonly [breaks: 'yes' | 'no', before: string, after: string];

/** A document with one set of rules for every language. */
export function documentOf(...rules: readonly ShortRule[]): SrxDocument {
  return {
    segmentSubflows: true,
    cascade: false,
    formatHandles: [],
    languageRules: [
      {
        name: 'any',
        rules: rules.map(([breaks, before, after]) => ({
          breaks: breaks === 'yes',
          before,
          after,
          line: 1,
        })),
      },
    ],
    languageMaps: [{ pattern: '.*', rulesName: 'any', line: 1 }],
  };
}

/** The rules as they are once they were written to a file and read again. */
export function rulesOf(...rules: readonly ShortRule[]): SegmentationRules {
  return compileSrx(readSrx(writeSrx(documentOf(...rules))));
}
