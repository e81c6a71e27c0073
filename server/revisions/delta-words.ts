import { isWord, words } from '../text/words.ts';
import { apply, type Delta, hunks } from './delta.ts';

/** A word, a stretch of white space or a single mark, with where it stands in its text. */
export interface Token {
  text: string;
  /** In UTF-16 code units; `to` is exclusive. */
  from: number;
  to: number;
}

/** Tokens both texts have. */
export interface KeptWords {
  kind: 'kept';
  /** With their places in the text before. */
  tokens: Token[];
  /** Where the first of them begins in the text after. */
  at: number;
}

/** Tokens that gave way to others. One of the lists may be empty, never both. */
export interface ReplacedWords {
  kind: 'replaced';
  /** With their places in the text before. */
  deleted: Token[];
  /** With their places in the text after. */
  inserted: Token[];
}

/** A delta in words: never two of a kind in a row. */
export type WordRun = KeptWords | ReplacedWords;

/**
 * A delta in whole words: which it keeps, and which it replaces by which. The tokens are those `words`
 * finds in the whole texts. Where a delta changes a part of a word, the word as it was is deleted and
 * the word as it is inserted. Tokens kept and deleted make up the text before, those kept and inserted
 * the text after. Linear in both texts.
 *
 * @param before the text the delta was made for
 * @param language BCP 47: decides where words begin and end
 * @throws DeltaMismatchError when the delta was made for another text
 */
export function toWords(delta: Delta, before: string, language: string): WordRun[] {
  const old = tokensOf(before, language);
  const now = tokensOf(apply(before, delta), language);
  const changes = hunks(delta);
  const runs = new RunBuilder();
  let [change, one, other, shift] = [0, 0, 0, 0];
  for (;;) {
    const was = old[one];
    const is = now[other];
    if (!was && !is) return runs.build();
    if (!was) {
      runs.insert(is as Token);
      other++;
      continue;
    }
    // Changes that end before a token move it by what they put in and took out.
    for (let past = changes[change]; past && past.to <= was.from; past = changes[++change]) {
      shift += past.inserted.length - past.deleted.length;
    }
    const next = changes[change];
    const isRetained = !next || was.to <= next.from;
    if (isRetained && is && is.from < was.from + shift) {
      runs.insert(is);
      other++;
    } else if (isRetained && is?.from === was.from + shift && is.text === was.text) {
      runs.keep(was, is.from);
      one++;
      other++;
    } else {
      runs.delete(was);
      one++;
    }
  }
}

/** How many words a delta deletes and inserts, as figures count them; arguments as `toWords`. */
export function countChangedWords(
  delta: Delta,
  before: string,
  language: string,
): { deleted: number; inserted: number } {
  const counts = { deleted: 0, inserted: 0 };
  for (const run of toWords(delta, before, language)) {
    if (run.kind === 'kept') continue;
    counts.deleted += run.deleted.filter(({ text }) => isWord(text)).length;
    counts.inserted += run.inserted.filter(({ text }) => isWord(text)).length;
  }
  return counts;
}

function tokensOf(text: string, language: string): Token[] {
  let to = 0;
  return words(text, language).map((token) => {
    const from = to;
    to += token.length;
    return { text: token, from, to };
  });
}

/** Puts tokens together to runs. */
class RunBuilder {
  readonly #runs: WordRun[] = [];
  #deleted: Token[] = [];
  #inserted: Token[] = [];

  keep(token: Token, at: number): void {
    this.#flush();
    this.#keep([token], at);
  }

  delete(token: Token): void {
    this.#deleted.push(token);
  }

  insert(token: Token): void {
    this.#inserted.push(token);
  }

  build(): WordRun[] {
    this.#flush();
    return this.#runs;
  }

  #keep(tokens: Token[], at: number): void {
    const last = this.#runs.at(-1);
    if (last?.kind === 'kept') last.tokens.push(...tokens);
    else this.#runs.push({ kind: 'kept', tokens, at });
  }

  #flush(): void {
    const [deleted, inserted] = [this.#deleted, this.#inserted];
    if (deleted.length === 0 && inserted.length === 0) return;
    const [first] = inserted;
    // A dictionary may cut a text that stays in another way, because of what now stands beside it.
    if (first && joined(deleted) === joined(inserted)) this.#keep(deleted, first.from);
    else this.#runs.push({ kind: 'replaced', deleted, inserted });
    this.#deleted = [];
    this.#inserted = [];
  }
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}
