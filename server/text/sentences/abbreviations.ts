import { type Candidate, tokenBefore, wordAt } from './candidate.ts';
import { kindAt, kindBefore, previous } from './characters.ts';
import type { AbbreviationClass, CompiledRules } from './rules.ts';

/** Without a vowel, or what stands for one, a small word is an abbreviation. */
const CONSONANTS =
  /^[B-DF-HJKMNP-TV-XZБВГДЖЗКМНПСТФХЦЧШ]?[bcdfghjkmnpqstvwxzßбвгджзкмнпстфхцчш]{2,4}$/;
/** "And" before "др.", "ін.": the others at the end of a list. */
const AND = /^(?:и|і|й|та|ve|ir|a|ja)$/iu;
/** Units that are spelt like the abbreviation of a title or of a word before a year. */
const UNIT = /^[mglhst]$/;
/** The second in Cyrillic, spelt like the page and the village. */
const SECONDS = /^с$/;

/** The class of the abbreviation that a full stop closes; undefined for any other word. */
export function classOf(
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
  const isUnit = known !== undefined && SECONDS.test(token);
  if (isUnit && isAfterNumber(text, at.mark - token.length)) return 'closing';
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
