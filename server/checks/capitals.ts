import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import { finalMark } from './final-mark.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Scripts with capital letters that sentences begin with. Georgian has capitals, but not for that. */
const BICAMERAL = new Set(['Latn', 'Cyrl', 'Grek', 'Armn', 'Adlm', 'Zyyy']);

/** Capitals: at the beginning as in the original, no shouting, and no second capital by a slow finger. */
export const capitals: Check = {
  name: 'capitals',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair, context: CheckContext): Generator<Found> {
    if (!source.hasWords || !target.hasWords) return;
    yield* sentenceStart(source, target, context);
    yield* secondCapital(source, target);
    yield* shouting(source, target);
  },
};

function* sentenceStart(
  source: CheckedText,
  target: CheckedText,
  { blockKind, previous }: CheckContext,
): Generator<Found> {
  const [ours, theirs] = [firstLetter(source), firstLetter(target)];
  if (!ours || !theirs || !BICAMERAL.has(target.script) || !isCased(theirs.letter)) return;
  const word = wordAt(target.prose, theirs.at);
  // A name in the reader's own spelling begins as its owner wants it: "iPhone", "de Gaulle".
  if (/^\p{Ll}+\p{Lu}/u.test(word) || source.prose.includes(word)) return;
  const isLower = /\p{Ll}/u.test(theirs.letter);
  const wantsLower = /\p{Ll}/u.test(ours.letter);
  if (isCased(ours.letter) && BICAMERAL.has(source.script)) {
    if (isLower === wantsLower) return;
  } else {
    // The original's script has no capitals: a whole sentence begins with one all the same.
    const isSentence = ['stop', 'question', 'exclamation'].includes(finalMark(target).kind);
    const goesOn = previous !== undefined && !/[.!?。！？؟»”"“)]\s*$/u.test(previous.target);
    if (!isLower || !isSentence || goesOn) return;
  }
  const letter = isLower ? upper(theirs.letter, target.language) : theirs.letter.toLowerCase();
  yield {
    side: 'target',
    start: theirs.at,
    end: theirs.at + theirs.letter.length,
    message: isLower ? 'lower' : 'upper',
    severity:
      isLower && (blockKind === undefined || blockKind === 'paragraph' || blockKind === 'heading')
        ? 'warning'
        : 'hint',
    params: { word },
    ...(isLower && {
      fix: replacing(target.text, theirs.at, theirs.at + theirs.letter.length, letter),
    }),
  };
}

/** The first letter of the prose, where no digit comes before it. */
function firstLetter({
  prose,
  text,
  base,
}: CheckedText): { letter: string; at: number } | undefined {
  // Afrikaans and Dutch begin with the next word after an article in its short form.
  const skipped =
    base === 'af' || base === 'nl' || base === 'und'
      ? (/^[\s\p{P}]*['’][nst]\s/u.exec(prose)?.[0].length ?? 0)
      : 0;
  const match = /[\p{L}\p{N}]/u.exec(prose.slice(skipped));
  if (!match || /\p{N}/u.test(match[0])) return undefined;
  const at = skipped + match.index;
  // A placeholder before it may be the first word.
  return /[\p{L}\p{N}%{]/u.test(text.slice(0, at).replace(/<[^<>]*>|&\w+;/gu, '')) && skipped === 0
    ? undefined
    : { letter: match[0], at };
}

function isCased(letter: string): boolean {
  return letter.toLowerCase() !== letter.toUpperCase();
}

function upper(letter: string, language: string): string {
  return /^(?:tr|az)\b/.test(language) ? letter.toLocaleUpperCase('tr') : letter.toUpperCase();
}

function wordAt(text: string, at: number): string {
  return /^[\p{L}\p{M}\p{N}’'-]+/u.exec(text.slice(at))?.[0] ?? '';
}

/** "HEllo", "CAmelCase"; plurals such as "NGOs" have one small letter. */
function* secondCapital(source: CheckedText, target: CheckedText): Generator<Found> {
  for (const { 0: word, index } of target.prose.matchAll(
    /(?<![\p{L}\p{N}-])\p{Lu}{2}\p{Ll}{2,}\p{L}*|(?<![\p{L}\p{N}-])\p{Lu}{2,}\p{Ll}{3,}\p{L}*/gu,
  )) {
    if (source.prose.includes(word)) continue;
    // Capitals that the original has too, with an ending: "ЕСовский", "USAs", "PKKlı".
    const capitals = /^\p{Lu}+/u.exec(word)?.[0] ?? '';
    if (capitals.length > 2 && /^\p{Lu}+\p{Ll}{1,4}$/u.test(word)) continue;
    const mended = word[0] + (word[1] as string).toLowerCase() + word.slice(2);
    yield {
      side: 'target',
      start: index,
      end: index + word.length,
      message: 'second',
      params: { word },
      fix: replacing(target.text, index, index + word.length, mended),
    };
  }
}

/** Two words or more in capitals, where the original has none. */
function* shouting(source: CheckedText, target: CheckedText): Generator<Found> {
  const SHOUT =
    /(?<![\p{L}\p{N}])\p{Lu}{3,}(?:[\s,-]+\p{Lu}{2,})*[\s,-]+\p{Lu}{3,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\p{Lu}{9,}(?![\p{L}\p{N}])/gu;
  if (!BICAMERAL.has(target.script) || /\p{Lu}{4,}/u.test(source.prose)) return;
  for (const { 0: words, index } of target.prose.matchAll(SHOUT)) {
    if (/\p{Lu}{3}/u.test(source.prose) && words.length < 12) continue;
    yield {
      side: 'target',
      start: index,
      end: index + words.length,
      message: 'shouting',
      params: { words },
    };
  }
}
