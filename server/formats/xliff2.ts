import type { BilingualFormat } from './format.ts';
import { recogniseXliff } from './recognise-xliff.ts';
import { putBackXliff2 } from './xliff2/put-back.ts';
import { readXliff2 } from './xliff2/read.ts';
import { validateXliff2 } from './xliff2/validate.ts';
import { writeXliff2 } from './xliff2/write.ts';

/** XLIFF 2.0, 2.1 and 2.2 (OASIS; ISO 21720), core and modules. */
export const xliff2: BilingualFormat = {
  name: 'xliff2',
  label: 'XLIFF 2',
  extensions: ['xlf', 'xliff'],
  mediaType: 'application/xliff+xml',
  isBilingual: true,
  recognise: (start) => recogniseXliff(start, 2),
  validate: validateXliff2,
  read: (bytes) => readXliff2(bytes).document,
  write: (document) => writeXliff2(document),
  putBack: putBackXliff2,
};
