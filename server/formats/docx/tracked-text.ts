import { apply, type Delta } from '../../revisions/delta.ts';
import { type CodeType, type InlineCode, splitAtCodes } from '../inline.ts';
import { escapeAttribute } from '../xml.ts';
import type { Links } from './fresh-package.ts';
import { languageProperties, writeRun } from './runs.ts';

/** Who made a change, and when. */
export interface ChangeMark {
  author: string;
  /** ISO 8601, with its time zone. */
  date: string;
}

/** One step of a text from one version to the next. */
export interface TrackedRevision extends ChangeMark {
  delta: Delta;
}

/** A stretch of a text with its history: who put it in, who took it out. */
export interface TrackedPiece {
  text: string;
  inserted?: ChangeMark;
  deleted?: ChangeMark;
}

/** What writing text takes beside the text. */
export interface TextContext {
  /** BCP 47. */
  language: string;
  links: Links;
  /** An identifier that no other change of the document has. */
  nextChange(): number;
}

/** Properties of runs for what codes mean. */
const PROPERTIES: Partial<Record<CodeType, string>> = {
  bold: '<w:b/><w:bCs/>',
  italic: '<w:i/><w:iCs/>',
  underline: '<w:u w:val="single"/>',
  strikethrough: '<w:strike/>',
  superscript: '<w:vertAlign w:val="superscript"/>',
  subscript: '<w:vertAlign w:val="subscript"/>',
  code: '<w:rStyle w:val="HTMLCode"/>',
};
const LINK = '<w:rStyle w:val="Hyperlink"/>';

/**
 * A text with everything that became of it. What somebody put in and took out again is gone, as in Word;
 * what another took out is in it with both their names.
 *
 * @throws DeltaMismatchError when a delta was made for another text
 */
export function trackChanges(
  before: string,
  revisions: readonly TrackedRevision[],
): TrackedPiece[] {
  let pieces: TrackedPiece[] = before === '' ? [] : [{ text: before }];
  let current = before;
  for (const { delta, author, date } of revisions) {
    current = apply(current, delta);
    pieces = applyTracked(pieces, delta, { author, date });
  }
  return pieces;
}

function applyTracked(
  pieces: readonly TrackedPiece[],
  delta: Delta,
  mark: ChangeMark,
): TrackedPiece[] {
  const rest = [...pieces];
  const result: TrackedPiece[] = [];
  for (const step of delta) {
    if (typeof step === 'number') {
      result.push(...take(rest, step));
      continue;
    }
    const [deleted, inserted] = step;
    for (const piece of take(rest, deleted.length)) {
      if (piece.deleted) result.push(piece);
      else if (piece.inserted?.author !== mark.author) result.push({ ...piece, deleted: mark });
    }
    if (inserted !== '') result.push({ text: inserted, inserted: mark });
  }
  return [...result, ...rest];
}

/** Takes pieces with so much text that is still there from the beginning of a list. */
function take(rest: TrackedPiece[], units: number): TrackedPiece[] {
  const taken: TrackedPiece[] = [];
  let left = units;
  for (let piece = rest[0]; left > 0 && piece; piece = rest[0]) {
    if (!piece.deleted && piece.text.length > left) {
      taken.push({ ...piece, text: piece.text.slice(0, left) });
      rest[0] = { ...piece, text: piece.text.slice(left) };
      return taken;
    }
    if (!piece.deleted) left -= piece.text.length;
    taken.push(piece);
    rest.shift();
  }
  return taken;
}

/** A span that is open: its number, the properties of runs in it, and where a link leads. */
interface OpenSpan {
  number: number;
  properties: string;
  address?: string;
}

/** A run that is to be written, and the link it is in. */
interface LinkedRun {
  written: string;
  link: OpenSpan | undefined;
}

/** A text with its changes as runs: emphasis and links for the codes that mean such. */
export function writeTrackedText(
  pieces: readonly TrackedPiece[],
  codes: readonly InlineCode[],
  context: TextContext,
): string {
  const constant = languageProperties(context.language, 'w:');
  // Codes were put in and taken out too: text has the format of the version it was in.
  let openBefore: OpenSpan[] = [];
  let openAfter: OpenSpan[] = [];
  const runs: LinkedRun[] = [];
  for (const piece of pieces) {
    for (const part of splitAtCodes(piece.text)) {
      if (typeof part === 'string') {
        add(part, piece);
        continue;
      }
      const code = codes.find(({ kind, number }) => kind === part.kind && number === part.number);
      if (!code) continue;
      if (code.kind === 'standalone') {
        const isBreak = code.type === 'break';
        const mark = code.type === 'footnote' ? (PROPERTIES.superscript ?? '') : '';
        add(isBreak ? '\n' : (code.equivalent ?? ''), piece, mark);
        continue;
      }
      if (!piece.inserted) openBefore = toggled(openBefore, code);
      if (!piece.deleted) openAfter = toggled(openAfter, code);
    }
  }
  return joinLinks(runs, context.links);

  function add(text: string, { inserted, deleted }: TrackedPiece, more = ''): void {
    const open = deleted && !inserted ? openBefore : openAfter;
    const properties = [...constant, ...open.map((span) => span.properties), more];
    const run = writeRun(text, properties, 'w:', deleted ? 'delText' : 't');
    if (run === '') return;
    const written = inChange('ins', inserted, inChange('del', deleted, run));
    runs.push({ written, link: open.findLast(({ address }) => address !== undefined) });
  }

  function inChange(element: 'ins' | 'del', mark: ChangeMark | undefined, content: string): string {
    if (!mark) return content;
    return `<w:${element} ${changeAttributes(mark, context)}>${content}</w:${element}>`;
  }
}

/** What an element of a tracked change says of it. */
export function changeAttributes(mark: ChangeMark, context: TextContext): string {
  const author = escapeAttribute(mark.author);
  // To the second, as Word writes it (ISO/IEC 29500-1, 22.9.2.4).
  const date = new Date(mark.date).toISOString().replace(/\.\d+Z$/u, 'Z');
  return `w:id="${context.nextChange()}" w:author="${author}" w:date="${date}"`;
}

function toggled(
  open: readonly OpenSpan[],
  { kind, number, type, address }: InlineCode,
): OpenSpan[] {
  const others = open.filter((span) => span.number !== number);
  if (kind === 'close') return others;
  if (type === 'link') return [...others, { number, properties: LINK, address: address ?? '' }];
  return [...others, { number, properties: PROPERTIES[type] ?? '' }];
}

function joinLinks(runs: readonly LinkedRun[], links: Links): string {
  let written = '';
  let open: OpenSpan | undefined;
  for (const { written: run, link } of runs) {
    if (link?.number !== open?.number || link?.address !== open?.address) {
      if (open) written += '</w:hyperlink>';
      if (link) written += `<w:hyperlink${target(link.address ?? '')}>`;
      open = link;
    }
    written += run;
  }
  return open ? `${written}</w:hyperlink>` : written;

  function target(address: string): string {
    if (address === '') return '';
    if (address.startsWith('#')) return ` w:anchor="${escapeAttribute(address.slice(1))}"`;
    return ` r:id="${links.idOf(address)}"`;
  }
}
