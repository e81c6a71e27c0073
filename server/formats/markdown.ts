import { decode } from './decode.ts';
import type { Document } from './document.ts';
import type { MonolingualFormat } from './format.ts';
import { readBlocks } from './markdown/blocks.ts';
import { escapeLineStart } from './markdown/escape.ts';
import { readFrontMatter } from './markdown/front-matter.ts';
import { writeInline } from './markdown/inline.ts';
import { writeMarkdown } from './markdown/write.ts';
import { FormatError } from './problem.ts';

/** Signs of Markdown at the beginning of lines and inside of them. */
const SIGNS = [
  /^---[ \t]*\r?\n[\s\S]*?^---[ \t]*$/mu,
  /^#{1,6} \S/mu,
  /^(?:[-*+]|\d+\.) \S.*\n(?:[-*+]|\d+\.) \S/mu,
  /^> \S/mu,
  /^```/mu,
  /\[[^\]\n]+\]\([^)\n]+\)/u,
  /(?:^|\s)(?:\*\*|__)\S[^\n]*?(?:\*\*|__)/mu,
  /^\|.*\|[ \t]*\r?\n\|[ :|-]+\|/mu,
];

/** Markdown: CommonMark with GitHub's tables, strikethrough and footnotes, and front matter. */
export const markdown: MonolingualFormat = {
  name: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown'],
  mediaType: 'text/markdown',
  isBilingual: false,
  recognise(start) {
    if (start.includes(0)) return 0;
    const text = new TextDecoder().decode(start);
    const signs = SIGNS.filter((sign) => sign.test(text)).length;
    // Without any sign, its name may still say that it is Markdown.
    return text === '' ? 0 : Math.max(0.01, Math.min(0.9, signs * 0.3));
  },
  validate(bytes) {
    try {
      readFrontMatter(decode(bytes).text);
      return [];
    } catch (error) {
      if (error instanceof FormatError) return [...error.problems];
      throw error;
    }
  },
  read(bytes, language) {
    const { text } = decode(bytes, language);
    return {
      language,
      blocks: readBlocks(text).map(({ block }) => block),
      details: readFrontMatter(text),
      markup: 'markdown',
    };
  },
  write: (document) => new TextEncoder().encode(writeMarkdown(document)),
  putBack: (original, document) =>
    new TextEncoder().encode(putLines(decode(original).text, document)),
};

/** Only the lines of blocks that have another text are written anew. */
function putLines(source: string, { blocks }: Document): string {
  const places = readBlocks(source);
  if (places.length !== blocks.length) {
    throw new RangeError(`The text has ${places.length} blocks, not ${blocks.length}.`);
  }
  let written = '';
  let end = 0;
  for (const [index, { block, from, to, isCell }] of places.entries()) {
    const { text = '', codes } = blocks[index] ?? {};
    if (text === block.text) continue;
    const line = writeInline(text, codes);
    written += source.slice(end, from);
    written += isCell ? line.replace(/\|/gu, '\\|') : escapeLineStart(line);
    end = to;
  }
  return written + source.slice(end);
}
