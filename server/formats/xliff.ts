import type { BilingualFormat } from './format.ts';
import { recogniseXliff } from './recognise-xliff.ts';
import { putBackXliff } from './xliff/put-back.ts';
import { readXliff } from './xliff/read.ts';
import { validateXliff } from './xliff/validate.ts';
import { writeXliff } from './xliff/write.ts';

/** XLIFF 1.2 (OASIS, 2008), and 1.1 and 1.0, which it grew from. */
export const xliff: BilingualFormat = {
  name: 'xliff',
  label: 'XLIFF 1.2',
  extensions: ['xlf', 'xliff'],
  mediaType: 'application/x-xliff+xml',
  isBilingual: true,
  recognise: (start) => recogniseXliff(start, 1),
  validate: validateXliff,
  read: (bytes) => readXliff(bytes).document,
  write: writeXliff,
  putBack: putBackXliff,
};
