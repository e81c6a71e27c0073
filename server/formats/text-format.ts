import { decode } from './decode.ts';
import type { MonolingualFormat } from './format.ts';
import { readableText } from './inline.ts';
import { read, write } from './plain-text.ts';

/** What is text of some format and of none in particular is plain text, but only just. */
const LEAST = 0.01;

/** Plain text in any encoding; written in UTF-8. */
export const text: MonolingualFormat = {
  name: 'text',
  label: 'Plain text',
  extensions: ['txt', 'text'],
  mediaType: 'text/plain',
  isBilingual: false,
  recognise: (start) => (isText(start) ? LEAST : 0),
  validate(bytes) {
    decode(bytes);
    return [];
  },
  read: (bytes, language) => read(decode(bytes, language).text, language),
  write(document) {
    const blocks = document.blocks.map((block) => ({
      ...block,
      text: readableText(block.text, block.codes),
    }));
    return new TextEncoder().encode(write({ ...document, blocks }));
  },
};

/** NUL is in most files that are no text, and in UTF-16, which has a byte order mark. */
function isText(start: Uint8Array): boolean {
  const hasMark =
    (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return start.length > 0 && (hasMark || !start.includes(0));
}
