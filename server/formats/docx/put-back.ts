import { direction } from '../../text/language.ts';
import type { Block, Document } from '../document.ts';
import { type InlineCode, splitAtCodes } from '../inline.ts';
import { childElements, type XmlElement } from '../xml.ts';
import { encodeXml } from '../xml-bytes.ts';
import { writeZip } from '../zip.ts';
import type { PlacedBlock } from './blocks.ts';
import { type InlineText, toInlineText } from './inline.ts';
import { isOn, isWord, wordChild } from './names.ts';
import { openPackage, type XmlPart } from './package.ts';
import { type Piece, readPieces, type Surroundings } from './pieces.ts';
import { readDocument } from './read.ts';
import { languageProperties, writeRun } from './runs.ts';

/** A piece of the text of a part with what is written in its place. */
interface Edit {
  from: number;
  to: number;
  written: string;
}

/** Properties of a paragraph that stand before its direction (ISO/IEC 29500-1, 17.3.1.26). */
const BEFORE_DIRECTION = new Set([
  ...['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr'],
  ...['suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap'],
  ...['overflowPunct', 'topLinePunct', 'autoSpaceDE', 'autoSpaceDN'],
]);

/**
 * Puts other texts in the places of the paragraphs of a DOCX file. Every other part of it stays as it is
 * to the byte, and so do the paragraphs whose texts are the same. The new ones are in the language of the
 * document and run in its direction.
 *
 * @throws FormatError as `readDocument`
 * @throws RangeError when there are not as many texts as the file has blocks
 */
export async function putParagraphs(original: Uint8Array, document: Document): Promise<Uint8Array> {
  const opened = await openPackage(original);
  const edits = new Map<XmlPart, Edit[]>();
  const slice = (part: XmlPart, from: number, to: number) =>
    applyEdits(part.text, edits.get(part) ?? [], from, to);
  const parts = readDocument(opened, slice);
  const count = parts.reduce((sum, { blocks }) => sum + blocks.length, 0);
  if (count !== document.blocks.length) {
    throw new RangeError(`The file has ${count} blocks, not ${document.blocks.length}.`);
  }
  const files = new Map(opened.files);
  let first = 0;
  for (const { part, around, blocks } of parts) {
    const texts = document.blocks.slice(first, first + blocks.length);
    first += blocks.length;
    const changes: Edit[] = [];
    edits.set(part, changes);
    // Text boxes come behind the paragraph that they are anchored in, and have to be written before it.
    for (const [index, placed] of [...blocks.entries()].reverse()) {
      const { text } = texts[index] as Block;
      if (text === placed.block.text) continue;
      changes.push(...replace(placed, text, document.language, around));
    }
    if (changes.length === 0) continue;
    const { bytes, text } = { bytes: opened.files.get(part.name), text: part.text };
    if (bytes) files.set(part.name, encodePart(applyEdits(text, changes, 0, text.length)));
  }
  return writeZip(files);
}

/** Parts are in UTF-8 or UTF-16 (ISO/IEC 29500-2, 6.2.5); what is written anew is in the former. */
function encodePart(text: string): Uint8Array {
  const declared = text.replace(/^(\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["'])[\w.-]+/u, '$1UTF-8');
  return encodeXml({ text: declared, encoding: 'utf-8' }) as Uint8Array;
}

/** A stretch of a text with the edits in it; of those inside each other the outermost. */
function applyEdits(text: string, edits: readonly Edit[], from: number, to: number): string {
  const inside = edits
    .filter((edit) => edit.from >= from && edit.to <= to)
    .toSorted((one, other) => one.from - other.from || other.to - one.to);
  let written = '';
  let end = from;
  for (const edit of inside) {
    if (edit.from < end) continue;
    written += text.slice(end, edit.from) + edit.written;
    end = edit.to;
  }
  return written + text.slice(end, to);
}

function replace(
  { paragraphs, twins, block }: PlacedBlock,
  text: string,
  language: string,
  around: Surroundings,
): Edit[] {
  const codes = block.codes ?? [];
  const groups = [paragraphs, ...twins.map((twin) => [twin])];
  return groups.flatMap((group) => {
    const last = group.at(-1) as XmlElement;
    const pieces = group.flatMap((paragraph) => readPieces(paragraph, around));
    const inline = toInlineText(pieces, around.prefix, last.line);
    // Codes are read anew: text boxes that they are anchors of may have other texts by now.
    const own = group === paragraphs ? inline.codes : codes;
    const isLeftOut = text === '' && canLeaveOut(last, pieces);
    return group.map((paragraph) => ({
      from: paragraph.place?.start ?? 0,
      to: paragraph.place?.end ?? 0,
      written:
        paragraph === last && !isLeftOut
          ? writeParagraph(paragraph, { ...inline, text, codes: own }, language, around)
          : '',
    }));
  });
}

/** Whether nothing but a paragraph's text would be lost with it, and its place may be empty. */
function canLeaveOut(paragraph: XmlElement, pieces: readonly Piece[]): boolean {
  const { parent } = paragraph;
  if (wordChild(wordChild(paragraph, 'pPr'), 'sectPr')) return false;
  if (pieces.some(({ kind, wrappers }) => kind === 'atom' || wrappers.length > 0)) return false;
  if (!parent) return false;
  return isWord(parent, 'body') ||
    childElements(parent).filter((one) => isWord(one, 'p')).length > 1
    ? !isLastOfCell(paragraph, parent)
    : false;
}

/** A cell ends with a paragraph (ISO/IEC 29500-1, 17.4.65). */
function isLastOfCell(paragraph: XmlElement, parent: XmlElement): boolean {
  return !isWord(parent, 'body') && childElements(parent).at(-1) === paragraph;
}

function writeParagraph(
  paragraph: XmlElement,
  inline: InlineText,
  language: string,
  around: Surroundings,
): string {
  const { prefix, slice } = around;
  const { start = 0, contentStart = 0 } = paragraph.place ?? {};
  const tag = slice(start, contentStart).replace(/\s*\/>$/u, '>');
  return [
    tag,
    writeProperties(paragraph, direction(language) === 'rtl', around),
    ...inline.before.map((piece) => writePiece(piece, prefix)),
    writeInline(inline, language, prefix),
    ...inline.after.map((piece) => writePiece(piece, prefix)),
    `</${paragraph.name}>`,
  ].join('');
}

/** The properties of a paragraph, with the direction that its text has now. */
function writeProperties(
  paragraph: XmlElement,
  isRightToLeft: boolean,
  { prefix, slice }: Surroundings,
): string {
  const properties = wordChild(paragraph, 'pPr');
  const direct = wordChild(properties, 'bidi');
  if (!properties?.place) {
    return isRightToLeft ? `<${prefix}pPr><${prefix}bidi/></${prefix}pPr>` : '';
  }
  const { start, contentStart, contentEnd, end } = properties.place;
  if (isOn(direct) === isRightToLeft) return slice(start, end);
  const children = childElements(properties).filter((one) => one !== direct);
  const written = children.map((one) => [one, slice(one.place?.start ?? 0, one.place?.end ?? 0)]);
  const index = children.findIndex((one) => !(isWord(one) && BEFORE_DIRECTION.has(one.local)));
  const parts = written.map(([, text]) => text as string);
  if (isRightToLeft) parts.splice(index < 0 ? parts.length : index, 0, `<${prefix}bidi/>`);
  const open = slice(start, contentStart).replace(/\s*\/>$/u, '>');
  const close = contentEnd === end ? `</${prefix}pPr>` : slice(contentEnd, end);
  return open + parts.join('') + close;
}

function writePiece(piece: Piece, prefix: string): string {
  if (piece.kind === 'atom') return piece.data;
  return writeRun(
    piece.text,
    piece.features.map(({ properties }) => properties),
    prefix,
  );
}

/** Text with codes as runs. Codes that the paragraph did not have, or whose partner is gone, are left out. */
function writeInline({ text, codes, base }: InlineText, language: string, prefix: string): string {
  const constant = [base, ...languageProperties(language, prefix)];
  let open: { number: number; properties: string; end: string }[] = [];
  let written = '';
  for (const part of splitAtCodes(text)) {
    if (typeof part === 'string') {
      const properties = open.map((span) => span.properties);
      written += writeRun(part, [...constant, ...properties], prefix);
      continue;
    }
    const find = (kind: InlineCode['kind']) =>
      codes.find((code) => code.kind === kind && code.number === part.number);
    const code = find(part.kind);
    if (!code) continue;
    if (part.kind === 'standalone') written += code.data;
    else if (part.kind === 'open') begin(code, find('close')?.data ?? '');
    else end(part.number);
  }
  for (const span of open.reverse()) written += span.end;
  return written;

  function begin({ number, data }: InlineCode, closing: string): void {
    if (open.some((span) => span.number === number)) return;
    const properties = RUN_PROPERTIES.exec(data);
    written += properties ? data.slice(0, properties.index) : data;
    open.push({ number, properties: properties?.groups?.content ?? '', end: closing });
  }

  function end(number: number): void {
    const index = open.findIndex((span) => span.number === number);
    const span = open[index];
    if (!span) return;
    if (span.end === '') open.splice(index, 1);
    else {
      // Elements end in the order they are inside each other, whatever the text says.
      for (const inner of open.slice(index).reverse()) written += inner.end;
      open = [
        ...open.slice(0, index),
        ...open.slice(index + 1).filter(({ end: tag }) => tag === ''),
      ];
    }
  }
}

/** What the opening code of a span ends with: the properties of the runs in it. */
const RUN_PROPERTIES = /<(?:\w+:)?rPr>(?<content>(?:(?!<(?:\w+:)?rPr>)[\s\S])*)<\/(?:\w+:)?rPr>$/u;
