import type { UnitSegment } from './document.ts';
import { codeCharacter, type InlineCode, splitAtCodes } from './inline.ts';
import { keyOf } from './span-layout.ts';

/** A stretch of a text with inline codes, as it stands in its file and as editors see it. */
export interface ShownPiece {
  kind: 'text' | 'space' | 'open' | 'close' | 'standalone';
  /** As it is in the text; a code is its character. */
  raw: string;
  /** Empty for a code that is not seen, and for white space at the ends. */
  shown: string;
}

/**
 * Cuts a text at its codes and white space. Editors see a line break as a space, what stands for a
 * placeholder or for code as that, and nothing of other codes; runs of white space are one space.
 */
export function shownPieces(text: string, codes: readonly InlineCode[] = []): ShownPiece[] {
  const known = new Map(codes.map((code) => [keyOf(code), code]));
  const pieces: ShownPiece[] = [];
  // What was shown last, which white space at the beginning is taken to follow.
  let last = ' ';
  for (const part of splitAtCodes(text)) {
    if (typeof part !== 'string') {
      const raw = codeCharacter(part.kind, part.number);
      const seen = seenOf(known.get(keyOf(part)));
      add({ kind: part.kind, raw, shown: seen === ' ' && last === ' ' ? '' : seen });
      continue;
    }
    for (const raw of part.match(/\s+|\S+/gu) ?? []) {
      const isSpace = /^\s/u.test(raw);
      const shown = isSpace ? (last === ' ' ? '' : ' ') : raw;
      add({ kind: isSpace ? 'space' : 'text', raw, shown });
    }
  }
  const end = pieces.findLast(({ shown }) => shown !== '');
  if (end?.shown === ' ') end.shown = '';
  return pieces;

  function add(piece: ShownPiece): void {
    pieces.push(piece);
    if (piece.shown !== '') last = piece.shown.slice(-1);
  }
}

/** What editors see of a code. */
function seenOf(code: InlineCode | undefined): string {
  if (code?.kind !== 'standalone') return '';
  if (code.type === 'break') return ' ';
  if (code.type !== 'code' && code.type !== 'placeholder') return '';
  return (code.equivalent ?? '').replace(/\s+/gu, ' ').trim();
}

/** A text as editors see it: one line, without codes. */
export function shownText(text: string, codes: readonly InlineCode[] = []): string {
  return textShown(shownPieces(text, codes));
}

/**
 * What editors begin with in a segment: its target, or else the best translation that the file proposes
 * for the same source.
 */
export function shownTarget(
  { source, target, alternatives = [] }: UnitSegment,
  codes: readonly InlineCode[],
): { text: string; isProposal: boolean } {
  const text = shownText(target ?? '', codes);
  if (text !== '') return { text, isProposal: false };
  const own = shownText(source, codes);
  const fitting = alternatives.find((one) => ['', own].includes(shownText(one.source, codes)));
  return {
    text: fitting ? shownText(fitting.target, codes) : '',
    isProposal: fitting !== undefined,
  };
}

/** A text that was cut up, as editors see it. */
export function textShown(pieces: readonly ShownPiece[]): string {
  return pieces.map(({ shown }) => shown).join('');
}

/** A text that was cut up, as it stands in its file. */
export function rawText(pieces: readonly ShownPiece[]): string {
  return pieces.map(({ raw }) => raw).join('');
}
