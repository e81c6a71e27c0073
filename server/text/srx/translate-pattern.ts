import { PatternError } from './pattern-error.ts';
import { classEscape, translatedEscape, WORD } from './pattern-escapes.ts';

const QUANTIFIER = /[*+?]|\{\d+(?:,\d*)?\}/y;
const FLAGS = /\(\?([a-zA-Z]*(?:-[a-zA-Z]+)?)([:)])/y;
const NAMED_GROUP = /\(\?<[a-zA-Z]\w*>/y;
/** What can begin after `\b` and is of a word: so the boundary is at a word's start. */
const WORD_BEGINS = /[\p{L}\p{N}_[(.]|\\[wdpuUxQ]/uy;

/** Where an expression stands: it reads up to a break, on from a break, or a whole language code. */
export type PatternSide = 'before' | 'after' | 'whole';

interface Translation {
  /** The expression for RE2. */
  source: string;
  atWordBoundary: boolean;
}

/**
 * Rewrites an ICU regular expression for RE2: classes as Unicode means them, groups without capture,
 * word boundaries as lookbehinds. Quantifiers on the side after a break are made to take as little as
 * they can, since only whether they match matters there.
 *
 * @throws PatternError for backreferences, most lookaheads, possessive quantifiers, atomic groups, class
 *   operations and what else RE2 has no equal of
 */
export function translatePattern(pattern: string, side: PatternSide): Translation {
  const translation: Translation = { source: '', atWordBoundary: false };
  let at = 0;
  while (at < pattern.length) {
    const character = pattern[at];
    if (character === '\\') at = translateEscape(pattern, at, side, translation);
    else if (character === '[') at = translateClass(pattern, at, translation);
    else if (character === '(') at = translateGroup(pattern, at, side, translation);
    else at = translateOther(pattern, at, side, translation);
  }
  return translation;
}

function translateOther(
  pattern: string,
  at: number,
  side: PatternSide,
  translation: Translation,
): number {
  QUANTIFIER.lastIndex = at;
  const quantifier = QUANTIFIER.exec(pattern)?.[0];
  if (quantifier === undefined) {
    translation.source += pattern[at];
    return at + 1;
  }
  const end = at + quantifier.length;
  if (pattern[end] === '+') {
    throw new PatternError(
      `“${quantifier}+” is possessive, which is not supported; leave out the “+”.`,
    );
  }
  const isLazy = pattern[end] === '?';
  translation.source += quantifier + (isLazy || side === 'after' ? '?' : '');
  return isLazy ? end + 1 : end;
}

function translateEscape(
  pattern: string,
  at: number,
  side: PatternSide,
  translation: Translation,
): number {
  if (pattern[at + 1] === 'b') {
    addWordBoundary(pattern, at, side, translation);
    return at + 2;
  }
  const { source, end } = translatedEscape(pattern, at);
  translation.source += source;
  return end;
}

/** A boundary at the break is looked at apart; elsewhere what follows tells which side has the word. */
function addWordBoundary(
  pattern: string,
  at: number,
  side: PatternSide,
  translation: Translation,
): void {
  const isAtBreak = side === 'after' ? at === 0 : at + 2 === pattern.length;
  if (isAtBreak) {
    translation.atWordBoundary = true;
  } else if (at + 2 === pattern.length) {
    translation.source += `(?:[^${WORD}]|$)`;
  } else {
    WORD_BEGINS.lastIndex = at + 2;
    translation.source += WORD_BEGINS.test(pattern) ? `(?<![${WORD}])` : `(?<=[${WORD}])`;
  }
}

function translateGroup(
  pattern: string,
  at: number,
  side: PatternSide,
  translation: Translation,
): number {
  const start = pattern.slice(at, at + 4);
  if (!start.startsWith('(?')) return add('(?:', 1);
  if (start === '(?<=' || start === '(?<!') return add(start, 4);
  if (start.startsWith('(?=')) {
    // At the end of what follows a break, looking at a text and reading it are one.
    if (side === 'after' && closing(pattern, at) === pattern.length - 1) return add('(?:', 3);
    throw new PatternError('“(?=” is supported at the end of <afterbreak> only.');
  }
  if (start.startsWith('(?!')) {
    throw new PatternError(
      '“(?!” is not supported; put a rule for what must not follow before it.',
    );
  }
  if (start.startsWith('(?>')) throw new PatternError('“(?>” is not supported; write “(?:”.');
  if (start.startsWith('(?#')) return commentEnd(pattern, at);
  NAMED_GROUP.lastIndex = at;
  const named = NAMED_GROUP.exec(pattern);
  if (named) return add('(?:', named[0].length);
  FLAGS.lastIndex = at;
  const flags = FLAGS.exec(pattern);
  const unknown = /[^ims-]/.exec(flags?.[1] ?? '?')?.[0];
  if (flags === null || unknown !== undefined) {
    throw new PatternError(`“${flags?.[0] ?? start}” is no group that is supported.`);
  }
  return add(flags[0], flags[0].length);

  function add(source: string, length: number): number {
    translation.source += source;
    return at + length;
  }
}

function commentEnd(pattern: string, at: number): number {
  const end = pattern.indexOf(')', at);
  if (end < 0) throw new PatternError('A comment “(?#” is not closed.');
  return end + 1;
}

/** Offset of the bracket that closes a group, -1 where none does. */
function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '[') at = Math.max(at, pattern.indexOf(']', at + 2));
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return -1;
}

const POSIX = /\[:(\^?)(\w+):\]/y;
const POSIX_CLASSES: Record<string, string> = {
  alpha: '\\p{L}',
  alnum: '\\p{L}\\p{Nd}',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  digit: '\\p{Nd}',
  punct: '\\p{P}',
  space: classEscape('s'),
};

function translateClass(pattern: string, open: number, translation: Translation): number {
  let at = open + 1;
  let source = '[';
  if (pattern[at] === '^') source += pattern[at++];
  for (let isFirst = true; ; isFirst = false) {
    const character = pattern[at];
    if (character === undefined) throw new PatternError('A class “[” is not closed.');
    if (character === ']' && !isFirst) break;
    if (character === '\\') {
      const escaped = translatedEscape(pattern, at, true);
      source += escaped.source;
      at = escaped.end;
    } else if (character === '[') {
      POSIX.lastIndex = at;
      const [whole = '', not = '', name = ''] = POSIX.exec(pattern) ?? [];
      const posix = not === '' ? POSIX_CLASSES[name] : undefined;
      if (posix === undefined) {
        throw new PatternError(`“${whole || '['}” inside a class is not supported.`);
      }
      source += posix;
      at += whole.length;
    } else if (/^(?:&&|--)/.test(pattern.slice(at, at + 2))) {
      throw new PatternError(`“${pattern.slice(at, at + 2)}” inside a class is not supported.`);
    } else {
      source += character === ']' ? '\\]' : character;
      at++;
    }
  }
  translation.source += `${source}]`;
  return at + 1;
}
