import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { parse as parseHtml } from 'parse5';
import { SaxesParser } from 'saxes';
import { toMonolingual } from '../server/formats/convert.ts';
import type { BilingualDocument } from '../server/formats/document.ts';
import type { FormatName } from '../server/formats/format.ts';
import { FORMATS } from '../server/formats/formats.ts';
import type { Row } from './row.ts';
import { medianTime } from './time.ts';

const WORDS = 100_000;
const SOURCE =
  'Министры обсудили в Баку поставки для Отдельной общевойсковой армии и договорились встретиться снова.';
const TARGET =
  'Die Minister besprachen in Baku Lieferungen für die Separate Militärarmee und vereinbarten ein weiteres Treffen.';
const SENTENCES_A_BLOCK = 4;
const ROUNDS = 5;

/** What parses a file of a format and nothing else, and what it is called; how much more ours may take. */
type Bare = readonly [name: string, parse: (bytes: Uint8Array) => unknown, most?: number];

const lines: Bare = ['splitting it into lines', (bytes) => textOf(bytes).split('\n'), 100];
const saxes: Bare = ['saxes', (bytes) => parseXml(textOf(bytes))];

/** Catalogues and plain text are read without a library, so theirs is the least there is to do. */
const BARE: Readonly<Record<FormatName, Bare>> = {
  text: lines,
  po: lines,
  markdown: [
    'mdast',
    (bytes) =>
      fromMarkdown(textOf(bytes), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  ],
  html: ['parse5', (bytes) => parseHtml(textOf(bytes))],
  docx: [
    'fflate and saxes',
    (bytes) => {
      const part = unzipSync(bytes)['word/document.xml'];
      return part && parseXml(textOf(part));
    },
  ],
  xliff: saxes,
  xliff2: saxes,
  tmx: saxes,
  tbx: saxes,
  csv: ['csv-parse', (bytes) => parseCsv(Buffer.from(bytes))],
  tsv: ['csv-parse', (bytes) => parseCsv(Buffer.from(bytes), { delimiter: '\t' })],
  json: ['JSON.parse', (bytes) => JSON.parse(textOf(bytes)), 20],
};

/** Reading and writing an article of 100,000 words in each format, against parsing the file alone. */
export async function formatsBench(): Promise<Row[]> {
  const pairs = longDocument();
  const rows: Row[] = [];
  for (const format of FORMATS) {
    const [floorName, parse, most = 10] = BARE[format.name];
    let write: () => unknown;
    let read: (bytes: Uint8Array) => unknown;
    if (format.isBilingual) {
      write = () => format.write(pairs);
      read = (bytes) => format.read(bytes);
    } else {
      const text = toMonolingual(pairs, 'target');
      write = () => format.write(text);
      read = (bytes) => format.read(bytes, 'de');
    }
    const bytes = (await write()) as Uint8Array;
    const floor = await medianTime(() => parse(bytes), { rounds: ROUNDS });
    for (const [work, ours] of [
      ['read', await medianTime(() => read(bytes), { rounds: ROUNDS })],
      ['write', await medianTime(write, { rounds: ROUNDS })],
    ] as const) {
      rows.push({
        work: `${work} ${WORDS.toLocaleString('en')} words, ${format.label}`,
        floor: `parsing by ${floorName}`,
        ratio: ours / floor,
        reach: { most },
        detail: `${ours.toFixed(0)} to ${floor.toFixed(0)} ms, ${(bytes.length / 1_000_000).toFixed(1)} MB`,
      });
    }
  }
  return rows;
}

function longDocument(): BilingualDocument {
  const sentences = Math.ceil(WORDS / SOURCE.split(' ').length);
  const segments = Array.from({ length: sentences }, (_, n) => ({
    source: `${n + 1}. ${SOURCE}`,
    target: `${n + 1}. ${TARGET}`,
    state: 'edited' as const,
  }));
  const units: BilingualDocument['units'] = [];
  for (let from = 0; from < segments.length; from += SENTENCES_A_BLOCK) {
    units.push({
      id: `u${units.length + 1}`,
      kind: 'paragraph',
      isTranslatable: true,
      segments: segments.slice(from, from + SENTENCES_A_BLOCK),
      codes: [],
      notes: [],
    });
  }
  return { sourceLanguage: 'ru', targetLanguage: 'de', units };
}

function parseXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
