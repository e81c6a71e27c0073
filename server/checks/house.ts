import { RE2JS } from 're2js';
import type { Check } from './check.ts';
import type { CheckContext, HousePattern } from './context.ts';
import type { Found } from './finding.ts';
import { replacing } from './fix.ts';
import type { Pair } from './pair.ts';

/** Most findings of one pattern in one text; more say no more. */
const MOST = 50;

/** The newsroom's own patterns, matched by RE2 in linear time, so that none can hang the server. */
export const house: Check = {
  name: 'house',
  group: 'house',
  severity: 'warning',
  *run(pair: Pair, { housePatterns = [] }: CheckContext): Generator<Found> {
    for (const pattern of housePatterns) {
      const { text, side } = pair[pattern.side];
      const matcher = compiled(pattern).matcher(text);
      for (let count = 0; count < MOST && matcher.find(); count++) {
        const [start, end] = [matcher.start(), matcher.end()];
        // An empty match names no place.
        if (start === end) continue;
        if (pattern.wholeWords && !standsAlone(text, start, end)) continue;
        const found = text.slice(start, end);
        const replacement =
          pattern.replacement === undefined
            ? undefined
            : filled(
                pattern.replacement,
                (group) => matcher.group(group) ?? '',
                matcher.groupCount(),
              );
        yield {
          side,
          start,
          end,
          message: 'pattern',
          severity: pattern.severity ?? 'warning',
          params: { name: pattern.name, message: pattern.message },
          ...(replacement !== undefined &&
            replacement !== found && { fix: replacing(text, start, end, replacement) }),
        };
      }
    }
  },
};

const WORD_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const WORD_AFTER = /^[\p{L}\p{M}\p{N}]/u;

/** Whether no letter or digit touches a stretch of a text. */
function standsAlone(text: string, start: number, end: number): boolean {
  // Two units hold any character there is.
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return !WORD_BEFORE.test(before) && !WORD_AFTER.test(after);
}

const cache = new Map<string, RE2JS>();
/** Patterns kept compiled: those in use, and some that are being tried out. */
const MOST_COMPILED = 500;

/**
 * A pattern ready for matching.
 *
 * @throws RE2JSSyntaxException when it is not of RE2's syntax (see `problemOfPattern`)
 */
function compiled({ pattern, ignoreCase }: Pick<HousePattern, 'pattern' | 'ignoreCase'>): RE2JS {
  const key = `${ignoreCase ? 'i' : ''}/${pattern}`;
  let regex = cache.get(key);
  if (!regex) {
    regex = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (cache.size >= MOST_COMPILED) cache.clear();
    cache.set(key, regex);
  }
  return regex;
}

/** How many groups a pattern has: those that `$1`, `$2`, … of a replacement may name. */
export function groupsOf(pattern: string): number {
  return compiled({ pattern }).groupCount();
}

/** What is wrong with a pattern in the engine's words, for the form it is entered in; undefined if nothing. */
export function problemOfPattern(pattern: string): string | undefined {
  try {
    compiled({ pattern });
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('RE2JS')) return error.message;
    throw error;
  }
}

/** `$1` in a replacement is the first group, `$$` a dollar sign. */
function filled(replacement: string, group: (number: number) => string, groups: number): string {
  return replacement.replace(/\$(\$|\d)/gu, (whole, sign: string) => {
    if (sign === '$') return '$';
    return Number(sign) <= groups ? group(Number(sign)) : whole;
  });
}
