import { PatternError } from './pattern-error.ts';

/** Characters of words, as they stand inside a class. */
export const WORD = '\\p{L}\\p{M}\\p{Nd}\\p{Pc}\\x{200C}\\x{200D}';

/** Classes by the letter after the backslash, as they stand inside a class. */
const CLASSES: Record<string, string> = {
  d: '\\p{Nd}',
  h: '\\t\\p{Zs}',
  s: '\\t\\n\\x0B\\f\\r\\x{85}\\p{Z}',
  v: '\\n\\x0B\\f\\r\\x{85}\\x{2028}\\x{2029}',
  w: WORD,
};
const CONTROLS: Record<string, string> = { a: '\\x07', e: '\\x{1B}' };
const CODE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x\{([0-9a-fA-F]{1,8})\}|x([0-9a-fA-F]{2}))/y;
const PROPERTY = /\\[pP](?:\{([^}]*)\}|\p{L})/uy;
const PREFIX = /^(\^?)(?:Is|gc=|sc=|General_Category=|Script=)/;

/** What a class escape such as `\s` holds, as it stands inside a class. */
export function classEscape(letter: string): string {
  return CLASSES[letter] as string;
}

/**
 * An ICU escape, other than a word boundary, for RE2.
 *
 * @param inClass whether it stands inside a class
 * @returns the translation, and where the escape ends
 * @throws PatternError
 */
export function translatedEscape(
  pattern: string,
  at: number,
  inClass = false,
): { source: string; end: number } {
  const letter = pattern[at + 1];
  const end = at + 2;
  if (letter === undefined) throw new PatternError('The expression ends with a lone “\\”.');
  const known = CLASSES[letter];
  if (known !== undefined) return { source: inClass ? known : `[${known}]`, end };
  const opposite = CLASSES[letter.toLowerCase()];
  if (opposite !== undefined) {
    if (inClass) throw new PatternError(`“\\${letter}” inside a class is not supported.`);
    return { source: `[^${opposite}]`, end };
  }
  if (letter === 'R' && !inClass) return { source: `(?:\\r\\n|[${CLASSES.v}])`, end };
  if (letter === 'Q') return quoted(pattern, end);
  if (/[uUx]/.test(letter)) return code(pattern, at);
  if (/[pP]/.test(letter)) return property(pattern, at);
  if (CONTROLS[letter] !== undefined) return { source: CONTROLS[letter], end };
  if (/[fnrt]/.test(letter) || (/[Az]/.test(letter) && !inClass)) {
    return { source: `\\${letter}`, end };
  }
  if (/[1-9k]/.test(letter))
    throw new PatternError('References back to a group are not supported.');
  if (/[0-9A-Za-z]/.test(letter)) throw new PatternError(`“\\${letter}” is not supported.`);
  const character = String.fromCodePoint(pattern.codePointAt(at + 1) as number);
  return { source: literal(character), end: at + 1 + character.length };
}

function quoted(pattern: string, from: number) {
  const to = pattern.indexOf('\\E', from);
  const text = pattern.slice(from, to < 0 ? pattern.length : to);
  return { source: [...text].map(literal).join(''), end: to < 0 ? pattern.length : to + 2 };
}

function code(pattern: string, at: number) {
  CODE.lastIndex = at;
  const match = CODE.exec(pattern);
  if (match === null)
    throw new PatternError('“\\u”, “\\U” and “\\x” need the number of a character.');
  const digits = match[1] ?? match[2] ?? match[3] ?? match[4];
  return { source: `\\x{${digits}}`, end: CODE.lastIndex };
}

function property(pattern: string, at: number) {
  PROPERTY.lastIndex = at;
  const match = PROPERTY.exec(pattern);
  if (match === null) throw new PatternError('“\\p” needs the name of a property in braces.');
  const source =
    match[1] === undefined ? match[0] : `${match[0].slice(0, 3)}${match[1].replace(PREFIX, '$1')}}`;
  return { source, end: PROPERTY.lastIndex };
}

function literal(character: string): string {
  return /[!-/:-@[-`{-~]/.test(character) ? `\\${character}` : character;
}
