import iconv from 'iconv-lite';
import { parse } from 'parse5';
import { decode } from './decode.ts';
import type { Document, DocumentDetails } from './document.ts';
import type { MonolingualFormat } from './format.ts';
import { readBlocks } from './html/blocks.ts';
import { findMainText, type MainText, markBoilerplate } from './html/main-text.ts';
import { putLines } from './html/put-back.ts';
import { writePage } from './html/write.ts';

/** Pages and fragments of HTML. Any text is some page; there is nothing that would be invalid. */
export const html: MonolingualFormat = {
  name: 'html',
  label: 'HTML',
  extensions: ['html', 'htm', 'xhtml'],
  mediaType: 'text/html',
  isBilingual: false,
  recognise(start) {
    const text = new TextDecoder('latin1').decode(start).replaceAll('\0', '');
    if (/^\W*<(?:!doctype\s+html|html[\s>])/iu.test(text)) return 0.95;
    const tags = text.match(
      /<(?:p|div|h[1-6]|article|body|head|table|ul|ol|blockquote|section)[\s>]/giu,
    );
    return /^\s*</u.test(text) && tags ? 0.7 : 0;
  },
  validate(bytes) {
    decodePage(bytes);
    return [];
  },
  read(bytes, language) {
    const page = decodePage(bytes);
    const blocks = readBlocks(parse(page, { sourceCodeLocationInfo: true }), page).map(
      ({ block }) => block,
    );
    const main = findMainText(page, blocks);
    return {
      language,
      blocks: markBoilerplate(blocks, main),
      details: detailsOf(main),
      markup: 'html',
    };
  },
  write: (document) => new TextEncoder().encode(writePage(document)),
  putBack: (original, { blocks }: Document) =>
    new TextEncoder().encode(withUtf8(putLines(decodePage(original), blocks))),
};

/** In the encoding that the page's own `meta` names, where no byte order mark says otherwise. */
function decodePage(bytes: Uint8Array): string {
  const named = charsetOf(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)));
  const hasMark = /^(?:efbbbf|fffe|feff)/u.test(Buffer.from(bytes.subarray(0, 3)).toString('hex'));
  if (!hasMark && named && !/^utf-?(?:8|16)/iu.test(named) && iconv.encodingExists(named)) {
    return iconv.decode(Buffer.from(bytes), named);
  }
  return decode(bytes).text;
}

const CHARSET = /(<meta[^>]*?charset\s*=\s*["']?)([\w-]+)/iu;

function charsetOf(start: string): string | undefined {
  return CHARSET.exec(start)?.[2];
}

/** The page is written in UTF-8, and has to say so. */
function withUtf8(page: string): string {
  return page.replace(CHARSET, (_, before) => `${before}utf-8`);
}

function detailsOf({ title, author, published }: MainText): DocumentDetails {
  const date = /^\d{4}-\d{2}-\d{2}/u.exec(published ?? '')?.[0];
  return { ...(title && { title }), ...(author && { author }), ...(date && { date }) };
}
