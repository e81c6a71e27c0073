import type { BilingualFormat } from './format.ts';
import { editionOf } from './tbx/edition.ts';
import { toDocument, toTermbase } from './tbx/pairs.ts';
import { putBackTbx } from './tbx/put-back.ts';
import { readTbx } from './tbx/read.ts';
import { validateTbx } from './tbx/validate.ts';
import { writeTermbase } from './tbx/write.ts';
import { rootTag } from './xml-start.ts';

/**
 * Termbases: TBX 3 (ISO 30042:2019), its dialects Core, Min and Basic with data categories as types or
 * as elements, and TBX 2 (2008, `<martif>`). Written as TBX-Basic of 2019.
 */
export const tbx: BilingualFormat = {
  name: 'tbx',
  label: 'TBX',
  extensions: ['tbx'],
  mediaType: 'application/x-tbx',
  isBilingual: true,
  recognise(start) {
    const root = rootTag(start);
    return root && editionOf(root) ? 0.95 : 0;
  },
  validate: validateTbx,
  read: (bytes) => toDocument(readTbx(bytes).termbase),
  write: (document) => writeTermbase(toTermbase(document)),
  putBack: putBackTbx,
};
