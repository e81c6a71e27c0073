import { datesIn, type FoundDate } from '../text/dates.ts';
import { scriptOf } from '../text/language.ts';
import { lengthOf } from '../text/length-model.ts';
import { type MarkupSpan, markupIn } from '../text/markup.ts';
import { type MeasuredNumber, measuresIn } from '../text/measures.ts';
import { type Quantity, quantitiesIn } from '../text/quantities.ts';
import { type SentenceSpan, sentenceSpans } from '../text/sentences.ts';
import { words } from '../text/words.ts';
import type { Side } from './finding.ts';

/** A token of a text with its place. */
export interface Token {
  text: string;
  from: number;
  to: number;
  /** Whether it has a letter or a digit in it. */
  isWord: boolean;
}

/**
 * One side of a pair with what the checks need to know of it. Each analysis is made when it is first
 * asked for and kept, so that checks share them.
 */
export class CheckedText {
  readonly side: Side;
  readonly text: string;
  readonly language: string;
  /** Primary language subtag, lower case: `de` of `de-AT`. */
  readonly base: string;

  constructor(side: Side, text: string, language: string) {
    this.side = side;
    this.text = text;
    this.language = language;
    this.base = (/^[a-zA-Z]+/.exec(language)?.[0] ?? 'und').toLowerCase();
  }

  /** ISO 15924. */
  get script(): string {
    return this.#kept('script', () => scriptOf(this.language));
  }

  /** Tags, placeholders, addresses and other passages that are no prose. */
  get markup(): readonly MarkupSpan[] {
    return this.#kept('markup', () => markupIn(this.text));
  }

  /** The text with each passage of markup blanked by spaces of the same length, so offsets hold. */
  get prose(): string {
    return this.#kept('prose', () => blanked(this.text, this.markup));
  }

  get tokens(): readonly Token[] {
    return this.#kept('tokens', () => tokensOf(this.prose, this.language));
  }

  /** The tokens with a letter or a digit in them. */
  get words(): readonly Token[] {
    return this.#kept('words', () => this.tokens.filter(({ isWord }) => isWord));
  }

  get quantities(): readonly Quantity[] {
    return this.#kept('quantities', () => quantitiesIn(this.prose, this.language));
  }

  get dates(): readonly FoundDate[] {
    return this.#kept('dates', () => datesIn(this.prose, this.language));
  }

  get measures(): readonly MeasuredNumber[] {
    return this.#kept('measures', () => measuresIn(this.prose, this.language, this.quantities));
  }

  /** Letters, marks and digits: the length that counts. */
  get length(): number {
    return this.#kept('length', () => lengthOf(this.text));
  }

  get sentences(): readonly SentenceSpan[] {
    return this.#kept('sentences', () => sentenceSpans(this.prose, this.language));
  }

  /** Whether there is anything to read: a letter or a digit. */
  get hasWords(): boolean {
    return this.#kept('hasWords', () => /[\p{L}\p{N}]/u.test(this.text));
  }

  /** Keeps what another module works out of this text, by its name there. */
  keep<T>(key: string, make: () => T): T {
    return this.#kept(key, make);
  }

  readonly #memory = new Map<string, unknown>();

  #kept<T>(key: string, make: () => T): T {
    const known = this.#memory.get(key);
    if (known !== undefined) return known as T;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }
}

/** A source text and its translation. */
export class Pair {
  readonly source: CheckedText;
  readonly target: CheckedText;

  /**
   * @param sourceLang, targetLang BCP 47; an unknown or malformed tag counts as a language nothing is
   *   known of
   */
  constructor(source: string, target: string, sourceLang: string, targetLang: string) {
    this.source = new CheckedText('source', source, sourceLang);
    this.target = new CheckedText('target', target, targetLang);
  }

  /** Keeps what a module works out of both texts, by its name there. */
  keep<T extends object>(key: string, make: () => T): T {
    let made = this.#memory.get(key) as T | undefined;
    if (made === undefined) {
      made = make();
      this.#memory.set(key, made);
    }
    return made;
  }

  readonly #memory = new Map<string, object>();

  /** Whether both sides have something to compare. */
  get isTranslated(): boolean {
    return this.source.hasWords && this.target.hasWords;
  }
}

function blanked(text: string, spans: readonly MarkupSpan[]): string {
  if (spans.length === 0) return text;
  let prose = '';
  let at = 0;
  for (const { from, to } of spans) {
    prose += text.slice(at, from) + ' '.repeat(to - from);
    at = to;
  }
  return prose + text.slice(at);
}

function tokensOf(text: string, language: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const token of words(text, safeTag(language))) {
    const to = from + token.length;
    tokens.push({ text: token, from, to, isWord: isWordToken(token) });
    from = to;
  }
  return tokens;
}

function isWordToken(token: string): boolean {
  const unit = token.charCodeAt(0);
  // Small Latin letters and spaces decide by themselves; they are most of all.
  if (unit >= 0x61 && unit <= 0x7a) return true;
  return unit !== 0x20 && /[\p{L}\p{N}]/u.test(token);
}

const tags = new Map<string, string>();

/** A tag `Intl` takes. */
function safeTag(tag: string): string {
  let safe = tags.get(tag);
  if (safe === undefined) {
    safe = canonical(tag);
    tags.set(tag, safe);
  }
  return safe;
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'und';
  } catch (error) {
    if (error instanceof RangeError) return 'und';
    throw error;
  }
}
