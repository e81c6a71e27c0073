import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Constructs of CommonMark, by the name their message has. */
const CONSTRUCTS: readonly (readonly [string, RegExp])[] = [
  ['image', /!\[[^\]\n]*\]\([^)\n]*\)/gu],
  ['link', /(?<!!)\[[^\]\n]+\]\([^)\n]*\)/gu],
  ['reference', /(?<!!)\[[^\]\n]+\]\s?\[[^\]\n]*\]/gu],
  ['definition', /^\[[^\]\n]+\]:\s/gmu],
  [
    'strong',
    /(?<![*\w])\*\*(?=\S)(?:(?!\*\*)[^\n])+?(?<=\S)\*\*(?!\*)|(?<![_\w])__(?=\S)(?:(?!__)[^\n])+?(?<=\S)__(?![_\w])/gu,
  ],
  [
    'emphasis',
    /(?<![*\w\\])\*(?=[^\s*])[^*\n]+?(?<=[^\s*])\*(?![*\w])|(?<![_\p{L}\p{N}\\])_(?=[^\s_])[^_\n]+?(?<=[^\s_])_(?![_\p{L}\p{N}])/gu,
  ],
  ['strike', /~~(?=\S)[^~\n]+~~/gu],
  ['code', /(?<!`)`[^`\n]+`(?!`)/gu],
  ['heading', /^#{1,6}\s/gmu],
];
const BROKEN: readonly RegExp[] = [
  // "[text] (address)", "** bold**": a space too many.
  /\[[^\]\n]+\]\s+\((?:https?:|\/|#|www\.)[^)\n]*\)/gu,
  /(?<!\*)\*\*\s+[^*\n]+\*\*|\*\*[^*\n]+\s+\*\*(?!\*)/gu,
];

/** Markdown: links, references, emphasis, code and headings as many as in the original, and whole. */
export const markdown: Check = {
  name: 'markdown',
  group: 'markup',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (
      target.text.trim() === '' ||
      (!/[[\]*_~`#]/u.test(source.text) && !/[[\]*_~`#]/u.test(target.text))
    )
      return;
    for (const pattern of BROKEN) {
      for (const { 0: text, index } of target.text.matchAll(pattern)) {
        if (!pattern.test(source.text))
          yield {
            side: 'target',
            start: index,
            end: index + text.length,
            message: 'broken',
            params: { text },
          };
        pattern.lastIndex = 0;
      }
    }
    for (const [construct, pattern] of CONSTRUCTS) {
      const [before, after] = [matches(source, pattern), matches(target, pattern)];
      if (before.length === after.length) continue;
      const extra = after.at(-1);
      const isMore = after.length > before.length && extra !== undefined;
      const place = isMore ? extra : undefined;
      yield {
        side: isMore ? 'target' : 'source',
        start: place?.index ?? before[0]?.index ?? 0,
        end: place
          ? place.index + place[0].length
          : (before[0]?.index ?? 0) + (before[0]?.[0].length ?? 0),
        message: construct,
        params: { source: before.length, target: after.length },
      };
    }
    yield* references(source, target);
  },
};

function matches({ text }: CheckedText, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

/** References that lead to another definition than the original's. */
function* references(source: CheckedText, target: CheckedText): Generator<Found> {
  const pattern = /\]\s?\[([^\]\n]+)\]/gu;
  const known = [...source.text.matchAll(pattern)].map(([, name]) => name as string);
  if (known.length === 0) return;
  for (const { 0: text, 1: name = '', index } of target.text.matchAll(pattern)) {
    const at = known.indexOf(name);
    if (at >= 0) known.splice(at, 1);
    else
      yield {
        side: 'target',
        start: index,
        end: index + text.length,
        message: 'unknownReference',
        params: { name },
      };
  }
}
