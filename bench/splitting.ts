import { sentenceSpans } from '../server/text/sentences.ts';
import { words } from '../server/text/words.ts';
import { median, type Row } from './row.ts';
import { PASSAGES, repeated } from './scripts.ts';

/** UTF-16 code units of the texts whose times show how the work grows. */
const SHORT = 10_000;
const LONG = 1_000_000;
const ROUNDS = 5;

/** What anybody would write first: runs of letters, of white space, and single marks. */
const ONE_PASS = /[\p{L}\p{M}\p{N}]+|\s+|./gsu;

/** Splitting into sentences and into words in each script, against one pass of a regular expression. */
export function splittingBench(): Row[] {
  return Object.entries(PASSAGES).flatMap(([script, { language, text }]) => {
    const [short, long] = [repeated(text, SHORT), repeated(text, LONG)];
    const floor = timed(() => count(long.matchAll(ONE_PASS)));
    const row = (work: string, split: (text: string) => unknown): Row => {
      const [own, small] = [timed(() => split(long)), timed(() => split(short))];
      return {
        work: `${work}, ${script}`,
        floor: 'one pass of a regular expression',
        ratio: own / floor,
        reach: { most: 10 },
        detail: `${(LONG / own / 1000).toFixed(1)} million characters/s; ${(own / small).toFixed(0)} × the time for ${LONG / SHORT} × the text`,
      };
    };
    return [
      row('split into sentences', (one) => sentenceSpans(one, language)),
      row('split into words', (one) => words(one, language)),
    ];
  });
}

function count(matches: Iterable<unknown>): number {
  let found = 0;
  for (const _ of matches) found++;
  return found;
}

function timed(work: () => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}
