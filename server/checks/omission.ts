import { generalFit, lengthDeviation } from '../text/length-model.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';
import { pairNames } from './paired-names.ts';
import { pairNumbers } from './paired-numbers.ts';

/** How much each sign of an omission weighs, in standard deviations of length. */
const CLAUSE = 0.55;
const FACT = 1.1;
const SENTENCE = 0.9;
/**
 * From here on something is most likely missing, and may well be: of clauses dropped from news, nine in
 * ten lie below the second bound, and of whole segments three in a hundred. Translators add more freely.
 */
const LIKELY = 2.4;
const MISSING = 1.3;
const ADDED = 1.6;

/**
 * Sentences and clauses left out or put in: what the length, the number of sentences and clauses, and
 * names and numbers without a counterpart say together.
 */
export const omission: Check = {
  name: 'omission',
  group: 'completeness',
  severity: 'warning',
  *run(pair: Pair, context: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated || source.text.trim() === target.text.trim()) return;
    const [ours, theirs] = [source.sentences, target.sentences];
    const evidence = evidenceOf(pair, context, ours.length - theirs.length);
    const place = placeOf(pair, evidence < 0 ? 'source' : 'target');
    if (evidence <= -MISSING || evidence >= ADDED) {
      yield {
        ...place,
        message: evidence < 0 ? 'missing' : 'added',
        severity: Math.abs(evidence) >= LIKELY ? 'warning' : 'hint',
      };
    } else if (ours.length !== theirs.length && ours.length > 1) {
      yield {
        side: 'target',
        start: 0,
        end: target.text.length,
        message: 'sentences',
        severity: 'hint',
        params: { source: ours.length, target: theirs.length },
      };
    }
  },
};

/** Below 0 something is missing, above 0 something was added. */
function evidenceOf(pair: Pair, { lengths }: CheckContext, sentences: number): number {
  const { source, target } = pair;
  const fit = lengths ?? generalFit(source.language, target.language);
  const [before, after] = [source.length, target.length];
  if (before < 12) return 0;
  const deviation = lengthDeviation(before, after, fit) * LENGTH_SCALE;
  const clauses = clausesOf(target) - clausesOf(source) * clauseRatio(source.base, target.base);
  const { missing, added } = pairNumbers(pair);
  const lost = missing.length + pairNames(pair).missing.length * 0.5;
  // Each sign counts only as far as the length does not speak against it.
  let evidence = deviation;
  if (deviation < 0)
    evidence +=
      Math.min(0, Math.max(-2, clauses)) * CLAUSE -
      Math.min(2, lost) * FACT -
      Math.max(0, Math.min(2, sentences)) * SENTENCE;
  else
    evidence +=
      Math.max(0, Math.min(2, clauses)) * CLAUSE +
      Math.min(2, added.length) * FACT +
      Math.max(0, Math.min(2, -sentences)) * SENTENCE;
  return evidence;
}

const LENGTH_SCALE = 0.8;

/** Marks between clauses. */
function clausesOf({ prose }: CheckedText): number {
  return prose.match(/[,;:，；：、،؛](?!\p{N})|\s[–—-]\s|——/gu)?.length ?? 0;
}

/** Commas a language has for one of another: German and the Slavic languages set them by grammar. */
const COMMAS: Readonly<Record<string, number>> = {
  en: 0.75,
  de: 1,
  ru: 1.15,
  uk: 1.15,
  pl: 1.05,
  tr: 0.8,
  ar: 0.75,
  zh: 1.5,
  ja: 1.3,
  fr: 0.85,
  es: 0.85,
  it: 0.85,
};

function clauseRatio(source: string, target: string): number {
  return (COMMAS[target] ?? 0.9) / (COMMAS[source] ?? 0.9);
}

/** The part of a text that stands where the other text's names and numbers have no counterpart. */
function placeOf(pair: Pair, side: 'source' | 'target'): Pick<Found, 'side' | 'start' | 'end'> {
  const text = pair[side];
  const numbers = pairNumbers(pair);
  const loose =
    side === 'source' ? [...numbers.missing, ...pairNames(pair).missing] : [...numbers.added];
  if (loose.length === 0) return { side, start: 0, end: text.text.length };
  const from = Math.min(...loose.map((token) => token.from));
  const to = Math.max(...loose.map((token) => token.to));
  const before = text.prose.slice(0, from);
  const start = Math.max(
    0,
    ...[...before.matchAll(/[,;:.!?–—]\s+/gu)].map((match) => match.index + match[0].length),
  );
  const end = to + (/[,;:.!?–—]/u.exec(text.prose.slice(to))?.index ?? text.prose.length - to);
  return { side, start, end };
}
