import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Letters that look alike, Latin first; the confusables of UTS #39 that keyboards and OCR mix up. */
const CYRILLIC = 'aаcсeеoоpрxхyуiіjјsѕAАBВCСEЕHНIІJЈKКMМOОPРSЅTТXХYУkкmм';
const GREEK = 'oοvνAΑBΒEΕZΖHΗIΙKΚMΜNΝOΟPΡTΤXΧYΥiι';

const TO_LATIN = new Map<string, string>();
const TO_CYRILLIC = new Map<string, string>();
const TO_GREEK = new Map<string, string>();
fill(CYRILLIC, TO_CYRILLIC);
fill(GREEK, TO_GREEK);

const MIXED =
  /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{L}\p{M}]{2,}/gu;

/** Letters of another script in a word, where they look like the right ones. */
export const homoglyph: Check = {
  name: 'homoglyph',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(target.text)) return;
    for (const { 0: word, index } of target.prose.matchAll(MIXED)) {
      if (source.text.includes(word)) continue;
      const mended = mend(word);
      yield {
        side: 'target',
        start: index,
        end: index + word.length,
        message: 'mixed',
        params: { word },
        ...(mended !== undefined && {
          fix: replacing(target.text, index, index + word.length, mended),
        }),
      };
    }
    yield* loneLetters(source, target);
  },
};

/** A one-letter word of Cyrillic prose in its Latin look-alike: "c", "a", "o", "y", "k", "B". */
function* loneLetters(source: CheckedText, target: CheckedText): Generator<Found> {
  if (target.script !== 'Cyrl') return;
  for (const { 0: letter, index } of target.prose.matchAll(
    /(?<=^|[\p{Script=Cyrillic},.] )[acoykBAOCKY](?= \p{Script=Cyrillic})/gu,
  )) {
    if (new RegExp(`(?<!\\p{L})${letter}(?!\\p{L})`, 'u').test(source.text)) continue;
    yield {
      side: 'target',
      start: index,
      end: index + 1,
      message: 'mixed',
      params: { word: letter },
      fix: replacing(target.text, index, index + 1, TO_CYRILLIC.get(letter) as string),
    };
  }
}

/** The word in the script most of its letters are of, where the others look like letters of it. */
function mend(word: string): string | undefined {
  const letters = [...word];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  const others = letters.length - latin;
  const table = latin > others ? TO_LATIN : /\p{Script=Greek}/u.test(word) ? TO_GREEK : TO_CYRILLIC;
  const right = table === TO_LATIN ? /\p{Script=Latin}/u : /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
  let mended = '';
  for (const letter of letters) {
    const own = right.test(letter) ? letter : table.get(letter);
    if (own === undefined) return undefined;
    mended += own;
  }
  return mended;
}

function fill(pairs: string, fromLatin: Map<string, string>): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const [latin, other] = [pairs[at] as string, pairs[at + 1] as string];
    fromLatin.set(latin, other);
    TO_LATIN.set(other, latin);
  }
}
