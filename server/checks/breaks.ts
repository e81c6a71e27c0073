import type { Check } from './check.ts';
import type { Found } from './finding.ts';
import type { CheckedText, Pair } from './pair.ts';

/** Line and paragraph breaks, tabs and escapes: as many, of the same kind, at the same ends. */
export const breaks: Check = {
  name: 'breaks',
  group: 'markup',
  severity: 'warning',
  *run({ source, target }: Pair): Generator<Found> {
    if (!target.hasWords && !/[\r\n\t]/.test(target.text)) return;
    if (!/[\r\n\t\\\u2028\u2029]/.test(source.text) && !/[\r\n\t\\\u2028\u2029]/.test(target.text))
      return;
    const edge = yield* edges(source, target);
    for (const [pattern, one] of COUNTED) {
      const [before, after] = [count(source, pattern), count(target, pattern)];
      if (before.length === after.length || (edge && one === 'lines')) continue;
      const place = after.at(-1);
      yield {
        side: 'target',
        start: place?.index ?? target.text.length,
        end: place ? place.index + place[0].length : target.text.length,
        message: one,
        params: { source: before.length, target: after.length },
      };
    }
    const kinds = [source, target].map((text) => kindOfBreak(text.text));
    if (kinds[0] && kinds[1] && kinds[0] !== kinds[1]) {
      yield {
        side: 'target',
        start: 0,
        end: target.text.length,
        message: 'kind',
        severity: 'hint',
      };
    }
  },
};

const COUNTED: readonly (readonly [RegExp, string])[] = [
  [/\r\n?|[\n\u2028\u2029]/g, 'lines'],
  [/\t/g, 'tabs'],
  // A backslash sequence as programs write it: "C:\new" has none, it stands after a letter or colon.
  [/(?<![A-Za-z]:\\{0,2}\w{0,40})\\(?:[nrt"\\](?![a-z]{3}))|(?<=\w)\\n(?=\w|\\)/g, 'escapes'],
];

function count({ text }: CheckedText, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}

/** Breaks a text begins or ends with. @returns whether anything was found */
function* edges(source: CheckedText, target: CheckedText): Generator<Found, boolean> {
  let found = false;
  for (const [message, pattern] of [
    ['start', /^\s*?(?=\S)/u],
    ['end', /\s*$/u],
  ] as const) {
    const [before, after] = [source, target].map(({ text }) => pattern.exec(text)?.[0] ?? '');
    const [ours, theirs] = [before, after].map((space) => (space?.match(/\r\n?|\n/g) ?? []).length);
    if (ours === theirs) {
      // Spaces before a break move it off the edge.
      if (message !== 'start' || ours === 0 || before?.startsWith(' ') === after?.startsWith(' '))
        continue;
    }
    found = true;
    const length = after?.length ?? 0;
    yield {
      side: 'target',
      start: message === 'start' ? 0 : target.text.length - length,
      end: message === 'start' ? length : target.text.length,
      message,
      params: { source: ours ?? 0, target: theirs ?? 0 },
    };
  }
  return found;
}

function kindOfBreak(text: string): string | undefined {
  return /\r\n|\r|\n/.exec(text)?.[0];
}
