import { TermMatcher } from '../server/terms/matcher.ts';
import { generator } from './random.ts';
import { median, type Row } from './row.ts';

const MANY = 100_000;
const FEW = 100;
const WORDS = 20_000;
const ROUNDS = 7;
/** A word of the text in so many belongs to a term. */
const TERM_EVERY = 20;

const LANGUAGES = {
  German: { language: 'de', letters: 'abdefghiklmnoprstuwzä' },
  Russian: { language: 'ru', letters: 'абвгдезиклмнопрстуыя' },
  Turkish: { language: 'tr', letters: 'abcçdegğıiklmnoöprsşt' },
};

/** Finding the terms of a text: characters a second with many terms, against few. */
export function termsBench(): Row[] {
  return Object.entries(LANGUAGES).map(([name, { language, letters }]) => {
    const next = generator(7);
    const word = () =>
      Array.from({ length: 4 + Math.floor(next() * 7) }, () =>
        letters.charAt(Math.floor(next() * letters.length)),
      ).join('');
    const terms = Array.from({ length: MANY }, () => ({
      text: Array.from({ length: 1 + Math.floor(next() * 3) }, word).join(' '),
    }));
    // The terms in the text are among the few, so that both find the same ones at least.
    const text = Array.from({ length: WORDS }, (_, n) =>
      n % TERM_EVERY === 0 ? (terms[(n / TERM_EVERY) % FEW]?.text ?? '') : word(),
    ).join(' ');
    const many = charactersPerSecond(new TermMatcher(terms, language), text);
    const few = charactersPerSecond(new TermMatcher(terms.slice(0, FEW), language), text);
    return {
      work: `finding ${MANY.toLocaleString('en')} terms, ${name}`,
      floor: `finding ${FEW} terms`,
      ratio: many / few,
      reach: { least: 0.5 },
      detail: `${(many / 1e6).toFixed(2)} and ${(few / 1e6).toFixed(2)} million characters/s`,
    };
  });
}

/** Each round with a matcher that remembers what it has met, as one that is kept between saves does. */
function charactersPerSecond(matcher: TermMatcher<{ text: string }>, text: string): number {
  matcher.find(text);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    matcher.find(text);
    times.push(performance.now() - start);
  }
  return (text.length / median(times)) * 1000;
}
