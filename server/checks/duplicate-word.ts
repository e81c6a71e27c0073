import type { Check } from './check.ts';
import type { Found, Severity } from './finding.ts';
import { replacing } from './fix.ts';
import type { CheckedText, Pair, Token } from './pair.ts';

/** Languages in which a word said twice is grammar: plurals, emphasis, concords. */
const REDUPLICATING = new Set([
  ...[
    'id',
    'ms',
    'jv',
    'su',
    'tl',
    'ceb',
    'mg',
    'mi',
    'sm',
    'haw',
    'th',
    'lo',
    'km',
    'my',
    'zh',
    'ja',
  ],
  ...['st', 'nso', 'tn', 'zu', 'xh', 'ss', 'nr', 've', 'ts', 'sw', 'rw', 'rn', 'ny', 'sn', 'ln'],
]);
/** Words that may follow themselves, and mostly do not by mistake. */
const LEGITIMATE: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(['vous', 'nous']),
  tr: new Set([
    'yavaş',
    'hızlı',
    'uzun',
    'sık',
    'zaman',
    'teker',
    'ayrı',
    'adım',
    'tek',
    'bir',
    'kapı',
    'çok',
    'sıcak',
    'güzel',
    'ağır',
    'derin',
    'bol',
    'yer',
    'gide',
    'ara',
    'kat',
    'tane',
    'usul',
    'şu',
    'demet',
    'grup',
    'bölük',
    'parça',
    'ikişer',
    'birer',
  ]),
  hy: new Set(['մեկ']),
  it: new Set(['piano', 'via']),
  es: new Set(['muy']),
};
/** Words that follow themselves in certain clauses ("die, die die Karten haben"): worth a look. */
const POSSIBLE: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(['die', 'der', 'das', 'den', 'dem', 'sie', 'sich']),
  en: new Set(['had', 'that', 'her', 'is', 'do', 'very', 'no', 'bye', 'so', 'long', 'many']),
  nl: new Set(['die', 'dat', 'het']),
  ru: new Set(['что', 'да', 'очень']),
  es: new Set(['que']),
  pt: new Set(['que']),
};

/** A word that stands twice in a row, and not in the original. */
export const duplicateWord: Check = {
  name: 'duplicate-word',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (REDUPLICATING.has(target.base)) return;
    const doubled = doubledIn(target).filter(({ word }) => !LEGITIMATE[target.base]?.has(word));
    if (doubled.length === 0) return;
    const runs = runLengths(doubledIn(source));
    if (runs === runLengths(doubled)) return;
    for (const { word, first, second } of doubled) {
      if (source.prose.toLowerCase().includes(`${word} ${word}`)) continue;
      const severity: Severity = POSSIBLE[target.base]?.has(word) ? 'hint' : 'warning';
      yield {
        side: 'target',
        start: first.from,
        end: second.to,
        message: 'found',
        severity,
        params: { word: second.text },
        fix: replacing(target.text, first.to, second.to, ''),
      };
    }
  },
};

interface Doubled {
  word: string;
  first: Token;
  second: Token;
}

function doubledIn(text: CheckedText): Doubled[] {
  const found: Doubled[] = [];
  const { tokens } = text;
  for (let at = 2; at < tokens.length; at++) {
    const [first, space, second] = [
      tokens[at - 2] as Token,
      tokens[at - 1] as Token,
      tokens[at] as Token,
    ];
    if (!first.isWord || !second.isWord || space.isWord || !/^\s+$/u.test(space.text)) continue;
    if (first.text.length !== second.text.length || !/^\p{L}{2}/u.test(first.text)) continue;
    const word = second.text.toLowerCase();
    if (first.text.toLowerCase() !== word) continue;
    // Joined to what stands before or after, it is a part of another word ("plug-in in"). What was
    // blanked between them is no space of the text.
    if (
      /[-‑·'’]$/u.test(text.prose.slice(0, first.from)) ||
      /^[-‑·'’]\p{L}/u.test(text.prose.slice(second.to))
    )
      continue;
    if (/\S/u.test(text.text.slice(first.to, second.from))) continue;
    found.push({ word, first, second });
  }
  return found;
}

/** How often words are repeated, run by run: "ha ha, hee hee hee" is 1,2 in any language. */
function runLengths(doubled: readonly Doubled[]): string {
  const lengths: number[] = [];
  let last: Token | undefined;
  for (const { first, second } of doubled) {
    if (last === first) lengths.push((lengths.pop() ?? 0) + 1);
    else lengths.push(1);
    last = second;
  }
  return lengths.join();
}
