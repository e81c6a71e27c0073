import { canonicalLanguage } from '../text/language.ts';
import { type WordForms, wordForms } from '../text/word-forms.ts';
import { words } from '../text/words.ts';

/** A term to look for. */
export interface MatchedTerm {
  text: string;
  /** Forms of it that no rule makes. */
  forms?: readonly string[] | undefined;
  partOfSpeech?: string | null | undefined;
  /** Whether capitals matter. They always do in abbreviations such as NATO. */
  caseSensitive?: boolean | undefined;
}

/** How a term stands in a text: to the letter, in another form, or as a part of a longer word. */
export type MatchKind = 'exact' | 'inflected' | 'compound';

/** A place where a term stands. */
export interface TermMatch<Term extends MatchedTerm> {
  /** UTF-16 code units; `end` is exclusive. Of a compound, the whole word. */
  start: number;
  end: number;
  kind: MatchKind;
  term: Term;
}

/** A piece of a text that matching goes by: a word, a mark, or a character of a script without spaces. */
interface Piece {
  text: string;
  start: number;
  end: number;
  isWord: boolean;
  /** Whether a word of a script without spaces begins or ends here; undefined in other scripts. */
  edges?: { starts: boolean; ends: boolean };
}

/** What of the vocabulary of all terms a word of a text may be. */
interface Candidates {
  /** Numbers of words, and whether the word of the text is just that. */
  forms: readonly { word: number; isExact: boolean }[];
  /** Numbers of words that the word of the text begins or ends with. */
  parts: readonly number[];
}

/** A state of the automaton that was reached, and whether by the very words of a term. */
interface Reached {
  state: number;
  isExact: boolean;
}

/** A term that ends in a state, with its words as it has them. */
interface Ending<Term> {
  term: Term;
  own: readonly string[];
}

/** Words whose candidates are remembered; a text has few that are new. */
const MOST_REMEMBERED = 20_000;
/** Letters: what is left of a compound when a term is taken off has at least as many, and so has the term. */
const SHORTEST_PART = 4;
/** States and words are numbered apart and make one number together: below 2 ** 53 for any memory. */
const WORDS = 2 ** 24;
const LONGEST_COMPOUND = 60;
const NONE: readonly number[] = [];
/** Beginnings of words that are no words: what follows one is no part of a compound. */
const PREFIXES =
  /^(?:abge|ange|aufge|ausge|einge|ge|be|er|ver|zer|ent|emp|miss|un|ur|vor|nach|über|unter|um|an|ab|auf|aus|ein|mit|zu|bei)$/u;

/**
 * Finds terms in texts of one language, whatever form they stand in. The words of all terms are one
 * vocabulary, found by the keys of their forms; the terms are a tree over that vocabulary. A text is read once, and what it takes does not grow with the number of terms.
 */
export class TermMatcher<Term extends MatchedTerm> {
  readonly size: number;
  readonly #language: string;
  readonly #forms: WordForms;
  readonly #vocabulary = new Map<string, number>();
  readonly #words: string[] = [];
  /** Words by the keys of their forms; most keys are of one. */
  readonly #byKey = new Map<string, number | number[]>();
  /** The state that follows on a state and a word; the first state is 0. */
  readonly #states = new Map<number, number>();
  readonly #endings = new Map<number, Ending<Term>[]>();
  readonly #remembered = new Map<string, Candidates>();

  /**
   * @param language BCP 47: of the terms, and of the texts they are looked for in; a malformed one counts
   *   as a language nothing is known of
   */
  constructor(terms: readonly Term[], language: string) {
    this.#language = canonicalLanguage(language) ?? 'und';
    this.#forms = wordForms(this.#language);
    this.size = terms.length;
    for (const term of terms) this.#add(term);
  }

  /**
   * The terms in a text, longest first: where one is part of another, the longer one counts. Several may
   * stand at one place, in the order they were given in.
   *
   * @returns by place
   */
  find(text: string): TermMatch<Term>[] {
    const all = this.findAll(text);
    all.sort(
      (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
    );
    const taken: TermMatch<Term>[] = [];
    const covered = new Map<number, TermMatch<Term>>();
    for (const match of all) {
      let isFree = true;
      for (let at = match.start; at < match.end && isFree; at++) {
        const there = covered.get(at);
        isFree = !there || (there.start === match.start && there.end === match.end);
      }
      if (!isFree) continue;
      if (!covered.has(match.start)) {
        for (let at = match.start; at < match.end; at++) covered.set(at, match);
      }
      taken.push(match);
    }
    return bestOfEachPlace(taken).sort((one, other) => one.start - other.start);
  }

  /** Every place of every term, those inside longer ones included. */
  findAll(text: string): TermMatch<Term>[] {
    const matches: TermMatch<Term>[] = [];
    if (this.size === 0) return matches;
    const pieces = piecesOf(text, this.#language);
    const found = pieces.map((piece) => this.#candidates(piece));
    for (const [first, candidates] of found.entries()) {
      let reached: Reached[] = [{ state: 0, isExact: true }];
      for (let last = first; last < found.length && reached.length > 0; last++) {
        reached = this.#step(reached, found[last] as Candidates);
        for (const { state, isExact } of reached) {
          const endings = this.#endings.get(state);
          if (!endings) continue;
          const there = pieces.slice(first, last + 1);
          this.#collect(endings, there, isExact ? 'exact' : 'inflected', matches);
        }
      }
      for (const part of candidates.parts) {
        const endings = this.#endings.get(this.#states.get(part) ?? -1);
        if (endings) this.#collect(endings, pieces.slice(first, first + 1), 'compound', matches);
      }
    }
    return matches;
  }

  #add(term: Term): void {
    for (const text of new Set([term.text, ...(term.forms ?? [])])) {
      const pieces = piecesOf(text, this.#language);
      if (pieces.length === 0) continue;
      let state = 0;
      for (const piece of pieces) {
        const step = state * WORDS + this.#intern(piece, term.partOfSpeech === 'verb');
        const next = this.#states.get(step) ?? this.#states.size + 1;
        this.#states.set(step, next);
        state = next;
      }
      const ending = { term, own: pieces.map((piece) => piece.text) };
      const endings = this.#endings.get(state);
      if (endings) endings.push(ending);
      else this.#endings.set(state, [ending]);
    }
  }

  #intern(piece: Piece, isVerb: boolean): number {
    const folded = this.#fold(piece);
    // The forms of a verb are others than those of the noun of the same letters.
    const name = isVerb ? `${folded} v` : folded;
    const known = this.#vocabulary.get(name);
    if (known !== undefined) return known;
    const number = this.#words.push(folded) - 1;
    this.#vocabulary.set(name, number);
    const keys = isInflected(piece) ? this.#forms.termKeys(folded, isVerb) : [];
    keys.push(`=${folded}`);
    for (const key of keys) {
      const there = this.#byKey.get(key);
      if (there === undefined) this.#byKey.set(key, number);
      else if (typeof there !== 'number') there.push(number);
      else if (there !== number) this.#byKey.set(key, [there, number]);
    }
    return number;
  }

  #wordsWith(key: string): readonly number[] {
    const there = this.#byKey.get(key);
    if (there === undefined) return NONE;
    return typeof there === 'number' ? [there] : there;
  }

  #step(reached: readonly Reached[], { forms }: Candidates): Reached[] {
    const next: Reached[] = [];
    for (const { state, isExact } of reached) {
      for (const form of forms) {
        const to = this.#states.get(state * WORDS + form.word);
        if (to !== undefined) next.push({ state: to, isExact: isExact && form.isExact });
      }
    }
    return next;
  }

  #candidates(piece: Piece): Candidates {
    const folded = this.#fold(piece);
    let candidates = this.#remembered.get(folded);
    if (!candidates) {
      candidates = this.#look(piece, folded);
      if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
      this.#remembered.set(folded, candidates);
    }
    return candidates;
  }

  #look(piece: Piece, folded: string): Candidates {
    const forms = new Map<number, boolean>();
    for (const word of this.#wordsWith(`=${folded}`)) forms.set(word, true);
    if (!isInflected(piece)) return { forms: list(forms), parts: [] };
    for (const word of this.#wordsOf(folded)) if (!forms.has(word)) forms.set(word, false);
    return { forms: list(forms), parts: this.#forms.compounds ? this.#parts(folded, forms) : [] };
  }

  /** Words of the vocabulary that a word is a form of. */
  #wordsOf(folded: string): number[] {
    const { areForms, keys } = this.#forms;
    const found = keys(folded).flatMap((key) => this.#wordsWith(key));
    if (!areForms) return found;
    return found.filter((word) => areForms(folded, this.#words[word] as string));
  }

  /** Words that a compound begins or ends with, an ending at the end of it included. */
  #parts(folded: string, forms: ReadonlyMap<number, boolean>): number[] {
    if (folded.length < 2 * SHORTEST_PART || folded.length > LONGEST_COMPOUND) return [];
    const parts = new Set<number>();
    for (let at = SHORTEST_PART; at <= folded.length - SHORTEST_PART; at++) {
      const [front, back] = [folded.slice(0, at), folded.slice(at)];
      if (isWordLike(front)) for (const word of this.#wordsOf(back)) parts.add(word);
      if (!isWordLike(back)) continue;
      for (const beginning of [front, front.replace(/(?:s|e?n)$/u, '')]) {
        for (const word of this.#wordsWith(`=${beginning}`)) parts.add(word);
      }
    }
    return [...parts].filter(
      (word) => !forms.has(word) && (this.#words[word] as string).length >= SHORTEST_PART,
    );
  }

  #collect(
    endings: readonly Ending<Term>[],
    pieces: readonly Piece[],
    kind: MatchKind,
    into: TermMatch<Term>[],
  ): void {
    const { start, edges } = pieces[0] as Piece;
    const { end, edges: last } = pieces.at(-1) as Piece;
    // A word of one or two ideographs must be one by itself, as so many longer words have them in them.
    if (edges && last && pieces.length < 3 && !(edges.starts && last.ends)) return;
    for (const { term, own } of endings) {
      if (this.#hasItsCapitals(term, own, pieces, kind)) into.push({ start, end, kind, term });
    }
  }

  #hasItsCapitals(
    { caseSensitive = false }: Term,
    own: readonly string[],
    pieces: readonly Piece[],
    kind: MatchKind,
  ): boolean {
    if (kind === 'compound') return !caseSensitive && !own.some(isAbbreviation);
    return own.every((word, index) => {
      const there = pieces[index]?.text ?? '';
      if (caseSensitive || isAbbreviation(word)) return startsAlike(word, there, this.#forms);
      const isHead = this.#forms.capitalNouns && index === own.length - 1;
      return !isHead || !/^\p{Lu}/u.test(word) || /^\p{Lu}/u.test(there);
    });
  }

  #fold({ text, isWord }: Piece): string {
    return isWord ? this.#forms.fold(text) : text;
  }
}

/** The texts a matcher reads, piece by piece; spaces, and hyphens inside words, are none. */
function piecesOf(text: string, language: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const token of words(text, language)) {
    const end = start + token.length;
    const isWord = /[\p{L}\p{N}]/u.test(token);
    if (isWord && UNSPACED.test(token)) pieces.push(...charactersOf(token, start));
    else if (!/^\s/u.test(token) && !isHyphen(text, token, start)) {
      pieces.push({ text: token, start, end, isWord });
    }
    start = end;
  }
  return pieces;
}

const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Where no spaces stand between words, dictionaries may cut a term in two. */
function charactersOf(token: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  for (const text of token) {
    const end = start + text.length;
    const edges = { starts: start === from, ends: end === from + token.length };
    pieces.push({ text, start, end, isWord: true, edges });
    start = end;
  }
  return pieces;
}

function isHyphen(text: string, token: string, start: number): boolean {
  if (!/^[-\u00ad\u2010\u2011]$/u.test(token)) return false;
  return /[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[start + 1] ?? '');
}

function isInflected({ text, isWord, edges }: Piece): boolean {
  return isWord && !edges && /^\p{L}/u.test(text);
}

/** Two to six capitals: "IT" and "US" are other words than "it" and "us". */
function isAbbreviation(word: string): boolean {
  return /^[\p{Lu}\p{N}]{2,6}$/u.test(word) && /\p{Lu}/u.test(word);
}

/** Whether the letters that two words begin with alike are alike in their capitals, too. */
function startsAlike(one: string, other: string, { fold }: WordForms): boolean {
  let at = 0;
  while (at < one.length && at < other.length && fold(one[at] ?? '') === fold(other[at] ?? '')) {
    if (one[at] !== other[at]) return false;
    at++;
  }
  return at > 0;
}

function isWordLike(part: string): boolean {
  return /[aeiouyäöüåæø]/u.test(part) && !PREFIXES.test(part);
}

function list(forms: ReadonlyMap<number, boolean>): Candidates['forms'] {
  return [...forms].map(([word, isExact]) => ({ word, isExact }));
}

const RANK: Readonly<Record<MatchKind, number>> = { exact: 0, inflected: 1, compound: 2 };

/** At one place a term that stands there to the letter counts before one that has a form like it. */
function bestOfEachPlace<Term extends MatchedTerm>(
  matches: readonly TermMatch<Term>[],
): TermMatch<Term>[] {
  const best = new Map<number, number>();
  for (const { start, kind } of matches) {
    best.set(start, Math.min(best.get(start) ?? RANK.compound, RANK[kind]));
  }
  // A term may stand there in more than one of its forms.
  const told = new Map<number, Set<Term>>();
  return matches.filter(({ start, kind, term }) => {
    const terms = told.get(start) ?? new Set();
    if (RANK[kind] !== best.get(start) || terms.has(term)) return false;
    told.set(start, terms.add(term));
    return true;
  });
}
