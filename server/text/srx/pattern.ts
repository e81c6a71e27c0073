import { RE2JS } from 're2js';
import { PatternError } from './pattern-error.ts';
import { type PatternSide, translatePattern } from './translate-pattern.ts';

/** A regular expression ready to be tried at a place. */
export interface Pattern {
  regex: RE2JS;
  /** Whether it demands a word boundary at the break itself. */
  atWordBoundary: boolean;
}

/**
 * Compiles an ICU regular expression. RE2 matches it, in time linear in the text whatever the
 * expression; what RE2 has no equal of is refused.
 *
 * @throws PatternError
 */
export function compilePattern(pattern: string, side: PatternSide): Pattern {
  const { source, atWordBoundary } = translatePattern(pattern, side);
  const placed = side === 'before' ? `(?<=${source})` : `(?:${source})`;
  try {
    return { regex: RE2JS.compile(placed, RE2JS.LOOKBEHINDS), atWordBoundary };
  } catch (error) {
    throw new PatternError((error as Error).message.replace(/^error parsing regexp: /, ''), {
      cause: error,
    });
  }
}
