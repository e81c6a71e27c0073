import { type Candidate, tokenBefore, wordAt } from './candidate.ts';
import { isLetter, kindAt, kindBefore, previous } from './characters.ts';
import { endsAtNumeral, isRoman } from './numerals.ts';
import type { AbbreviationClass, CompiledRules } from './rules.ts';

/** Without a vowel, or what stands for one, a small word is an abbreviation. */
const CONSONANTS =
  /^[B-DF-HJKMNP-TV-XZБВГДЖЗКМНПСТФХЦЧШ]?[bcdfghjkmnpqstvwxzßбвгджзкмнпстфхцчш]{2,4}$/;
/** "And" before "др.", "ін.": the others at the end of a list. */
const AND = /^(?:и|і|й|та|ve|ir|a|ja)$/iu;
/** Units that are spelt like the abbreviation of a title or of a word before a year. */
const UNIT = /^[mglhst]$/;
const JOINING = /[,;:،؛,.%)\]}，、；：/\\@&=+<>|~^]/;
const GLUED_END = /(?:^|[.,])[\p{L}\p{Nd}]*(?:\p{Ll}{2}|\p{Nd}{2})$/u;
const GLUED_START = /^(?:\p{Lu}\p{Ll}*|[IVXLCDM]+)(?![\p{L}\p{Nd}_(])/u;
const LINK = /[@/\\]|:\/\/|^www\./;
/** An unknown word this long before a full stop is no abbreviation, whatever comes next. */
const LONG_WORD = 6;
/** Longest opening such as "At 5 a.m." or "В сентябре 1941 г.", in UTF-16 units. */
const OPENING_LENGTH = 30;

/** Whether a question or exclamation mark ends its sentence. */
export function endsAtMark(text: string, at: Candidate, rules: CompiledRules): boolean {
  const kind = kindAt(text, at.word);
  if (isJoined(text, at)) return false;
  const mark = text.slice(at.mark, at.markEnd).at(-1) as string;
  if (mark === ':') return endsAtColon(text, at, rules);
  if (at.next === at.end) return isGluedSentence(text, at);
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
  if (at.next === at.end) return /[!?]$/.test(run) && kind === 'upper' ? at.end : -1;
  if (kind === 'lower' || staysInParenthesis(at)) return -1;
  if (kind === 'upper' && kindBefore(text, at.mark) === 'space' && run.length < 4) {
    return isStarter(text, at.word, rules) && wordAt(text, at.word) !== 'I' ? at.end : -1;
  }
  return at.end;
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
  if (at.next === at.end) return isGluedSentence(text, at);
  if (first === '.' || first === '…')
    return /^(?:\.{3}|…)\S/.test(text.slice(at.next, at.next + 4));
  if (isJoined(text, at)) return false;
  if (staysInParenthesis(at)) return false;
  const kind = kindAt(text, at.word);
  const token = tokenBefore(text, at.mark);
  if (kind === 'lower') return endsBeforeLowerCase(token, at, rules) && !isDash(text, at);
  if (token === '') return true;
  if (/^\p{Nd}+$/u.test(token) || isRoman(token, rules))
    return endsAtNumeral(text, at, token, rules);
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
  if (abbreviation === 'common' || kind === 'digit') return false;
  return !/^\p{Lu}{2,}$/u.test(wordAt(text, at.word)) && !isOpening(text, at, rules);
}

/** "At 5 a.m. Mr. Smith …": so short a piece that begins with a preposition is no sentence. */
function isOpening(text: string, at: Candidate, rules: CompiledRules): boolean {
  if (at.mark - at.from > OPENING_LENGTH) return false;
  // "In the hold lay ropes, nets etc." is one for all its shortness.
  if (text.slice(at.from, at.mark).includes(',')) return false;
  return rules.openers.has(wordAt(text, at.from).toLowerCase());
}

/** The class of the abbreviation that a full stop closes; undefined for any other word. */
function classOf(
  text: string,
  at: Candidate,
  token: string,
  rules: CompiledRules,
): AbbreviationClass | undefined {
  const word = token.replace(/^['’\-_/.]+/, '').toLowerCase();
  for (const chain of chainsBefore(text, at.mark, word)) {
    if (continuesAbbreviation(text, at, chain, rules)) return 'inner';
    const ofChain = chain === word ? undefined : rules.abbreviations.get(chain);
    if (ofChain !== undefined) return ofChain;
  }
  const known = rules.abbreviations.get(word) ?? rules.abbreviations.get(lastPiece(word));
  if (/^\p{Lu}$/u.test(token)) {
    // "M. Le Goff": a gentleman's title, where the language has one, rather than an initial.
    if (token === 'M' && known === 'inner') return known;
    return known === 'numbered' && kindAt(text, at.word) === 'digit' ? known : undefined;
  }
  if (known === 'numbered' && isAfterNumber(text, at.mark - token.length)) {
    return rules.months.has(word) ? 'common' : known;
  }
  if (
    known === 'closing' &&
    word.length <= 2 &&
    !isAfterAmount(text, at.mark - token.length, rules)
  ) {
    return 'common';
  }
  if (known === 'inner' && UNIT.test(token) && isAfterNumber(text, at.mark - token.length)) {
    return /\p{Nd}{4}\s?$/u.test(text.slice(0, at.mark - token.length).slice(-6))
      ? known
      : 'closing';
  }
  if (known !== undefined) return known;
  if (rules.proper.has(word) && /^\p{Lu}/u.test(token)) return 'common';
  if (rules.suffixes.some((suffix) => word.endsWith(suffix))) return 'common';
  if (/^(?:\p{L}{1,3}\.)+\p{L}{1,3}$/u.test(word)) return 'common';
  return CONSONANTS.test(token) ? 'common' : undefined;
}

/**
 * What stands after the last hyphen, slash, apostrophe or full stop of a word: "Avv" in "l'Avv". A
 * single letter there is an initial's: "N.N.".
 */
function lastPiece(word: string): string {
  const piece = word.slice(word.search(/[^\-/.'’]*$/));
  return piece.length > 1 ? piece : word;
}

/**
 * The word alone and with the abbreviated words before it, the longest first: "w" in "u. s. w."
 * gives "u.s.w", "s.w" and "w".
 */
function chainsBefore(text: string, mark: number, word: string): string[] {
  const chains = [word];
  if (word.length > 4) return chains;
  let at = mark - word.length;
  for (let links = 0; links < 3; links++) {
    const stop = kindBefore(text, at) === 'space' ? previous(text, at) : at;
    if (text[stop - 1] !== '.') break;
    const token = tokenBefore(text, stop - 1).toLowerCase();
    if (token === '' || token.length > 5) break;
    chains.unshift(`${token}.${chains[0]}`);
    at = stop - 1 - token.length;
  }
  return chains;
}

/** "z." in "z. B.", "EE." in "EE. UU.": the beginning of an abbreviation that goes on. */
function continuesAbbreviation(
  text: string,
  at: Candidate,
  chain: string,
  rules: CompiledRules,
): boolean {
  const next = wordAt(text, at.word);
  if (next.length > 4 || at.word !== at.next || text[at.word + next.length] !== '.') return false;
  if (chain.length === 1 && next.length === 1 && kindAt(text, at.mark - 1) === 'lower') return true;
  const longer = `${chain}.${next.toLowerCase()}`;
  return (
    rules.beginnings.has(chain) && (rules.beginnings.has(longer) || rules.abbreviations.has(longer))
  );
}

/** A single capital is an initial, unless the sentence clearly starts anew after it. */
function isInitial(text: string, at: Candidate, token: string, rules: CompiledRules): boolean {
  const letter = token.replace(/^.*[-.'’]/u, '');
  if (!/^(?:\p{Lu}|\p{Lu}\p{Ll}h?|\p{Lo}\p{M}*)$/u.test(letter)) return false;
  if (letter.length === 2 && !/^(?:Ch|Th|Ph|Sh|Yu|Ya|Ye|Zh|Дж|Ю)$/.test(letter)) return false;
  if (isStarter(text, at.word, rules)) return false;
  if (letter === 'I')
    return (
      kindAt(text, at.mark - 3) === 'upper' ||
      /\p{Lu}\p{L}* I$/u.test(text.slice(Math.max(0, at.mark - 30), at.mark))
    );
  return true;
}

function isStarter(text: string, at: number, rules: CompiledRules): boolean {
  const word = wordAt(text, at);
  return rules.starters.has(word.toLowerCase()) && text[at + word.length] !== '.';
}

/** Whether the full stop before a small letter ends a sentence: only after what is no abbreviation. */
function endsBeforeLowerCase(token: string, at: Candidate, rules: CompiledRules): boolean {
  if (at.closes !== undefined) return false;
  const word = token.toLowerCase();
  return (
    word.length >= LONG_WORD &&
    /^[\p{L}\p{M}]+$/u.test(word) &&
    !rules.abbreviations.has(word) &&
    !rules.months.has(word)
  );
}

/** "end.Start" without a space: the sentence ends only between two words that are plainly words. */
function isGluedSentence(text: string, at: Candidate): boolean {
  const kind = kindAt(text, at.end);
  if (kind === 'uncased')
    return kindBefore(text, at.mark) === 'uncased' && isGluedUncased(text, at);
  if (kind !== 'upper' || at.closes !== undefined) return false;
  const before = tokenBefore(text, at.mark);
  const after = text.slice(at.end, at.end + 40).split(/\s/, 1)[0] as string;
  if (LINK.test(before) || LINK.test(after)) return false;
  return GLUED_END.test(before) && GLUED_START.test(after);
}

/** Without capitals to go by, a full stop needs words around it too long for an abbreviation. */
function isGluedUncased(text: string, at: Candidate): boolean {
  if (at.closes !== undefined) return false;
  if (text[at.mark] !== '.') return true;
  return tokenBefore(text, at.mark).length >= 4 && wordAt(text, at.end).length >= 3;
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

function isAfterNumber(text: string, at: number): boolean {
  return kindBefore(text, at) === 'space' && kindBefore(text, previous(text, at)) === 'digit';
}

/** "г." ends a sentence after a year and a century, not before the name of a town. */
function isAfterAmount(text: string, at: number, rules: CompiledRules): boolean {
  const before = kindBefore(text, at) === 'space' ? previous(text, at) : at;
  const amount = tokenBefore(text, before);
  if (AND.test(amount)) return true;
  if (amount.length > 2 && rules.abbreviations.get(amount.toLowerCase()) === 'closing') return true;
  return /(?:[\p{Nd}\p{Lu}.%]|\p{Nd}-\p{Ll}{1,3})$/u.test(amount) || text[before - 1] === ')';
}

function isDash(text: string, at: Candidate): boolean {
  return /[–—―‒-]/.test(text[at.next] as string);
}
