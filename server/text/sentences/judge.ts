import { classOf } from './abbreviations.ts';
import { type Candidate, tokenBefore, wordAt } from './candidate.ts';
import { isLetter, kindAt, kindBefore } from './characters.ts';
import { isGluedSentence } from './glued.ts';
import { isInitial } from './initials.ts';
import { endsAtNumeral, isRoman } from './numerals.ts';
import type { AbbreviationClass, CompiledRules } from './rules.ts';
import { isOpening, isStarter } from './starters.ts';

const JOINING = /[,;:،؛,.%)\]}，、；：/\\@&=+<>|~^]/;
/** An unknown word this long before a full stop is no abbreviation, whatever comes next. */
const LONG_WORD = 6;
/** What goes before the last number of "1.-3. Mai". */
const RANGE = /^(?:\p{Nd}{1,2}\.)?-/u;

/** Whether a question or exclamation mark ends its sentence. */
export function endsAtMark(text: string, at: Candidate, rules: CompiledRules): boolean {
  const kind = kindAt(text, at.word);
  if (isJoined(text, at)) return false;
  const mark = text.slice(at.mark, at.markEnd).at(-1) as string;
  if (mark === ':') return endsAtColon(text, at, rules);
  if (at.next === at.end) return isGluedSentence(text, at, rules);
  if (staysInParenthesis(at)) return false;
  const word = tokenBefore(text, at.mark);
  if (kind === 'lower') {
    if (at.closes !== undefined || isDash(text, at) || rules.exclamationsGoOn) return false;
    if (mark !== '!') return true;
    return word.length > 3 && !rules.exclaiming.has(word.toLowerCase());
  }
  if (rules.exclaiming.has(word.toLowerCase())) return isStarter(text, at.word, rules);
  if (at.closes?.isQuotation) return !isDash(text, at) && !isAttribution(text, at, rules);
  return true;
}

/** Where the sentence ends that an ellipsis may end, or -1 when it goes on. */
export function endsAtEllipsis(text: string, at: Candidate, rules: CompiledRules): number {
  const run = text.slice(at.mark, at.markEnd);
  const kind = kindAt(text, at.word);
  if (JOINING.test(text[at.next] as string) || isOmission(text, at)) return -1;
  if (run.includes(' ')) {
    const isAttached = kindBefore(text, at.mark) !== 'space' && at.mark > 0;
    const dots = (run.length + 1) / 2;
    if (kind === 'lower') return -1;
    if (isAttached && dots === 4) return at.mark + 1;
    return dots === 4 ? at.end : -1;
  }
  if (at.next === at.end) {
    const isWord = isLetter(kindBefore(text, at.mark));
    const isSure = /[!?]$/.test(run) || (isWord && isStarter(text, at.word, rules));
    return isSure && kind === 'upper' ? at.end : -1;
  }
  if (kind === 'lower' || staysInParenthesis(at)) return -1;
  if (isPreposition(text, at, rules)) return -1;
  if (kind === 'upper' && kindBefore(text, at.mark) === 'space' && run.length < 4) {
    return isStarter(text, at.word, rules) && wordAt(text, at.word) !== 'I' ? at.end : -1;
  }
  return at.end;
}

/** "We sailed to… Kiel": what a preposition opened is still to come. */
function isPreposition(text: string, at: Candidate, rules: CompiledRules): boolean {
  const word = tokenBefore(text, at.mark).toLowerCase();
  return rules.openers.has(word) && !isStarter(text, at.word, rules);
}

/** Whether a sign follows that goes on with the sentence; "%5" and "@name" begin one as well. */
function isJoined(text: string, at: Candidate): boolean {
  const sign = text[at.next] as string;
  if (!JOINING.test(sign)) return false;
  const isPrefix = (sign === '%' || sign === '@') && at.next > at.end;
  const after = kindAt(text, at.next + 1);
  return !(isPrefix && (after === 'digit' || isLetter(after)));
}

/** "[...]" stands for words left out and says nothing of the sentence's end. */
function isOmission(text: string, at: Candidate): boolean {
  return /[[(（]/.test(text[at.mark - 1] ?? '') && /[\])）]/.test(text[at.markEnd] ?? '');
}

/** Whether a full stop ends its sentence. */
export function endsAtFullStop(text: string, at: Candidate, rules: CompiledRules): boolean {
  const first = text[at.next] as string;
  if (at.next === at.end) return isGluedSentence(text, at, rules);
  if (first === '.' || first === '…')
    return /^(?:\.{3}|…)\S/.test(text.slice(at.next, at.next + 4));
  if (isJoined(text, at)) return false;
  if (staysInParenthesis(at)) return false;
  const kind = kindAt(text, at.word);
  const token = tokenBefore(text, at.mark);
  if (kind === 'lower') return endsBeforeLowerCase(text, token, at, rules) && !isDash(text, at);
  if (token === '') return true;
  const numeral = token.replace(RANGE, '');
  if (/^\p{Nd}+$/u.test(numeral) || isRoman(token, rules))
    return endsAtNumeral(text, at, numeral, rules);
  const abbreviation = classOf(text, at, token, rules);
  if (abbreviation !== undefined) return endsAtAbbreviation(text, at, abbreviation, rules);
  if (isInitial(text, at, token, rules)) return false;
  return !(at.closes?.isQuotation && isAttribution(text, at, rules));
}

function endsAtAbbreviation(
  text: string,
  at: Candidate,
  abbreviation: AbbreviationClass,
  rules: CompiledRules,
): boolean {
  if (abbreviation === 'inner' || /[([（]/.test(text[at.next] as string)) return false;
  const kind = kindAt(text, at.word);
  if (abbreviation === 'numbered') {
    if (kind === 'digit' || isRoman(wordAt(text, at.word), rules)) return false;
    return kind !== 'other';
  }
  if (isStarter(text, at.word, rules)) return !isOpening(text, at, rules);
  if (abbreviation === 'common') return false;
  // "50 руб. 20 коп." goes on, "etc. 20 boats sank" does not.
  if (kind === 'digit') {
    if (rules.beforeNumbers.has(tokenBefore(text, at.mark).toLowerCase())) return false;
    return !/\p{Nd}/u.test(text.slice(Math.max(0, at.mark - 12), at.mark));
  }
  return !/^\p{Lu}{2,}$/u.test(wordAt(text, at.word)) && !isOpening(text, at, rules);
}

/** Whether the full stop before a small letter ends a sentence: only after what is no abbreviation. */
function endsBeforeLowerCase(
  text: string,
  token: string,
  at: Candidate,
  rules: CompiledRules,
): boolean {
  if (at.closes !== undefined) return false;
  // "(in the hold). then": no abbreviation ends with a bracket.
  if (/[)\]]/.test(text[at.mark - 1] ?? '')) return true;
  const word = token.toLowerCase();
  return (
    word.length >= (/^\p{Lu}/u.test(token) ? LONG_WORD - 1 : LONG_WORD) &&
    !rules.proper.has(word) &&
    /^[\p{L}\p{M}]+$/u.test(word) &&
    !rules.abbreviations.has(word) &&
    !rules.months.has(word)
  );
}

/** "(He came.) at" and "(It was late.) Smith": a parenthesis in a sentence does not end it. */
function staysInParenthesis(at: Candidate): boolean {
  if (at.closes === undefined || at.closes.isQuotation) return false;
  return at.closes.open > at.from;
}

function isAttribution(text: string, at: Candidate, rules: CompiledRules): boolean {
  if (rules.speech.size === 0) return false;
  const name = wordAt(text, at.word);
  if (kindAt(text, at.word) === 'uncased' && rules.speech.has(name)) return true;
  const verb = wordAt(text, at.word + name.length + 1);
  return rules.speech.has(verb.toLowerCase()) && !isStarter(text, at.word, rules);
}

function endsAtColon(text: string, at: Candidate, rules: CompiledRules): boolean {
  if (at.next === at.end) return false;
  if (!rules.colonEndsLabels) return true;
  const label = text.slice(at.from, Math.min(at.mark, at.from + 200));
  return !label.split(/\s+/, 40).some((word) => rules.colonSpeech.has(word));
}

function isDash(text: string, at: Candidate): boolean {
  return /[–—―‒-]/.test(text[at.next] as string);
}
