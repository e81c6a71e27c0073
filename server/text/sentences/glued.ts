import { classOf } from './abbreviations.ts';
import { type Candidate, tokenBefore, wordAt } from './candidate.ts';
import { kindAt, kindBefore } from './characters.ts';
import type { CompiledRules } from './rules.ts';
import { isStarter } from './starters.ts';

const GLUED_END = /(?:^|[.,])[\p{L}\p{Nd}]*(?:\p{Ll}{2}|\p{Nd}{2})$/u;
const GLUED_START = /^(?:\p{Lu}\p{Ll}*|[IVXLCDM]+)(?![\p{L}\p{Nd}_(])/u;
const ACRONYM = /^(?:\p{Lu}\.)+\p{Lu}$/u;
const LINK = /[@/\\]|:\/\/|^www\./;

/** "end.Start" without a space: the sentence ends only between two words that are plainly words. */
export function isGluedSentence(text: string, at: Candidate, rules: CompiledRules): boolean {
  const kind = kindAt(text, at.end);
  if (kind === 'uncased')
    return kindBefore(text, at.mark) === 'uncased' && isGluedUncased(text, at);
  if (kind !== 'upper' || at.closes !== undefined) return false;
  const before = tokenBefore(text, at.mark);
  const after = text.slice(at.end, at.end + 40).split(/\s/, 1)[0] as string;
  if (LINK.test(before) || LINK.test(after)) return false;
  if (!GLUED_START.test(after)) return false;
  return GLUED_END.test(before) || isGluedStarter(text, at, before, rules);
}

/** "in 1939 r.To był": before a word that begins sentences, an abbreviation may end one as well. */
function isGluedStarter(
  text: string,
  at: Candidate,
  before: string,
  rules: CompiledRules,
): boolean {
  if (!isStarter(text, at.end, rules)) return false;
  const next = wordAt(text, at.end);
  if (kindAt(text, at.end + next.length) !== 'space') return false;
  if (next.length === 1 && ACRONYM.test(before)) return false;
  // "Ann J.Will": a capital alone is an initial, unless a small word goes before it: "point A.Then".
  if (/^\p{Lu}$/u.test(before)) return /^\p{Ll}/u.test(tokenBefore(text, at.mark - 2));
  return classOf(text, at, before, rules) !== 'inner';
}

/** Without capitals to go by, a full stop needs words around it too long for an abbreviation. */
function isGluedUncased(text: string, at: Candidate): boolean {
  if (at.closes !== undefined) return false;
  if (text[at.mark] !== '.') return true;
  return tokenBefore(text, at.mark).length >= 4 && wordAt(text, at.end).length >= 3;
}
