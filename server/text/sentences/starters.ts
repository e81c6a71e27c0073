import { type Candidate, wordAt } from './candidate.ts';
import type { CompiledRules } from './rules.ts';

/** Longest opening such as "At 5 a.m." or "В сентябре 1941 г.", in UTF-16 units. */
const OPENING_LENGTH = 30;
/** "15 вересня 1995 р.": a date, which opens a sentence as "At 5 a.m." does. */
const DATE = /^\p{Nd}{1,2}\.? (?<month>\p{L}+) \p{Nd}{4} ?\p{L}*$/u;

/** Whether a word stands here that begins sentences rather than follows an abbreviation. */
export function isStarter(text: string, at: number, rules: CompiledRules): boolean {
  const word = wordAt(text, at);
  return rules.starters.has(word.toLowerCase()) && text[at + word.length] !== '.';
}

/** "At 5 a.m. Mr. Smith …": so short a piece that begins with a preposition is no sentence. */
export function isOpening(text: string, at: Candidate, rules: CompiledRules): boolean {
  if (at.mark - at.from > OPENING_LENGTH) return false;
  // "In the hold lay ropes, nets etc." is one for all its shortness.
  if (text.slice(at.from, at.mark).includes(',')) return false;
  if (rules.openers.has(wordAt(text, at.from).toLowerCase())) return true;
  const month = DATE.exec(text.slice(at.from, at.mark))?.groups?.month;
  return month !== undefined && rules.months.has(month.toLowerCase());
}
