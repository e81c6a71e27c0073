import { diffWordsWithSpace } from 'diff';
import { lengths } from '../server/revisions/delta.ts';
import { diff } from '../server/revisions/diff.ts';
import { generator } from './random.ts';
import { median, type Row } from './row.ts';
import { time } from './time.ts';

const WORDS = 10_000;
const EDITS = 200;
const ROUNDS = 15;

const VOCABULARY =
  'der Minister die Armee das Treffen in Baku Ankara sprach über neue Lieferungen und Abkommen mit dem Kommandeur am Freitag nach Angaben des Ministeriums werden beide Länder ihre Zusammenarbeit fortsetzen obwohl es noch offene Fragen gibt'.split(
    ' ',
  );

/** Word diff of an article with edits all over it, against the `diff` package on its own. */
export function diffBench(): Row {
  const random = generator(7);
  const words = Array.from({ length: WORDS }, () => pick(VOCABULARY, random) + ending(random));
  const edited = [...words];
  for (let edit = 0; edit < EDITS; edit++) {
    edited[Math.floor(random() * WORDS)] = pick(VOCABULARY, random).toUpperCase();
  }
  const [before, after] = [words.join(' '), edited.join(' ')];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(time(() => diffWordsWithSpace(before, after)));
    ours.push(time(() => lengths(diff(before, after, 'de'))));
  }
  const [own, library] = [median(ours.slice(3)), median(theirs.slice(3))];
  return {
    work: 'word diff, 10,000 words, 200 edits',
    floor: 'diffWordsWithSpace over the whole text',
    ratio: library / own,
    reach: { least: 5 },
    detail: `${own.toFixed(1)} to ${library.toFixed(1)} ms`,
  };
}

function ending(random: () => number): string {
  const chance = random();
  return chance < 0.07 ? '.' : chance < 0.12 ? ',' : '';
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] as string;
}
