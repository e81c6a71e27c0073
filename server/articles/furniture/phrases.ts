const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

interface Node {
  next: Map<string, Node>;
  /** An entry ends here: at the end of a word, or wherever the text goes on. */
  ends: 'word' | 'anywhere' | undefined;
}

/**
 * A set of words and phrases to look up in text, in time that does not grow with their number. An
 * entry matches whole words; with `*` at its end, any ending; in a script written without spaces,
 * any part of the text.
 */
export class Phrases {
  readonly #root: Node = { next: new Map(), ends: undefined };

  /** @param entries in the same form as the texts they are looked up in */
  constructor(entries: Iterable<string>) {
    for (const entry of entries) this.#add(entry);
  }

  #add(entry: string): void {
    const isStem = entry.endsWith('*');
    let node = this.#root;
    for (const char of isStem ? entry.slice(0, -1) : entry) {
      let next = node.next.get(char);
      if (!next) {
        next = { next: new Map(), ends: undefined };
        node.next.set(char, next);
      }
      node = next;
    }
    const last = entry.at(-1) ?? '';
    // An entry that ends with a mark, such as "tags:", needs no end of a word after it.
    const open = isStem || UNSPACED.test(entry) || !WORD_CHARACTER.test(last);
    if (node.ends !== 'anywhere') node.ends = open ? 'anywhere' : 'word';
  }

  /** Whether an entry is the whole of a text. */
  has(text: string): boolean {
    let node: Node | undefined = this.#root;
    for (const char of text) {
      node = node.next.get(char);
      if (!node) return false;
    }
    return node.ends !== undefined;
  }

  /** Whether a text begins with an entry. */
  begin(text: string): boolean {
    return this.#matchesAt(text, 0);
  }

  /** Where in a text an entry stands first; -1 if none does. */
  search(text: string): number {
    let afterWord = false;
    for (let at = 0; at < text.length; at++) {
      const char = text[at] as string;
      if ((!afterWord || UNSPACED.test(char)) && this.#matchesAt(text, at)) return at;
      afterWord = isWordCharacter(char);
    }
    return -1;
  }

  #matchesAt(text: string, start: number): boolean {
    let node: Node | undefined = this.#root;
    for (let at = start; ; at++) {
      if (node.ends === 'anywhere') return true;
      const char = text[at];
      if (node.ends === 'word' && !(char !== undefined && isWordCharacter(char))) return true;
      node = char === undefined ? undefined : node.next.get(char);
      if (!node) return false;
    }
  }
}

function isWordCharacter(char: string): boolean {
  const code = char.charCodeAt(0);
  if (code < 0x80)
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return WORD_CHARACTER.test(char);
}
