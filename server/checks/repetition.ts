import { comparable } from './article-index.ts';
import type { Check } from './check.ts';
import type { CheckContext } from './context.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Sentences shorter than this, in letters, are repeated on purpose often enough. */
const SHORT = 12;

/** A sentence that stands twice, in the segment or in the one before, and not so in the original. */
export const repetition: Check = {
  name: 'repetition',
  group: 'completeness',
  severity: 'warning',
  acrossSegments: true,
  *run({ source, target }: Pair, { previous }: CheckContext): Generator<Found> {
    if (!target.hasWords) return;
    const repeated = repeatedIn(target);
    const isOurs = repeated.length === 0 || repeatedIn(source).length >= repeated.length;
    for (const { from, to } of isOurs ? [] : repeated) {
      const start = from - (/\s+$/u.exec(target.text.slice(0, from))?.[0].length ?? 0);
      yield {
        side: 'target',
        start: from,
        end: to,
        message: 'twice',
        fix: replacing(target.text, start, to, ''),
      };
    }
    if (previous === undefined || target.text.trim().length < SHORT) return;
    if (
      comparable(previous.target) === comparable(target.text) &&
      comparable(previous.source) !== comparable(source.text)
    ) {
      yield { side: 'target', start: 0, end: target.text.length, message: 'previous' };
    }
  },
};

function repeatedIn({ text, sentences }: CheckedText): { from: number; to: number }[] {
  if (sentences.length < 2 || !someBeginAlike(text, sentences)) return [];
  const seen = new Set<string>();
  return sentences.filter(({ from, to }) => {
    const sentence = comparable(text.slice(from, to));
    if (sentence.length < SHORT) return false;
    if (seen.has(sentence)) return true;
    seen.add(sentence);
    return false;
  });
}

/** A quick no for most texts: sentences that all begin otherwise are none of them the same. */
function someBeginAlike(text: string, sentences: CheckedText['sentences']): boolean {
  const beginnings = sentences.map(({ from }) => text.slice(from, from + 2).normalize('NFD')[0]);
  return new Set(beginnings.map((unit) => unit?.toLowerCase())).size < sentences.length;
}
