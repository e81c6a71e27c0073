import { readDetails } from './docx/details.ts';
import { isCompoundFile, openPackage } from './docx/package.ts';
import { putParagraphs } from './docx/put-back.ts';
import { readDocument } from './docx/read.ts';
import { validatePackage } from './docx/validate.ts';
import { writeDocument } from './docx/write.ts';
import type { MonolingualFormat } from './format.ts';

/** Documents of Microsoft Word from 2007 on (ISO/IEC 29500, WordprocessingML). */
export const docx: MonolingualFormat = {
  name: 'docx',
  label: 'Microsoft Word',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  isBilingual: false,
  recognise(start) {
    // Protected by a password, or of an old Word: reading it says so.
    if (isCompoundFile(start)) return 0.3;
    const bytes = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
    if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return 0;
    if (bytes.includes('word/')) return 0.98;
    // What is in the archive may stand further on than the start of the file.
    const isOther = ['xl/', 'ppt/', 'mimetype'].some((name) => bytes.includes(name));
    return bytes.includes('[Content_Types].xml') && !isOther ? 0.5 : 0;
  },
  validate: validatePackage,
  async read(bytes, language) {
    const opened = await openPackage(bytes);
    const blocks = readDocument(opened).flatMap((part) => part.blocks.map(({ block }) => block));
    const details = readDetails(opened);
    return { language, blocks, ...(details && { details }), markup: 'docx' };
  },
  write: writeDocument,
  putBack: putParagraphs,
};
