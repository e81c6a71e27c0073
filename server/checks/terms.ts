import type { Check } from './check.ts';
import type { CheckContext, Term } from './context.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Terms of the termbase: a rendering that is not there, and one that must not be. */
export const terms: Check = {
  name: 'terms',
  group: 'consistency',
  severity: 'warning',
  *run(pair: Pair, { terms: known = [] }: CheckContext): Generator<Found> {
    const { source, target } = pair;
    if (known.length === 0 || target.text.trim() === '') return;
    for (const term of known) {
      const place = placeOf(term.source, source, term);
      if (!place) continue;
      for (const forbidden of term.forbidden ?? []) {
        const found = placeOf(forbidden, target, term);
        if (found)
          yield {
            side: 'target',
            ...found,
            message: 'forbidden',
            params: { term: term.source, rendering: forbidden },
          };
      }
      if (
        term.targets.length === 0 ||
        term.targets.some((rendering) => placeOf(rendering, target, term))
      )
        continue;
      yield {
        side: 'source',
        ...place,
        message: 'missing',
        params: { term: term.source, renderings: term.targets.join(', ') },
      };
    }
  },
};

/** Where a term stands: as whole words, each with an ending of up to three letters. */
function placeOf(
  term: string,
  { text, script }: CheckedText,
  { caseSensitive }: Term,
): { start: number; end: number } | undefined {
  const words = term.trim().split(/\s+/u);
  if (words[0] === '' || words.length === 0) return undefined;
  const spaced =
    !/^(?:Hans|Hant|Jpan|Thai|Khmr|Laoo|Mymr)$/.test(script) ||
    /^[\p{Script=Latin}\s]+$/u.test(term);
  const body = words
    .map((word) => {
      const stem =
        word.length > 4 && spaced
          ? word.replace(/\p{Ll}{1,2}$/u, (ending) =>
              word.length - ending.length >= 4 ? '' : ending,
            )
          : word;
      const escaped = stem.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
      return spaced ? `${escaped}\\p{L}{0,${word.length - stem.length + 3}}` : escaped;
    })
    .join('\\s+');
  const edges = spaced ? [`(?<![\\p{L}\\p{M}\\p{N}])`, `(?![\\p{L}\\p{N}])`] : ['', ''];
  const match = new RegExp(`${edges[0]}${body}${edges[1]}`, caseSensitive ? 'u' : 'iu').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
