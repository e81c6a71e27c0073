import type { ShownPiece } from './shown-text.ts';

/**
 * Finds out where in a document texts come from that were cut out of it, by their letters alone:
 * splitting, joining and pairing anew move the edges of texts, never their order.
 *
 * @param units the texts of the document, as `shownPieces` cuts them
 * @param texts what is shown of them, in order, cut in whatever way
 * @returns for each text the index of the unit it begins in, undefined for a text without letters;
 *   undefined where the texts are not those of the document
 */
export function placeTexts(
  units: readonly (readonly ShownPiece[])[],
  texts: readonly string[],
): (number | undefined)[] | undefined {
  const letters = units.map((pieces) => lettersOf(pieces.map(({ shown }) => shown).join('')));
  const places: (number | undefined)[] = [];
  let unit = 0;
  let at = 0;
  for (const text of texts) {
    let left = lettersOf(text);
    if (left === '') {
      places.push(undefined);
      continue;
    }
    skipEmpty();
    places.push(unit);
    while (left !== '') {
      skipEmpty();
      const rest = letters[unit]?.slice(at);
      if (rest === undefined) return undefined;
      const length = Math.min(rest.length, left.length);
      if (rest.slice(0, length) !== left.slice(0, length)) return undefined;
      at += length;
      left = left.slice(length);
    }
  }
  skipEmpty();
  return unit === units.length ? places : undefined;

  function skipEmpty(): void {
    while (unit < letters.length && at >= (letters[unit]?.length ?? 0)) {
      unit++;
      at = 0;
    }
  }
}

function lettersOf(text: string): string {
  return text.replace(/\s+/gu, '');
}
