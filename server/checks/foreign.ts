import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair, Token } from './pair.ts';

/** Scripts by the name `\p{Script}` has for them. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Armn: /\p{Script=Armenian}/u,
  Beng: /\p{Script=Bengali}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Ethi: /\p{Script=Ethiopic}/u,
  Geor: /\p{Script=Georgian}/u,
  Grek: /\p{Script=Greek}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  Kore: /\p{Script=Hangul}/u,
  Thai: /\p{Script=Thai}/u,
};
/** So many words of the original in a row are no name. */
const RUN = 4;

/** Words left in the original's script, or a passage left in its language. */
export const foreign: Check = {
  name: 'foreign',
  group: 'completeness',
  severity: 'warning',
  *run(pair: Pair): Generator<Found> {
    const { source, target } = pair;
    if (!pair.isTranslated || source.text.trim() === target.text.trim()) return;
    yield* otherScript(source, target);
    if (source.script === target.script && source.base !== target.base)
      yield* passages(source, target);
  },
};

function* otherScript(source: CheckedText, target: CheckedText): Generator<Found> {
  const script = SCRIPTS[source.script];
  if (!script || source.script === target.script || SCRIPTS[target.script] === script) return;
  // Japanese and Chinese share Han; everybody quotes Latin.
  if (target.script === 'Jpan' && /^Han/.test(source.script)) return;
  for (const [first, last] of runs(target.words, ({ text }) => script.test(text))) {
    const passage = target.text.slice(first.from, last.to);
    // "(橋, Brücke)": a word given as an example stands in brackets or quotation marks.
    const isCited =
      /["“„«»'‘(（「《]\s?$/u.test(target.text.slice(0, first.from)) && passage.length < 24;
    yield {
      side: 'target',
      start: first.from,
      end: last.to,
      message: 'script',
      severity: isCited ? 'hint' : 'warning',
      params: { passage },
    };
  }
}

function* passages(source: CheckedText, target: CheckedText): Generator<Found> {
  const ours = source.words.map(({ text }) => text.toLowerCase());
  const theirs = target.words.map(({ text }) => text.toLowerCase());
  if (longestRun(theirs, new Set(ours)) < RUN) return;
  const known = new Set<string>();
  for (let at = 0; at + RUN <= ours.length; at++) known.add(ours.slice(at, at + RUN).join(' '));
  for (let at = 0; at + RUN <= theirs.length; at++) {
    if (!known.has(theirs.slice(at, at + RUN).join(' '))) continue;
    let end = at + RUN;
    while (end < theirs.length && known.has(theirs.slice(end - RUN + 1, end + 1).join(' '))) end++;
    const words = target.words.slice(at, end);
    // Names and titles: nothing but capitals and numbers, or in quotation marks.
    const isPlain = words.filter(({ text }) => /^\p{Ll}{2}/u.test(text)).length >= RUN - 1;
    const [first, last] = [words[0] as Token, words.at(-1) as Token];
    const passage = target.text.slice(first.from, last.to);
    if (isPlain) {
      const isQuoted = /["“„«»'‘(]\s?$/u.test(target.text.slice(0, first.from));
      yield {
        side: 'target',
        start: first.from,
        end: last.to,
        message: 'language',
        severity: isQuoted ? 'hint' : 'warning',
        params: { passage },
      };
    }
    at = end;
  }
}

/** Most words in a row that the other text has anywhere. */
function longestRun(words: readonly string[], known: ReadonlySet<string>): number {
  let [run, longest] = [0, 0];
  for (const word of words) {
    run = known.has(word) ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

function runs(words: readonly Token[], belongs: (word: Token) => boolean): [Token, Token][] {
  const found: [Token, Token][] = [];
  let open: [Token, Token] | undefined;
  for (const word of words) {
    if (!belongs(word)) open = undefined;
    else if (open) open[1] = word;
    else {
      open = [word, word];
      found.push(open);
    }
  }
  return found;
}
