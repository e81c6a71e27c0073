import { type Candidate, tokenBefore, wordAt } from './candidate.ts';
import { kindAt, kindBefore, previous } from './characters.ts';
import type { CompiledRules } from './rules.ts';

const ROMAN = /^(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Whether a token is a Roman numeral; of a single letter only where ordinals are written so. */
export function isRoman(token: string, rules: CompiledRules): boolean {
  if (!ROMAN.test(token)) return false;
  return token.length > 1 || (rules.ordinals && 'IVX'.includes(token));
}

/**
 * Whether the full stop after a numeral, before anything but a small letter, ends the sentence:
 * always where ordinals are written otherwise, else unless it makes an ordinal or a date.
 */
export function endsAtNumeral(
  text: string,
  at: Candidate,
  numeral: string,
  rules: CompiledRules,
): boolean {
  const start = at.mark - numeral.length;
  if (start <= at.from && numeral.length <= 3) return false;
  if (!rules.ordinals || at.closes !== undefined) return true;
  const next = wordAt(text, at.word);
  const isWritten = /^\p{Nd}+$/u.test(numeral);
  const value = isWritten ? Number(numeral) : 0;
  if (rules.months.has(next.toLowerCase())) return isWritten && value > 31;
  if (kindAt(text, at.word) === 'digit') return !isDate(text, at, value);
  if (isWritten && numeral.length > 3) return true;
  if (rules.starters.has(next.toLowerCase())) return true;
  const before = wordBefore(text, start);
  if (rules.beforeOrdinal.has(before.toLowerCase())) return false;
  if (!isWritten) return false;
  return value > 31 || !isFree(text, start) || !rules.ordinalsBeforeCapitals;
}

/** "27. 3. 2014" and "2014. 3. 27.": day or year, before a number that can be a month or a year. */
function isDate(text: string, at: Candidate, value: number): boolean {
  const next = /^\p{Nd}{1,4}(?=\.?)/u.exec(text.slice(at.word, at.word + 5))?.[0] ?? '';
  const isMonth = next.length <= 2 && Number(next) <= 12 && text[at.word + next.length] === '.';
  if (value > 31) return isMonth;
  return (
    isMonth ||
    (next.length === 4 && value >= 1) ||
    (value >= 1 && text[at.word + next.length] === '.')
  );
}

/** Whether a number stands for itself, or ends a range of ordinals: "1.–3. Jahrhundert". */
function isFree(text: string, start: number): boolean {
  if (!/[-–—]/.test(text[start - 1] ?? '')) return kindBefore(text, start) === 'space';
  return kindBefore(text, start - 1) === 'space' || text[start - 2] === '.';
}

function wordBefore(text: string, at: number): string {
  return kindBefore(text, at) === 'space' ? tokenBefore(text, previous(text, at)) : '';
}
