import type { Delta } from '../revisions/delta.ts';
import { closeDiff } from '../revisions/diff.ts';
import { type FoundCode, findCodes } from './inline.ts';
import { rawText, type ShownPiece, textShown } from './shown-text.ts';

/**
 * Puts the codes of a text into what an editor has made of it: around the words that stayed they stay,
 * a span around words that were replaced is around those that came in their place, and what goes with
 * deleted words is only what was seen of it.
 *
 * @param pieces the text with its codes, as `shownPieces` cuts it
 * @param after what became of the text that is shown
 * @param language BCP 47
 * @param options `keepEmpty`: whether spans stay whose words were all deleted
 * @returns `after` with codes; the text itself, to the character, where nothing was changed
 */
export function projectCodes(
  pieces: readonly ShownPiece[],
  after: string,
  language: string,
  { keepEmpty }: { keepEmpty: boolean },
): string {
  const before = textShown(pieces);
  const raw = rawText(pieces);
  if (before === after) return raw;
  const projected = new Projection(pieces).apply(closeDiff(before, after, language));
  if (keepEmpty) return projected;
  const wereEmpty = new Set(emptySpans(raw).map(({ number }) => number));
  const emptied = emptySpans(projected).filter(({ number }) => !wereEmpty.has(number));
  return without(projected, new Set(emptied.flatMap(({ index }) => [index, index + CODE_LENGTH])));
}

/** UTF-16 code units of a code. */
const CODE_LENGTH = 2;

class Projection {
  readonly #rest: ShownPiece[];
  #written = '';

  constructor(pieces: readonly ShownPiece[]) {
    this.#rest = [...pieces];
  }

  apply(delta: Delta): string {
    for (const step of delta) {
      if (typeof step === 'number') this.#retain(step);
      else this.#replace(step[0].length, step[1]);
    }
    this.#written += rawText(this.#rest);
    return this.#written;
  }

  #retain(length: number): void {
    let left = length;
    while (left > 0) {
      const piece = this.#rest.shift();
      if (!piece) return;
      if (piece.shown.length <= left) {
        this.#written += piece.raw;
        left -= piece.shown.length;
        continue;
      }
      // Half of what a code is seen as stayed: that half is text.
      this.#written += piece.shown.slice(0, left);
      this.#putBack(piece, left);
      left = 0;
    }
  }

  /** What was typed at the beginning of a span belongs in front of it, unless it replaces its words. */
  #replace(deleted: number, inserted: string): void {
    while (isUnseen(this.#rest[0]) && (deleted > 0 || this.#rest[0]?.kind !== 'open')) {
      this.#written += this.#rest.shift()?.raw ?? '';
    }
    const inside: string[] = [];
    let left = deleted;
    while (left > 0) {
      const piece = this.#rest.shift();
      if (!piece) break;
      if (isUnseen(piece)) {
        if (piece.kind !== 'space') inside.push(piece.raw);
        continue;
      }
      if (piece.shown.length > left) this.#putBack(piece, left);
      left -= piece.shown.length;
    }
    // A span that was all deleted is around what came for it. Otherwise what began there is around what
    // follows, and what ended or stood there does so behind.
    const [open, close] = findCodes(inside.join(''));
    if (inside.length === 2 && open?.kind === 'open' && close?.number === open.number) {
      this.#written += inside.join(inserted);
    } else this.#written += inserted + inside.join('');
  }

  #putBack(piece: ShownPiece, from: number): void {
    const shown = piece.shown.slice(from);
    this.#rest.unshift({ kind: piece.kind === 'space' ? 'space' : 'text', raw: shown, shown });
  }
}

function isUnseen(piece: ShownPiece | undefined): boolean {
  return piece?.shown === '';
}

/** The beginnings of spans with nothing in them. */
function emptySpans(text: string): FoundCode[] {
  const codes = findCodes(text);
  return codes.filter((code, index) => {
    const next = codes[index + 1];
    return (
      code.kind === 'open' &&
      next?.kind === 'close' &&
      next.number === code.number &&
      next.index === code.index + CODE_LENGTH
    );
  });
}

/** The text without the codes at some places. */
function without(text: string, places: ReadonlySet<number>): string {
  let written = '';
  let end = 0;
  for (const index of [...places].sort((one, other) => one - other)) {
    written += text.slice(end, index);
    end = index + CODE_LENGTH;
  }
  return written + text.slice(end);
}

/**
 * Puts the codes of an original into a translation made without them, where that is sure: spans around
 * the whole text, what stands before or behind all of it, and words that are the same in both. What has
 * no sure place is left out, unless the format would be broken without it; then it stands at the end.
 *
 * @param source the original, as `shownPieces` cuts it
 * @param text the translation, without codes
 * @param keep whether what has no sure place must be kept
 */
export function carryCodes(
  source: readonly ShownPiece[],
  text: string,
  keep: (code: ShownPiece) => boolean = ({ kind }) => kind === 'standalone',
): string {
  const first = source.findIndex(({ shown }) => shown.trim() !== '');
  const last = source.findLastIndex(({ shown }) => shown.trim() !== '');
  if (first < 0) return text;
  const codesIn = (pieces: readonly ShownPiece[]) =>
    pieces.filter(({ kind }) => kind !== 'text' && kind !== 'space');
  let carried = text;
  const kept: string[] = [];
  const inside = codesIn(source.slice(first, last + 1));
  for (const code of inside) {
    const place = code.shown === '' ? -1 : carried.indexOf(code.shown);
    if (place >= 0) {
      carried = carried.slice(0, place) + code.raw + carried.slice(place + code.shown.length);
    } else if (code.kind === 'open') carried = aroundSame(source, code, carried);
    else if (code.kind === 'standalone' && code.shown.trim() === '' && keep(code)) {
      kept.push(code.raw);
    }
  }
  const before = rawText(codesIn(source.slice(0, first)));
  const behind = rawText(codesIn(source.slice(last + 1)));
  return onlyPairs(before + carried + kept.join('') + behind);
}

/** A span around a name or number that stands in the translation once, and as it is. */
function aroundSame(source: readonly ShownPiece[], open: ShownPiece, text: string): string {
  const from = source.indexOf(open);
  const number = findCodes(open.raw)[0]?.number;
  const to = source.findIndex(
    ({ kind, raw }, index) =>
      index > from && kind === 'close' && findCodes(raw)[0]?.number === number,
  );
  const close = source[to];
  if (!close) return text;
  const words = textShown(source.slice(from, to)).trim();
  const parts = text.split(words);
  if (words === '' || parts.length !== 2) return text;
  return `${parts[0]}${open.raw}${words}${close.raw}${parts[1]}`;
}

/** The text without beginnings or ends of spans whose other end is not in it. */
function onlyPairs(text: string): string {
  const codes = findCodes(text);
  const gone = new Set<number>();
  for (const { kind, number, index } of codes) {
    if (kind === 'standalone') continue;
    const other = kind === 'open' ? 'close' : 'open';
    if (!codes.some((code) => code.kind === other && code.number === number)) gone.add(index);
  }
  return without(text, gone);
}
