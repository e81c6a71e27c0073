import type { Candidate } from './candidate.ts';
import { kindAt } from './characters.ts';
import type { CompiledRules } from './rules.ts';
import { isStarter } from './starters.ts';

/** A single capital is an initial, unless the sentence clearly starts anew after it. */
export function isInitial(
  text: string,
  at: Candidate,
  token: string,
  rules: CompiledRules,
): boolean {
  const letter = token.replace(/^.*[-.'’]/u, '');
  if (!/^(?:\p{Lu}|\p{Lu}\p{Ll}h?|\p{Lo}\p{M}*)$/u.test(letter)) return false;
  if (letter.length === 2 && !/^(?:Ch|Th|Ph|Sh|Yu|Ya|Ye|Zh|Дж|Ю)$/.test(letter)) return false;
  if (isStarter(text, at.word, rules)) return false;
  if (letter === 'I' && rules.starters.has('i'))
    return (
      kindAt(text, at.mark - 3) === 'upper' ||
      /\p{Lu}\p{L}* I$/u.test(text.slice(Math.max(0, at.mark - 30), at.mark))
    );
  return true;
}
