import { usesSpaces } from '../text/language.ts';
import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

const START = /^[ \t\u00a0\u2000-\u200a\u202f\u3000]*/u;
const SPACE = /[ \t\u00a0\u2000-\u200a\u202f\u3000]/u;

/** White space at the beginning or the end that the original has not, or has and the translation has not. */
export const edgeSpace: Check = {
  name: 'edge-space',
  group: 'typography',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (target.text.trim() === '' || source.text.trim() === '') return;
    for (const message of ['start', 'end'] as const) {
      const edge = message === 'start' ? startOf : endOf;
      const before = edge(source.text).space;
      const { at, space: after } = edge(target.text);
      if (before === after || (before.length === after.length && before.trim() === after.trim()))
        continue;
      // Full-width marks bring their own space.
      if (
        after === '' &&
        (!usesSpaces(target.language) || /[。，：；！？）」』、]$/u.test(target.text))
      )
        continue;
      yield {
        side: 'target',
        start: at,
        end: at + after.length,
        message: `${message}${after.length > before.length ? 'Added' : 'Missing'}`,
        params: { source: before.length, target: after.length },
        fix: replacing(target.text, at, at + after.length, before),
      };
    }
  },
};

function startOf(text: string): { at: number; space: string } {
  return { at: 0, space: START.exec(text)?.[0] ?? '' };
}

/** The white space that ends a text, before its line breaks. */
function endOf(text: string): { at: number; space: string } {
  let end = text.length;
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end--;
  let at = end;
  while (at > 0 && SPACE.test(text[at - 1] as string)) at--;
  return { at, space: text.slice(at, end) };
}
