import { numbersIn } from '../numbers.ts';

export type TokenKind = 'word' | 'number' | 'mark';

/** The distinct tokens of one side, numbered from 0. */
export interface Vocabulary {
  /** Folded form: words in lower case, numbers as `#value`, marks in one form for all scripts. */
  keys: string[];
  kinds: TokenKind[];
  /** Share of occurrences away from the sentence's start that have a capital first letter. */
  capitals: Float64Array;
  counts: Float64Array;
}

/** The sentences of one side as token numbers: sentence i is tokens[offsets[i] .. offsets[i+1]-1]. */
export interface Corpus {
  language: string;
  vocabulary: Vocabulary;
  offsets: Int32Array;
  tokens: Int32Array;
  /** Length of each sentence in characters, white space apart. */
  lengths: Float64Array;
}

const TOKEN =
  /(?<number>\p{Nd}[\p{Nd}.,'’٬٫\u00a0\u202f]*)|(?<word>[\p{L}\p{M}]+(?:['’‘ʼ][\p{L}\p{M}]+)*)|(?<mark>[?？؟;՞!！՜:：;；…«»“”„"「」『』()（）%٪–—-])/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const CHINESE_NUMERALS = /[〇零一二两兩三四五六七八九十百千万萬亿億]/u;

/** Marks that mean the same across scripts, in one form. */
const MARKS: Record<string, string> = {
  '？': '?',
  '؟': '?',
  '՞': '?',
  '\u037e': '?',
  '！': '!',
  '՜': '!',
  '：': ':',
  '；': ';',
  '؛': ';',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '（': '(',
  '）': ')',
  '٪': '%',
  '–': '-',
  '—': '-',
};

/** Splits every sentence of a side into words, numbers by value, and the marks that translations keep. */
export function tokenise(sentences: readonly string[], language: string): Corpus {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const kinds: TokenKind[] = [];
  const capitals: number[] = [];
  const inner: number[] = [];
  const counts: number[] = [];
  const tokens: number[] = [];
  const offsets = new Int32Array(sentences.length + 1);
  const lengths = new Float64Array(sentences.length);
  let first = true;

  const add = (key: string, kind: TokenKind, capital: boolean) => {
    let id = numbers.get(key);
    if (id === undefined) {
      id = keys.length;
      numbers.set(key, id);
      keys.push(key);
      kinds.push(kind);
      capitals.push(0);
      inner.push(0);
      counts.push(0);
    }
    counts[id] = (counts[id] as number) + 1;
    if (!first) {
      inner[id] = (inner[id] as number) + 1;
      if (capital) capitals[id] = (capitals[id] as number) + 1;
    }
    if (kind === 'word') first = false;
    tokens.push(id);
  };

  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  sentences.forEach((sentence, index) => {
    first = true;
    const text = sentence.normalize('NFKC');
    lengths[index] = text.replace(/\s+/gu, '').length;
    if (/\p{Nd}/u.test(text) || CHINESE_NUMERALS.test(text)) {
      for (const found of numbersIn(text, language)) add(`#${found.value}`, 'number', false);
    }
    for (const match of text.matchAll(TOKEN)) {
      const { word, mark } = match.groups as Record<string, string | undefined>;
      if (mark !== undefined) {
        add(MARKS[mark] ?? mark, 'mark', false);
      } else if (word !== undefined && UNSPACED.test(word)) {
        for (const piece of segmenter.segment(word))
          add(piece.segment.toLowerCase(), 'word', false);
      } else if (word !== undefined) {
        // French, Italian and Catalan elide: l'Himalaya is two words, and so is 'of the' in Turkish names.
        for (const part of word.split(/['’‘ʼ]/u)) {
          if (part !== '') add(part.toLowerCase(), 'word', part !== part.toLowerCase());
        }
      }
    }
    offsets[index + 1] = tokens.length;
  });
  return {
    language,
    vocabulary: {
      keys,
      kinds,
      capitals: Float64Array.from(
        capitals,
        (count, id) => count / Math.max(1, inner[id] as number),
      ),
      counts: Float64Array.from(counts),
    },
    offsets,
    tokens: Int32Array.from(tokens),
    lengths,
  };
}

/**
 * The same corpus with words that begin alike made one (a stem for want of a stemmer): words longer
 * than `letters` keep their first `letters`. Scripts written without spaces fall into single characters.
 */
export function stemmed(corpus: Corpus, letters: number): Corpus {
  const { vocabulary } = corpus;
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const kinds: TokenKind[] = [];
  const parts: number[][] = vocabulary.keys.map((key, id) => {
    const kind = vocabulary.kinds[id] as TokenKind;
    const pieces = kind === 'word' ? wordPieces(key, letters) : [key];
    return pieces.map((piece) => {
      let number = numbers.get(piece);
      if (number === undefined) {
        number = keys.length;
        numbers.set(piece, number);
        keys.push(piece);
        kinds.push(kind);
      }
      return number;
    });
  });
  const capitals = new Float64Array(keys.length);
  const counts = new Float64Array(keys.length);
  parts.forEach((pieces, id) => {
    const count = vocabulary.counts[id] as number;
    for (const piece of pieces) {
      counts[piece] = (counts[piece] as number) + count;
      capitals[piece] = (capitals[piece] as number) + count * (vocabulary.capitals[id] as number);
    }
  });
  for (let id = 0; id < keys.length; id++)
    capitals[id] = (capitals[id] as number) / Math.max(1, counts[id] as number);
  const tokens: number[] = [];
  const offsets = new Int32Array(corpus.offsets.length);
  for (let sentence = 0; sentence + 1 < offsets.length; sentence++) {
    const end = corpus.offsets[sentence + 1] as number;
    for (let at = corpus.offsets[sentence] as number; at < end; at++) {
      for (const piece of parts[corpus.tokens[at] as number] as number[]) tokens.push(piece);
    }
    offsets[sentence + 1] = tokens.length;
  }
  return {
    ...corpus,
    vocabulary: { keys, kinds, capitals, counts },
    offsets,
    tokens: Int32Array.from(tokens),
  };
}

/** The same sentences as pairs of neighbouring words and numbers, marks left out. */
export function paired(corpus: Corpus): Corpus {
  const { vocabulary } = corpus;
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const counts: number[] = [];
  const tokens: number[] = [];
  const offsets = new Int32Array(corpus.offsets.length);
  for (let sentence = 0; sentence + 1 < offsets.length; sentence++) {
    let before = '';
    const end = corpus.offsets[sentence + 1] as number;
    for (let at = corpus.offsets[sentence] as number; at < end; at++) {
      const token = corpus.tokens[at] as number;
      if (vocabulary.kinds[token] === 'mark') continue;
      const word = vocabulary.keys[token] as string;
      const key = `${before} ${word}`;
      before = word;
      let id = numbers.get(key);
      if (id === undefined) {
        id = keys.length;
        numbers.set(key, id);
        keys.push(key);
        counts.push(0);
      }
      counts[id] = (counts[id] as number) + 1;
      tokens.push(id);
    }
    offsets[sentence + 1] = tokens.length;
  }
  return {
    ...corpus,
    vocabulary: {
      keys,
      kinds: keys.map(() => 'word'),
      capitals: new Float64Array(keys.length),
      counts: Float64Array.from(counts),
    },
    offsets,
    tokens: Int32Array.from(tokens),
  };
}

/** Prefixed particles written with the word in Arabic and Hebrew, longest first. */
const PARTICLES = /^(?:(?:[وف]?[بكل]?ال|وال|لل)|[وفبكل]|ה|[ובלכמש]ה?)(?=\p{L}{3})/u;
const PREFIXING = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A word without the particles written before it; the word itself where there are none. */
export function withoutParticles(word: string): string {
  return PREFIXING.test(word) ? word.replace(PARTICLES, '') : word;
}

/** What `stemmed` makes of a word: its stem, or its characters in a script without spaces. */
export function wordPieces(word: string, letters: number): string[] {
  return UNSPACED.test(word) ? [...word] : [stem(word, letters)];
}

function stem(key: string, letters: number): string {
  const plain = withoutParticles(key)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
  return plain.length > letters ? plain.slice(0, letters) : plain;
}

/** The same tokens with runs of sentences made one; `starts` are the sentences the runs begin with. */
export function regrouped(corpus: Corpus, starts: readonly number[]): Corpus {
  const offsets = new Int32Array(starts.length + 1);
  const lengths = new Float64Array(starts.length);
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? corpus.lengths.length;
    offsets[index + 1] = corpus.offsets[end] as number;
    for (let at = start; at < end; at++)
      lengths[index] = (lengths[index] as number) + (corpus.lengths[at] as number);
  });
  return { ...corpus, offsets, lengths };
}
